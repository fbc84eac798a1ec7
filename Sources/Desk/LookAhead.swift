import Guidance
import Moments
import Permission
import Recruitment

extension Desk {
  /// Adds to a day who was not spoken to lately, and what the next fourteen days hold.
  /// - Parameters:
  ///   - neglected: the recruiter's, longest due first.
  ///   - planned: the recruiter's, soonest first.
  func lookAhead(
    _ today: inout Today, neglected: [Neglect], planned: [ComingUp], gate: Gate, asOf: Instant
  ) throws {
    let onList = Set((today.conversations + today.messages).map(\.person.id))
    let left = neglected.filter { !onList.contains(PersonID(Int64($0.person))) }
    var listed: [Neglect] = []
    var refused = 0
    for neglect in left where listed.count < Overlooked.listed {
      // Whom we may not ring at all is nobody's neglect; stated hours only say when.
      let answer = gate.answer(for: PersonID(Int64(neglect.person)), by: .call, at: asOf)
      if answer.verdict == .notNow, answer.until == nil { refused += 1 } else { listed.append(neglect) }
    }
    let directory = try directory(
      people: listed.map { PersonID(Int64($0.person)) } + planned.map(\.person), jobs: planned.map(\.job),
      submissions: planned.map(\.submission), asOf: asOf)
    today.overlooked = listed.compactMap { neglect in
      directory.people[PersonID(Int64(neglect.person))].map {
        Overlooked(
          person: $0, segment: neglect.segment, days: neglect.days, lastTalk: neglect.lastTalk.map { Instant($0) },
          since: Instant(neglect.since))
      }
    }
    today.overlookedInAll = left.count - refused
    today.comingUp = planned.map { plan in
      Planned(
        at: plan.at, what: plan.what, person: directory.people[plan.person],
        jobID: directory.jobs[plan.job]?.printedID, jobTitle: directory.jobs[plan.job]?.title,
        clientName: directory.jobs[plan.job]?.clientName,
        submissionID: directory.submissions[plan.submission]?.printedID)
    }
  }
}
