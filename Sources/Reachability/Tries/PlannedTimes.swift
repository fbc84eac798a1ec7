import Chronicle
import Recruitment

/// The calls and interviews planned with one person, and from when to when each was the plan. Kept between people so
/// that its array keeps its room.
struct PlannedTimes {
  private struct Plan {
    var start: Int64
    var knownFrom: Int64
    /// When it was changed or called off.
    var knownUntil: Int64
  }

  private var plans: [Plan] = []

  /// As candidate: calls and interviews of their submissions. As a job's contact: calls of the job, and interviews of
  /// anybody for it; a call planned with a candidate is none with the contact.
  mutating func read(_ person: UInt32, in chronicle: Chronicle) {
    plans.removeAll(keepingCapacity: true)
    for submission in chronicle.submissions(ofPerson: person) {
      take(chronicle.dates(ofSubmission: submission.id)) { _ in true }
      takeAnnounced(chronicle.events(ofSubmission: submission.id))
    }
    for job in chronicle.jobIDs(withContact: person) {
      take(chronicle.dates(ofJob: job)) {
        $0.submission == 0 || $0.what == UInt32(DateKind.interview.rawValue)
      }
    }
    plans.sort { ($0.start, $0.knownFrom) < ($1.start, $1.knownFrom) }
  }

  /// Versions of one date lie together, by when they became known.
  private mutating func take(_ dates: some RandomAccessCollection<DateRow>, where isTheirs: (DateRow) -> Bool) {
    var date: UInt64?
    var standing: Int?
    for version in dates {
      guard version.what == UInt32(DateKind.call.rawValue) || version.what == UInt32(DateKind.interview.rawValue),
        isTheirs(version)
      else { continue }
      if date == version.date, let standing { plans[standing].knownUntil = version.at }
      date = version.date
      standing = nil
      guard version.status != UInt32(DateStatus.cancelled.rawValue) else { continue }
      standing = plans.count
      plans.append(Plan(start: version.startsAt, knownFrom: version.at, knownUntil: .max))
    }
  }

  /// Interviews that a stage row announced; the next announcement takes the place of the last.
  private mutating func takeAnnounced(_ events: UnsafeBufferPointer<StageEventRow>) {
    var last: Int?
    for event in events where event.scheduledFor != HistoryRow.unknownTime {
      guard event.stage == UInt32(Stage.interview.rawValue) || event.stage == UInt32(Stage.finalInterview.rawValue)
      else { continue }
      if let last { plans[last].knownUntil = event.at }
      last = plans.count
      plans.append(Plan(start: event.scheduledFor, knownFrom: event.at, knownUntil: .max))
    }
  }

  /// Whether one that was known before then lies within fifteen minutes.
  func isNear(_ at: Int64) -> Bool {
    var low = 0
    var high = plans.count
    while low < high {
      let middle = (low + high) / 2
      if plans[middle].start < at - TryKind.plannedSeconds { low = middle + 1 } else { high = middle }
    }
    while low < plans.count, plans[low].start <= at + TryKind.plannedSeconds {
      if plans[low].knownFrom < at, at <= plans[low].knownUntil { return true }
      low += 1
    }
    return false
  }
}
