import Recruitment
import Testing

struct TimeOfDayTests {
  @Test(arguments: [
    ("9", 540), ("09", 540), ("17:30", 1_050), ("0:00", 0), ("00", 0), ("24:00", 1_440), ("23:59", 1_439),
  ])
  func `times of day`(text: String, minutes: Int) { #expect(TimeOfDay.read(text) == minutes) }

  @Test(arguments: [
    "", ":", "9:", ":30", "24:01", "25", "12:60", "9:5", "009", "9:030", "-1", "9am", "9.30", "9:30:00", " 9", "٩",
  ])
  func `what is no time of day is not read`(text: String) { #expect(TimeOfDay.read(text) == nil) }

  @Test func `every minute is written so that it reads back`() {
    for minute in 0...1_440 { #expect(TimeOfDay.read(TimeOfDay.write(minute)) == minute) }
  }
}

struct WeekdaysTests {
  @Test func `every set of days is written so that it reads back`() {
    for days in 0..<128 {
      #expect(Weekdays.read(Weekdays.write(days)) == days)
      for day in 0..<7 { #expect(Weekdays.contains(days, day) == Weekdays.write(days).contains(Weekdays.words[day])) }
    }
  }

  @Test(arguments: [("mon;tue", 3), ("SUN", 64), (" Mon ; fri ", 17), ("mon;mon", 1), ("", 0), ("mon;", 1)])
  func `days in any case and spacing`(text: String, days: Int) { #expect(Weekdays.read(text) == days) }

  @Test(arguments: ["monday", "mon,tue", "1", "mon;?", "m"])
  func `what is no day is not read`(text: String) { #expect(Weekdays.read(text) == nil) }
}
