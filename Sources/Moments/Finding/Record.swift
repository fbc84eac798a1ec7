import Chronicle
import Recruitment
import WorkingTime

/// The firm's history as it was known at one time: what every trigger reads.
struct Record: Sendable {
  let chronicle: Chronicle
  /// Nothing known later than this is seen.
  let asOf: Int64
  /// The firm's own hours.
  let firmHours: WorkingHours
  /// When the first action on any moment was recorded.
  let earliestAction: Int64
  /// The place of `counter_offer` among the firm's names of facts; `nil` where none is recorded.
  let counterOfferName: UInt32?
  /// The place of a name that the firm never used: no fact has it.
  static let unusedName = UInt32.max
  /// Contact hours by zone index: the firm's working day on that zone's wall clock.
  private let hoursByZone: [WorkingHours]

  init(chronicle: Chronicle, asOf: Instant) {
    self.chronicle = chronicle
    self.asOf = asOf.seconds
    earliestAction = chronicle.actions.lazy.map(\.at).min() ?? Arrivals.never
    counterOfferName = chronicle.factNames.firstIndex(of: "counter_offer").map(UInt32.init)
    let settings = chronicle.settings
    let firmZone = Zone.named(settings.timezone) ?? Zone.utc
    func hours(_ zone: Zone) -> WorkingHours {
      WorkingHours(
        zone: zone, days: settings.workingDays, startMinute: settings.dayStart, endMinute: settings.dayEnd,
        holidays: settings.holidays)
    }
    firmHours = hours(firmZone)
    hoursByZone = chronicle.zoneNames.map { hours(Zone.named($0) ?? firmZone) }
  }

  /// By when a talk that opened then should be held: so many working seconds later in the hours in which this person
  /// can be expected to talk. Where a firm has no working hours at all, so many seconds.
  func due(_ person: UInt32, openedAt: Int64, limitSeconds: Int64) -> Int64 {
    let zone = version(ofPerson: person, at: openedAt).map { Int($0.zone) } ?? 0
    let due =
      hoursByZone.indices.contains(zone)
      ? hoursByZone[zone].adding(workingSeconds: limitSeconds, to: openedAt)
      : firmHours.adding(workingSeconds: limitSeconds, to: openedAt)
    return due ?? openedAt + limitSeconds
  }

  /// The places of names among the firm's names of facts.
  func places(ofFacts names: [String]) -> [UInt32] {
    names.map { name in chronicle.factNames.firstIndex(of: name).map(UInt32.init) ?? Self.unusedName }
  }

  /// The person as known at `time`; their first version before that.
  func version(ofPerson person: UInt32, at time: Int64) -> PersonVersion? {
    let versions = chronicle.versions(ofPerson: person)
    guard !versions.isEmpty else { return nil }
    var index = versions.count - 1
    while index > 0, versions[index].from > time { index -= 1 }
    return versions[index]
  }
}
