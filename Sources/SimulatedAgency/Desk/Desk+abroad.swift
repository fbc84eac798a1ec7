import Recruitment

/// People in other zones: when they are at work, and when nobody would ring them.
extension Desk {
  /// That moment when people of that place are at work (the firm's own hours where it keeps the firm's clock), else the
  /// next time that they are.
  func atWork(_ at: Int64, in place: Place) -> Int64 {
    guard place.zone != .london else { return at }
    let wall = at + place.zone.offset(at: at)
    var day = Int(wall / Span.day)
    let minutes = Int(wall % Span.day) / 60
    if isDayOff(day, in: place) || minutes >= 18 * 60 {
      repeat { day += 1 } while isDayOff(day, in: place)
    } else if minutes >= 8 * 60 {
      return at
    }
    let morning = Int64(day) * Span.day + 8 * Span.hour + 1_800 + at % 5_400
    return morning - place.zone.offset(at: morning)
  }

  private func isDayOff(_ day: Int, in place: Place) -> Bool {
    (day + 3) % 7 >= 5 || calendar.isHoliday(day, in: place.holidays)
  }

  /// Of these times of a day in London, one that falls into everybody's day where there is any, else the afternoon.
  func sociable(_ times: [Int], on day: Int, for people: [Int], _ own: inout RandomStream) -> Int64 {
    let fitting = times.filter { minutes in
      people.allSatisfy { person in
        let hour = self.people[person].week(at: calendar.instant(day, minutes)).hour
        return hour >= 8 && hour < 19
      }
    }
    return calendar.instant(day, own.pick(fitting.isEmpty ? [15 * 60] : fitting))
  }

  /// A working day of ours on which nobody of them has a holiday: the first from `day` on.
  func commonDay(from day: Int, for people: [Int]) -> Int {
    var day = day
    while !calendar.isWorkingDay(day)
      || people.contains(where: { calendar.isHoliday(day, in: self.people[$0].place.holidays) })
    { day = calendar.workingDay(after: day) }
    return day
  }

  /// When a recruiter who has looked at their clock would ring: now, or in their next morning or early afternoon.
  func whenRightToRing(_ person: Int) -> Int64 {
    guard people[person].isTooEarlyOrLate(at: now) else { return now }
    let zone = people[person].place.zone
    let wall = now + zone.offset(at: now)
    let day = wall / Span.day + (wall % Span.day >= 20 * Span.hour ? 1 : 0)
    let morning = day * Span.day + 9 * Span.hour + now % 7_200
    return morning - zone.offset(at: morning)
  }
}
