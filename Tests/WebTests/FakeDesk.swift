import Desk
import Evidence
import Foundation
import Guidance
import MessageCoach
import Recruitment
import Synchronization

@testable import Web

/// A desk that answers from memory and remembers what it was told.
final class FakeDesk: FrontDesk {
  struct State {
    var recruiters = [
      RecruiterSummary(id: "R1", name: "Tom Reid", team: "Finance"),
      RecruiterSummary(id: "R2", name: "Beatrice Lund", team: nil),
    ]
    var conversations = [FakeDesk.card(1), FakeDesk.card(2)]
    var messages: [Card] = []
    var notNow: [NotNow] = []
    var sources: [SourceAge] = []
    var more = 0
    var older = 0
    var overlooked: [Overlooked] = []
    var comingUp: [Planned] = []
    var page: PersonPage?
    var evidence: Awaited<EvidenceAnswer> = .working(share: 0)
    /// By the code of the rule.
    var explanations: [String: Awaited<Explanation>] = [:]
    var cohorts: [String: CohortTable] = [:]
    var trial: TrialStanding?
    var shared: [ExampleDraft] = []
    var audit: Awaited<PageAudit> = .working(share: 0)
    var stops = 0
    var failure: (any Error)?
    /// How far the record is; `nil`: the desk cannot tell.
    var mark: Int64?
    var logged: [ConversationEntry] = []
    var actions: [MomentActionEntry] = []
    var facts: [FactEntry] = []
    var logs: [LoggedContact] = []
    /// What the next log is answered with.
    var answer: LogAnswer = .written(receipt: "7")
    var terms: [LogTerms] = []
    var takenBack: [String] = []
    var finished: [FinishEntry] = []
    var mayFinish = true
    var deed: Deed?
    /// The booking links that messages on cards may carry.
    var links: [PersonID: LinkToken] = [:]
    var change: Int64 = 41
    var edition: Int64 = 2
    /// Changes with a higher number than asked for concern whoever asks.
    var concerns = true
    var asked: [(recruiter: String?, minutes: Int?)] = []
  }

  let state: Mutex<State>

  init(_ change: (inout State) -> Void = { _ in }) {
    var state = State()
    change(&state)
    self.state = Mutex(state)
  }

  func recruiters() throws -> [RecruiterSummary] { try state.withLock { try $0.checked().recruiters } }

  func today(recruiter: String?, asOf: Instant, minutes: Int?) throws -> Today {
    try state.withLock { state in
      _ = try state.checked()
      state.asked.append((recruiter, minutes))
      let known = state.recruiters.first { $0.id == recruiter }
      if let recruiter, known == nil { throw DeskError.noSuchRecruiter(recruiter) }
      var today = Today(
        asOf: asOf, recruiterID: known?.id, recruiterName: known?.name, sources: state.sources,
        conversations: state.conversations, messages: state.messages, notNow: state.notNow, more: state.more,
        older: state.older)
      today.overlooked = state.overlooked
      today.overlookedInAll = state.overlooked.count + (state.overlooked.isEmpty ? 0 : 3)
      today.comingUp = state.comingUp
      return today
    }
  }

  func dayMark() throws -> DayMark? { state.withLock { $0.mark.map { DayMark(sequence: $0) } } }

  func person(_ idOrEmail: String, asOf: Instant) throws -> PersonPage {
    try state.withLock { state in
      guard let page = try state.checked().page,
        page.person.printedID == idOrEmail || page.person.emails.contains(idOrEmail)
      else { throw DeskError.noSuchPerson(idOrEmail) }
      return page
    }
  }

  func logConversation(_ entry: ConversationEntry, now: Instant) throws {
    try state.withLock { state in
      _ = try state.checked()
      state.logged.append(entry)
    }
  }

  func act(_ entry: MomentActionEntry, now: Instant) throws {
    try state.withLock { state in
      _ = try state.checked()
      state.actions.append(entry)
    }
  }

  func log(_ entry: ConversationEntry, _ terms: LogTerms, now: Instant) throws -> LogAnswer {
    try state.withLock { state in
      _ = try state.checked()
      state.terms.append(terms)
      if case .written = state.answer { state.logged.append(entry) }
      return state.answer
    }
  }

  func act(_ entry: MomentActionEntry, _ terms: LogTerms, now: Instant) throws -> LogAnswer {
    try state.withLock { state in
      _ = try state.checked()
      state.terms.append(terms)
      if case .written = state.answer { state.actions.append(entry) }
      return state.answer
    }
  }

  func takeBack(_ receipt: String, of recruiter: String, now: Instant) throws {
    try state.withLock { state in
      guard try state.checked().recruiters.contains(where: { $0.id == recruiter }) else {
        throw DeskError.noSuchBatch(receipt)
      }
      state.takenBack.append(receipt)
    }
  }

  func logged(by recruiter: String, asOf: Instant) throws -> [LoggedContact] {
    try state.withLock { try $0.checked().logs }
  }

  func finish(_ entry: FinishEntry, now: Instant) throws -> Bool {
    try state.withLock { state in
      guard try state.checked().mayFinish else { return false }
      state.finished.append(entry)
      return true
    }
  }

  func loggedFile(by recruiter: String, asOf: Instant) throws -> [UInt8] { Array("interaction_id\n".utf8) }

  func lastDeed(with person: String, now: Instant) throws -> Deed? { try state.withLock { try $0.checked().deed } }

  var edition: Int64 { 2 }
  func editionInForce() throws -> Int64 { state.withLock { $0.edition } }

  func latestChange() throws -> Int64 { state.withLock { $0.change } }

  func concerns(_ recruiter: String?, changesAfter number: Int64) throws -> Bool {
    try state.withLock { try $0.checked().concerns && $0.change > number }
  }

  func recordFact(_ entry: FactEntry, now: Instant) throws {
    try state.withLock { state in
      _ = try state.checked()
      state.facts.append(entry)
    }
  }

  func awaitedEvidence() throws -> Awaited<EvidenceAnswer> { try state.withLock { try $0.checked().evidence } }

  func awaitedExplanation(_ kind: String) throws -> Awaited<Explanation> {
    try state.withLock { state in
      guard let explanation = try state.checked().explanations[kind] else { throw DeskError.noSuchRule(kind) }
      return explanation
    }
  }

  func cohort(_ kind: String) throws -> CohortTable {
    try state.withLock { state in
      guard let cohort = try state.checked().cohorts[kind] else { throw DeskError.notStudied(kind) }
      return cohort
    }
  }

  func showTrial() throws -> TrialStanding? { try state.withLock { try $0.checked().trial } }

  func stopTrial(now: Instant) throws -> Trial {
    try state.withLock { state in
      guard var trial = try state.checked().trial?.report.trial, trial.stoppedAt == nil else {
        throw DeskError.noTrialRuns
      }
      trial.stoppedAt = now
      state.trial?.report.trial = trial
      state.stops += 1
      return trial
    }
  }

  func readMessage(_ question: CoachQuestion) throws -> CoachAnswer { MessageReader().answer(question) }

  func awaitedAudit(recruiter: String?) throws -> Awaited<PageAudit> { try state.withLock { try $0.checked().audit } }

  func exampleDraft(_ id: InteractionID, of recruiter: String) throws -> ExampleDraft {
    guard recruiter == "R1" else { throw DeskError.noSuchMessage }
    return ExampleDraft(id: id, text: "[name], any <update>?")
  }

  func shareExample(_ draft: ExampleDraft, of recruiter: String, now: Instant) throws {
    state.withLock { $0.shared.append(draft) }
  }

  func withdrawExample(_ id: Int64, of recruiter: String) throws { state.withLock { $0.shared.removeAll() } }

  func sharedExamples(for recruiter: String?) throws -> [ColleaguesExample] {
    try state.withLock { try $0.checked().shared }.map { draft in
      ColleaguesExample(
        example: SharedExample(
          id: 1, recruiter: RecruiterID(1), interaction: draft.id, rule: "C06", text: draft.text, sharedAt: Self.now),
        reading: Coach().read(MessageDraft(text: draft.text)), isOwn: recruiter == "R1")
    }
  }

  func kinds() throws -> [MomentKind] { [MomentKind(code: "C06", title: "Debrief")] }

  func settings() throws -> FirmSettings {
    try state.withLock {
      try $0.checked()
      return FirmSettings()
    }
  }

  /// Tuesday 24 November 2026, 14:30 in London.
  static let now = Instant(1_795_530_600)

  static func card(_ number: UInt64, name: String = "Aisha Rahman", opener: String? = "Aisha, have you ten minutes?")
    -> Card
  {
    Card(
      moment: MomentID(value: number), rule: "C06", kind: "candidate-debrief-after-interview",
      title: "Debrief after the interview", person: person(name, id: Int64(number)), recruiter: RecruiterID(1),
      jobID: "J1",
      jobTitle: "Financial Controller", clientName: "Northgate", submissionID: "S1", openedAt: now - 3_600,
      dueAt: now + 7_200, overdue: false, because: "Interview ended 13:30 today; no talk recorded since.",
      facts: [CardFact(what: "Interview ended", at: now - 3_600, source: "ats")], whyThem: "Their doubts are heard.",
      whyFirm: "We hear it first.", channel: "call", fallback: "sms", channelWhy: ["a decision is needed"],
      isConversation: true, opener: opener, missingFacts: opener == nil ? ["other_offer"] : [],
      talkingPoints: ["What surprised you?"], messageFineFor: "", minutes: 10,
      permission: PermissionAnswer(verdict: .allow, why: []), checkFirst: false)
  }

  static func person(_ name: String, id: Int64 = 1) -> PersonReference {
    PersonReference(
      id: PersonID(id), printedID: "P/1 ä", name: name, phones: ["+447700900461"], emails: ["a.rahman@example.com"],
      role: "Accountant")
  }

  static func page(name: String = "Aisha Rahman", contacts: [PersonPage.Contact] = [], contactsInAll: Int = 0)
    -> PersonPage
  {
    PersonPage(
      asOf: now, person: person(name), kind: .candidate, clientName: nil, city: "Leeds", timezone: "Europe/Paris",
      ownerName: "Tom Reid", lastConversation: nil, conversations: 0, tries: 7, triesConnected: 2, open: [card(1)],
      notNow: [], steps: [], preferences: [], facts: [], contacts: contacts, contactsInAll: contactsInAll)
  }
}

extension FakeDesk.State {
  @discardableResult func checked() throws -> FakeDesk.State {
    if let failure { throw failure }
    return self
  }
}
