import Chronicle
import Recruitment
import WorkingTime

/// Whose clock shows what: the zones of a chronicle, the firm's own standing in where one is not known.
struct Clocks: Sendable {
  private let zones: [Zone]
  let firm: Zone

  init(_ chronicle: Chronicle) {
    let firm = Zone.named(chronicle.settings.timezone) ?? Zone.utc
    self.firm = firm
    zones = chronicle.zoneNames.map { $0.isEmpty ? firm : Zone.named($0) ?? firm }
  }

  func zone(_ version: PersonVersion?) -> Zone {
    guard let place = version.map({ Int($0.zone) }), zones.indices.contains(place) else { return firm }
    return zones[place]
  }
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
