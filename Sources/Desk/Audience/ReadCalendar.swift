import Intake
import Recruitment
import Storage
import WorkingTime

extension Desk {
  /// How far ahead a calendar is read: talks are booked two weeks ahead, and nobody wants to bring it every week.
  static let calendarDays: Int64 = 120

  package func calendar(of recruiter: String) throws -> BusyCalendar? {
    try store.busyCalendar(of: recruiterID(recruiter))
  }

  package func readCalendar(_ bytes: [UInt8], of recruiter: String, now: Instant) throws -> CalendarReport {
    try readCalendar(bytes, of: recruiter, by: .none, now: now)
  }

  /// Keeps when they are busy, and nothing of what with.
  /// - Throws: `DeskError.audience(.notACalendar)`: what was known stays.
  func readCalendar(_ bytes: [UInt8], of recruiter: String, by author: AccountID, now: Instant) throws
    -> CalendarReport
  {
    guard let record = try store.recruiter(recruiter) else { throw DeskError.noSuchRecruiter(recruiter) }
    let zone = Zone.named(try record.timezone ?? store.settings().timezone) ?? .utc
    let until = now + Self.calendarDays * Span.day
    guard let file = CalendarFile.read(bytes, zone: zone, window: now.seconds..<until.seconds) else {
      throw DeskError.audience(.notACalendar)
    }
    let calendar = BusyCalendar(readAt: now, until: until, entries: file.entries)
    try store.setBusy(file.busy, calendar, of: record.id)
    try store.audit(AuditEntry(at: now, account: author, deed: .readCalendar, subject: "recruiter \(record.id.value)"))
    return CalendarReport(
      calendar: calendar, notUnderstood: file.notUnderstood, unknownZones: file.unknownZones)
  }

  package func forgetCalendar(of recruiter: String, now: Instant) throws {
    try forgetCalendar(of: recruiter, by: .none, now: now)
  }

  func forgetCalendar(of recruiter: String, by author: AccountID, now: Instant) throws {
    let id = try recruiterID(recruiter)
    try store.setBusy([], nil, of: id)
    try store.audit(AuditEntry(at: now, account: author, deed: .forgotCalendar, subject: "recruiter \(id.value)"))
  }
}
