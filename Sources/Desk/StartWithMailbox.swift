import Chronicle
import Intake
import Recruitment
import Storage

/// Somebody a mailbox shows one writes to.
package struct Correspondent: Hashable, Sendable {
  package var id: PersonID
  package var printedID: String
  package var name: String
  package var email: String?
  package var kind: PersonKind
  package var sent: Int
  package var received: Int
}

/// What a correspondent is to the firm.
package enum CorrespondentKind: String, Sendable, CaseIterable {
  case candidate, client
  /// Private, a supplier, a list: not kept.
  case neither
}

extension Desk {
  /// The addresses that these mailboxes are mostly from and to: one of them is whose they are.
  package static func addresses(in mailboxes: [String], limit: Int) throws -> [String] {
    let reader = MailReader(
      files: mailboxes.enumerated().map { ($0.offset, $0.element) }, options: .init(me: [], addressKey: []))
    return try reader.correspondents(limit: limit).map(\.address)
  }

  /// The people written to most, by messages sent, then received, then name.
  /// - Parameter recruiter: of whose messages; `nil` = of anybody's.
  package func correspondents(limit: Int, of recruiter: RecruiterID? = nil) throws -> [Correspondent] {
    let own = recruiter.map { UInt32(truncatingIfNeeded: $0.value) }
    let chronicle = try chronicle()
    var counted: [(person: UInt32, sent: Int, received: Int)] = []
    for person in chronicle.personIDs {
      let history = chronicle.interactions(ofPerson: person)
      var sent = 0
      var received = 0
      for index in 0..<history.count where own.map({ $0 == history.recruiter(index) }) ?? true {
        let traits = history.traits(index)
        if traits.isOutboundMessage { sent += 1 }
        if traits.isMessage, traits.isInboundFromPerson { received += 1 }
      }
      if sent > 0 { counted.append((person, sent, received)) }
    }
    counted.sort { ($0.sent, $0.received, $1.person) > ($1.sent, $1.received, $0.person) }
    let top = counted.prefix(limit)
    let people = try store.people(top.map { PersonID(Int64($0.person)) })
    return top.compactMap { entry in
      guard let person = people[PersonID(Int64(entry.person))] else { return nil }
      return Correspondent(
        id: person.id, printedID: person.printedID, name: person.name, email: person.emails.first, kind: person.kind,
        sent: entry.sent, received: entry.received)
    }
  }

  /// Says what a correspondent is. Somebody who is neither is taken out of the record, and stays out.
  package func classify(_ idOrEmail: String, as kind: CorrespondentKind, now: Instant) throws {
    guard let person = try store.person(idOrEmail) else { throw DeskError.noSuchPerson(idOrEmail) }
    func edit(_ field: String, _ value: Int64) throws {
      try store.editField(
        kind: .people, id: person.id.value, field: field, value: .integer(value), by: .none, now: now)
    }
    switch kind {
    case .candidate: try edit("kind", Int64(PersonKind.candidate.rawValue))
    case .client: try edit("kind", Int64(PersonKind.contact.rawValue))
    case .neither: try edit("deleted_at", now.seconds)
    }
  }

  /// Records what is under way, one line each, as `start` takes it: a job, the candidate put forward, and where it is.
  package func record(_ lines: [ProcessLine], now: Instant) throws {
    guard !lines.isEmpty else { return }
    var builders: [RecordKind: RecordBatchBuilder] = [:]
    func add(_ kind: RecordKind, _ line: Int, _ values: [String: RecordBatchBuilder.Value]) {
      builders[kind, default: RecordBatchBuilder(kind: kind)].append(line: line, values)
    }
    for (index, line) in lines.enumerated() {
      guard let person = try store.person(line.person) else { throw DeskError.noSuchPerson(line.person) }
      let client = Self.startID("client", [line.client])
      let job = Self.startID("job", [line.client, line.jobTitle])
      let submission = Self.startID("submission", [line.client, line.jobTitle, line.person.lowercased()])
      let at = min(line.at ?? now, now)
      add(.clients, index + 1, ["client_id": .text(client), "name": .text(line.client)])
      add(
        .jobs, index + 1,
        [
          "job_id": .text(job), "client_id": .text(client), "title": .text(line.jobTitle),
          "opened_at": .integer(at.seconds),
        ])
      add(
        .submissions, index + 1,
        [
          "submission_id": .text(submission), "job_id": .text(job), "person_id": .text(person.printedID),
          "created_at": .integer(at.seconds),
        ])
      for stage in line.stages(at: at, submission: submission) { add(.submissionEvents, index + 1, stage) }
      if line.where == .hold {
        add(
          .jobEvents, index + 1,
          [
            "job_id": .text(job), "at": .integer(at.seconds), "status": .integer(Int64(JobStatus.onHold.rawValue)),
          ])
      }
    }
    let staging = try store.beginImport(
      source: Self.startSource, files: [ImportReport.File(path: "start", format: "canonical")],
      hash: try store.hasSuppressed() ? privacyHash() : nil)
    for kind in RecordKind.allCases { if var builder = builders[kind] { try staging.stage(builder.take()) } }
    let landing = try staging.land(now: now, dryRun: false)
    if let reject = landing.rejected.first { throw DeskError.badProcessLine(reject.line, reject.why) }
  }

  /// What people say is under way comes from here.
  static let startSource = "start"

  private static func startID(_ what: String, _ parts: [String]) -> String {
    let digest = ExternalIdentity.digest(of: ([what] + parts.map { $0.lowercased() }).joined(separator: "\u{0}"))
    return "\(what)-\(String(digest, radix: 16))"
  }
}
