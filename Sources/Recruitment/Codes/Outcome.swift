/// What came of a call, video or meeting, or of a message.
package enum Outcome: UInt8, Code, BitwiseCopyable {
  case connected, voicemail, noAnswer, busy, failed, wrongNumber, connectedUnverified, held, cancelled, noShow,
    sent, bounced

  package var word: String {
    switch self {
    case .connected: "connected"
    case .voicemail: "voicemail"
    case .noAnswer: "no_answer"
    case .busy: "busy"
    case .failed: "failed"
    case .wrongNumber: "wrong_number"
    case .connectedUnverified: "connected_unverified"
    case .held: "held"
    case .cancelled: "cancelled"
    case .noShow: "no_show"
    case .sent: "sent"
    case .bounced: "bounced"
    }
  }
}
