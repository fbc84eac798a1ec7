import Recruitment
import Testing

@testable import Storage

@Suite struct AccountStoreTests {
  private func account(_ email: String, _ roles: Role...) -> Account {
    Account(
      email: email, name: "Ruth", roles: Set(roles), recruiter: RecruiterID(3), teams: ["Finance", "Legal, London"],
      office: "Leeds", createdAt: Instant(5), changedAt: Instant(5))
  }

  @Test(arguments: Engine.tested) func anAccountComesBackAsItWas(_ engine: Engine) throws {
    let test = try TestStore(engine)
    #expect(try !test.store.hasAccounts() && test.store.accounts().isEmpty)
    let added = try #require(
      try test.store.add(account("b@x.example", .manager, .administrator), password: "hash", isFirst: true, by: .none))
    let second = try #require(try test.store.add(account("a@x.example", .recruiter), password: nil, by: added.id))
    #expect(try Store.open(test.location).accounts() == [second, added])
    #expect(try test.store.account(email: "b@x.example")?.password == "hash")
    #expect(try test.store.account(email: "B@x.example") == nil && test.store.account(AccountID(99)) == nil)
    #expect(try test.store.add(account("a@x.example", .manager), password: nil, by: .none) == nil)
    #expect(try test.store.add(account("c@x.example", .manager), password: nil, isFirst: true, by: .none) == nil)
    #expect(try test.store.auditLog(limit: 9).map(\.deed) == [.accountAdded, .setUp])
    #expect(try test.store.auditLog(limit: 9).map(\.account) == [added.id, added.id])
  }

  @Test(arguments: Engine.tested) func whatRaisesTheVersionEndsSessions(_ engine: Engine) throws {
    let test = try TestStore(engine)
    let store = test.store
    let added = try #require(try store.add(account("a@x.example", .administrator), password: nil, by: .none))
    let digest = String(repeating: "a", count: 64)
    let begun = Session(account: added.id, startedAt: Instant(10), seenAt: Instant(10), browser: "Firefox, Linux")
    let session = try store.begin(begun, digest: digest, version: added.version)
    #expect(try store.session(digest: digest)?.session == session)
    #expect(try store.session(digest: String(repeating: "b", count: 64)) == nil)
    #expect(try store.change(added.id, deed: .accountChanged, by: .none, now: Instant(11)) { a, _ in a.name = "New" })
    #expect(try store.session(digest: digest)?.account.name == "New")
    #expect(try store.change(added.id, deed: .accountChanged, by: .none, now: Instant(12)) { a, _ in a.version += 1 })
    #expect(try store.session(digest: digest) == nil && store.sessions(of: added.id).isEmpty)
    // Of whoever signed in with the password of before while it was being changed, nothing is let in either.
    _ = try store.begin(begun, digest: digest, version: added.version)
    #expect(try store.session(digest: digest) == nil && store.sessions(of: added.id).isEmpty)
  }

  @Test(arguments: Engine.tested) func whatABodyThrowsChangesNothing(_ engine: Engine) throws {
    let test = try TestStore(engine)
    let added = try #require(try test.store.add(account("a@x.example", .manager), password: "old", by: .none))
    #expect(throws: StorageError.readOnly) {
      try test.store.change(added.id, deed: .accountChanged, by: .none, now: Instant(9)) { account, password in
        (account.name, password) = ("Other", "new")
        throw StorageError.readOnly
      }
    }
    #expect(try test.store.account(added.id) == added && test.store.password(of: added.id) == "old")
    #expect(throws: StorageError.unknownRecord("account 99")) {
      try test.store.change(AccountID(99), deed: .accountChanged, by: .none, now: Instant(9)) { _, _ in }
    }
  }

  /// The engine itself refuses, whatever program asks.
  @Test(
    arguments: Engine.tested,
    [
      "UPDATE audit_entry SET account_id = 7", "DELETE FROM audit_entry", "DELETE FROM account",
      "UPDATE audit_entry SET at = at + 1 WHERE id = 1",
    ])
  func nobodyRewritesTheAuditLog(_ engine: Engine, _ sql: String) throws {
    let test = try TestStore(engine)
    let added = try #require(try test.store.add(account("a@x.example", .manager), password: nil, by: .none))
    try test.store.audit(AuditEntry(at: Instant(9), account: added.id, deed: .sawPerson, subject: "person 3"))
    let before = try test.store.auditLog(limit: 10)
    #expect(throws: StorageError.self) { try test.store.database.write { try $0.execute(sql) } }
    #expect(try test.store.auditLog(limit: 10) == before && before.count == 2)
  }

  @Test func norByPuttingAnotherRowInItsPlace() throws {
    let test = try TestStore(.sqlite)
    try test.store.audit(AuditEntry(at: Instant(9), account: .none, deed: .sawPerson))
    #expect(throws: StorageError.self) {
      try test.store.database.write {
        try $0.execute("INSERT OR REPLACE INTO audit_entry (id, at, account_id, deed) VALUES (1, 8, 0, 1)")
      }
    }
    #expect(try test.store.auditLog(limit: 10).map(\.at) == [Instant(9)])
  }

  /// Whatever somebody does finds its place in the log.
  @Test(arguments: Engine.tested) func everyDeedCanBeWrittenDown(_ engine: Engine) throws {
    let test = try TestStore(engine)
    for deed in AuditDeed.allCases { try test.store.audit(AuditEntry(at: Instant(9), account: .none, deed: deed)) }
    let written = try test.store.auditLog(limit: 999).map(\.deed)
    #expect(Set(written) == Set(AuditDeed.allCases) && written.count == AuditDeed.allCases.count)
  }

  @Test(.enabled(if: Engine.postgresURL != nil)) func norByEmptyingTheTable() throws {
    let test = try TestStore(.postgres)
    try test.store.audit(AuditEntry(at: Instant(9), account: .none, deed: .sawPerson))
    #expect(throws: StorageError.self) { try test.store.database.write { try $0.execute("TRUNCATE audit_entry") } }
    #expect(try test.store.auditLog(limit: 10).count == 1)
  }

  @Test(arguments: Engine.tested) func theLogIsReadInParts(_ engine: Engine) throws {
    let test = try TestStore(engine)
    for second in 0..<7 {
      try test.store.audit(
        AuditEntry(at: Instant(Int64(second)), account: AccountID(Int64(second % 2)), deed: .logged))
    }
    let first = try test.store.auditLog(limit: 3)
    #expect(first.map(\.at.seconds) == [6, 5, 4])
    #expect(try test.store.auditLog(before: first[2].id, limit: 3).map(\.at.seconds) == [3, 2, 1])
    #expect(try test.store.auditLog(of: AccountID(1), limit: 9).map(\.at.seconds) == [5, 3, 1])
  }

  @Test(arguments: Engine.tested) func triesAreCountedTogetherAndForgotten(_ engine: Engine) throws {
    let test = try TestStore(engine)
    let name = String(repeating: "c", count: 64)
    let other = try Store.open(test.location)
    for (store, second) in [(test.store, 1), (other, 2), (test.store, 3)] as [(Store, Int64)] {
      try store.signInTries([name], now: Instant(second), remembered: 10) { tries in
        tries[name]?.failures += 1
        tries[name]?.failedAt = Instant(second)
      }
    }
    try test.store.signInTries([name], now: Instant(12), remembered: 10) { #expect($0[name]?.failures == 3) }
    try test.store.signInTries([name], now: Instant(13), remembered: 10) { #expect($0[name] == TryCount()) }
  }

  /// Undoing the import that brought a recruiter leaves the account, which then sees nobody.
  @Test(arguments: Engine.tested) func anUndoneImportLeavesAccountsWhole(_ engine: Engine) throws {
    let test = try TestStore(engine)
    let landing = try test.land([SmallFirm.recruiters])
    var ruth = account("ruth@firm.example", .recruiter)
    ruth.recruiter = try test.recruiter("R1")
    let added = try #require(try test.store.add(ruth, password: nil, by: .none))
    _ = try test.store.undo(batch: #require(landing.batch), now: Instant(20_000))
    #expect(try test.store.account(added.id) == added)
    #expect(try test.store.recruiters([added.recruiter]).isEmpty)
  }
}
