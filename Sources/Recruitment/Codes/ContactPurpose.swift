/// What contact is for.
package enum ContactPurpose: UInt8, Code, BitwiseCopyable {
  case process, marketing, any

  package var word: String {
    switch self {
    case .process: "process"
    case .marketing: "marketing"
    case .any: "any"
    }
  }
}
