import Recruitment
import WorkingTime

extension PickUpBook {
  /// The best hours to ring: at most two on each day of the person's calendar, on the hour there, or from now on.
  /// - Parameters:
  ///   - from: now; nothing before it is offered.
  ///   - until: by when a window must end; `nil` = the end of tomorrow on the person's wall clock.
  ///   - isAllowed: whether they may be rung then; asked every quarter of an hour.
  package func bestWindows(
    of person: PersonID, from: Instant, until: Instant? = nil, isAllowed: (Instant) -> Bool
  ) -> PickUpWindows {
    let sheet = sheet(of: person)
    let zone = zone(of: person, at: from.seconds)
    var answer = PickUpWindows(
      windows: [], reason: .tooLittleToSay, ground: ground(sheet), counts: sheet.own.counts,
      segment: fit.record(segment: sheet.segment))
    guard answer.ground != .tooLittle else { return answer }
    let end = min(until?.seconds ?? .max, from.seconds + Self.farthest, endOfTomorrow(zone, from.seconds, until))
    let hours = offers(from.seconds, end, zone, isAllowed).map { offer in
      (offer: offer, estimate: sheet.own.estimate(offer.hour, fit, segment: sheet.segment))
    }
    for chosen in Self.chosen(hours) {
      let pickUp = sheet.own.chance(chosen.hour, fit, segment: sheet.segment)
      answer.windows.append(
        PickUpWindow(from: Instant(chosen.start), to: Instant(chosen.start + Span.hour), pickUp: pickUp))
    }
    answer.reason = answer.windows.isEmpty ? .noAllowedHour : nil
    return answer
  }

  /// A limit on the work that one question can cause.
  private static let farthest = 31 * Span.day
  private static let mostADay = 2

  private struct Offer {
    var start: Int64
    /// Index of the hour of the week.
    var hour: Int
    /// On the person's calendar.
    var day: Int
  }

  private func endOfTomorrow(_ zone: Zone, _ from: Int64, _ until: Instant?) -> Int64 {
    guard until == nil else { return .max }
    let today = Int64(Span.dayAndRest(of: zone.wallClock(at: from)).day)
    return zone.instant(ofWallClock: (today + 2) * Span.day)
  }

  private func offers(_ from: Int64, _ end: Int64, _ zone: Zone, _ isAllowed: (Instant) -> Bool) -> [Offer] {
    var offers: [Offer] = []
    var start = from
    while start + Span.hour <= end {
      let wall = zone.wallClock(at: start)
      if stride(from: start, to: start + Span.hour, by: 900).allSatisfy({ isAllowed(Instant($0)) }),
        isAllowed(Instant(start + Span.hour - 1))
      {
        let middle = HourOfWeek(wall: zone.wallClock(at: start + Span.hour / 2 - 1))
        offers.append(Offer(start: start, hour: middle.index, day: Span.dayAndRest(of: wall).day))
      }
      // To the next full hour of the wall clock, which may not be a full hour elsewhere.
      start += Span.hour - Int64(Span.dayAndRest(of: wall).rest % 3_600)
    }
    return offers
  }

  /// The likeliest first, the earlier of two alike; none that overlaps one chosen before.
  private static func chosen(_ hours: [(offer: Offer, estimate: Double)]) -> [Offer] {
    var chosen: [Offer] = []
    for (offer, _) in hours.sorted(by: { ($1.estimate, $0.offer.start) < ($0.estimate, $1.offer.start) }) {
      let sameDay = chosen.filter { $0.day == offer.day }
      guard sameDay.count < mostADay, !chosen.contains(where: { abs($0.start - offer.start) < Span.hour }) else {
        continue
      }
      chosen.append(offer)
    }
    return chosen.sorted { $0.start < $1.start }
  }
}
