/// Where somebody is, for whoever wants to reach them: their clock, their public holidays, and the hours in which they
/// can be expected to talk.
package final class Place: Sendable {
  package let zone: Zone
  /// Nothing on record says so: it is the firm's, or that of most of their country or region.
  package let isZoneAssumed: Bool
  /// The firm's working days and hours on their wall clock, their public holidays excepted.
  package let hours: WorkingHours
  /// Day numbers, ascending.
  private let holidays: [Int64]

  /// - Parameter isIdle: whether no work goes on on those holidays; else they are only known to be some.
  init(zone: Zone, isZoneAssumed: Bool, firm: ContactCalendar.Firm, holidays: [Int], isIdle: Bool = true) {
    self.zone = zone
    self.isZoneAssumed = isZoneAssumed
    self.holidays = Set(holidays).sorted().map { Int64($0) }
    hours = WorkingHours(
      zone: zone, days: firm.workingDays, startMinute: firm.dayStart, endMinute: firm.dayEnd,
      holidays: isIdle ? holidays : [])
  }

  /// What `hours.adding` says, without its hours being handed out: each caller would hold their lists, and all cores would
  /// count at once who does.
  package func adding(workingSeconds: Int64, to instant: Int64) -> Int64? {
    hours.adding(workingSeconds: workingSeconds, to: instant)
  }

  /// - Parameter day: a day number since 1970-01-01 on their wall clock.
  package func isHoliday(_ day: Int64) -> Bool {
    let index = holidays.partitionPoint { $0 < day }
    return index < holidays.count && holidays[index] == day
  }
}
