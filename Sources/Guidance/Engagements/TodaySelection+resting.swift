import Chronicle
import Moments
import Recruitment

extension TodaySelection {
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

  /// Whoever asked to be rung at an hour is rung then: the hour becomes a fact of the card, and before it the card waits.
  /// - Parameters:
  ///   - named: the hour that they named where a moment rests on such a request.
  ///   - time: says a time, as in "15:00".
  package mutating func rest(
    untilNamed named: (Moment) -> Instant?, asOf: Instant, time: (Instant) -> String
  ) {
    for index in conversations.indices {
      guard let hour = named(conversations[index].moment) else { continue }
      conversations[index].moment.evidence.append(Moment.Evidence("call_named", at: hour))
      conversations[index].moment.dueAt = max(conversations[index].moment.dueAt, hour)
    }
    conversations.sort { Self.byDeadline($0.moment, $1.moment) }
    rest { moment in
      let hour = moment.evidence.last { $0.name == "call_named" }?.at
      return hour.flatMap { $0 > asOf ? ("they asked to be rung at \(time($0))", $0) : nil }
    }
  }

  /// Puts off the talks for which there is a reason to wait.
  private mutating func rest(_ reason: (Moment) -> (why: String, until: Instant)?) {
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
