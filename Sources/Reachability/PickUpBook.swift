import Chronicle
import Recruitment
import Statistics
import WorkingTime

/// When people pick up, by everything that was known at one time. Made once, in one pass over the chronicle; each
/// person's profile is worked out when it is asked for.
///
/// The chance that a person picks up at an hour of their week is a two-level beta–binomial times a weekly profile:
/// segments are drawn from the firm, people from their segment, and the hours of the week raise or lower everybody's
/// chance by a day's and an hour's effect. The person's own tries are set against that, those at a like hour and newer
/// ones weighing more.
package struct PickUpBook: Sendable {
  package let asOf: Instant
  let chronicle: Chronicle
  let clocks: Clocks
  let table: TryTable
  let fit: PickUpFit

  package init(chronicle: Chronicle, asOf: Instant) {
    self.asOf = asOf
    self.chronicle = chronicle
    clocks = Clocks(chronicle)
    table = TryTable(chronicle: chronicle, asOf: asOf.seconds, clocks: clocks)
    fit = PickUpFit(table, chronicle: chronicle, asOf: asOf.seconds)
  }

  /// Under so many tries of one's own, people like them speak.
  package static let leastTries = 5

  /// All counted tries of the firm.
  package var tryCount: Int { table.tries.count }

  /// What the rate of people like them is worth, in tries of one's own: small where people differ much.
  package var concentration: Double { fit.people.concentration }

  /// 168 hours; about a millisecond. A person nobody has rung gets what people like them do.
  package func profile(of person: PersonID) -> PickUpProfile {
    let sheet = sheet(of: person)
    return PickUpProfile(
      hours: (0..<HourOfWeek.count).map { sheet.own.chance($0, fit, segment: sheet.segment) },
      counts: sheet.own.counts, ground: ground(sheet), segment: fit.record(segment: sheet.segment))
  }

  /// One hour alone: a few microseconds.
  package func chance(of person: PersonID, at hour: HourOfWeek) -> PickUpChance {
    let sheet = sheet(of: person)
    return sheet.own.chance(hour.index, fit, segment: sheet.segment)
  }

  package func counts(of person: PersonID) -> TryCounts { sheet(of: person).own.counts }

  /// Counted tries, in order of time.
  package func tries(of person: PersonID) -> [CountedTry] {
    place(of: person).map { Array(table.tries(of: $0)) } ?? []
  }

  /// How people like them pick up.
  package func segmentRecord(of person: PersonID) -> SegmentRecord { fit.record(segment: sheet(of: person).segment) }

  /// Whether it is that very book, or a copy of it.
  package func isSame(as other: PickUpBook) -> Bool { chronicle === other.chronicle && asOf == other.asOf }

  // MARK: One person

  struct Sheet {
    var own: OwnRecord
    var segment: Int
  }

  func sheet(of person: PersonID) -> Sheet {
    guard let place = place(of: person) else { return Sheet(own: OwnRecord([]), segment: PickUpFit.stranger) }
    return Sheet(own: OwnRecord(table.tries(of: place)), segment: Int(fit.segmentOf[place]))
  }

  func place(of person: PersonID) -> Int? {
    guard let id = UInt32(exactly: person.value) else { return nil }
    let place = chronicle.frame.everyone.place(of: id)
    return place < 0 ? nil : place
  }

  func ground(_ sheet: Sheet) -> PickUpProfile.Ground {
    if sheet.own.counts.tries >= Self.leastTries { return .ownRecord }
    return fit.record(segment: sheet.segment).mayBeShown ? .peopleLikeThem : .tooLittle
  }

  /// The zone of the person's wall clock at a time.
  func zone(of person: PersonID, at time: Int64) -> Zone {
    guard let id = UInt32(exactly: person.value) else { return clocks.firm }
    return clocks.zone(PersonTimes(id, in: chronicle).version(at: time))
  }
}
