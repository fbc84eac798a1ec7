import Recruitment
import Statistics
import Testing

@testable import Practice

@Suite struct PracticeYearTests {
  @Test func triesBeforeGivingUpAreOfThoseGivenUpOn() {
    var tally = TryTally()
    for count in [1, 1, 1, 2, 2, 3, 3, 4, 1] { tally.add(tries: count, reached: false) }
    for _ in 0..<5 { tally.add(tries: 9, reached: true) }
    #expect(tally.ended == 14 && tally.givenUp == 9 && tally.afterOne == 4 && tally.tries == 18)
    // Nine are their own story.
    #expect(tally.mean == nil)
    tally.add(tries: 2, reached: false)
    #expect(tally.mean == 2)
    #expect((tally + tally).givenUp == 20 && (tally + tally).mean == 2)
  }

  @Test func latelyIsThreeWholeMonthsAgainstTheThreeBefore() {
    let months = (1...12).map { number in
      PracticeYear.Month(
        month: HabitMonth(year: 2026, month: number), rightTime: Proportion(number, of: 20),
        asked: Proportion(1, of: 4),
        tries: TryTally())
    }
    let year = PracticeYear(months: months)
    // The month that the record ends in is not over.
    #expect(year.lately.map(\.month.month) == [9, 10, 11] && year.before.map(\.month.month) == [6, 7, 8])
    let sum = PracticeYear.sum(year.lately.map(\.rightTime))
    #expect(sum.count == 30 && sum.of == 60)
  }
}
