import MessageCoach
import Practice
import Recruitment
import Storage

/// A message of one's own as colleagues would read it.
package struct ExampleDraft: Hashable, Sendable {
  package var id: InteractionID
  /// Without names, addresses, links and numbers; its writer may change it further.
  package var text: String

  package init(id: InteractionID, text: String) {
    self.id = id
    self.text = text
  }
}

/// What a colleague shared, read by the coach.
package struct ColleaguesExample: Sendable {
  package var example: SharedExample
  package var reading: MessageReading
  /// Whether whoever asks shared it, and may take it back.
  package var isOwn: Bool

  package init(example: SharedExample, reading: MessageReading, isOwn: Bool) {
    self.example = example
    self.reading = reading
    self.isOwn = isOwn
  }
}

extension Desk {
  /// How a message would be shown to colleagues. Nothing is shared yet.
  /// - Throws: `DeskError.noSuchRecruiter`, `DeskError.noSuchMessage` where it is not theirs.
  package func exampleDraft(_ id: InteractionID, of recruiter: String) throws -> ExampleDraft {
    let message = try ownMessage(id, of: recruiter)
    return ExampleDraft(id: id, text: try anonymiser(for: message).anonymised(message.body ?? ""))
  }

  /// Lets colleagues read a message of one's own. Whatever its writer left in it of names and numbers on record is taken
  /// out again.
  /// - Throws: as `exampleDraft`; `DeskError.nothingToShare`.
  package func shareExample(_ draft: ExampleDraft, of recruiter: String, now: Instant) throws {
    let message = try ownMessage(draft.id, of: recruiter)
    let text = try anonymiser(for: message).anonymised(draft.text).trimmingWhitespace
    guard !text.isEmpty else { throw DeskError.nothingToShare }
    let record = try studied()
    let sent = SentMessage(
      id: message.id, person: message.person, recruiter: message.recruiter, at: message.at,
      channel: MessageChannel(message.channel) ?? .email, text: text)
    let rule = AuditReader(store, record).auditor(of: [sent]).audit(sent).rule
    try store.share(
      SharedExample(
        recruiter: message.recruiter, interaction: message.id, rule: rule.map { record.playbook.rules[$0].code },
        text: text, sharedAt: now))
  }

  /// - Throws: `DeskError.noSuchRecruiter`, `DeskError.noSuchMessage` where it is not theirs.
  package func withdrawExample(_ id: Int64, of recruiter: String) throws {
    guard try store.withdrawExample(id, of: recruiterID(recruiter)) else { throw DeskError.noSuchMessage }
  }

  /// Newest first; nobody's name is with them.
  package func sharedExamples(for recruiter: String?) throws -> [ColleaguesExample] {
    let own = try recruiter.map(recruiterID)
    let coach = Coach()
    return try store.sharedExamples().map { example in
      ColleaguesExample(
        example: example, reading: coach.read(MessageDraft(text: example.text)), isOwn: example.recruiter == own)
    }
  }

  private func ownMessage(_ id: InteractionID, of recruiter: String) throws -> SentMessageRecord {
    guard let message = try store.sentMessage(id), try message.recruiter == recruiterID(recruiter) else {
      throw DeskError.noSuchMessage
    }
    return message
  }

  /// Takes out the person, their firm, ourselves and all colleagues.
  private func anonymiser(for message: SentMessageRecord) throws -> Anonymiser {
    let person = try store.people([message.person])[message.person]
    let names = [person?.name, person?.clientName, try store.settings().name].compactMap(\.self)
    return Anonymiser(names: names + (try store.recruiters().map(\.name)))
  }
}
