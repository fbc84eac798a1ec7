import MessageCoach
import Moments
import Recruitment

/// A message that somebody is about to send, or has sent, and what is known around it.
package struct CoachQuestion: Sendable {
  package var text: String
  package var channel: MessageChannel
  package var side: MessageSide
  /// The kind of moment it is for: a rule's code or slug.
  package var kind: String?
  /// The opener that RightCall has made from the record for this person, where there is one: what is added to the
  /// writer's words comes from it and from nowhere else.
  package var opener: String?
  /// Times that suit both, as they would be said; from the recruiter's diary and when the person picks up.
  package var slots: [String]
  /// How many messages of ours to them have had no word since; `nil` where nobody knows.
  package var unansweredBefore: Int?

  package init(
    text: String, channel: MessageChannel = .email, side: MessageSide = .candidate, kind: String? = nil,
    opener: String? = nil, slots: [String] = [], unansweredBefore: Int? = nil
  ) {
    self.text = text
    self.channel = channel
    self.side = side
    self.kind = kind
    self.opener = opener
    self.slots = slots
    self.unansweredBefore = unansweredBefore
  }
}

package struct CoachAnswer: Sendable {
  package var reading: MessageReading
  /// A better opener in the writer's own words; `nil` where the message is fine as it is.
  package var suggestion: String?
}

extension Desk {
  /// Nothing of it is kept.
  /// - Throws: `DeskError.noSuchRule`.
  package func readMessage(_ question: CoachQuestion) throws -> CoachAnswer {
    guard let kind = question.kind else { return MessageReader().answer(question) }
    return try MessageReader.reader(for: kind, in: playbook()).answer(question)
  }
}

/// Whom a message is for, as the record has them.
package struct MessageRecipient: Hashable, Sendable {
  package var side: MessageSide
  /// Messages of ours that have had no word since.
  package var unanswered: Int
}

extension Desk {
  /// - Parameters:
  ///   - idOrEmail: an id as the firm prints it, or an e-mail address.
  ///   - kind: the kind of moment, a rule's code or slug, for somebody who may be on either side.
  /// - Throws: `DeskError.noSuchPerson`, `DeskError.noSuchRule`.
  package func recipient(_ idOrEmail: String, kind: String? = nil, asOf: Instant) throws -> MessageRecipient {
    guard let person = try store.person(idOrEmail) else { throw DeskError.noSuchPerson(idOrEmail) }
    let playbook = try playbook()
    let rule = try kind.map { kind -> Rule in
      guard let index = playbook.index(of: kind) else { throw DeskError.noSuchRule(kind) }
      return playbook.rules[index]
    }
    let addressee = Addressee(person.id, in: try chronicle())
    return MessageRecipient(
      side: addressee.isClient(at: asOf, of: rule) ? .client : .candidate,
      unanswered: addressee.unanswered(before: asOf))
  }
}

extension Desk {
  package func kinds() throws -> [MomentKind] {
    try playbook().rules.map { MomentKind(code: $0.code, title: $0.title) }
  }
}

/// A kind of moment by name.
package struct MomentKind: Hashable, Sendable {
  package var code: String
  package var title: String

  package init(code: String, title: String) {
    self.code = code
    self.title = title
  }
}

/// Reads messages of one kind of moment; needs no store.
package struct MessageReader: Sendable {
  private let coach = Coach()
  private let may: MessageAllowance?

  package init(_ rule: Rule? = nil) {
    may = rule.map { rule in
      rule.verdict == .messageFine ? .fineFor(rule.messageFineFor.isEmpty ? [] : [rule.messageFineFor]) : .openTalkOnly
    }
  }

  /// - Parameters:
  ///   - kind: a rule's code or slug; `nil` for none.
  ///   - playbookPath: `nil` for the playbook that comes with RightCall; not read where there is no kind.
  /// - Throws: `DeskError.noSuchRule`, `PlaybookError`, `DeskError.cannotRead`, `DeskError.notText`.
  package static func reader(for kind: String?, playbookPath: String?) throws -> MessageReader {
    guard let kind else { return MessageReader() }
    return try reader(for: kind, in: PlaybookShelf(path: playbookPath).playbook())
  }

  /// - Throws: `DeskError.noSuchRule`.
  static func reader(for kind: String, in playbook: Playbook) throws -> MessageReader {
    guard let index = playbook.index(of: kind) else { throw DeskError.noSuchRule(kind) }
    return MessageReader(playbook.rules[index])
  }

  package func answer(_ question: CoachQuestion) -> CoachAnswer {
    let draft = MessageDraft(
      text: question.text, channel: question.channel, side: question.side, may: may,
      unansweredBefore: question.unansweredBefore)
    let reading = coach.read(draft)
    return CoachAnswer(reading: reading, suggestion: suggestion(draft, reading, question))
  }

  private func suggestion(_ draft: MessageDraft, _ reading: MessageReading, _ question: CoachQuestion) -> String? {
    coach.suggest(for: draft, read: reading, with: parts(question))?.text
  }

  /// Whether it says something that may be written.
  private static func states(_ sentence: SentenceReading) -> Bool {
    ![.news, .asks, .talk, .press].contains(where: sentence.holds) && !sentence.text.hasSuffix("?")
  }

  /// What the record has to add: sentences of the opener by what they do. Beside a card nobody is asked to fill in what
  /// the record does not know.
  private func parts(_ question: CoachQuestion) -> OpenerParts {
    guard let opener = question.opener else { return OpenerParts(slots: question.slots) }
    let sentences = coach.read(MessageDraft(text: opener, channel: question.channel, side: question.side)).sentences
    func words(_ intent: Intent) -> [String] { sentences.filter { $0.holds(intent) }.map(\.text) }
    let reasons = sentences.filter { $0.holds(.reason) && !$0.holds(.talk) && !$0.holds(.asks) }
    return OpenerParts(
      reasons: reasons.map(\.text), stake: words(.stake).first, slots: question.slots, wayOut: words(.out).first,
      recorded: sentences.first(where: Self.states)?.text, leavesGaps: false)
  }
}
