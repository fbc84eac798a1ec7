import MessageCoach
import Recruitment

/// A message of ours as it was sent: neither automatic nor bounced.
package struct SentMessage: Sendable {
  package var id: InteractionID
  package var person: PersonID
  package var recruiter: RecruiterID
  package var at: Instant
  package var channel: MessageChannel
  package var text: String

  package init(
    id: InteractionID, person: PersonID, recruiter: RecruiterID, at: Instant, channel: MessageChannel, text: String
  ) {
    self.id = id
    self.person = person
    self.recruiter = recruiter
    self.at = at
    self.channel = channel
    self.text = text
  }
}

extension MessageChannel {
  /// `nil` for what is spoken.
  package init?(_ channel: Channel) {
    switch channel {
    case .email: self = .email
    case .sms: self = .sms
    case .whatsapp: self = .whatsapp
    case .linkedin: self = .linkedin
    case .chat: self = .chat
    case .call, .video, .meeting: return nil
    }
  }
}
