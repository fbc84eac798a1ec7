/// How a person answers the telephone and messages over their own week: what truly drives the outcome of every call.
struct PickUpProfile: Sendable {
  enum Pattern: String, Sendable, CaseIterable {
    case talks
    case busyThen = "busy_then"
    case messageFirst = "message_first"
    case quiet
  }

  let pattern: Pattern
  /// Monday first: the share, per thousand, that the day leaves of the hour's chance.
  let days: [Int]
  /// Midnight first: the chance per thousand that they pick up in that hour of an ordinary day.
  let hours: [Int]
  /// The chance per thousand that they ring back after a missed call.
  let ringsBack: Int
  /// The chance per thousand that a message that concerns them gets an answer, and the mean wait for it.
  let replies: Int
  let replyMinutes: Int

  static let weights = [350, 300, 200, 150]

  init(_ draws: inout RandomStream) {
    pattern = Pattern.allCases[draws.weighted(PickUpProfile.weights)]
    var days = (0..<7).map { _ in draws.between(820, 1_000) }
    days[5] = draws.between(250, 700)
    days[6] = draws.between(100, 500)
    switch pattern {
    case .talks:
      let base = draws.between(430, 720)
      let best = draws.between(9, 17)
      hours = (0..<24).map { PickUpProfile.evening($0, base - 22 * min(7, abs($0 - best))) }
      (ringsBack, replies, replyMinutes) = (220, draws.between(500, 720), draws.between(60, 260))
    case .busyThen:
      let free = draws.pick([
        [8, 12, 13], [12, 13, 17, 18], [14, 15, 16, 17], [8, 9, 17, 18], [15, 16, 17, 18], [10, 11, 13],
      ])
      let busy = draws.between(20, 90)
      let good = draws.between(520, 780)
      hours = (0..<24).map { PickUpProfile.evening($0, free.contains($0) ? good : busy) }
      if draws.chance(300) { days[draws.below(5)] = draws.between(250, 500) }
      (ringsBack, replies, replyMinutes) = (420, draws.between(420, 640), draws.between(150, 420))
    case .messageFirst:
      let base = draws.between(25, 80)
      hours = (0..<24).map { PickUpProfile.evening($0, base) }
      (ringsBack, replies, replyMinutes) = (30, draws.between(780, 930), draws.between(4, 16))
    case .quiet:
      let base = draws.between(20, 75)
      hours = (0..<24).map { PickUpProfile.evening($0, base) }
      (ringsBack, replies, replyMinutes) = (20, draws.between(60, 190), draws.between(900, 2_400))
    }
    self.days = days
  }

  /// Few pick up at night, and fewer in the evening.
  private static func evening(_ hour: Int, _ chance: Int) -> Int {
    if hour < 7 || hour > 21 { return 5 }
    if hour < 8 || hour > 19 { return max(15, chance * 6 / 10) }
    return max(15, chance)
  }

  /// - Parameter weekday: 0 = Monday, in the person's own zone.
  func chance(weekday: Int, hour: Int) -> Int { days[weekday] * hours[hour] / 1_000 }

  /// The weekday hour at which they pick up best.
  var bestHour: Int { (8...18).max { hours[$0] < hours[$1] } ?? 12 }

  var truth: String {
    "\"pattern\":\"\(pattern.rawValue)\",\"days\":[\(PickUpProfile.list(days))],\"hours\":[\(PickUpProfile.list(hours))],"
      + "\"rings_back\":\(ringsBack),\"replies\":\(replies),\"reply_minutes\":\(replyMinutes)"
  }

  private static func list(_ values: [Int]) -> String { values.map(String.init).joined(separator: ",") }
}
