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

  func read(_ moment: Moment) -> Reading {
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
    .counted(
      HabitMoment(
        recruiter: moment.recruiter, person: moment.person, rule: moment.rule, openedAt: moment.openedAt, got: got,
        after: time.map { $0 - moment.openedAt }))
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
