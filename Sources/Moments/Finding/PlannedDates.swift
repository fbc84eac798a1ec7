import Chronicle
import Recruitment

/// One kind of planned date of a submission (its decision, resignation or start) as the plan was known at each time:
/// what stage rows announced and what `dates` say, the latest word standing.
struct PlannedDates {
  /// (known at, start or `nil` for cancelled), in order of becoming known.
  private var words: [(knownAt: Int64, start: Int64?)] = []

  /// - Parameters:
  ///   - announcing: the stages whose `scheduled_for` announces this date.
  ///   - date: of the diary's dates only this one; `nil` = all of them.
  init(
    _ what: DateKind, of submission: SubmissionTrack, announcing stages: [Stage] = [], date only: UInt64? = nil,
    in record: Record
  ) {
    for index in submission.events.indices
    where stages.contains(submission.stage(index)) && submission.events[index].scheduledFor != HistoryRow.unknownTime {
      words.append((submission.events[index].at, submission.events[index].scheduledFor))
    }
    for date in record.chronicle.dates(ofSubmission: submission.row.id)
    where date.what == UInt32(what.rawValue) && date.at <= record.asOf && only.map({ $0 == date.date }) ?? true {
      let cancelled = date.status == UInt32(DateStatus.cancelled.rawValue)
      words.append((date.at, cancelled ? nil : date.startsAt))
    }
    words.sort { $0.knownAt < $1.knownAt }
  }

  /// The planned time by the latest word at `time`; `nil` where none was known or it was cancelled.
  func start(knownAt time: Int64) -> Int64? { words.last { $0.knownAt <= time }?.start }

  /// When the plan next changed after `time`.
  func nextChange(after time: Int64) -> Int64 { words.first { $0.knownAt > time }?.knownAt ?? Arrivals.never }
}
