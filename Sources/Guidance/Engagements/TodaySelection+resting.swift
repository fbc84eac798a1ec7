import Chronicle
import Moments
import Recruitment

extension TodaySelection {
  /// Puts off whatever waits for something: an hour that was named, who is at a place now, a booked talk, an interview.
  /// - Parameters:
  ///   - named: when they want to be rung where a moment rests on such a request.
  ///   - booked: talks that people chose a time for.
  package mutating func rest(
    untilNamed named: (Moment) -> NamedTime?, booked: [Booking], in finder: MomentFinder, asOf: Instant,
    wording: Wording
  ) {
    rest(untilNamed: named, asOf: asOf, time: wording.short)
    restAboutLeavers(in: finder, asOf: asOf, time: wording.short)
    rest(for: booked, asOf: asOf, time: wording.short)
    restDuringInterviews(in: finder.chronicle, asOf: asOf, time: wording.short)
  }

  /// Nobody is rung during their own interview: what is to be said waits for its end.
  /// - Parameter time: says a time, as in "15:00".
  package mutating func restDuringInterviews(in chronicle: Chronicle, asOf: Instant, time: (Instant) -> String) {
    var ends: [PersonID: Instant?] = [:]
    rest { moment in
      let person = moment.person
      let end =
        ends[person]
        ?? Engagements(of: person, in: chronicle, asOf: asOf, ownInterviewsOnly: true).interview(at: asOf)?.to
      ends[person] = .some(end)
      return end.map { ("their interview runs until \(time($0))", $0) }
    }
  }

  /// Of whoever has left the client nothing is wanted about its job: who is there now is the talk that is due, and the
  /// playbook has a rule for it, which looks for that record itself.
  /// - Parameter time: says a time, as in "Mon 3 Aug, 13:44".
  package mutating func restAboutLeavers(in finder: MomentFinder, asOf: Instant, time: (Instant) -> String) {
    let about = finder.playbook.rules(lookingFor: "left_employer")
    rest { moment in
      guard !about.contains(moment.rule), !moment.evidence.contains(where: { $0.name == "call_asked" }) else {
        return nil
      }
      return Addressee(moment.person, in: finder.chronicle).left(jobOf: moment, asOf: asOf).map {
        ("on record since \(time($0)) that they have left: who is there now?", nil)
      }
    }
  }

  /// When somebody wants to be rung.
  package struct NamedTime: Hashable, Sendable {
    package var at: Instant
    /// They named a part of a day, or a day, that begins then.
    package var isPart: Bool

    package init(at: Instant, isPart: Bool = false) {
      self.at = at
      self.isPart = isPart
    }

    var fact: String { isPart ? "call_named_from" : "call_named" }
  }

  /// Whoever asked to be rung at an hour is rung then: the hour becomes a fact of the card, and before it the card waits.
  /// - Parameters:
  ///   - named: the hour that they named where a moment rests on such a request.
  ///   - time: says a time, as in "15:00".
  package mutating func rest(
    untilNamed named: (Moment) -> NamedTime?, asOf: Instant, time: (Instant) -> String
  ) {
    for index in conversations.indices {
      guard let hour = named(conversations[index].moment) else { continue }
      conversations[index].moment.evidence.append(Moment.Evidence(hour.fact, at: hour.at))
      conversations[index].moment.dueAt = max(conversations[index].moment.dueAt, hour.at)
    }
    conversations.sort { Self.byDeadline($0.moment, $1.moment) }
    rest { moment in
      guard let said = moment.evidence.last(where: { $0.name.hasPrefix("call_named") }), said.at > asOf else {
        return nil
      }
      let when = said.name == "call_named" ? "at \(time(said.at))" : "from \(time(said.at)) on"
      return ("they asked to be rung \(when)", said.at)
    }
  }

  /// Puts off the talks for which there is a reason to wait.
  private mutating func rest(_ reason: (Moment) -> (why: String, until: Instant?)?) {
    var left: [Entry] = []
    for entry in conversations {
      if let (why, until) = reason(entry.moment) {
        notNow.append((entry, why, until))
      } else {
        left.append(entry)
      }
    }
    conversations = left
  }
}
