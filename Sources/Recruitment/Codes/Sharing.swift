/// With whom a fact may be shared.
package enum Sharing: UInt8, Code, BitwiseCopyable {
  case nobody, client, candidate, both

  package var word: String {
    switch self {
    case .nobody: "nobody"
    case .client: "client"
    case .candidate: "candidate"
    case .both: "both"
    }
  }
}
