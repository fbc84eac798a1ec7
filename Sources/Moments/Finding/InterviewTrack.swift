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
  /// The end was not recorded: one hour after the start.
  var endAssumed: Bool
  /// When the plan under which it ended was overturned (cancelled or moved afterwards), else `never`.
  var voidAt: Int64
}

extension SubmissionTrack {
  private struct Plan {
    var knownAt: Int64
    var start: Int64
    var end: Int64
    var endAssumed: Bool
    var cancelled: Bool
    var happened: Bool
  }

  /// The interviews that had ended by the record's as-of time, in no particular order.
  ///
  /// A stage row with `scheduled_for` and a date of the same start, or written down within the hour, are one interview:
  /// it hangs on the submission, so that a diary that arrives later does not rename its moments.
  func interviews(in record: Record) -> [InterviewTrack] {
    var announced: [(plan: Plan, taken: Bool)] = []
    for index in 0..<events.count
    where (stage(index) == .interview || stage(index) == .finalInterview)
      && events[index].scheduledFor != HistoryRow.unknownTime
    {
      let start = events[index].scheduledFor
      announced.append(
        (
          Plan(
            knownAt: events[index].at, start: start, end: start + Span.hour, endAssumed: true, cancelled: false,
            happened: false), false
        ))
    }
    var tracks: [InterviewTrack] = []
    for (digest, plans) in datedInterviews(in: record) {
      let match = announced.indices.first { index in
        !announced[index].taken && plans.contains { $0.start == announced[index].plan.start }
      } ?? announced.indices.first { index in
        !announced[index].taken && abs(announced[index].plan.knownAt - (plans.first?.knownAt ?? 0)) <= Span.hour
      }
      if let match {
        announced[match].taken = true
        let first = announced[match].plan
        let all = (plans.contains { $0.knownAt <= first.knownAt } ? [] : [first]) + plans
        append(ended(all, record.asOf), anchor: row.digest, ordinal: match, to: &tracks)
      } else {
        append(ended(plans, record.asOf), anchor: digest, ordinal: 0, to: &tracks)
      }
    }
    for (number, entry) in announced.enumerated() where !entry.taken {
      append(ended([entry.plan], record.asOf), anchor: row.digest, ordinal: number, to: &tracks)
    }
    return tracks
  }

  private func append(
    _ found: (plan: Plan, at: Int64, voidAt: Int64)?, anchor: UInt64, ordinal: Int, to tracks: inout [InterviewTrack]
  ) {
    guard let found else { return }
    tracks.append(
      InterviewTrack(
        anchor: anchor, ordinal: ordinal, start: found.plan.start, end: found.at, endAssumed: found.plan.endAssumed,
        voidAt: found.voidAt))
  }

  /// The versions of each dated interview, in order of becoming known; dates in order of their first version.
  private func datedInterviews(in record: Record) -> [(UInt64, [Plan])] {
    let rows = record.chronicle.dates(ofSubmission: row.id)
    var found: [(UInt64, [Plan])] = []
    for date in rows where date.what == UInt32(DateKind.interview.rawValue) && date.at <= record.asOf {
      let assumed = date.endsAt == HistoryRow.unknownTime || date.endsAt < date.startsAt
      let plan = Plan(
        knownAt: date.at, start: date.startsAt, end: assumed ? date.startsAt + Span.hour : date.endsAt,
        endAssumed: assumed, cancelled: date.status == UInt32(DateStatus.cancelled.rawValue),
        happened: date.status == UInt32(DateStatus.happened.rawValue))
      if let known = found.firstIndex(where: { $0.0 == date.date }) {
        found[known].1.append(plan)
      } else {
        found.append((date.date, [plan]))
      }
    }
    for index in found.indices { found[index].1.sort { $0.knownAt < $1.knownAt } }
    return found.sorted { ($0.1[0].knownAt, $0.0) < ($1.1[0].knownAt, $1.0) }
  }

  /// The last ending that the plans allow, walking through them as they became known.
  private func ended(_ plans: [Plan], _ asOf: Int64) -> (plan: Plan, at: Int64, voidAt: Int64)? {
    var last: (plan: Plan, at: Int64, voidAt: Int64)?
    for (index, plan) in plans.enumerated() {
      let overtaken = index + 1 < plans.count ? plans[index + 1].knownAt : Arrivals.never
      if let standing = last, standing.voidAt == Arrivals.never {
        // Known to have ended already: a note that it happened changes nothing, a move or a cancelling undoes it.
        if plan.cancelled || plan.end > plan.knownAt { last?.voidAt = plan.knownAt } else { continue }
      }
      if plan.cancelled { continue }
      let at = max(plan.end, plan.knownAt)
      if at <= asOf, at < overtaken || (index + 1 == plans.count) { last = (plan, at, Arrivals.never) }
    }
    return last
  }
}
