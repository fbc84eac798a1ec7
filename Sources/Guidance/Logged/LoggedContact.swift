import Recruitment

/// A talk, a try or a message that a recruiter logged here, as the evening wants it: to be finished, copied, taken back.
package struct LoggedContact: Sendable {
  /// As answers print it.
  package var id: String
  /// What takes it back.
  package var batch: String
  package var at: Instant
  package var person: PersonReference?
  package var recruiterName: String
  package var channel: Channel
  package var direction: Direction
  package var outcome: Outcome?
  package var durationSeconds: Int64?
  package var isConversation: Bool
  /// Ids as the firm's own systems print them; `nil` where there is none.
  package var jobID: String?
  package var jobTitle: String?
  package var clientName: String?
  package var note: String?
  /// Whoever logged it said that nothing more belongs to it.
  package var isFinished: Bool

  package init(
    id: String, batch: String, at: Instant, person: PersonReference?, recruiterName: String, channel: Channel,
    direction: Direction = .outbound, outcome: Outcome?, durationSeconds: Int64? = nil, isConversation: Bool,
    jobID: String? = nil, jobTitle: String? = nil, clientName: String? = nil, note: String? = nil,
    isFinished: Bool = false
  ) {
    self.id = id
    self.batch = batch
    self.at = at
    self.person = person
    self.recruiterName = recruiterName
    self.channel = channel
    self.direction = direction
    self.outcome = outcome
    self.durationSeconds = durationSeconds
    self.isConversation = isConversation
    self.jobID = jobID
    self.jobTitle = jobTitle
    self.clientName = clientName
    self.note = note
    self.isFinished = isFinished
  }

  /// A talk of which only the outcome is known, and nobody said that there is no more to it. Tries and messages say all
  /// there is by their outcome.
  package var isToFinish: Bool { isConversation && note == nil && !isFinished }
}

extension LoggedContact {
  /// One plain line to paste into the firm's own system: when, who, channel and outcome, by whom, about which job, note.
  package func line(_ wording: Wording) -> String {
    var parts = [wording.dated(at)]
    if let person { parts.append("\(person.name) (\(person.printedID))") }
    parts.append(what)
    parts.append(recruiterName)
    if let about { parts.append(about) }
    if let note { parts.append(Self.plain(note)) }
    return parts.joined(separator: " | ")
  }

  /// "call, spoke, 12 min".
  package var what: String {
    var words = [direction == .inbound ? "\(Self.words(channel)) from them" : Self.words(channel)]
    if let outcome { words.append(outcome.said) }
    if let durationSeconds, durationSeconds > 0 {
      words.append(durationSeconds < 60 ? "\(durationSeconds) s" : "\(durationSeconds / 60) min")
    }
    return words.joined(separator: ", ")
  }

  /// "Financial Controller at Northgate (J1)".
  package var about: String? {
    guard let jobTitle else { return nil }
    return jobTitle + (clientName.map { " at \($0)" } ?? "") + (jobID.map { " (\($0))" } ?? "")
  }

  /// Line breaks would end the line in a form that takes one.
  private static func plain(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static func words(_ channel: Channel) -> String {
    switch channel {
    case .call: "call"
    case .video: "video call"
    case .meeting: "meeting"
    case .email: "e-mail"
    case .sms: "text"
    case .whatsapp: "WhatsApp"
    case .linkedin: "LinkedIn message"
    case .chat: "chat"
    }
  }
}
