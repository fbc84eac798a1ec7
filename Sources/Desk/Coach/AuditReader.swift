import Chronicle
import MessageCoach
import Moments
import Practice
import Recruitment
import Storage
import WorkingTime

/// Loads sent messages and reads them.
struct AuditReader {
  struct Pile {
    var messages: [SentMessage] = []
    /// Of which only the envelope is on record, by whose they are.
    var envelopes: [RecruiterID: Int] = [:]

    var withoutText: Int { envelopes.values.reduce(0, +) }
  }

  private let store: Store
  private let record: StudiedRecord
  private let zone: Zone

  init(_ store: Store, _ record: StudiedRecord) {
    self.store = store
    self.record = record
    zone = record.chronicle.calendar.firm.zone
  }

  /// Knows the moments of those alone to whom these messages went.
  func auditor(of messages: [SentMessage]) -> Auditor { auditor(record.moments(of: Set(messages.map(\.person)))) }

  var auditorOfEverybody: Auditor { auditor(record.moments()) }

  private func auditor(_ moments: [Moment]) -> Auditor {
    Auditor(record.chronicle, playbook: record.playbook, moments: moments, recordEnds: record.ends)
  }

  func pile(of recruiter: RecruiterID?, from: Instant?, to: Instant?) throws -> Pile {
    var pile = Pile()
    try store.forEachSentMessage(of: recruiter, from: from, to: to) { row in
      guard let channel = MessageChannel(row.channel) else { return }
      guard let body = row.body, body.contains(where: { !$0.isWhitespace }) else {
        pile.envelopes[row.recruiter, default: 0] += 1
        return
      }
      pile.messages.append(
        SentMessage(
          id: row.id, person: row.person, recruiter: row.recruiter, at: row.at, channel: channel, text: body))
    }
    return pile
  }

  func audit(_ messages: [AuditedMessage], withoutText: Int) -> MessageAudit {
    MessageAudit(messages, withoutText: withoutText, recordEnds: record.ends) { time in
      let date = CivilDate(dayNumber: Int(Span.dayAndRest(of: zone.wallClock(at: time.seconds)).day))
      return (date.year, date.month)
    }
  }

  func everybody() throws -> FirmAudit {
    let pile = try pile(of: nil, from: nil, to: nil)
    let audited = auditorOfEverybody.audit(pile.messages)
    // Who hides their messages from colleagues is not among everybody either; their own figures are their own.
    let hidden = Set(try store.mailPrivacy().filter { $0.value == .hidden }.keys)
    return FirmAudit(
      firm: audit(
        audited.filter { !hidden.contains($0.recruiter) },
        withoutText: pile.envelopes.filter { !hidden.contains($0.key) }.values.reduce(0, +)),
      byRecruiter: Dictionary(grouping: audited, by: \.recruiter).mapValues { audit($0, withoutText: 0) })
  }
}

extension AuditAnswer {
  init(_ audit: MessageAudit, of recruiter: String?, _ record: StudiedRecord) {
    self.init(
      audit: audit, recruiter: recruiter, codes: record.playbook.rules.map(\.code),
      titles: record.playbook.rules.map(\.title), examples: [])
  }
}
