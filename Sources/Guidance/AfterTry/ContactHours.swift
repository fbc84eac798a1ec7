import Chronicle
import Recruitment
import WorkingTime

/// In which hours whom of a firm's people can be expected to talk, as known at a time.
struct ContactHours: Sendable {
  private let chronicle: Chronicle
  private let calendar: ContactCalendar

  init(chronicle: Chronicle) {
    self.chronicle = chronicle
    calendar = chronicle.calendar
  }

  var firm: WorkingHours { calendar.firm.hours }

  /// Their zone as known at `time`; the firm's where it is not known.
  func zone(of person: UInt32, at time: Instant) -> Zone { place(of: person, at: time).zone }

  func of(_ person: UInt32, at time: Instant) -> WorkingHours { place(of: person, at: time).hours }

  func place(of person: UInt32, at time: Instant) -> Place {
    let versions = chronicle.versions(ofPerson: person)
    return calendar.place(of: versions.last { $0.from <= time.seconds } ?? versions.first)
  }
}
