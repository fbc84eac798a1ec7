import Chronicle
import Moments
import Recruitment
import WorkingTime

/// Reads from the record what was tried for a moment.
package struct TryReader: Sendable {
  private let chronicle: Chronicle
  private let hours: ContactHours
  private let asOf: Instant

  package init(chronicle: Chronicle, asOf: Instant) {
    self.chronicle = chronicle
    hours = ContactHours(chronicle: chronicle)
    self.asOf = asOf
  }

  /// - Returns: `nil` where nobody has tried since the moment opened.
  package func read(_ moment: Moment) -> AfterTry? {
    let person = UInt32(truncatingIfNeeded: moment.person.value)
    let zone = hours.zone(of: person, at: asOf)
    let tries = tries(with: person, since: moment.openedAt, zone: zone)
    guard let last = tries.last else { return nil }
    let fair = tries.filter(\.isFair)
    let recent = fair.filter {
      hours.firm.addingWorkingDays(AfterTry.workingDays, to: $0.at.seconds) >= asOf.seconds
    }
    let closes = recent.count >= AfterTry.most
    var missing: [AfterTry.Missing] = []
    if !last.isFair { missing.append(.rightNumber) }
    if !fair.isEmpty, !fair.contains(where: \.textBefore) { missing.append(.textWithReason) }
    if Set(fair.map(\.dayPart)).count == 1 { missing.append(.anotherDayPart) }
    return AfterTry(
      tries: tries, missing: missing, next: closes ? nil : next(after: fair, for: person, zone: zone),
      closePolitely: closes)
  }

  /// Calls and videos of ours since then that became no conversation, as known at the as-of time.
  private func tries(with person: UInt32, since opened: Instant, zone: Zone) -> [AfterTry.Try] {
    let history = chronicle.interactions(ofPerson: person)
    var tries: [AfterTry.Try] = []
    for index in history.firstIndex(atOrAfter: opened.seconds)..<history.count
    where history.knownAt(index) <= asOf.seconds {
      let traits = history.traits(index)
      // What is longer than a voicemail was an answer of some kind: it is no try that failed.
      guard traits.isAttempt, !traits.isConversation, traits.outcome != .connected, traits.outcome != .held else {
        continue
      }
      let at = history.at(index)
      tries.append(
        AfterTry.Try(
          at: Instant(at), channel: traits.channel, outcome: traits.outcome, dayPart: DayPart(of: Instant(at), zone),
          textBefore: wroteBefore(index, in: history)))
    }
    return tries
  }

  private func wroteBefore(_ index: Int, in history: PersonHistory) -> Bool {
    let day = history.at(index) - Span.day
    var earlier = index - 1
    while earlier >= 0, history.at(earlier) >= day {
      if history.traits(earlier).isOutboundMessage, history.knownAt(earlier) <= asOf.seconds { return true }
      earlier -= 1
    }
    return false
  }

  /// The first time in their hours at a part of the day that was not tried yet; where all were, at the one that was not
  /// tried longest.
  private func next(after tries: [AfterTry.Try], for person: UInt32, zone: Zone) -> AfterTry.Next? {
    let untried = Set(openParts).subtracting(tries.map(\.dayPart))
    let wanted = untried.isEmpty ? Set([Self.triedLongestAgo(openParts, tries)].compactMap(\.self)) : untried
    let theirs = hours.of(person, at: asOf)
    var from = theirs.nextOpening(from: asOf.seconds)
    for _ in 0...AfterTry.workingDays {
      guard let opening = from else { return nil }
      let closing = theirs.closing(of: opening)
      for part in openParts where wanted.contains(part) {
        if let window = Self.window(of: part, from: opening, to: closing, zone) { return window }
      }
      from = theirs.nextOpening(from: closing)
    }
    return nil
  }

  /// The parts of a day that contact hours hold half an hour of, in order.
  private var openParts: [DayPart] {
    let settings = chronicle.settings
    guard settings.dayStart < settings.dayEnd else { return [] }
    return DayPart.allCases.filter { $0.minutes.clamped(to: settings.dayStart..<settings.dayEnd).count >= 30 }
  }

  private static func triedLongestAgo(_ parts: [DayPart], _ tries: [AfterTry.Try]) -> DayPart? {
    parts.min { left, right in
      let (left, right) = (tries.last { $0.dayPart == left }?.at, tries.last { $0.dayPart == right }?.at)
      return (left?.seconds ?? .min) < (right?.seconds ?? .min)
    }
  }

  /// What of that part of the day lies within a span of theirs, at least half an hour of it.
  private static func window(of part: DayPart, from opening: Int64, to closing: Int64, _ zone: Zone) -> AfterTry.Next? {
    let (day, _) = Span.dayAndRest(of: zone.wallClock(at: opening))
    func instant(_ minute: Int) -> Int64 {
      zone.instant(ofWallClock: Int64(day) * Span.day + Int64(minute) * Span.minute)
    }
    let from = max(opening, instant(part.minutes.lowerBound))
    let to = min(closing, instant(part.minutes.upperBound))
    guard to - from >= 30 * Span.minute else { return nil }
    return AfterTry.Next(dayPart: part, from: Instant(from), to: Instant(to))
  }
}
