import Recruitment
import WorkingTime

extension PickUpBook {
  /// The best hours to ring: at most two on each day of the person's calendar, on the hour there, or from now on. Where
  /// neither today nor tomorrow holds one, those of the next day that does.
  /// - Parameters:
  ///   - from: now; nothing before it is offered.
  ///   - until: by when a window must end; `nil` = the end of tomorrow on the person's wall clock.
  ///   - isAllowed: whether they may be rung then; asked every quarter of an hour.
  package func bestWindows(
    of person: PersonID, from: Instant, until: Instant? = nil, isAllowed: (Instant) -> Bool
  ) -> PickUpWindows {
    var hours = RingableHours(of: person, in: self, from: from, until: until, isAllowed: isAllowed)
    return hours.best(from: from, isAllowed: isAllowed)
  }
}

/// The full hours ahead in which somebody may be rung, with their chances: what of their best windows does not hang on
/// the minute. Kept from one look to the next, the next need only see to the hour that begins now.
package struct RingableHours: Sendable {
  private let person: PersonID
  private let book: PickUpBook
  private let zone: Zone
  /// The end of tomorrow, or what was asked for; a day beyond it is looked at where nothing lies before it.
  private let end: Int64
  /// The first full hour that was looked at, and the last; `nil` where there was none.
  private let fullHours: ClosedRange<Int64>?
  /// Whether each is an hour after the last: not where a clock changes by half an hour.
  private let areRegular: Bool
  private let offers: [Offer]
  private let ground: PickUpProfile.Ground
  private let counts: TryCounts
  private let segment: SegmentRecord
  /// Of the hours of the week that were chosen, or begin now.
  private var chances: [(hour: Int, chance: PickUpChance)] = []

  /// A limit on the work that one question can cause.
  private static let farthest = 31 * Span.day
  private static let mostADay = 2
  /// Longer than any run of holidays and weekends.
  private static let daysBeyond: Int64 = 14

  private struct Offer {
    var start: Int64
    var estimate: Double
    /// On the person's calendar.
    var day: Int32
    /// Index of the hour of the week.
    var hour: Int32
  }

  package init(
    of person: PersonID, in book: PickUpBook, from: Instant, until: Instant? = nil, isAllowed: (Instant) -> Bool
  ) {
    self.person = person
    self.book = book
    let sheet = book.sheet(of: person)
    zone = book.zone(of: person, at: from.seconds)
    ground = book.ground(sheet)
    counts = sheet.own.counts
    segment = book.fit.record(segment: sheet.segment)
    end = Self.end(zone, from.seconds, until)
    guard ground != .tooLittle else {
      (fullHours, areRegular, offers) = (nil, true, [])
      return
    }
    var offers: [Offer] = []
    let first = Self.next(after: from.seconds, zone)
    var last = first
    var areRegular = true
    var start = first
    var limit = end
    let farthest = until == nil ? end + Self.daysBeyond * Span.day : end
    while start + Span.hour <= limit || (offers.isEmpty && start + Span.hour <= farthest) {
      if start + Span.hour > limit { limit = Self.end(ofDayOf: start, zone) }
      areRegular = areRegular && start - last <= Span.hour && (start - last) % Span.hour == 0
      last = start
      if Self.isAllowed(start, isAllowed) {
        offers.append(Self.offer(start, zone) { sheet.own.estimate($0, book.fit, segment: sheet.segment) })
      }
      start = Self.next(after: start, zone)
    }
    fullHours = first + Span.hour <= limit ? first...last : nil
    (self.areRegular, self.offers) = (areRegular, offers)
  }

  /// Whether they are what would be made now, of that book, for a look as far as the end of tomorrow; as long as nothing
  /// new is on record about the person.
  package func stand(in book: PickUpBook, from: Instant) -> Bool {
    guard book.isSame(as: self.book), book.zone(of: person, at: from.seconds) === zone,
      Self.end(zone, from.seconds, nil) == end
    else { return false }
    if ground == .tooLittle { return true }
    let first = Self.next(after: from.seconds, zone)
    // With the last of its hours gone, days beyond it are to be looked at.
    guard areRegular, let fullHours, let last = offers.last, last.start > from.seconds else { return false }
    return fullHours.contains(first) && (first - fullHours.lowerBound) % Span.hour == 0
  }

  /// The best of them, and of the hour from `from` on.
  package mutating func best(from: Instant, isAllowed: (Instant) -> Bool) -> PickUpWindows {
    var answer = PickUpWindows(
      windows: [], reason: .tooLittleToSay, ground: ground, counts: counts, segment: segment)
    guard ground != .tooLittle else { return answer }
    var sheet: PickUpBook.Sheet?
    var offers = self.offers.filter { $0.start > from.seconds }
    if from.seconds + Span.hour <= end, Self.isAllowed(from.seconds, isAllowed) {
      let now = Self.offer(from.seconds, zone) { hour in
        offers.first { Int($0.hour) == hour }?.estimate ?? chance(hour, &sheet).estimate
      }
      offers.insert(now, at: 0)
    }
    for chosen in Self.chosen(offers) {
      answer.windows.append(
        PickUpWindow(
          from: Instant(chosen.start), to: Instant(chosen.start + Span.hour), pickUp: chance(Int(chosen.hour), &sheet)))
    }
    answer.reason = answer.windows.isEmpty ? .noAllowedHour : nil
    return answer
  }

  // MARK: Hours

  private static func end(ofDayOf time: Int64, _ zone: Zone) -> Int64 {
    let day = Int64(Span.dayAndRest(of: zone.wallClock(at: time)).day)
    return zone.instant(ofWallClock: (day + 1) * Span.day)
  }

  private static func end(_ zone: Zone, _ from: Int64, _ until: Instant?) -> Int64 {
    let farthest = from + farthest
    if let until { return min(until.seconds, farthest) }
    let today = Int64(Span.dayAndRest(of: zone.wallClock(at: from)).day)
    return min(farthest, zone.instant(ofWallClock: (today + 2) * Span.day))
  }

  /// The next full hour of the wall clock, which may not be a full hour elsewhere.
  private static func next(after start: Int64, _ zone: Zone) -> Int64 {
    start + Span.hour - Int64(Span.dayAndRest(of: zone.wallClock(at: start)).rest % 3_600)
  }

  private static func isAllowed(_ start: Int64, _ isAllowed: (Instant) -> Bool) -> Bool {
    stride(from: start, to: start + Span.hour, by: 900).allSatisfy { isAllowed(Instant($0)) }
      && isAllowed(Instant(start + Span.hour - 1))
  }

  private static func offer(_ start: Int64, _ zone: Zone, _ estimate: (Int) -> Double) -> Offer {
    let middle = HourOfWeek(wall: zone.wallClock(at: start + Span.hour / 2 - 1)).index
    return Offer(
      start: start, estimate: estimate(middle),
      day: Int32(truncatingIfNeeded: Span.dayAndRest(of: zone.wallClock(at: start)).day), hour: Int32(middle))
  }

  /// The likeliest first, the earlier of two alike; none that overlaps one chosen before.
  private static func chosen(_ hours: [Offer]) -> [Offer] {
    var chosen: [Offer] = []
    for offer in hours.sorted(by: { ($1.estimate, $0.start) < ($0.estimate, $1.start) }) {
      let sameDay = chosen.count { $0.day == offer.day }
      guard sameDay < mostADay, !chosen.contains(where: { abs($0.start - offer.start) < Span.hour }) else {
        continue
      }
      chosen.append(offer)
    }
    return chosen.sorted { $0.start < $1.start }
  }

  // MARK: Chances

  private mutating func chance(_ hour: Int, _ sheet: inout PickUpBook.Sheet?) -> PickUpChance {
    if let known = chances.first(where: { $0.hour == hour })?.chance { return known }
    let theirs = sheet ?? book.sheet(of: person)
    sheet = theirs
    let chance = theirs.own.chance(hour, book.fit, segment: theirs.segment)
    chances.append((hour, chance))
    return chance
  }
}
