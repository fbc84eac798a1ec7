import Intake
import Recruitment
import Storage
import Synchronization

/// One event of a call, as a telephone system tells of it while it happens.
package struct CallEvent: Hashable, Sendable {
  package var provider: String
  package var callID: String
  /// Of the event as it came: the same one is not taken twice.
  package var digest: String
  /// Theirs, as it was dialled or shown.
  package var number: String
  /// Ours.
  package var ownNumber: String?
  /// Who of ours: an e-mail address or an id.
  package var recruiter: String?
  package var direction: Direction?
  package var startedAt: Int64?
  package var answeredAt: Int64?
  package var endedAt: Int64?
  /// What became of a call that nobody answered.
  package var outcome: Outcome?
  /// Whether a machine answered; `nil` = nobody can tell.
  package var machine: YesNo?

  var times: [Int64] { [startedAt, answeredAt, endedAt].compactMap { $0 } }

  package init(provider: String, callID: String, digest: String, number: String) {
    self.provider = provider
    self.callID = callID
    self.digest = digest
    self.number = number
  }
}

package enum CallTaking: Hashable, Sendable {
  /// It is part of the record, or will be when the call is over.
  case taken
  /// It was taken before.
  case again
  /// A time that it names cannot be that of a call: nothing of it is kept.
  case impossible
  /// The number is nobody's on record, or several people's: nothing of it is kept.
  case nobodys
}

/// Takes calls in as telephone systems tell of them.
package final class CallTaker: Sendable {
  private let desk: Desk

  private struct Book {
    var change: Int64 = -1
    var people: [String: [PersonID]] = [:]
    var recruiters: [String: RecruiterID] = [:]
  }

  private let book = Mutex(Book())

  package init(desk: Desk) { self.desk = desk }

  /// - Throws: `StorageError`; the event was not taken then, and may be told again.
  package func take(_ event: CallEvent, now: Instant) throws -> CallTaking {
    if try desk.store.wasTold(event.digest) { return .again }
    // Its sender may lie, and a program that counts from another day does: what a file may not say, it may not either.
    let possible = PossibleTimes(now: now.seconds)
    guard event.times.allSatisfy({ possible.complaint($0) == nil }) else { return .impossible }
    guard let call = try call(event) else {
      try desk.store.noteTold(event.digest, now: now)
      return .nobodys
    }
    var told = try desk.store.tell(call, now: now)
    // Another event of the call may come in between: what lands last must be what is known.
    for _ in 0..<3 {
      try land(told, now: now)
      guard let latest = try desk.store.toldCall(told.provider, told.callID), latest != told else { break }
      told = latest
    }
    try desk.store.noteTold(event.digest, now: now)
    return .taken
  }

  private func call(_ event: CallEvent) throws -> ToldCall? {
    let region = try desk.store.settings().country
    guard let number = DialledNumber(event.number, region: region) else { return nil }
    let latest = try desk.store.latestChange()
    let (people, own) = try book.withLock { book in
      if book.change != latest { book = try Self.read(desk, region: region, change: latest) }
      let own = event.ownNumber.flatMap { DialledNumber($0, region: region) }.flatMap { book.recruiters[$0.text] }
      return (book.people[number.text] ?? [], own)
    }
    guard people.count == 1 else { return nil }
    let named = try event.recruiter.flatMap { try desk.store.recruiter($0)?.id }
    return ToldCall(
      provider: event.provider, callID: event.callID, person: people[0], recruiter: named ?? own ?? .none,
      direction: event.direction, startedAt: event.startedAt, answeredAt: event.answeredAt, endedAt: event.endedAt,
      outcome: event.outcome, machine: event.machine)
  }

  private static func read(_ desk: Desk, region: String, change: Int64) throws -> Book {
    var book = Book(change: change)
    for marks in try desk.store.personMarks() {
      for text in Set(marks.phones.compactMap({ DialledNumber($0, region: marks.country ?? region)?.text })) {
        book.people[text, default: []].append(marks.id)
      }
    }
    for (recruiter, phone) in try desk.store.recruiterPhones() {
      if let number = DialledNumber(phone, region: region) { book.recruiters[number.text] = recruiter }
    }
    return book
  }

  /// Lands the call when it is over. Talk time is from the answer to the end, whatever the system calls its duration.
  private func land(_ call: ToldCall, now: Instant) throws {
    guard let end = call.endedAt, let person = try desk.store.people([call.person])[call.person] else { return }
    let talk = call.answeredAt.map { max(0, end - $0) }
    let outcome: Outcome =
      talk == nil
      ? call.outcome ?? .noAnswer
      : call.machine == .yes ? .voicemail : call.machine == .no ? .connected : .connectedUnverified
    var row: [String: RecordBatchBuilder.Value] = [
      "interaction_id": .text(call.callID), "at": .integer(call.startedAt ?? call.answeredAt ?? end),
      "person_id": .text(person.printedID), "channel": .integer(Int64(Channel.call.rawValue)),
      "direction": .integer(Int64((call.direction ?? .outbound).rawValue)),
      "outcome": .integer(Int64(outcome.rawValue)), "logged": .integer(Int64(LoggedBy.system.rawValue)),
    ]
    if let talk { row["duration_seconds"] = .integer(talk) }
    if let recruiter = try desk.store.recruiters([call.recruiter]).first {
      row["recruiter_id"] = .text(recruiter.printedID)
    }
    var builder = RecordBatchBuilder(kind: .interactions)
    builder.append(line: 1, row)
    let staging = try desk.store.beginImport(
      source: call.provider, files: [ImportReport.File(path: call.provider, format: "live")],
      hash: try desk.store.hasSuppressed() ? desk.privacyHash() : nil)
    try staging.stage(builder.take())
    let landing = try staging.land(now: now, dryRun: false)
    if let batch = landing.batch { _ = try desk.store.joinCalls(within: batch, besides: [call.person]) }
  }
}
