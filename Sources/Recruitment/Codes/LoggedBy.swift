/// Whether a system or a hand wrote the row.
package enum LoggedBy: UInt8, Code, BitwiseCopyable {
  case system, hand

  package var word: String {
    switch self {
    case .system: "system"
    case .hand: "hand"
    }
  }
}
