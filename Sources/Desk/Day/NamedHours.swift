import Chronicle
import Guidance
import MessageCoach
import Moments
import Recruitment
import Storage
import Synchronization
import WorkingTime

/// The hours that people named who asked for a call, by who asked and when.
struct NamedHours: Sendable {
  struct Request: Hashable, Sendable {
    var person: PersonID
    var asked: Instant
  }

  var hours: [Request: TodaySelection.NamedTime] = [:]

  /// `nil` where a moment rests on no such request, or no hour was named.
  func hour(of moment: Moment) -> TodaySelection.NamedTime? {
    guard !hours.isEmpty, let asked = moment.evidence.first(where: { $0.name == "call_asked" })?.at else { return nil }
    return hours[Request(person: moment.person, asked: asked)]
  }
}

/// What messages said of hours, by their numbers: read once each, for as long as the program runs.
final class NamedHourShelf: Sendable {
  private let read = Mutex<[InteractionID: NamedHour?]>([:])
  /// Some hundred thousand requests; then all are forgotten.
  private static let limit = 200_000

  func hours(of ids: [InteractionID], from store: Store) throws -> [InteractionID: NamedHour] {
    let known = read.withLock { read in Dictionary(ids.map { ($0, read[$0]) }, uniquingKeysWith: { first, _ in first })
    }
    let missing = ids.filter { known[$0] == .some(.none) }
    var found = known.compactMapValues { $0.flatMap(\.self) }
    guard !missing.isEmpty else { return found }
    let records = try store.timeline(missing)
    read.withLock { read in
      if read.count + missing.count > Self.limit { read.removeAll() }
      for id in missing {
        let hour = records[id]?.body.flatMap(NamedHour.read)
        read[id] = .some(hour)
        found[id] = hour
      }
    }
    return found
  }
}

extension Desk {
  /// The hours that were named in the requests for a call on which these moments rest.
  func namedHours(_ moments: [Moment], _ finder: MomentFinder) throws -> NamedHours {
    let rules = finder.playbook.rulesOfCallRequests
    var requests: [InteractionID: NamedHours.Request] = [:]
    let chronicle = finder.chronicle
    withExtendedLifetime(chronicle) {
      for moment in moments where rules.contains(moment.rule) && moment.endedAt == nil {
        guard let asked = moment.evidence.first(where: { $0.name == "call_asked" })?.at else { continue }
        let history = chronicle.interactions(ofPerson: UInt32(truncatingIfNeeded: moment.person.value))
        var index = history.firstIndex(atOrAfter: asked.seconds)
        while index < history.count, history.at(index) == asked.seconds {
          if history.traits(index).asksForCall {
            requests[InteractionID(Int64(history.id(index)))] = .init(person: moment.person, asked: asked)
          }
          index += 1
        }
      }
    }
    guard !requests.isEmpty else { return NamedHours() }
    let ids = requests.keys.sorted()
    let said = try keptHours?.hours(of: ids, from: store) ?? NamedHourShelf().hours(of: ids, from: store)
    var named = NamedHours()
    for (id, hour) in said {
      guard let request = requests[id] else { continue }
      let versions = chronicle.versions(ofPerson: UInt32(truncatingIfNeeded: request.person.value))
      let zone = chronicle.calendar.place(of: versions.last { $0.from <= request.asked.seconds } ?? versions.first).zone
      guard let wall = hour.wallTime(after: zone.wallClock(at: request.asked.seconds)) else { continue }
      named.hours[request] = .init(at: Instant(zone.instant(ofWallClock: wall)), isPart: hour.isPart)
    }
    return named
  }
}
