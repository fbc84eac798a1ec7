import Foundation
import Moments
import Recruitment
import Storage

/// For how many months what is kept.
package struct RetentionSchedule: Hashable, Sendable {
  /// People with whom nothing has happened for so long are erased.
  package var people = 24
  /// The words of calls and messages; that they took place stays.
  package var texts = 24

  /// Records of work-seekers and hirers are to be kept for a year after they were made, and after the last service
  /// (Conduct of Employment Agencies and Employment Businesses Regulations 2003, reg. 29).
  package static let least = 12

  package init() {}
  var text: String { "people=\(people),texts=\(texts)" }

  init(text: String) {
    for part in text.split(separator: ",") {
      let pair = part.split(separator: "=")
      guard pair.count == 2, let months = Int(pair[1]), months >= Self.least else { continue }
      if pair[0] == "people" { people = months }
      if pair[0] == "texts" { texts = months }
    }
  }
}

/// What the schedule would remove, or has removed.
package struct RetentionReport: Hashable, Sendable {
  package struct Person: Hashable, Sendable {
    package var id: String
    package var lastSeen: Instant?

    package init(id: String, lastSeen: Instant?) {
      self.id = id
      self.lastSeen = lastSeen
    }
  }

  package var schedule: RetentionSchedule
  /// Who has nothing on record since before then; the first `listed`, longest ago first.
  package var people: [Person]
  package var peopleInAll: Int
  package var texts: Int
  package static let listed = 1_000

  package init(schedule: RetentionSchedule, people: [Person], peopleInAll: Int, texts: Int) {
    self.schedule = schedule
    self.people = people
    self.peopleInAll = peopleInAll
    self.texts = texts
  }
}

extension Desk {
  package func retentionSchedule() throws -> RetentionSchedule {
    RetentionSchedule(text: try store.meta(Self.retentionKey) ?? "")
  }

  private static let retentionKey = "retention"

  /// - Throws: `DeskError.keepsTooShort` where the law asks for longer.
  package func setRetention(people: Int?, texts: Int?) throws -> RetentionSchedule {
    var schedule = try retentionSchedule()
    schedule.people = people ?? schedule.people
    schedule.texts = texts ?? schedule.texts
    guard min(schedule.people, schedule.texts) >= RetentionSchedule.least else {
      throw DeskError.keepsTooShort(months: RetentionSchedule.least)
    }
    try store.setMeta(Self.retentionKey, schedule.text)
    return schedule
  }

  /// What would go now. Nothing is changed.
  package func retention(now: Instant) throws -> RetentionReport {
    let schedule = try retentionSchedule()
    let due = try peopleDue(schedule, now: now)
    let first = Array(due.prefix(RetentionReport.listed))
    let printed = try store.printedIDs(.people, first.map(\.person.value))
    return RetentionReport(
      schedule: schedule,
      people: first.map { .init(id: printed[$0.person.value] ?? "#\($0.person.value)", lastSeen: $0.lastSeen) },
      peopleInAll: due.count, texts: try store.textsBefore(Self.months(schedule.texts, before: now)))
  }

  private func peopleDue(_ schedule: RetentionSchedule, now: Instant) throws -> [KeptPerson] {
    let cut = Self.months(schedule.people, before: now)
    let atWork = try store.peopleAtWork()
    return try store.keptPeople().filter { person in
      // Whose record says nothing of when cannot be told to be old.
      guard let last = person.lastSeen else { return false }
      return last < cut && !atWork.contains(person.person)
    }.sorted { ($0.lastSeen ?? now, $0.person) < ($1.lastSeen ?? now, $1.person) }
  }

  /// Removes what is due. Whoever goes by the schedule is kept out under the ids they had, and may come back as a new
  /// record with their address.
  /// - Throws: `StorageError.claimed` where another process is at it.
  package func applyRetention(
    by account: AccountID = .none, now: Instant, progress: (String) -> Void = { _ in }
  ) throws -> RetentionReport {
    let report = try retention(now: now)
    let holder = "\(ProcessInfo.processInfo.hostName) \(ProcessInfo.processInfo.processIdentifier)"
    var lease = try store.claim("retention", holder: holder, seconds: Self.leaseSeconds, now: now)
    defer { try? store.giveBack(lease) }
    let due = try peopleDue(report.schedule, now: now)
    // Once for all: each erasure changes the history.
    let finder = try finder(asOf: now)
    for (count, person) in due.enumerated() {
      if count % 100 == 0 {
        lease = try store.keep(lease, seconds: Self.leaseSeconds, now: now)
        progress("Erasing \(count) of \(due.count)")
      }
      let erasure = Erasure(
        person: person.person, digests: try digests(of: person.person, idsOnly: true),
        moments: try momentIDs(of: person.person, finder))
      _ = try carryOut(erasure, by: account, now: now)
    }
    _ = try store.removeTexts(before: Self.months(report.schedule.texts, before: now), now: now)
    try store.audit(
      AuditEntry(
        at: now, account: account, deed: .keptRetention, subject: "people \(due.count), texts \(report.texts)"))
    if !due.isEmpty || report.texts > 0 { _ = try store.scrub() }
    return report
  }

  private static let leaseSeconds: Int64 = 3_600

  /// The same day so many months ago, or the last of that month.
  static func months(_ count: Int, before now: Instant) -> Instant {
    let (day, rest) = Span.dayAndRest(of: now.seconds)
    let date = CivilDate(dayNumber: day)
    let months = date.year * 12 + date.month - 1 - count
    let (year, month) = (months / 12, months % 12 + 1)
    let back = CivilDate(year: year, month: month, day: min(date.day, CivilDate.daysIn(month: month, of: year)))
    return Instant(Int64(back.dayNumber) * Span.day + Int64(rest))
  }
}
