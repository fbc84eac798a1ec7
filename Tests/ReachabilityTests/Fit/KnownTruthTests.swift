import Chronicle
import Recruitment
import Statistics
import Testing

@testable import Reachability

@Suite struct KnownTruthTests {
  private let invented = InventedFirm(seed: 42)

  private func mean(
    _ habit: InventedFirm.Habit, _ book: PickUpBook, hour: Int, _ value: (PickUpChance) -> Double = { $0.estimate }
  ) -> Double {
    let people = invented.habits.filter { $0.value == habit }.keys
    let sum = people.reduce(0.0) {
      $0 + value(book.chance(of: PersonID(Int64($1)), at: HourOfWeek(weekday: 1, hour: hour)))
    }
    return sum / Double(people.count)
  }

  @Test func peoplesHabitsAreFound() throws {
    let book = PickUpBook(chronicle: try invented.firm.chronicle(), asOf: InventedFirm.end)
    for hour in [10, 17] {
      let (often, hardly, late) = (
        mean(.often, book, hour: hour), mean(.hardly, book, hour: hour), mean(.late, book, hour: hour)
      )
      #expect(often > hardly + 0.25, "\(hour): \(often), \(hardly)")
      if hour == 17 { #expect(late > hardly + 0.2, "\(late), \(hardly)") } else { #expect(late < often - 0.2) }
    }
  }

  @Test func theIntervalHoldsTheTruthForAlmostEverybody() throws {
    let book = PickUpBook(chronicle: try invented.firm.chronicle(), asOf: InventedFirm.end)
    var (held, asked) = (0, 0)
    for (id, habit) in invented.habits {
      for hour in [9, 11, 14, 17] {
        let chance = book.chance(of: PersonID(Int64(id)), at: HourOfWeek(weekday: 2, hour: hour))
        #expect(chance.low <= chance.estimate && chance.estimate <= chance.high)
        asked += 1
        if (chance.low...chance.high).contains(InventedFirm.chance(habit, hour)) { held += 1 }
      }
    }
    #expect(Double(held) / Double(asked) > 0.9, "\(held) of \(asked)")
  }

  @Test func aStrangerGetsWhatPeopleLikeThemDo() throws {
    var firm = invented.firm
    firm.person(9_001, .candidate, region: 3)
    let book = PickUpBook(chronicle: try firm.chronicle(), asOf: InventedFirm.end)
    let profile = book.profile(of: PersonID(9_001))
    #expect(profile.counts.tries == 0)
    #expect(profile.ground == .peopleLikeThem)
    #expect(profile.segment.mayBeShown && profile.segment.breadth == .segment)
    // A third each at 0.66, 0.09 and 0.09 at 14:00.
    #expect(abs(profile[HourOfWeek(weekday: 1, hour: 14)].estimate - 0.28) < 0.06)
    #expect(
      profile[HourOfWeek(weekday: 1, hour: 17)].estimate > profile[HourOfWeek(weekday: 1, hour: 9)].estimate + 0.1)
  }

  @Test func theForwardSplitBeatsBothSimplerWays() throws {
    let invented = InventedFirm(people: 400, triesEach: 24, seed: 7)
    let split = try #require(
      ForwardSplit.measure(
        chronicle: try invented.firm.chronicle(), cut: InventedFirm.end - 150 * Span.day, end: InventedFirm.end,
        seed: 1, replicates: 500))
    #expect(split.tries > 1_500 && split.people > 350)
    #expect(split.gainOverPersonalRates.interval.low > 0, "\(split)")
    #expect(split.gainOverSegmentHours.interval.low > 0, "\(split)")
    #expect((0.85...1.15).contains(split.calibration.slope), "\(split)")
    #expect(split.logLoss > 0.3 && split.logLoss < 0.6)
  }

  @Test func recentTriesWeighMore() throws {
    func estimate(lately: Outcome, before: Outcome) throws -> Double {
      var firm = RungFirm()
      firm.person(1)
      for week in 0..<6 {
        firm.ring(1, at("2024-01-02T10:00:00Z") + Int64(week) * 7 * Span.day, before)
        firm.ring(1, at("2026-09-01T10:00:00Z") + Int64(week) * 7 * Span.day, lately)
      }
      return try firm.book().chance(of: one, at: HourOfWeek(weekday: 1, hour: 10)).estimate
    }
    #expect(try estimate(lately: .connected, before: .noAnswer) > 0.65)
    #expect(try estimate(lately: .noAnswer, before: .connected) < 0.35)
  }

  @Test func unverifiedAnswersWidenTheInterval() throws {
    func chance(_ outcome: Outcome, _ seconds: Int64?) throws -> PickUpChance {
      var firm = RungFirm()
      firm.person(1)
      for week in 0..<8 {
        firm.ring(1, at("2026-09-01T10:00:00Z") + Int64(week) * 7 * Span.day, outcome, seconds: seconds)
      }
      return try firm.book().chance(of: one, at: HourOfWeek(weekday: 1, hour: 10))
    }
    let (known, long, short) = (
      try chance(.connected, 200), try chance(.connectedUnverified, 200), try chance(.connectedUnverified, 10)
    )
    #expect(known.low > 0.5)
    #expect(long.low < 0.2 && long.high > 0.9)
    #expect(short.low < 0.2 && short.high > 0.7)
    #expect(known.estimate > short.estimate && long.estimate > short.estimate)
    #expect(known.calls == 8 && short.calls == 8)
  }
}
