import Chronicle
import Recruitment
import WorkingTime

/// In which hours whom of a firm's people can be expected to talk: the firm's working day on their own wall clock.
struct ContactHours: Sendable {
  let firm: WorkingHours
  private let chronicle: Chronicle
  private let firmZone: Zone
  private let zones: [Zone?]

  init(chronicle: Chronicle) {
    self.chronicle = chronicle
    let firmZone = Zone.named(chronicle.settings.timezone) ?? Zone.utc
    self.firmZone = firmZone
    zones = chronicle.zoneNames.map { Zone.named($0) }
    firm = Self.hours(firmZone, chronicle.settings)
  }

  /// Their zone as known at `time`; the firm's where it is not known.
  func zone(of person: UInt32, at time: Instant) -> Zone {
    let versions = chronicle.versions(ofPerson: person)
    guard let version = versions.last(where: { $0.from <= time.seconds }) ?? versions.first,
      zones.indices.contains(Int(version.zone))
    else { return firmZone }
    return zones[Int(version.zone)] ?? firmZone
  }

  func of(_ person: UInt32, at time: Instant) -> WorkingHours {
    Self.hours(zone(of: person, at: time), chronicle.settings)
  }

  private static func hours(_ zone: Zone, _ settings: FirmSettings) -> WorkingHours {
    WorkingHours(
      zone: zone, days: settings.workingDays, startMinute: settings.dayStart, endMinute: settings.dayEnd,
      holidays: settings.holidays)
  }
}
