import Guidance
import Recruitment
import Storage

extension Desk {
  package func log(_ entry: ConversationEntry, _ terms: LogTerms, now: Instant) throws -> LogAnswer {
    let logged = try logged(entry, now: now)
    return try answer(store.log(logged, terms.stored), to: logged.recruiter)
  }

  package func act(_ entry: MomentActionEntry, _ terms: LogTerms, now: Instant) throws -> LogAnswer {
    // Put off without an end it would be put off in word only.
    if entry.until.map({ $0 <= now }) ?? (entry.action == .snoozed) { throw DeskError.notLater(than: now.seconds) }
    let person = try kept?.person(of: entry.moment, finder(asOf: now))
    let recruiter = try recruiterID(entry.recruiterID)
    let named = try person ?? entry.personID.flatMap { try store.person($0)?.id }
    let answer = try store.act(
      LoggedAction(
        moment: entry.moment, recruiter: recruiter, action: entry.action, until: entry.until, reason: entry.reason,
        at: now, person: named ?? .none), terms.stored)
    if let person, case .written = answer { kept?.acted(on: entry.moment, with: person) }
    return try self.answer(answer, to: recruiter)
  }

  private func answer(_ answer: OwnWriteAnswer, to recruiter: RecruiterID) throws -> LogAnswer {
    switch answer {
    case .written(let batch): .written(receipt: "\(batch.value)")
    case .before(let batch): .before(receipt: "\(batch.value)")
    case .meanwhile(let records): .meanwhile(try deeds(records, for: recruiter))
    }
  }

  /// - Parameter recruiter: whoever reads them.
  func deeds(_ records: [OwnWriteRecord], for recruiter: RecruiterID) throws -> [Deed] {
    let names = Dictionary(
      try store.recruiters(records.map(\.recruiter)).map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    return records.compactMap { record in
      let what: Deed.What
      switch record.deed {
      case .contact(_, let channel, let outcome, let flag, let seconds):
        let isConversation = InteractionTraits.conversation(
          channel: channel, outcome: outcome, durationSeconds: seconds, flag: flag)
        what = .contact(channel: channel, outcome: outcome, durationSeconds: seconds, isConversation: isConversation)
      case .action(let action, let until): what = .action(action, until: until)
      case nil: return nil
      }
      return Deed(
        at: record.at, recruiterName: names[record.recruiter] ?? "somebody", isOwn: record.recruiter == recruiter,
        what: what)
    }
  }

  package func lastDeed(with person: String, now: Instant) throws -> Deed? {
    try lastDeed(with: person, for: .none, now: now)
  }

  /// - Parameter recruiter: whoever reads it.
  func lastDeed(with person: String, for recruiter: RecruiterID, now: Instant) throws -> Deed? {
    guard let record = try store.person(person) else { throw DeskError.noSuchPerson(person) }
    let records = try store.ownWrites(with: record.id, since: now - Span.day)
    return try deeds(records.suffix(1), for: recruiter).last
  }
}
