import Recruitment
import Statistics

@testable import Reachability

/// A firm of people whose chances are known: some pick up mostly, some hardly, some only from 16:00 on; everybody a
/// little more from noon on. Rung at random on working days from 8 to 18, UTC.
struct InventedFirm {
  enum Habit: CaseIterable { case often, hardly, late }

  var firm = RungFirm()
  private(set) var habits: [UInt32: Habit] = [:]
  static let start = at("2025-01-06T00:00:00Z")
  static let weeks = 78

  init(people: Int = 300, triesEach: Int = 16, seed: UInt64) {
    var random = SeededRandom(seed: seed)
    for number in 0..<people {
      let id = UInt32(number + 1)
      let habit = Habit.allCases[random.below(3)]
      habits[id] = habit
      firm.person(id, number % 5 == 0 ? .contact : .candidate, region: UInt32(3 + number % 2))
      for _ in 0..<triesEach {
        let day = Int64(random.below(Self.weeks) * 7 + random.below(5))
        let hour = 8 + random.below(10)
        let time = Self.start + day * Span.day + Int64(hour) * Span.hour + Int64(random.below(3_600))
        let answers = random.unit() < Self.chance(habit, hour)
        firm.ring(id, time, answers ? .connected : .noAnswer)
      }
    }
  }

  static func chance(_ habit: Habit, _ hour: Int) -> Double {
    let day = hour < 12 ? 0.85 : 1.1
    return switch habit {
    case .often: 0.6 * day
    case .hardly: 0.08 * day
    case .late: hour < 16 ? 0.08 * day : 0.75
    }
  }

  static let end = Instant(start + Int64(weeks) * 7 * Span.day)
}
