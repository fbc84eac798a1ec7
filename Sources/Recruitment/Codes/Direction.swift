/// Who began it.
package enum Direction: UInt8, Code, BitwiseCopyable {
  case outbound, inbound

  package var word: String {
    switch self {
    case .outbound: "outbound"
    case .inbound: "inbound"
    }
  }
}
