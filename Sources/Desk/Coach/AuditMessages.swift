import Chronicle
import MessageCoach
import Moments
import Practice
import Recruitment
import Storage

/// What messages have been doing, with the names of the kinds.
package struct AuditAnswer: Sendable {
  package var audit: MessageAudit
  /// Whose messages, as the firm prints the id; `nil` for the firm's.
  package var recruiter: String?
  /// By the rule's place in the playbook.
  package var codes: [String]
  package var titles: [String]
  /// One recruiter's own messages, newest first, for that recruiter alone; empty for the firm's.
  package var examples: [Example]

  package init(audit: MessageAudit, recruiter: String?, codes: [String], titles: [String], examples: [Example]) {
    self.audit = audit
    self.recruiter = recruiter
    self.codes = codes
    self.titles = titles
    self.examples = examples
  }

  package struct Example: Sendable {
    package var id: InteractionID
    package var at: Instant
    package var rule: Int?
    package var text: String
    package var reading: MessageReading
  }
}

extension Desk {
  /// - Parameters:
  ///   - recruiter: whose messages, by id or e-mail address, with examples; `nil` for the firm's, without any.
  ///   - from: sent at this time or later.
  ///   - to: and no later than this.
  /// - Throws: `DeskError.noSuchRecruiter`.
  package func auditMessages(
    recruiter: String? = nil, from: Instant? = nil, to: Instant? = nil,
    progress: @escaping @Sendable (Double, String) -> Void = { _, _ in }
  ) throws -> AuditAnswer {
    let id = try recruiter.map(recruiterID)
    let record = try studied()
    let reader = AuditReader(store, record)
    let pile = try reader.pile(of: id, from: from, to: to)
    let auditor = id == nil ? reader.auditorOfEverybody : reader.auditor(of: pile.messages)
    let audited = auditor.audit(pile.messages) { progress($0, "reading") }
    var answer = AuditAnswer(reader.audit(audited, withoutText: pile.withoutText), of: recruiter, record)
    if id != nil { answer.examples = Self.examples(audited, pile.messages, auditor) }
    return answer
  }

  /// What the pages show, if it has been worked out; else it is being worked out from now on.
  /// - Parameter recruiter: whose own figures and examples, by id or e-mail address; `nil` for none.
  /// - Throws: `DeskError.noSuchRecruiter`.
  package func awaitedAudit(recruiter: String?) throws -> Awaited<PageAudit> {
    let record = try studied()
    let id = try recruiter.map(recruiterID)
    switch try awaitedMessages(record) {
    case .working(let share): return .working(share: share)
    case .here(let firm): return .here(try page(firm, record, recruiter, id))
    }
  }

  /// Everybody's messages, read; never waits for it where it can be kept.
  func awaitedMessages(_ record: StudiedRecord) throws -> Awaited<FirmAudit> {
    let store = store
    guard let keptAudit else { return .here(try AuditReader(store, record).everybody()) }
    var mark = record.mark
    mark.privacy = try store.mailPrivacyChanges()
    return try keptAudit.answer.answer(of: mark) { progress in
      progress(0)
      return try AuditReader(store, record).everybody()
    }
  }

  /// So many days back a page looks for examples.
  private static let exampleDays: Int64 = 120

  private func page(
    _ firm: FirmAudit, _ record: StudiedRecord, _ recruiter: String?, _ id: RecruiterID?
  ) throws -> PageAudit {
    let whole = AuditAnswer(firm.firm, of: nil, record)
    guard let id, let audit = firm.byRecruiter[id] else { return PageAudit(firm: whole, own: nil) }
    let reader = AuditReader(store, record)
    let pile = try reader.pile(of: id, from: record.ends - Self.exampleDays * Span.day, to: nil)
    let auditor = reader.auditor(of: pile.messages)
    var own = AuditAnswer(audit, of: recruiter, record)
    own.examples = Self.examples(auditor.audit(pile.messages), pile.messages, auditor)
    return PageAudit(firm: whole, own: own)
  }

  private static let examplesShown = 12

  /// The newest that open and the newest that replace: what to do again, and what to mend.
  private static func examples(
    _ audited: [AuditedMessage], _ messages: [SentMessage], _ auditor: Auditor
  ) -> [AuditAnswer.Example] {
    let newest = audited.indices.sorted { (audited[$0].at, audited[$0].id) > (audited[$1].at, audited[$1].id) }
    let chosen = [Verdict.opensConversation, .replacesConversation].flatMap { verdict in
      newest.lazy.filter { audited[$0].verdict == verdict }.prefix(examplesShown / 2)
    }
    return chosen.sorted { audited[$0].at > audited[$1].at }.map { index in
      AuditAnswer.Example(
        id: audited[index].id, at: audited[index].at, rule: audited[index].rule, text: messages[index].text,
        reading: auditor.reading(of: messages[index]))
    }
  }
}
