import Guidance
import Recruitment
import Storage
import WorkingTime

/// A fact that a card asked for, as somebody typed it.
package struct FactEntry: Hashable, Sendable {
  /// A fact of the interchange, one of the firm's own, or a kind of date.
  package var name: String
  package var value: String
  /// As the firm prints them.
  package var personID: String
  package var recruiterID: String
  package var jobID: String?
  package var submissionID: String?

  package init(
    name: String, value: String, personID: String, recruiterID: String, jobID: String? = nil,
    submissionID: String? = nil
  ) {
    self.name = name
    self.value = value
    self.personID = personID
    self.recruiterID = recruiterID
    self.jobID = jobID
    self.submissionID = submissionID
  }
}

extension Desk {
  /// Records what a card asked for. Nobody but us is to know it: who may is said in the firm's own system.
  /// - Throws: `DeskError.unreadable` where the value is not what the question asks for; nothing is recorded then.
  package func recordFact(_ entry: FactEntry, now: Instant) throws {
    let question = FactQuestion.about(entry.name)
    let settings = try store.settings()
    let value = try FactValue(entry.value, question, settings: settings)
    guard let person = try store.person(entry.personID) else { throw DeskError.noSuchPerson(entry.personID) }
    let recruiter = try recruiterID(entry.recruiterID)
    let job = try jobID(entry.jobID)
    let submission = try submissionID(entry.submissionID)
    switch value {
    case .date(let kind, let at):
      try store.addDate(kind, startsAt: at, submission: submission ?? .none, job: job ?? .none, now: now)
    case .fact(let text, let currency):
      if question.name == FactQuestion.address {
        guard FactValue.isAddress(text) else { throw DeskError.unreadable(fact: question.name) }
        try store.putFirst(email: text, of: person.id, by: recruiter, now: now)
      }
      let (aboutJob, aboutSubmission) =
        switch question.subject {
        case .person: (JobID.none, SubmissionID.none)
        case .submission: (JobID.none, submission ?? .none)
        case .job: (job ?? .none, SubmissionID.none)
        }
      let isAboutPerson = aboutJob.isNone && aboutSubmission.isNone
      try store.addFact(
        entry.name, value: text, currency: currency, person: isAboutPerson ? person.id : .none, job: aboutJob,
        submission: aboutSubmission, recruiter: recruiter, at: now)
    }
  }

  /// What was typed, read as the question asks for it.
  private enum FactValue {
    case fact(String, currency: String?)
    case date(DateKind, Instant)

    init(_ text: String, _ question: FactQuestion, settings: FirmSettings) throws(DeskError) {
      let text = text[...].trimmed
      guard !text.isEmpty, text.count <= 500 else { throw .unreadable(fact: question.name) }
      switch question.kind {
      case .text: self = .fact(text, currency: nil)
      case .yesOrNo:
        guard let answer = YesNo(word: text.lowercased()) else { throw .unreadable(fact: question.name) }
        self = .fact(answer.word, currency: nil)
      case .amount:
        guard let amount = Self.amount(text) else { throw .unreadable(fact: question.name) }
        self = .fact(Money.decimal(amount), currency: settings.currency)
      case .date:
        guard let kind = DateKind(word: question.name), let at = Self.time(text, settings) else {
          throw .unreadable(fact: question.name)
        }
        self = .date(kind, at)
      }
    }

    /// Something that mail could go to: one name, one host.
    static func isAddress(_ text: String) -> Bool {
      let parts = text.split(separator: "@", omittingEmptySubsequences: false)
      return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".")
        && !text.contains { $0.isWhitespace || ",;<>\"".contains($0) }
    }

    /// `62000`, `62,000`, `62k`, `£62,000`.
    private static func amount(_ text: String) -> Int64? {
      var digits = text.lowercased().filter { !",  '£$€".contains($0) }
      let thousands = digits.hasSuffix("k")
      if thousands { digits.removeLast() }
      guard let amount = Money.read(digits), amount >= 0 else { return nil }
      guard thousands else { return amount }
      let (product, overflow) = amount.multipliedReportingOverflow(by: 1_000)
      return overflow ? nil : product
    }

    private static func time(_ text: String, _ settings: FirmSettings) -> Instant? {
      switch ISOTimestamp.read(text) {
      case .instant(let instant): instant
      case .wallClock(let wall): Instant((Zone.named(settings.timezone) ?? Zone.utc).instant(ofWallClock: wall))
      case nil: nil
      }
    }
  }
}
