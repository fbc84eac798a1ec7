import Chronicle
import Recruitment
import WorkingTime

/// Whose clock shows what: a person's own, that of their country, or the firm's.
struct Clocks: Sendable {
  private let calendar: ContactCalendar

  init(_ chronicle: Chronicle) { calendar = chronicle.calendar }

  var firm: Zone { calendar.firm.zone }

  func zone(_ version: PersonVersion?) -> Zone { calendar.place(of: version).zone }
}

/// One person's versions.
struct PersonTimes {
  private let versions: UnsafeBufferPointer<PersonVersion>

  init(_ person: UInt32, in chronicle: Chronicle) { versions = chronicle.versions(ofPerson: person) }

  /// As known at `time`; the first before that.
  func version(at time: Int64) -> PersonVersion? {
    guard !versions.isEmpty else { return nil }
    var index = versions.count - 1
    while index > 0, versions[index].from > time { index -= 1 }
    return versions[index]
  }

  var isOne: Bool { versions.count <= 1 }
}
