import Chronicle
import Reachability
import Recruitment
import WorkingTime

/// How and when somebody is best reached, as a card says it: what their own record and people like them suggest.
package struct Reach: Hashable, Sendable {
  package var windows: PickUpWindows
  package var pattern: PickUpPattern
  package var move: Move
}

/// What of it does not hang on the minute, kept from one look to the next.
struct KeptReach: Sendable {
  private let stamp: HistoryStamp
  private let madeAt: Instant
  /// In whose hours they were taken to be.
  private let place: Place
  /// When they were known to be taken.
  let engagements: Engagements
  private var hours: RingableHours
  private let pattern: PickUpPattern

  init(
    _ person: PersonID, in book: PickUpBook, _ chronicle: Chronicle, _ place: Place, _ engagements: Engagements,
    asOf: Instant, isAllowed: (Instant) -> Bool
  ) {
    self.engagements = engagements
    madeAt = asOf
    stamp = HistoryStamp(chronicle)
    self.place = place
    hours = RingableHours(of: person, in: book, from: asOf, isAllowed: isAllowed)
    pattern = book.pattern(of: person)
  }

  /// Whether it is what would be made now.
  func stands(
    for person: PersonID, in book: PickUpBook, _ chronicle: Chronicle, _ place: Place, _ engagements: Engagements,
    asOf: Instant
  ) -> Bool {
    place === self.place && engagements == self.engagements
      && stamp.holds(UInt32(truncatingIfNeeded: person.value), in: chronicle)
      && hours.stand(in: book, from: asOf)
  }

  /// The same engagements, where nothing that they rest on has changed.
  func engagements(in chronicle: Chronicle, asOf: Instant) -> Engagements? {
    // Booked talks are no part of the history.
    let isOfRecord = !engagements.all.contains { $0.kind == .bookedTalk }
    let isSame = stamp.frame == chronicle.frameStamp && madeAt <= asOf && asOf < engagements.until
    return isOfRecord && isSame ? engagements : nil
  }

  mutating func reach(asOf: Instant, isAllowed: (Instant) -> Bool) -> Reach {
    let windows = hours.best(from: asOf, isAllowed: isAllowed)
    return Reach(windows: windows, pattern: pattern, move: Move(for: pattern.kind, windows: windows))
  }
}
