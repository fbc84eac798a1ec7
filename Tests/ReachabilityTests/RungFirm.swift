import Chronicle
import Recruitment

@testable import Reachability

/// A firm small enough to write down in a test: people who are rung and written to. UTC unless a person says otherwise.
struct RungFirm {
  static let recruiter: UInt32 = 7

  var frame = HistoryFrame()
  /// In the order in which they were added; the chronicle does not mind.
  var rows: [Row] = []
  private var nextID: UInt32 = 1

  struct Row {
    var id: UInt32
    var person: UInt32
    var at: Int64
    var knownAt: Int64
    var recruiter: UInt32
    var traits: InteractionTraits
  }

  init() {
    frame.settings.timezone = "UTC"
    frame.zones = ["", "Europe/London", "America/New_York", "Asia/Kolkata"]
    frame.words = ["", "senior", "junior", "London", "Leeds"]
  }

  mutating func person(
    _ id: UInt32, _ kind: PersonKind = .candidate, zone: UInt32 = 0, region: UInt32 = 0, seniority: UInt32 = 0
  ) {
    frame.people.append(
      PersonVersion(id: id, digest: UInt64(id), kind: kind, zone: zone, region: region, seniority: seniority))
  }

  mutating func row(
    _ person: UInt32, _ at: Int64, known: Int64? = nil, recruiter: UInt32 = recruiter, _ traits: InteractionTraits
  ) {
    nextID += 1
    rows.append(
      Row(id: nextID, person: person, at: at, knownAt: known ?? at, recruiter: recruiter, traits: traits))
  }

  mutating func ring(
    _ person: UInt32, _ at: Int64, _ outcome: Outcome?, seconds: Int64? = nil, known: Int64? = nil,
    by channel: Channel = .call, recruiter: UInt32 = recruiter, automatic: Bool = false
  ) {
    row(
      person, at, known: known, recruiter: recruiter,
      InteractionTraits(
        channel: channel, direction: .outbound, outcome: outcome, durationSeconds: seconds, automatic: automatic))
  }

  mutating func ring(_ person: UInt32, _ time: String, _ outcome: Outcome?, seconds: Int64? = nil) {
    ring(person, at(time), outcome, seconds: seconds)
  }

  mutating func theyRing(_ person: UInt32, _ time: String) {
    row(
      person, at(time),
      InteractionTraits(channel: .call, direction: .inbound, outcome: .connected, durationSeconds: 200))
  }

  mutating func write(_ person: UInt32, _ at: Int64, outcome: Outcome = .sent) {
    row(person, at, InteractionTraits(channel: .sms, direction: .outbound, outcome: outcome, durationSeconds: nil))
  }

  mutating func theyWrite(_ person: UInt32, _ at: Int64, automatic: Bool = false) {
    row(
      person, at,
      InteractionTraits(
        channel: .sms, direction: .inbound, outcome: nil, durationSeconds: nil, automatic: automatic))
  }

  func chronicle() throws -> Chronicle {
    var columns = InteractionColumns()
    for row in rows {
      columns.append(
        id: row.id, person: row.person, at: row.at, knownAt: row.knownAt, recruiter: row.recruiter,
        traits: row.traits.bits, duration: InteractionColumns.unknownDuration)
    }
    return try Chronicle.inMemory(frame: frame, interactions: [columns])
  }

  func book(asOf time: String = "2026-12-01T00:00:00Z") throws -> PickUpBook {
    PickUpBook(chronicle: try chronicle(), asOf: Instant(at(time)))
  }
}

/// Seconds since 1970; a text that is no time with an offset is a mistake in the test.
func at(_ text: String) -> Int64 {
  guard case .instant(let instant)? = ISOTimestamp.read(text) else { preconditionFailure("not an instant: \(text)") }
  return instant.seconds
}

let one = PersonID(1)
