import Recruitment

/// Whom to erase, and what they are known by.
package struct Erasure: Sendable {
  package var person: PersonID
  /// Keyed hashes by which they are known again when a later file brings them back.
  package var digests: [String]
  /// What was done about these moments loses its reasons.
  package var moments: [MomentID]
  /// Names, addresses and numbers to be struck out where others' records mention them; empty for none.
  package var mentions: [String]

  package init(person: PersonID, digests: [String], moments: [MomentID] = [], mentions: [String] = []) {
    self.person = person
    self.digests = digests
    self.moments = moments
    self.mentions = mentions
  }
}

extension Store {
  /// What a record that was erased is called.
  package static let erasedName = "Erased person"

  /// Erases a person: every word about them goes; that things happened stays, dated, under a number by which nobody can be
  /// known, so that figures stay what they were. `docs/decisions/0009-what-erasure-leaves.md` says why.
  /// Idempotent. Call `scrub` afterwards.
  /// - Throws: `unknownRecord` where there is no such person.
  package func erase(_ erasure: Erasure, now: Instant) throws -> ErasureReport {
    try database.write { connection in
      try connection.lock(.landing)
      try connection.lock(.privacy)
      guard try connection.integer("SELECT id FROM person WHERE id = $1", [.integer(erasure.person.value)]) != nil
      else { throw StorageError.unknownRecord("people \(erasure.person.value)") }
      let scope = try RecordScope(connection)
      let source = try Ledger.source(Self.ownSource, on: connection)
      let batch = try Ledger.beginBatch(source: source, what: "write", now: now, on: connection)
      var run = ErasureRun(connection, members: scope.members(of: scope.person(erasure.person.value)))
      try run.erase(erasure, now: now)
      var touched = TouchedSet()
      for member in run.members { touched.insert(member) }
      try ChangeLog.append(batch: batch, touched.people, to: connection)
      return run.report
    }
  }

  /// Takes what was deleted off the disk.
  package func scrub() throws -> Bool { try database.scrub() }

  /// People who were erased, by number.
  package func erasedPeople() throws -> Set<PersonID> {
    try database.read { Set(try Self.erased($0).map { PersonID($0) }) }
  }
}
