import Chronicle
import Recruitment

/// One interview of a submission as its plan changed: when, by what was known then, it ended, and from when that
/// ending was known not to have happened.
struct InterviewTrack {
  /// What its moments hang on: the submission and the number of the stage row, or the date itself.
  var anchor: UInt64
  var ordinal: Int
  var start: Int64
  var end: Int64
  /// When the plan under which it ended was overturned (cancelled or moved afterwards), else `never`.
  var voidAt: Int64
}

extension SubmissionTrack {
  /// What was planned of an interview from one time on.
  private struct Plan {
    var knownAt: Int64
    var start: Int64
    var end: Int64
    var cancelled: Bool
  }

  /// One interview of the diary: its plans in order of becoming known.
  private struct Diary {
    var digest: UInt64
    var plans: [Plan]

    /// The start as planned at `time`; the first plan's before that.
    func start(knownAt time: Int64) -> Int64 { (plans.last { $0.knownAt <= time } ?? plans[0]).start }
  }

  /// The endings of interviews that were known by the record's as-of time, in no particular order: one that was moved
  /// after it had ended ends twice.
  ///
  /// A stage row with `scheduled_for` and a date of the same start, or written down within the hour, are one interview.
  /// It hangs on the submission, so that a diary that arrives later does not rename its moments, unless the diary's had
  /// ended before the stage row was written.
  func interviews(in record: Record) -> [InterviewTrack] {
    if let known = keptInterviews { return known }
    let found = findInterviews(in: record)
    keptInterviews = found
    return found
  }

  private func findInterviews(in record: Record) -> [InterviewTrack] {
    let announced = announcedInterviews()
    let diaries = datedInterviews(in: record)
    let pairs = Self.pairs(announced, diaries)
    var tracks: [InterviewTrack] = []
    for (index, plan) in announced.enumerated() where !pairs.values.contains(index) {
      tracks += endings([plan], record.asOf, anchor: row.digest, first: index)
    }
    for (index, diary) in diaries.enumerated() {
      guard let stage = pairs[index] else {
        tracks += endings(diary.plans, record.asOf, anchor: diary.digest, first: 0)
        continue
      }
      let row = announced[stage]
      let plans = (diary.plans[0].knownAt <= row.knownAt ? [] : [row]) + diary.plans
      let hadEnded = !endings(
        plans.filter { $0.knownAt <= row.knownAt }, AsOf(row.knownAt - 1), anchor: diary.digest, first: 0
      ).isEmpty
      tracks += endings(
        plans, record.asOf, anchor: hadEnded ? diary.digest : self.row.digest, first: hadEnded ? 0 : stage)
    }
    return tracks
  }

  /// What stage rows announce, in their order.
  private func announcedInterviews() -> [Plan] {
    events.indices.compactMap { index in
      let start = events[index].scheduledFor
      guard stage(index) == .interview || stage(index) == .finalInterview, start != HistoryRow.unknownTime else {
        return nil
      }
      return Plan(knownAt: events[index].at, start: start, end: start + Span.hour, cancelled: false)
    }
  }

  /// The dated interviews, in order of their first plan. None is known before its submission is.
  private func datedInterviews(in record: Record) -> [Diary] {
    var diaries: [Diary] = []
    for date in dates
    where date.what == UInt32(DateKind.interview.rawValue) && date.at <= record.asOf {
      let assumed = date.endsAt == HistoryRow.unknownTime || date.endsAt < date.startsAt
      let plan = Plan(
        knownAt: max(date.at, row.createdAt), start: date.startsAt,
        end: assumed ? date.startsAt + Span.hour : date.endsAt,
        cancelled: date.status == UInt32(DateStatus.cancelled.rawValue))
      if let known = diaries.firstIndex(where: { $0.digest == date.date }) {
        diaries[known].plans.append(plan)
      } else {
        diaries.append(Diary(digest: date.date, plans: [plan]))
      }
    }
    for index in diaries.indices { diaries[index].plans.sort { $0.knownAt < $1.knownAt } }
    return diaries.sorted { ($0.plans[0].knownAt, $0.digest) < ($1.plans[0].knownAt, $1.digest) }
  }

  /// Which stage row (value) each interview of the diary (key) is announced by. Pairs are made in the order in which both
  /// were known, by what was known then, so that nothing learned later parts them.
  private static func pairs(_ announced: [Plan], _ diaries: [Diary]) -> [Int: Int] {
    var likely: [(known: Int64, sameStart: Bool, diary: Int, stage: Int)] = []
    for (stage, plan) in announced.enumerated() {
      for (index, diary) in diaries.enumerated() {
        let known = max(plan.knownAt, diary.plans[0].knownAt)
        let sameStart = diary.start(knownAt: known) == plan.start
        if sameStart || abs(diary.plans[0].knownAt - plan.knownAt) <= Span.hour {
          likely.append((known, sameStart, index, stage))
        }
      }
    }
    likely.sort {
      ($0.known, $0.sameStart ? 0 : 1, $0.diary, $0.stage) < ($1.known, $1.sameStart ? 0 : 1, $1.diary, $1.stage)
    }
    var pairs: [Int: Int] = [:]
    var taken: Set<Int> = []
    for pair in likely where pairs[pair.diary] == nil && taken.insert(pair.stage).inserted {
      pairs[pair.diary] = pair.stage
    }
    return pairs
  }

  /// A second ending of the same interview stands this far from the first among its anchor's numbers.
  private static let again = 1_000

  /// The endings that the plans allow by `asOf`, walking through them as they became known.
  private func endings(_ plans: [Plan], _ asOf: AsOf, anchor: UInt64, first ordinal: Int) -> [InterviewTrack] {
    var found: [InterviewTrack] = []
    for (index, plan) in plans.enumerated() {
      if let last = found.indices.last, found[last].voidAt == Arrivals.never {
        // Known to have ended already: a note that it happened changes nothing, a move or a cancelling undoes it.
        if plan.cancelled || plan.end > plan.knownAt { found[last].voidAt = plan.knownAt } else { continue }
      }
      let overtaken = index + 1 < plans.count ? plans[index + 1].knownAt : Arrivals.never
      let end = max(plan.end, plan.knownAt)
      guard !plan.cancelled, end <= asOf, end < overtaken else { continue }
      found.append(
        InterviewTrack(
          anchor: anchor, ordinal: ordinal + found.count * Self.again, start: plan.start, end: end,
          voidAt: Arrivals.never))
    }
    return found
  }
}
