import Chronicle
import Recruitment

/// One job order as far as it was known at a time.
struct JobTrack {
  let id: UInt32
  let versions: UnsafeBufferPointer<JobVersion>
  /// By (at, id); only rows known by the record's as-of time.
  let events: UnsafeBufferPointer<JobEventRow>
  /// Facts that name it, whenever they became known.
  let facts: ScatteredRows<FactRow>

  init?(_ id: UInt32, in record: Record) {
    let versions = record.chronicle.versions(ofJob: id)
    // Also one that says it opens later: what its rows say is known all the same.
    guard !versions.isEmpty else { return nil }
    self.id = id
    self.versions = versions
    let all = record.chronicle.events(ofJob: id)
    var count = all.count
    while count > 0, all[count - 1].at > record.asOf { count -= 1 }
    events = UnsafeBufferPointer(rebasing: all[..<count])
    facts = record.chronicle.facts(ofJob: id)
  }

  var openedAt: Int64 { versions[0].openedAt }
  var digest: UInt64 { versions[0].digest }

  /// The job as it was known at `time`.
  func version(at time: Int64) -> JobVersion {
    var index = versions.count - 1
    while index > 0, versions[index].from > time { index -= 1 }
    return versions[index]
  }

  /// The same at a record's time.
  func version(at asOf: AsOf) -> JobVersion {
    var index = versions.count - 1
    while index > 0, versions[index].from > asOf { index -= 1 }
    return versions[index]
  }

  /// The how-manieth of its contacts the person was, from 0.
  func turn(of person: UInt32) -> Int {
    var contacts: [UInt32] = []
    for version in versions where version.contact != 0 && !contacts.contains(version.contact) {
      contacts.append(version.contact)
    }
    return contacts.firstIndex(of: person) ?? 0
  }

  /// The first time from `time` on at which the person is its contact; `Arrivals.never` if there is none.
  func isContact(_ person: UInt32, from time: Int64) -> Int64 {
    if version(at: time).contact == person { return time }
    return versions.first { $0.from > time && $0.contact == person }?.from ?? Arrivals.never
  }

  func kind(at time: Int64) -> JobKind? {
    JobKind(rawValue: UInt8(truncatingIfNeeded: version(at: time).kind))
  }

  func status(_ index: Int) -> JobStatus {
    JobStatus(rawValue: UInt8(truncatingIfNeeded: events[index].status)) ?? .open
  }

  /// Whether a status means that there is work to do or to come.
  static func isClosed(_ status: JobStatus) -> Bool { status == .filled || status == .cancelled || status == .lost }

  /// The first closing after `time` (or at it), unless it is already closed then: its own time. `never` if none.
  func closes(after time: Int64) -> Int64 {
    var closed = false
    for index in 0..<events.count {
      let status = status(index)
      if events[index].at <= time {
        closed = Self.isClosed(status) || (closed && status == .onHold)
      } else {
        if closed { return time }
        if Self.isClosed(status) { return events[index].at }
      }
    }
    return closed ? time : Arrivals.never
  }

  /// Spans in which it was open: neither on hold nor closed.
  func openSpans() -> [Range<Int64>] {
    var spans: [Range<Int64>] = []
    var start: Int64? = openedAt
    for index in 0..<events.count {
      let open = status(index) == .open || status(index) == .reopened
      if open, start == nil { start = events[index].at }
      if !open, let begun = start {
        if begun < events[index].at { spans.append(begun..<events[index].at) }
        start = nil
      }
    }
    if let begun = start { spans.append(begun..<Arrivals.never) }
    return spans
  }

  /// A hold: from its row to the row that lifts it, with its number among the job's holds.
  struct HoldSpan {
    var number: Int
    var from: Int64
    var until: Int64
    /// What was told, each with the time from which it stood, in time order; none where nothing was.
    var reasons: [(reason: HoldReason, since: Int64)]
  }

  func holds() -> [HoldSpan] {
    var holds: [HoldSpan] = []
    var held = false
    for index in 0..<events.count {
      let isHold = status(index) == .onHold
      let reason = HoldReason(rawValue: UInt8(truncatingIfNeeded: events[index].reason)) ?? .notTold
      if isHold, !held {
        holds.append(
          HoldSpan(number: holds.count, from: events[index].at, until: Arrivals.never, reasons: []))
      }
      if isHold, reason != .notTold {
        holds[holds.count - 1].reasons.append((reason, events[index].at))
      } else if !isHold, held {
        holds[holds.count - 1].until = events[index].at
      }
      held = isHold
    }
    return holds
  }
}
