import Chronicle
import Recruitment
import WorkingTime

/// Finds the tries that count, person by person. Kept between people so that its arrays keep their room.
struct TryScan {
  private let chronicle: Chronicle
  private let asOf: Int64
  private let clocks: Clocks
  private var planned = PlannedTimes()
  private var hasPlanned = false

  init(chronicle: Chronicle, asOf: Int64, clocks: Clocks) {
    self.chronicle = chronicle
    self.asOf = asOf
    self.clocks = clocks
  }

  /// Adds one person's counted tries, in order of time. Nothing known after the as-of time is seen.
  mutating func read(_ person: UInt32, into tries: inout [CountedTry]) {
    let history = chronicle.interactions(ofPerson: person)
    var rowStart = Int64.min / 2
    hasPlanned = false
    let times = PersonTimes(person, in: chronicle)
    var zone: Zone?
    for index in 0..<history.count {
      let traits = history.traits(index)
      guard traits.isAttempt, history.knownAt(index) <= asOf else { continue }
      let kind = TryKind(traits)
      guard kind != .notATry else { continue }
      let at = history.at(index)
      if at - rowStart < TryKind.rowSeconds { continue }
      rowStart = at
      guard case .counts(let result) = kind, !isPlanned(person, at) else { continue }
      if zone == nil || !times.isOne { zone = clocks.zone(times.version(at: at)) }
      let hour = HourOfWeek(wall: (zone ?? clocks.firm).wallClock(at: at))
      tries.append(
        CountedTry(
          second: UInt32(truncatingIfNeeded: at), recruiter: history.recruiter(index),
          age: UInt16(clamping: (asOf - at) / Span.day),
          hourOfWeek: UInt8(truncatingIfNeeded: hour.index), result: result))
    }
  }

  /// What was planned is read only for people who were rung.
  private mutating func isPlanned(_ person: UInt32, _ at: Int64) -> Bool {
    if !hasPlanned {
      planned.read(person, in: chronicle)
      hasPlanned = true
    }
    return planned.isNear(at)
  }
}
