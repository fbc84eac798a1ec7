import Chronicle
import Recruitment

/// One submission's way through its stages, as far as it was known at a time. Of one thread, like the scan that read it.
final class SubmissionTrack {
  let row: SubmissionRow
  /// By (at, id); only rows known by the record's as-of time.
  let events: UnsafeBufferPointer<StageEventRow>
  /// Facts that name it, whenever they became known.
  let facts: ScatteredRows<FactRow>
  /// What the diary says of it, whenever that became known.
  let dates: UnsafeBufferPointer<DateRow>
  /// The stages that those events say it came to.
  let stages: StageSet
  /// The kinds of dates of which the diary has one, or an event announces one.
  let kinds: DateKinds

  // What several rules ask of it, worked out once.

  var keptInterviews: [InterviewTrack]?
  /// By kind of date.
  var keptDates: [(kind: DateKind, spans: [DateSpan])] = []
  private var keptPlans: [(kind: DateKind, plans: PlannedDates)] = []
  /// What is on record of whom it is: whatever job it is of, and of this job alone.
  var keptFacts: [FactRow]?
  var keptFactsOfThisJob: [FactRow]?

  init(_ row: SubmissionRow, in record: Record) {
    self.row = row
    let all = record.chronicle.events(ofSubmission: row.id)
    var count = all.count
    while count > 0, all[count - 1].at > record.asOf { count -= 1 }
    events = UnsafeBufferPointer(rebasing: all[..<count])
    facts = record.chronicle.facts(ofSubmission: row.id)
    dates = record.chronicle.dates(ofSubmission: row.id)
    (stages, kinds) = Self.reached(events, dates)
  }

  private static func reached(
    _ events: UnsafeBufferPointer<StageEventRow>, _ dates: UnsafeBufferPointer<DateRow>
  ) -> (StageSet, DateKinds) {
    var (stages, kinds) = (StageSet(), DateKinds())
    for event in events {
      let stage = stage(event)
      stages.insert(stage)
      if event.scheduledFor != HistoryRow.unknownTime, let kind = DateKind(announcedBy: stage) { kinds.insert(kind) }
    }
    for date in dates {
      if let kind = DateKind(rawValue: UInt8(truncatingIfNeeded: date.what)) { kinds.insert(kind) }
    }
    return (stages, kinds)
  }

  /// The plan of its dates of a kind.
  func plans(_ kind: DateKind, in record: Record) -> PlannedDates {
    if let known = keptPlans.first(where: { $0.kind == kind }) { return known.plans }
    let found = PlannedDates(kind, of: self, by: record.asOf)
    keptPlans.append((kind, found))
    return found
  }

  func stage(_ index: Int) -> Stage { Self.stage(events[index]) }

  private static func stage(_ event: StageEventRow) -> Stage {
    Stage(rawValue: UInt8(truncatingIfNeeded: event.stage)) ?? .jobClosed
  }

  /// When the row after this one came: until then it stands as the latest. `Arrivals.never` for the last.
  func standsUntil(_ index: Int) -> Int64 { index + 1 < events.count ? events[index + 1].at : Arrivals.never }

  /// The latest row at or before `time`.
  func latestIndex(at time: Int64) -> Int? {
    var index = events.count - 1
    while index >= 0, events[index].at > time { index -= 1 }
    return index >= 0 ? index : nil
  }

  func stage(at time: Int64) -> Stage? { latestIndex(at: time).map(stage) }

  /// Where it stands for whatever the diary says of it: a submission of which no stage is written down is under way.
  func standing(at time: Int64) -> Stage { stage(at: time) ?? .shortlisted }

  /// The first time from `time` on at which it stands within `stages`; `Arrivals.never` if there is none.
  func enters(_ stages: ClosedRange<UInt8>, from time: Int64) -> Int64 {
    if stages.contains(standing(at: time).rawValue) { return time }
    for index in events.indices
    where events[index].at > time && stages.contains(standing(at: events[index].at).rawValue) {
      return events[index].at
    }
    return Arrivals.never
  }

  /// Whether at this row it came to stand within `stages` from elsewhere.
  func comes(to stages: [Stage], at index: Int) -> Bool {
    guard stages.contains(stage(index)), isLastOfItsSecond(index) else { return false }
    return latestIndex(at: events[index].at - 1).map { !stages.contains(stage($0)) } ?? true
  }

  /// Whether any row says that it got so far, or further on the way.
  func hasReached(_ stage: Stage) -> Bool {
    events.contains { $0.stage >= UInt32(stage.rawValue) && $0.stage <= UInt32(Stage.rebateCleared.rawValue) }
  }

  /// When its stage first leaves `stages` after `time`; `time` itself where it stands outside of them then: a row of the
  /// same second may have followed. `Arrivals.never` if it has not.
  func leaves(_ stages: ClosedRange<UInt8>, after time: Int64) -> Int64 {
    if let latest = latestIndex(at: time), !stages.contains(UInt8(events[latest].stage)) { return time }
    for index in 0..<events.count
    where events[index].at > time && isLastOfItsSecond(index) && !stages.contains(UInt8(events[index].stage)) {
      return events[index].at
    }
    return Arrivals.never
  }

  /// Whether it stood there at all: of rows of one second the last is where it stood.
  func isLastOfItsSecond(_ index: Int) -> Bool { standsUntil(index) > events[index].at }

  /// Spans of time in which the latest stage lay within `stages`.
  func spans(in stages: ClosedRange<UInt8>) -> [Range<Int64>] {
    var spans: [Range<Int64>] = []
    var start: Int64?
    for index in 0..<events.count {
      let inside = stages.contains(UInt8(events[index].stage))
      if inside, start == nil { start = events[index].at }
      if !inside, let begun = start {
        if begun < events[index].at { spans.append(begun..<events[index].at) }
        start = nil
      }
    }
    if let begun = start { spans.append(begun..<Arrivals.never) }
    return spans
  }
}

extension ClosedRange<UInt8> {
  static func stages(_ first: Stage, _ last: Stage) -> ClosedRange<UInt8> { first.rawValue...last.rawValue }

  /// On the way and not yet begun: what a live submission is.
  static let live = stages(.shortlisted, .resigned)
}
