import Chronicle
import Recruitment

extension Affairs {
  /// Whom we placed we do not take away again, nor the people of a client whom we promised to leave.
  func addOffLimits(to reasons: inout [Reason], _ question: Question) {
    for row in question.chronicle.submissions(ofPerson: question.person) {
      if let reason = placement(row, question) { reasons.append(reason) }
    }
    if let reason = agreement(question) { reasons.append(reason) }
  }

  /// Off limits for the agreed months from the start, and after them while our record has them at that client still;
  /// free as soon as they are known to have left.
  private func placement(_ row: SubmissionRow, _ question: Question) -> Reason? {
    let events = question.chronicle.events(ofSubmission: row.id)
    guard let start = events.last(where: { $0.is(.started) && $0.at <= question.now })?.at,
      let last = events.last(where: { $0.at <= question.now }), last.is(.started) || last.is(.rebateCleared),
      !isKnownToHaveLeft(since: start, question)
    else { return nil }
    var end = Self.adding(months: question.gate.settings.offLimitsMonths, to: start)
    if let assignmentEnd = Self.assignmentEnd(row, question) {
      guard assignmentEnd > question.now else { return nil }
      end = max(end, assignmentEnd)
    }
    let client = Self.version(ofJob: row.job, question)?.client ?? 0
    let isThere = client != 0 && question.version?.client == client
    guard end > question.now || isThere else { return nil }
    let until = end > question.now ? " until \(question.day(end))" : ""
    let there = isThere ? ", and they still work there" : ""
    return Reason(
      .offLimits, .notNow,
      "we placed them, started \(question.day(start)): off limits for other jobs\(until)\(there)",
      until: isThere ? nil : end)
  }

  private func isKnownToHaveLeft(since start: Int64, _ question: Question) -> Bool {
    guard let name = question.gate.factNames.leftEmployer else { return false }
    return question.chronicle.facts(ofPerson: question.person).contains {
      $0.name == name && $0.denied == 0 && $0.at > start && $0.at <= question.now
    }
  }

  /// The latest word on the end of an assignment; `nil` for a permanent post, and for one whose end was taken back.
  private static func assignmentEnd(_ row: SubmissionRow, _ question: Question) -> Int64? {
    let latest = question.chronicle.dates(ofSubmission: row.id).filter {
      $0.what == UInt32(DateKind.assignmentEnd.rawValue) && $0.at <= question.now
    }.max { $0.at < $1.at }
    guard let latest, latest.status != UInt32(DateStatus.cancelled.rawValue) else { return nil }
    return latest.startsAt
  }

  /// The same day of the month that many months later, the month's last where it has no such day.
  private static func adding(months: Int, to instant: Int64) -> Int64 {
    let (day, rest) = Span.dayAndRest(of: instant)
    let date = CivilDate(dayNumber: day)
    let month = date.month - 1 + months
    let year = date.year + month / 12
    let last = CivilDate.daysIn(month: month % 12 + 1, of: year)
    let end = CivilDate(year: year, month: month % 12 + 1, day: min(date.day, last))
    return Int64(end.dayNumber) * Span.day + Int64(rest)
  }

  /// Selling to a client's contact is what an agreement is for; only other jobs are not for them.
  private func agreement(_ question: Question) -> Reason? {
    guard let name = question.gate.factNames.offLimits, let version = question.version, version.client != 0 else {
      return nil
    }
    // The latest word stands.
    let facts = question.chronicle.facts(ofClient: version.client).filter {
      $0.name == name && $0.at <= question.now
    }
    guard let fact = facts.last, fact.denied == 0,
      fact.resolvedAt == HistoryRow.unknownTime || fact.resolvedAt > question.now
    else { return nil }
    let until = fact.resolvedAt == HistoryRow.unknownTime ? nil : fact.resolvedAt
    let end = until.map { ", until \(question.day($0 - 1))" } ?? ""
    if version.kind == UInt32(PersonKind.contact.rawValue) {
      return Reason(
        .offLimits, .ask, "their employer's people are off limits by agreement\(end): talk of our services, of no job")
    }
    return Reason(.offLimits, .notNow, "their employer's people are off limits by agreement\(end)", until: until)
  }
}
