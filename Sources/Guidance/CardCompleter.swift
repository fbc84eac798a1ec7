import Chronicle
import Moments
import Permission
import Reachability
import Recruitment
import WorkingTime

/// Adds to a card what the person's own history says: what was tried, how and when to reach them, what is still to be
/// asked.
package struct CardCompleter {
  private let playbook: Playbook
  private let chronicle: Chronicle
  private let tries: TryReader
  private let book: PickUpBook
  private let gate: Gate
  private let hours: ContactHours
  private let asOf: Instant
  /// One person may be on several cards.
  private var reaches: [PersonID: Reach] = [:]
  private let earlier: KeptDay?
  private var kept: [PersonID: KeptReach] = [:]
  private let planned: [RecruiterID: [Instant]]
  private let booked: [Booking]
  private var engagements: [PersonID: Engagements] = [:]

  /// - Parameters:
  ///   - planned: when whoever holds the talks has something planned.
  ///   - booked: talks that people booked with any of us.
  ///   - earlier: what an earlier look at the same cards worked out.
  package init(
    playbook: Playbook, chronicle: Chronicle, book: PickUpBook, gate: Gate, asOf: Instant,
    planned: [RecruiterID: [Instant]] = [:], booked: [Booking] = [], after earlier: KeptDay? = nil
  ) {
    self.planned = planned
    self.booked = booked
    self.earlier = earlier
    self.playbook = playbook
    self.chronicle = chronicle
    self.book = book
    self.gate = gate
    self.asOf = asOf
    tries = TryReader(chronicle: chronicle, asOf: asOf)
    hours = ContactHours(chronicle: chronicle)
  }

  package mutating func complete(_ card: inout Card, _ moment: Moment) {
    let rule = playbook.rules[moment.rule]
    let advice = ChannelAdvice(rule, Circumstances(of: moment, in: chronicle, asOf: asOf))
    card.channelWhy = advice.reasons(rule)
    card.isMeetingAdvised = advice.level == .meeting && rule.verdict != .messageFine
    // Where a call is planned already, the message is about that call.
    let isBeforeCall = moment.evidence.contains { $0.name == "call_date" }
    if rule.verdict == .messageFine, advice.level >= .textThatOffersACall, !isBeforeCall {
      card.fallback = Channel.call.word
    }
    card.afterTry = tries.read(moment)
    card.asks = FactQuestion.open(for: moment, rule, in: chronicle, asOf: asOf)
    let addressee = Addressee(moment.person, in: chronicle)
    card.isToClient = addressee.isClient(at: asOf, in: moment, of: rule)
    card.unanswered = addressee.unanswered(before: asOf)
    card.wroteSince = addressee.lastWrote(after: moment.openedAt, asOf: asOf)
    let ways = WaysToReach(gate: gate, mail: MailStanding(of: moment.person, in: chronicle, asOf: asOf), asOf: asOf)
    ways.settle(&card, moment, rule)
    guard card.isConversation else {
      // What was tried is told; to ring again is no advice where a message is what they want.
      card.afterTry?.next = nil
      card.afterTry?.missing = []
      return
    }
    let reach = reach(moment.person)
    card.reach = reach
    card.slots = slots(moment, minutes: card.minutes, reach)
    card.afterTry?.prefer(
      reach.windows.windows, zone: hours.zone(of: UInt32(truncatingIfNeeded: moment.person.value), at: asOf))
    card.afterTry?.avoid(engagements(of: moment.person))
  }

  private mutating func engagements(of person: PersonID) -> Engagements {
    if let known = engagements[person] { return known }
    let isBooked = booked.contains { $0.person == person }
    let known = isBooked ? nil : earlier?.reaches[person]?.engagements(in: chronicle, asOf: asOf)
    let found = known ?? Engagements(of: person, in: chronicle, asOf: asOf, booked: booked)
    engagements[person] = found
    return found
  }

  private mutating func slots(_ moment: Moment, minutes: Int, _ reach: Reach) -> [TalkSlot] {
    let (person, gate) = (moment.person, gate)
    let taken = engagements(of: person)
    let place = hours.place(of: UInt32(truncatingIfNeeded: person.value), at: asOf)
    let ours = hours.firm
    let slots = TalkSlots(
      asOf: asOf, minutes: minutes, theirs: place.hours, ours: ours, planned: planned[moment.recruiter] ?? []
    ) { gate.mayContact(person, by: .call, at: $0) && !taken.hold($0) }
    let zone = Zone.named(chronicle.settings.timezone) ?? .utc
    return slots.two(preferring: reach.windows.windows).map { at in
      let (ours, theirs) = (zone.wallClock(at: at.seconds), place.zone.wallClock(at: at.seconds))
      let minute = Int((theirs % Span.day + Span.day) % Span.day / Span.minute)
      return TalkSlot(at: at, theirClock: ours == theirs ? nil : TimeOfDay.write(minute))
    }
  }

  /// By whose clock somebody lives.
  package func zone(of person: PersonID) -> Zone { hours.zone(of: UInt32(truncatingIfNeeded: person.value), at: asOf) }

  /// How to reach somebody, in the hours in which they can be expected to talk and may be rung.
  package mutating func reach(_ person: PersonID) -> Reach {
    if let known = reaches[person] { return known }
    let place = hours.place(of: UInt32(truncatingIfNeeded: person.value), at: asOf)
    let gate = gate
    let taken = engagements(of: person)
    func isAllowed(_ time: Instant) -> Bool {
      place.hours.isOpen(at: time.seconds) && !taken.hold(time) && gate.mayContact(person, by: .call, at: time)
    }
    var theirs =
      earlier?.reaches[person].flatMap {
        $0.stands(for: person, in: book, chronicle, place, taken, asOf: asOf) ? $0 : nil
      } ?? KeptReach(person, in: book, chronicle, place, taken, asOf: asOf, isAllowed: isAllowed)
    let reach = theirs.reach(asOf: asOf, isAllowed: isAllowed)
    kept[person] = theirs
    reaches[person] = reach
    return reach
  }

  /// What the next look may use.
  package func keep(in day: inout KeptDay) { day.reaches = kept }
}
