import Chronicle
import Recruitment
import Statistics

/// What a firm's tries say of people in general: how much people differ, how segments do, and how the hours of the week
/// do. A person's own record is set against it.
struct PickUpFit: Sendable {
  /// By the person's place among `chronicle.personIDs`.
  private(set) var segmentOf: [Int32] = []
  private(set) var segments: [Segment] = []
  /// The place of the segment of whom nothing is known.
  static let stranger = 0
  private var records: [SegmentRecord] = []
  private(set) var people: BetaBinomialFit
  private(set) var rates: GroupRates
  private(set) var everyone = WeeklyProfile()
  /// By side.
  private(set) var profiles = [WeeklyProfile](repeating: WeeklyProfile(), count: PersonKind.allCases.count)

  /// People's places in segments are by their versions at the as-of time.
  init(_ table: TryTable, chronicle: Chronicle, asOf: Int64) {
    people = BetaBinomialFit(mean: 0.5, concentration: PickUpModel.usualConcentration, isBounded: true)
    rates = GroupRates(groups: 0)
    placeEveryone(chronicle, asOf)
    rates = GroupRates(groups: segments.count)
    count(table)
    for _ in 0..<Self.rounds { refine(table) }
  }

  /// Hours and people are fitted in turns; a fourth changes nothing that could be shown.
  private static let rounds = 3

  private mutating func placeEveryone(_ chronicle: Chronicle, _ asOf: Int64) {
    // The first is a stranger's: nothing known.
    segments = [Segment(nil)]
    var places: [Segment: Int32] = [Segment(nil): Int32(Self.stranger)]
    segmentOf.reserveCapacity(chronicle.personIDs.count)
    for person in chronicle.personIDs {
      let segment = Segment(PersonTimes(person, in: chronicle).version(at: asOf))
      let place = places[segment] ?? Int32(segments.count)
      if places[segment] == nil {
        places[segment] = place
        segments.append(segment)
      }
      segmentOf.append(place)
    }
    records = Array(repeating: SegmentRecord(), count: segments.count)
  }

  /// How much people differ: by maximum marginal likelihood of a beta–binomial on plain counts.
  private mutating func count(_ table: TryTable) {
    var tally = BetaBinomialTally()
    for place in 0..<table.personCount {
      var (pickedUp, tries) = (0, 0)
      for row in table.rows(of: place) where table.tries[row].result != .answeredShort {
        tries += 1
        if table.tries[row].result != .missed { pickedUp += 1 }
      }
      guard tries > 0 else { continue }
      tally.add(successes: pickedUp, trials: tries)
      records[Int(segmentOf[place])].add(SegmentRecord(people: 1, tries: tries, pickedUp: pickedUp))
    }
    people = tally.fit(concentrations: 1...100, fallback: PickUpModel.usualConcentration)
  }

  private mutating func refine(_ table: TryTable) {
    var next = GroupRates(groups: segments.count)
    var seen = [WeeklyProfile.Seen](repeating: WeeklyProfile.Seen(), count: profiles.count)
    let worth = people.concentration
    table.tries.withUnsafeBufferPointer { tries in
      for place in 0..<table.personCount {
        let rows = table.rows(of: place)
        guard !rows.isEmpty else { continue }
        let segment = Int(segmentOf[place])
        let side = Int(segments[segment].side.rawValue)
        let (pickedUp, exposure) = record(tries, rows, profiles[side].effects)
        next.add(group: segment, successes: pickedUp, trials: exposure, concentration: worth)
        let prior = rates.overall > 0 ? rates.rates[segment] : people.mean
        add(tries, rows, own: (worth * prior + pickedUp) / (worth + exposure), to: &seen[side])
      }
    }
    next.settle()
    rates = next
    var all = seen[0]
    for side in seen.dropFirst() { all.add(side) }
    everyone.refit(all, toward: nil)
    for side in profiles.indices { profiles[side].refit(seen[side], toward: everyone) }
  }

  /// One person's weighted pick-ups, and their tries in units of average hours.
  private func record(_ tries: UnsafeBufferPointer<CountedTry>, _ rows: Range<Int>, _ effects: [Double])
    -> (pickedUp: Double, exposure: Double)
  {
    var (pickedUp, exposure) = (0.0, 0.0)
    for row in rows {
      let weight = PickUpModel.weight(age: tries[row].age)
      pickedUp += weight * tries[row].result.estimate
      exposure += weight * effects[Int(tries[row].hourOfWeek)]
    }
    return (pickedUp, max(exposure, pickedUp))
  }

  private func add(
    _ tries: UnsafeBufferPointer<CountedTry>, _ rows: Range<Int>, own rate: Double, to seen: inout WeeklyProfile.Seen
  ) {
    for row in rows {
      let weight = PickUpModel.weight(age: tries[row].age)
      let hour = Int(tries[row].hourOfWeek)
      seen.pickedUp[hour] += weight * tries[row].result.estimate
      seen.expected[hour] += weight * rate
      seen.tries[hour] += weight
    }
  }

  /// What may be said of people like them: the segment's record; where that is too small to be shown, their side's.
  func record(segment: Int) -> SegmentRecord {
    guard !records[segment].mayBeShown else { return records[segment] }
    var whole = SegmentRecord(breadth: .side)
    for place in segments.indices where segments[place].side == segments[segment].side { whole.add(records[place]) }
    return whole
  }

  /// How that hour differs from others for people of that side: 1 = as the average try.
  func effect(segment: Int, hour: Int) -> Double {
    profiles[Int(segments[segment].side.rawValue)].effects[hour]
  }

  /// The chance that somebody of a segment picks up, of whom nothing else is known.
  func chance(segment: Int, hour: Int) -> Double {
    let rate = rates.overall > 0 ? rates.rates[segment] : people.mean
    let effect = profiles[Int(segments[segment].side.rawValue)].effects[hour]
    return max(PickUpModel.lowest, min(PickUpModel.highest, rate * effect))
  }
}
