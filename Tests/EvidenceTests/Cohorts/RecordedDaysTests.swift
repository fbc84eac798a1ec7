import Recruitment
import Testing

@testable import Evidence

struct RecordedDaysTests {
  private func recorded(_ days: [Int64]) -> RecordedDays {
    var record = RecordedDays()
    for day in days { record.note(Firm.begins + day * Span.day + 9 * Span.hour) }
    return record
  }

  /// The days with a row, the day the record ends, and whether it is taken to go on until then.
  @Test(
    arguments: [
      ([0, 3, 6, 9], 12, true),
      // A week's silence ends nothing, however busy the record was.
      ([0, 1, 2, 3], 10, true), ([0, 1, 2, 3], 11, false),
      // Nor does one that the record knows from before.
      ([0, 30, 31, 60], 90, true), ([0, 30, 31, 60], 91, false), ([5], 13, false), ([5], 12, true),
    ] as [([Int64], Int64, Bool)])
  func aRecordEndsWhereItIsSilentForLongerThanEver(days: [Int64], end: Int64, goesOn: Bool) {
    let ends = Firm.begins + end * Span.day
    let record = recorded(days)
    #expect(record.end(within: ends) == (goesOn ? ends : record.last))
  }

  @Test func whatHasNoRowHasEnded() { #expect(RecordedDays().end(within: Firm.begins) == .min) }

  @Test func silencesAreWholeDays() {
    let record = recorded([10, 38, 67])
    let found = record.silences(of: 28, from: Firm.begins, to: Firm.begins + 100 * Span.day)
    #expect(found.map { ($0.lowerBound - Firm.begins) / Span.day } == [39, 68])
    #expect(found.map { ($0.upperBound - Firm.begins) / Span.day } == [67, 101])
  }

  @Test func partsTogetherAreTheWhole() {
    var whole = recorded([4, 90])
    whole.add(recorded([40]))
    let ends = Firm.begins + 100 * Span.day
    #expect(
      whole.silences(of: 20, from: Firm.begins, to: ends)
        == recorded([4, 40, 90]).silences(of: 20, from: Firm.begins, to: ends))
    #expect(whole.last == Firm.begins + 90 * Span.day + 9 * Span.hour)
  }
}
