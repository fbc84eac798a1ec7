/// What colleagues see of the messages that somebody wrote and got: e-mail, text, WhatsApp, LinkedIn, chat. Talks, and
/// what was noted of them, are the firm's.
package enum MailPrivacy: UInt8, Code, BitwiseCopyable {
  /// Nothing: not even that there was one.
  case hidden
  /// That there was one, with whom, when, which way; neither subject nor words.
  case metadata
  case shared

  /// Until somebody says otherwise.
  package static let standard = MailPrivacy.metadata

  package var word: String {
    switch self {
    case .hidden: "hidden"
    case .metadata: "metadata"
    case .shared: "shared"
    }
  }
}
