/// What a job event says.
package enum JobStatus: UInt8, Code, BitwiseCopyable {
  case open, onHold, reopened, filled, cancelled, lost

  package var word: String {
    switch self {
    case .open: "open"
    case .onHold: "on_hold"
    case .reopened: "reopened"
    case .filled: "filled"
    case .cancelled: "cancelled"
    case .lost: "lost"
    }
  }
}
