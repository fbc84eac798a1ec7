import Chronicle
import Evidence
import Guidance
import Moments
import Permission
import Reachability
import Recruitment

/// One recruiter's day before anything on it has a name: what is on it, and whose names it needs.
struct DayPlan: Sendable {
  var recruiter: RecruiterID
  var selection: TodaySelection
  /// The conversations that fit into the time there is, and how many do not.
  var fitting: [TodaySelection.Entry]
  var more: Int
  /// Who was not spoken to lately and is not on the list: the first few, and how many in all.
  var overlooked: [Neglect]
  var overlookedInAll: Int
  var planned: [ComingUp]
  /// Talks that people booked with this recruiter.
  var booked: [Booking] = []

  /// Calls that with every moment that will be shown.
  func forEachMoment(_ body: (Moment) -> Void) {
    for entry in fitting { body(entry.moment) }
    for entry in selection.messages { body(entry.moment) }
    for place in selection.notNow { body(place.entry.moment) }
  }
}

/// Makes days: first the plans, then, once the names are loaded, the days. Pure but for what it was given.
struct DayMaker: Sendable {
  let finder: MomentFinder
  let gate: Gate
  let book: PickUpBook
  let sources: [SourceAge]
  let wording: Wording
  let minutes: Int?
  let asOf: Instant
  /// The trial that runs; `nil` where none does.
  var roster: TrialRoster?
  /// Everyone's, soonest first.
  var booked: [Booking] = []
  /// The hours that people named who asked for a call.
  var named = NamedHours()

  /// - Parameters:
  ///   - neglected: the recruiter's, longest due first.
  ///   - planned: the recruiter's, soonest first.
  func plan(
    of recruiter: RecruiterID, _ open: OpenMoments, neglected: [Neglect], planned: [ComingUp]
  ) -> DayPlan {
    var selection = TodaySelection(open, of: recruiter, finder: finder, gate: gate, asOf: asOf)
    // Whom a trial leaves as usual would else come back here as somebody not spoken to: whoever is prompted does not.
    let withheld = roster.map { roster in selection.withhold { roster.isWithheld($0, asOf: asOf) } } ?? []
    selection.rest(untilNamed: named.hour, booked: booked, in: finder, asOf: asOf, wording: wording)
    let (fitting, more) = selection.conversations(within: minutes, finder.playbook)
    let onList = Set((fitting + selection.messages).map(\.moment.person)).union(withheld)
    let left = neglected.filter { !onList.contains(PersonID(Int64($0.person))) }
    var listed: [Neglect] = []
    var refused = 0
    for neglect in left where listed.count < Overlooked.listed {
      // Whom we may not ring at all is nobody's neglect; stated hours only say when.
      let answer = gate.answer(for: PersonID(Int64(neglect.person)), by: .call, at: asOf)
      if answer.verdict == .notNow, answer.until == nil { refused += 1 } else { listed.append(neglect) }
    }
    return DayPlan(
      recruiter: recruiter, selection: selection, fitting: fitting, more: more, overlooked: listed,
      overlookedInAll: left.count - refused, planned: planned.filter { !gate.erased.contains($0.person) },
      booked: booked.filter { $0.recruiter == recruiter })
  }

  /// - Parameter earlier: what an earlier look at the same recruiter's day kept.
  func day(_ plan: DayPlan, _ directory: Directory, after earlier: KeptDay? = nil) -> (day: Today, kept: KeptDay) {
    let maker = CardMaker(
      playbook: finder.playbook, directory: directory, wording: wording, checkFirst: sources.contains(where: \.stale))
    var words = KeepingCardMaker(maker, finder.chronicle, after: earlier)
    var completer = CardCompleter(
      playbook: finder.playbook, chronicle: finder.chronicle, book: book, gate: gate, asOf: asOf,
      planned: [plan.recruiter: plan.planned.map(\.at)], booked: booked, after: earlier)
    func card(_ entry: TodaySelection.Entry) -> Card {
      var card = words.card(entry)
      completer.complete(&card, entry.moment)
      return card
    }
    var day = Today(
      asOf: asOf, recruiterID: directory.recruiters[plan.recruiter]?.printedID,
      recruiterName: directory.recruiters[plan.recruiter]?.name, sources: sources,
      conversations: plan.fitting.map(card), messages: plan.selection.messages.map(card),
      notNow: plan.selection.notNow.map { Self.notNow($0, maker) }, more: plan.more, older: plan.selection.older.count)
    lookAhead(&day, plan, directory)
    var kept = KeptDay()
    words.keep(in: &kept)
    completer.keep(in: &kept)
    return (day, kept)
  }

  static func notNow(
    _ place: (entry: TodaySelection.Entry, why: String, until: Instant?), _ maker: CardMaker
  ) -> NotNow {
    maker.notNow(place.entry.moment, id: place.entry.id, why: place.why, until: place.until)
  }

  /// Adds who was not spoken to lately, and what the next fourteen days hold.
  private func lookAhead(_ day: inout Today, _ plan: DayPlan, _ directory: Directory) {
    day.overlooked = plan.overlooked.compactMap { neglect in
      directory.people[PersonID(Int64(neglect.person))].map {
        Overlooked(
          person: $0, segment: neglect.segment, days: neglect.days, lastTalk: neglect.lastTalk.map { Instant($0) },
          since: Instant(neglect.since))
      }
    }
    day.overlookedInAll = plan.overlookedInAll
    day.comingUp = plan.planned.map { plan in
      Planned(
        at: plan.at, what: plan.what, person: directory.people[plan.person],
        jobID: directory.jobs[plan.job]?.printedID, jobTitle: directory.jobs[plan.job]?.title,
        clientName: directory.jobs[plan.job]?.clientName,
        submissionID: directory.submissions[plan.submission]?.printedID)
    }
    day.booked = plan.booked.compactMap { booking in
      directory.people[booking.person].map {
        var talk = BookedTalk(booking, with: $0)
        talk.isException = gate.isRefused(booking.person, by: booking.channel, at: asOf)
        return talk
      }
    }
    // A talk that was booked stands there already.
    day.comingUp.removeAll { planned in
      planned.what == .call
        && day.booked.contains { $0.startsAt == planned.at && $0.person.id == planned.person?.id }
    }
  }
}
