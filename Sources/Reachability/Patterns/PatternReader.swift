import Chronicle
import Recruitment
import Statistics
import WorkingTime

extension PickUpBook {
  /// How somebody answers, by what was known at the book's time, and the facts that show it.
  package func pattern(of person: PersonID) -> PickUpPattern { reader(of: person).pattern() }

  /// The facts alone of a pattern that is known, as whoever may not see all messages is told them.
  /// - Parameter isSeen: whether they may know of messages with that recruiter; 0 = nobody's.
  package func facts(
    of person: PersonID, for kind: PickUpPattern.Kind, isSeen: (UInt32) -> Bool
  ) -> [PickUpFact] {
    reader(of: person, isSeen: isSeen).facts(for: kind)
  }

  private func reader(of person: PersonID, isSeen: (UInt32) -> Bool = { _ in true }) -> PatternReader {
    guard let id = UInt32(exactly: person.value) else { return PatternReader(empty: asOf.seconds) }
    let segment = sheet(of: person).segment
    let times = PersonTimes(id, in: chronicle)
    func hour(_ at: Int64) -> HourOfWeek { HourOfWeek(wall: clocks.zone(times.version(at: at)).wallClock(at: at)) }
    let usual = (0..<HourOfWeek.count).map { fit.effect(segment: segment, hour: $0) >= PatternReader.usualEffect }
    let record = PatternRecord(
      chronicle.interactions(ofPerson: id), calls: tries(of: person), asOf: asOf.seconds,
      isUsual: { usual[hour($0).index] }, isSeen: isSeen)
    return PatternReader(record: record, isUsual: usual)
  }
}

/// Tells a pattern from one person's record. Its rules are said with `PickUpPattern.Kind`.
struct PatternReader {
  /// An hour at which others pick up: at least three quarters as often as on average.
  static let usualEffect = 0.75
  static let leastTries = 5
  static let quick = 15 * Span.minute
  static let answered = 3 * Span.day
  static let soon = 2 * Span.hour
  /// How likely chance alone may have parted the day as it is.
  static let chance = 1.0 / 6 + 1e-9

  private let record: PatternRecord?
  private let isUsual: [Bool]
  private let since: Int64

  init(record: PatternRecord, isUsual: [Bool]) {
    self.record = record
    self.isUsual = isUsual
    since = record.since
  }

  /// Of somebody who is not in the chronicle.
  init(empty asOf: Int64) {
    record = nil
    isUsual = []
    since = asOf - PatternRecord.days * Span.day
  }

  func pattern() -> PickUpPattern {
    guard let record else {
      return PickUpPattern(kind: .unknown, facts: [], counts: TryCounts(), since: Instant(since), calls: [])
    }
    let parts = DayParts(record.tries)
    let kind = kind(record, parts)
    return PickUpPattern(
      kind: kind, facts: PatternFacts(record, parts).facts(for: kind), counts: record.counts,
      since: Instant(since), calls: record.calls)
  }

  func facts(for kind: PickUpPattern.Kind) -> [PickUpFact] {
    record.map { PatternFacts($0, DayParts($0.tries)).facts(for: kind) } ?? []
  }

  private func kind(_ record: PatternRecord, _ parts: DayParts) -> PickUpPattern.Kind {
    let tries = record.tries.count
    let pickedUp = record.counts.pickedUp
    guard tries >= Self.leastTries else { return .unknown }
    if parts.split != nil { return .busyThen }
    if 3 * pickedUp >= tries { return .talks }
    if record.ringBacks.count >= 2, 5 * record.ringBacks.count >= record.missed { return .busyThen }
    if isMessageFirst(record) { return .messageFirst }
    let answers = record.messages.count { $0.isAnswered(within: Self.answered) }
    if 4 * pickedUp <= tries, record.messages.count >= 3, 4 * answers <= record.messages.count { return .quiet }
    return .unknown
  }

  private func isMessageFirst(_ record: PatternRecord) -> Bool {
    let usual = record.tries.filter { isUsual[Int($0.hourOfWeek)] }
    let pickedUp = usual.count { $0.result == .pickedUp }
    let quick = record.messages.count { $0.isAnswered(within: Self.quick) && $0.isAtUsualHour }
    let answers = record.messages.count { $0.isAnswered(within: Self.answered) }
    return usual.count >= 4 && 4 * pickedUp <= usual.count && quick >= 3 && 2 * quick >= answers
  }
}

/// One person's verified tries by part of the day.
struct DayParts {
  private(set) var tries: [[CountedTry]]
  /// The parts at which they do not pick up and those at which they do; `nil` where the day does not fall in two.
  private(set) var split: (low: [Int], high: [Int])?

  init(_ all: [CountedTry]) {
    tries = DayPart.all.map { _ in [] }
    for attempt in all { tries[DayPart.index(ofHour: attempt.hour.hour)].append(attempt) }
    split = findSplit()
  }

  private func count(_ parts: some Sequence<Int>) -> (successes: Int, trials: Int) {
    parts.reduce((0, 0)) { sum, part in
      (sum.0 + tries[part].count { $0.result == .pickedUp }, sum.1 + tries[part].count)
    }
  }

  /// Parts in order of their rate, cut where the two sides differ most clearly.
  private func findSplit() -> (low: [Int], high: [Int])? {
    let parts = tries.indices.filter { !tries[$0].isEmpty }
    let sorted = parts.sorted { left, right in
      let (first, second) = (count([left]), count([right]))
      let (ours, theirs) = (first.successes * second.trials, second.successes * first.trials)
      return ours != theirs ? ours < theirs : left < right
    }
    var best: (low: [Int], high: [Int])?
    var least = PatternReader.chance
    for cut in sorted.indices.dropFirst() {
      let (low, high) = (count(sorted[..<cut]), count(sorted[cut...]))
      guard low.trials >= 4, 4 * low.successes <= low.trials, high.trials >= 3, 2 * high.successes >= high.trials
      else { continue }
      let chance = FisherExact.secondIsHigher(low, high)
      if chance <= least {
        least = chance
        best = (sorted[..<cut].sorted(), sorted[cut...].sorted())
      }
    }
    return best
  }
}
