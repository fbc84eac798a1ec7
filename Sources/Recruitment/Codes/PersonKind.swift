/// What a person is to the firm.
package enum PersonKind: UInt8, Code, BitwiseCopyable {
  case unknown, candidate, contact, both

  package var word: String {
    switch self {
    case .unknown: "unknown"
    case .candidate: "candidate"
    case .contact: "contact"
    case .both: "both"
    }
  }
}
