/// Where something is written. Calls and meetings are not here: what is said there is the aim, not the draft.
package enum MessageChannel: String, Sendable, CaseIterable {
  case email, sms, whatsapp, linkedin, chat

  /// The most characters that are read at a glance there; longer messages are told so. Phones join texts up to about 320
  /// characters without a break; a note on LinkedIn is cut at 300 in an invitation and folded near 600 elsewhere.
  package var comfortableLength: Int {
    switch self {
    case .sms: 320
    case .whatsapp, .chat: 500
    case .linkedin: 600
    case .email: 1_200
    }
  }

  /// How one is called in a sentence: "this text is long".
  var noun: String {
    switch self {
    case .email: "e-mail"
    case .sms: "text"
    case .whatsapp, .linkedin, .chat: "message"
    }
  }
}
