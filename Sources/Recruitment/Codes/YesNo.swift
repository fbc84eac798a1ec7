/// A yes or a no; unknown is absence.
package enum YesNo: UInt8, Code, BitwiseCopyable {
  case no, yes

  package var word: String {
    switch self {
    case .no: "no"
    case .yes: "yes"
    }
  }
}
