import Chronicle
import Moments
import Recruitment

/// Reads what each conversation due got, from the moments and the history alone. Conversations only: where a message will do,
/// a message is no habit to look at.
package struct HabitReader: Sendable {
  package enum Reading: Hashable, Sendable {
    case counted(HabitMoment)
    case leftOut(HabitLeftOut, RecruiterID)
  }

  private let chronicle: Chronicle
  private let playbook: Playbook
  private let recordEnds: Instant

  package init(_ chronicle: Chronicle, playbook: Playbook, recordEnds: Instant) {
    self.chronicle = chronicle
    self.playbook = playbook
    self.recordEnds = recordEnds
  }

  /// Of moments that belong to somebody, in the same order; read on all cores.
  /// - Parameter since: opened then or later.
  package func read(_ moments: [Moment], since: Instant) -> [Reading] {
    let wanted = moments.filter { moment in
      moment.openedAt >= since && !moment.recruiter.isNone && playbook.rules[moment.rule].verdict != .messageFine
    }
    return Cores.parts(of: wanted.count) { range in wanted[range].map(read) }.flatMap(\.self)
  }

  package func read(_ moment: Moment) -> Reading {
    let talked = moment.endedBy == .conversation ? moment.endedAt : nil
    if let talked, talked <= moment.dueAt { return counted(moment, .inTime, at: talked) }
    if moment.endedBy == .optOut { return .leftOut(.optedOut, moment.recruiter) }
    if moment.endedBy == .dismissed { return .leftOut(.dismissed, moment.recruiter) }
    if let ended = moment.endedAt, ended <= moment.dueAt { return .leftOut(.over, moment.recruiter) }
    guard moment.dueAt <= recordEnds else { return .leftOut(.notYet, moment.recruiter) }
    if let talked { return counted(moment, .late, at: talked) }
    let (tried, wrote) = firstTryAndMessage(moment)
    if let tried { return counted(moment, .tried, at: tried) }
    if let wrote { return counted(moment, .wrote, at: wrote) }
    return counted(moment, .nothing, at: nil)
  }

  private func counted(_ moment: Moment, _ got: HabitOutcome, at time: Instant?) -> Reading {
    let isTalk = got == .inTime || got == .late
    return .counted(
      HabitMoment(
        recruiter: moment.recruiter, person: moment.person, rule: moment.rule, openedAt: moment.openedAt, got: got,
        after: time.map { $0 - moment.openedAt },
        brought: isTalk && (time.map { brought(moment, after: $0.seconds) } ?? false),
        byHand: isTalk && (time.map { isByHand(moment, at: $0.seconds) } ?? false)))
  }

  /// Whether within two days of a talk a fact about them, or a step of theirs or of a job of theirs, is on record.
  private func brought(_ moment: Moment, after talk: Int64) -> Bool {
    let person = UInt32(truncatingIfNeeded: moment.person.value)
    let span = talk...(talk + Self.broughtWithin)
    if chronicle.facts(ofPerson: person).contains(where: { span.contains($0.at) }) { return true }
    for submission in chronicle.submissions(ofPerson: person)
    where chronicle.events(ofSubmission: submission.id).contains(where: { span.contains($0.at) }) { return true }
    return chronicle.jobIDs(withContact: person).contains { job in
      chronicle.events(ofJob: job).contains { span.contains($0.at) }
        || chronicle.submissionIDs(ofJob: job).contains { submission in
          chronicle.events(ofSubmission: submission).contains { span.contains($0.at) }
        }
    }
  }

  static let broughtWithin = 2 * Span.day

  private func isByHand(_ moment: Moment, at talk: Int64) -> Bool {
    let history = chronicle.interactions(ofPerson: UInt32(truncatingIfNeeded: moment.person.value))
    var index = history.firstIndex(atOrAfter: talk)
    while index < history.count, history.at(index) == talk {
      if history.isTalk(index) { return history.origin(index).isLoggedByHand }
      index += 1
    }
    return false
  }

  /// After it opened and while it stood, by anybody of ours: as for a talk.
  private func firstTryAndMessage(_ moment: Moment) -> (tried: Instant?, wrote: Instant?) {
    let history = chronicle.interactions(ofPerson: UInt32(truncatingIfNeeded: moment.person.value))
    let end = (moment.endedAt ?? recordEnds).seconds
    var (tried, wrote): (Instant?, Instant?)
    var index = history.firstIndex(atOrAfter: moment.openedAt.seconds + 1)
    while index < history.count, history.at(index) <= end, tried == nil || wrote == nil {
      let traits = history.traits(index)
      if tried == nil, traits.isAttempt { tried = Instant(history.at(index)) }
      if wrote == nil, traits.isOutboundMessage { wrote = Instant(history.at(index)) }
      index += 1
    }
    return (tried, wrote)
  }
}
