import Chronicle
import MessageCoach
import Moments
import Recruitment
import Synchronization

/// Reads sent messages, each at the moment in which it was sent.
package struct Auditor: Sendable {
  private let chronicle: Chronicle
  private let playbook: Playbook
  private let recordEnds: Instant
  /// By person, in order of opening.
  private let moments: [PersonID: [Moment]]
  private let coach = Coach()

  /// - Parameter moments: all of them, as known at the record's end.
  package init(_ chronicle: Chronicle, playbook: Playbook, moments: [Moment], recordEnds: Instant) {
    self.chronicle = chronicle
    self.playbook = playbook
    self.recordEnds = recordEnds
    self.moments = Dictionary(grouping: moments, by: \.person).mapValues { $0.sorted(by: MomentFinder.byOpening) }
  }

  /// In the same order; read on all cores.
  /// - Parameter progress: called from any thread with the share that is done.
  package func audit(
    _ messages: [SentMessage], progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) -> [AuditedMessage] {
    let done = Atomic(0)
    return Cores.parts(of: messages.count) { range -> [AuditedMessage] in
      let audited = messages[range].map(audit)
      progress(Double(done.add(range.count, ordering: .relaxed).newValue) / Double(max(1, messages.count)))
      return audited
    }.flatMap(\.self)
  }

  /// The reading of the words alone: what a message might do at that moment is no part of it, so that kinds can be told
  /// apart by what was written.
  package func audit(_ message: SentMessage) -> AuditedMessage {
    let reading = reading(of: message)
    return AuditedMessage(
      id: message.id, person: message.person, recruiter: message.recruiter, at: message.at, verdict: reading.verdict,
      asksToTalk: reading.parts.asksToTalk, rule: moment(of: message)?.rule, talked: talked(after: message))
  }

  package func reading(of message: SentMessage) -> MessageReading {
    let addressee = Addressee(message.person, in: chronicle)
    let moment = moment(of: message)
    let isToClient = addressee.isClient(at: message.at, in: moment, of: moment.map { playbook.rules[$0.rule] })
    return coach.read(
      MessageDraft(
        text: message.text, channel: message.channel, side: isToClient ? .client : .candidate,
        unansweredBefore: addressee.unanswered(before: message.at)))
  }

  /// The moment that was open with the person and had opened last; a general one gives way to a particular one.
  private func moment(of message: SentMessage) -> Moment? {
    let open = (moments[message.person] ?? []).filter { moment in
      moment.openedAt <= message.at && moment.endedAt.map { $0 >= message.at } ?? true
        && message.at - moment.openedAt <= Int64(playbook.rules[moment.rule].decisionWindowHours * 3_600)
    }
    return open.last { !playbook.rules[$0.rule].yields } ?? open.last
  }

  private func talked(after message: SentMessage) -> Bool? {
    let until = message.at.seconds + Int64(AuditedMessage.days) * Span.day
    let history = chronicle.interactions(ofPerson: UInt32(truncatingIfNeeded: message.person.value))
    var index = history.firstIndex(atOrAfter: message.at.seconds + 1)
    while index < history.count, history.at(index) <= until {
      if history.isTalk(index) { return true }
      index += 1
    }
    return until <= recordEnds.seconds ? false : nil
  }
}
