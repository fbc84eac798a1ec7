import Recruitment

extension Outcome {
  /// What a try, a talk or a message came to, as a recruiter says it.
  package var said: String {
    switch self {
    case .connected: "spoke"
    case .voicemail: "voicemail"
    case .noAnswer: "no answer"
    case .busy: "busy"
    case .failed: "did not go through"
    case .wrongNumber: "wrong number"
    case .connectedUnverified: "answered, by a person or a machine"
    case .held: "met"
    case .cancelled: "cancelled"
    case .noShow: "did not turn up"
    case .sent: "sent"
    case .bounced: "bounced"
    }
  }
}
