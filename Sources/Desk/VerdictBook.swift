import Chronicle
import Evidence
import Recruitment
import Storage
import WorkingTime

/// What was decided month by month, as the store keeps it.
struct VerdictBook: Sendable {
  private let store: Store

  init(_ store: Store) { self.store = store }

  /// Has the month's verdicts stand, and writes down what is decided for the first time.
  func decide(_ findings: inout [Finding], of record: StudyRecord) throws {
    let zone = record.chronicle.calendar.firm.zone
    let verdicts = MonthlyVerdicts(
      recordEnds: record.ends, localEnd: zone.wallClock(at: record.ends.seconds),
      interactions: record.chronicle.interactionCount, entries: try store.verdicts())
    try store.keep(verdicts.decide(&findings))
  }
}
