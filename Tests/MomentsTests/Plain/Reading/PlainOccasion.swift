import Recruitment

@testable import Moments

/// Something that may make a talk due, once or again and again: a job, an offer, an interview, a person.
struct PlainOccasion {
  struct Opening {
    var at: Int64
    var person: UInt32
    var job: UInt32 = 0
    var submission: UInt32 = 0
    var recruiter: UInt32
    /// On what it stands, where an occasion may open again on something else.
    var key: Int64 = 0
  }

  enum Answer {
    /// Not now.
    case wait
    /// Not any more.
    case never
    case open(Opening)
  }

  /// Times at which it may open or end besides those on record: so long after each of these.
  var delays: [(Int64) -> Int64] = []
  /// Whether it may open more than once, on other keys.
  var isRecurring = false
  /// No deadline lies beyond it.
  var latest = Int64.max
  /// The times on record that can matter.
  var times: [Int64]
  /// Whether a talk is due by what was known at a time.
  var opens: (Int64) -> Answer
  /// Why an open one is due no more by what was known at a time; `nil` while it is.
  var ends: (Opening, Int64) -> Moment.EndedBy?
  /// What one that is open is about by what was known at a time.
  var standsFor: (Opening, Int64) -> Opening = { opening, _ in opening }
}

/// A moment as both implementations say it: all but its name and its evidence.
struct PlainMoment: Hashable, Comparable, CustomStringConvertible {
  var rule: String
  var person: Int64
  var job: Int64
  var submission: Int64
  var recruiter: Int64
  var opened: Int64
  var due: Int64
  var ended: Int64?
  var by: Moment.EndedBy

  static func < (left: PlainMoment, right: PlainMoment) -> Bool { left.description < right.description }

  var description: String {
    func text(_ time: Int64) -> String { ISOTimestamp.utc(Instant(time)) }
    return "\(rule) person \(person) job \(job) submission \(submission) recruiter \(recruiter): "
      + "\(text(opened)) (due \(text(due))) – \(ended.map(text) ?? "…") \(by)"
  }
}

extension PlainFirm {
  /// Walks over every time that can matter, up to `asOf`, and notes where the occasion opens and where it ends.
  func walk(_ occasion: PlainOccasion, rule: Rule) -> [PlainMoment] {
    var moments: [PlainMoment] = []
    var open: PlainOccasion.Opening?
    var seen: Set<Int64> = []

    func note(_ opening: PlainOccasion.Opening, ended: Int64?, by: Moment.EndedBy) {
      moments.append(
        PlainMoment(
          rule: rule.code, person: Int64(opening.person), job: Int64(opening.job),
          submission: Int64(opening.submission), recruiter: Int64(opening.recruiter), opened: opening.at,
          due: min(
            due(opening.person, opened: opening.at, seconds: Int64(rule.limitHours * 3_600)),
            max(occasion.latest, opening.at)), ended: ended, by: by))
    }

    for time in instants(of: occasion, until: asOf) {
      if let opening = open {
        guard let by = ends(occasion, opening, time) else { continue }
        note(opening, ended: time, by: by)
        open = nil
        if !occasion.isRecurring { return moments }
      }
      switch occasion.opens(time) {
      case .wait: continue
      case .never: return moments
      case .open(var opening):
        // Where there is nobody to talk to, or who wants to, whoever becomes the contact later is not told of it.
        let isSpokenTo = opening.person != 0 && objected(opening.person) > time
        guard isSpokenTo || occasion.isRecurring else { return moments }
        guard isSpokenTo, !seen.contains(opening.key) else { continue }
        opening.at = time
        seen.insert(opening.key)
        if ends(occasion, opening, time) == nil {
          open = opening
        } else if !occasion.isRecurring {
          return moments
        }
      }
    }
    if let open { note(occasion.standsFor(open, asOf), ended: nil, by: .open) }
    return moments
  }

  private func ends(_ occasion: PlainOccasion, _ opening: PlainOccasion.Opening, _ time: Int64) -> Moment.EndedBy? {
    let by = occasion.ends(opening, time)
    let isAnswered = by == .conversation || by == .message
    return !isAnswered && objected(opening.person) <= time ? .optOut : by
  }

  private func instants(of occasion: PlainOccasion, until asOf: Int64) -> [Int64] {
    var instants = Set(occasion.times)
    for time in occasion.times {
      for delay in occasion.delays { instants.insert(delay(time)) }
    }
    return instants.filter { $0 > HistoryRow.always && $0 <= asOf }.sorted()
  }

  /// Every time on record that names a person.
  func times(ofPerson id: UInt32) -> [Int64] {
    var times = (touches[id] ?? []).flatMap { [$0.at, $0.known] }
    times += (people[id] ?? []).flatMap { [$0.createdAt, $0.from] }
    times += preferences.filter { $0.person == id }.map(\.at)
    times += facts.filter { $0.person == id }.flatMap { [$0.at, $0.resolvedAt] }
    return times.filter { $0 != HistoryRow.unknownTime }
  }

  func times(ofSubmission id: UInt32) -> [Int64] {
    var times = (stages[id] ?? []).flatMap { [$0.at, $0.scheduledFor] }
    for row in stages[id] ?? [] where row.announces != nil { times.append(row.scheduledFor + Span.hour) }
    for row in dates[id] ?? [] { times += [known(row), row.startsAt, row.endsAt, row.startsAt + Span.hour] }
    times += submissions.filter { $0.id == id }.map(\.createdAt)
    times += facts.filter { $0.submission == id }.flatMap { [$0.at, $0.resolvedAt] }
    return times.filter { $0 != HistoryRow.unknownTime && $0 != HistoryRow.unknownTime + Span.hour }
  }

  /// Of the job itself and of everybody who was ever its contact.
  func times(ofJob id: UInt32) -> [Int64] {
    let versions = jobs[id] ?? []
    let own = versions.flatMap { [$0.from, $0.openedAt] } + (jobEvents[id] ?? []).map(\.at)
    let facts = facts.filter { $0.job == id }.flatMap { [$0.at, $0.resolvedAt] }
    let contacts = Set(versions.map(\.contact)).flatMap { times(ofPerson: $0) }
    return (own + contacts + facts).filter { $0 != HistoryRow.unknownTime }
  }
}
