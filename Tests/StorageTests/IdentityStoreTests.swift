import Recruitment
import Testing

@testable import Storage

@Suite struct IdentityStoreTests {
  private let ruth = ProvenIdentity(issuer: "https://a.example", subject: "1", verifiedEmail: "ruth@x.example")

  private func add(_ email: String, to store: Store) throws -> Account {
    try #require(
      try store.add(
        Account(email: email, name: "R", roles: [.recruiter], createdAt: Instant(5), changedAt: Instant(5)),
        password: nil, by: .none))
  }

  @Test(arguments: Engine.tested) func anIdentityIsFoundByIssuerAndSubjectAlone(_ engine: Engine) throws {
    let store = try TestStore(engine).store
    let account = try add("ruth@x.example", to: store)
    #expect(try store.account(of: ruth) == nil && store.links(of: account.id).isEmpty)
    #expect(try store.link(ruth, email: "ruth@x.example", now: Instant(9)) == account)
    #expect(try store.account(of: ruth) == account && store.links(of: account.id) == [Instant(9)])
    var changed = ruth
    changed.verifiedEmail = "other@x.example"
    #expect(try store.account(of: changed) == account)
    (changed.issuer, changed.verifiedEmail) = ("https://b.example", ruth.verifiedEmail)
    #expect(try store.account(of: changed) == nil)
    #expect(try store.auditLog(limit: 1).first?.deed == .linkedIdentity)
  }

  @Test(arguments: Engine.tested) func anAccountHasOneIdentityWithEachProvider(_ engine: Engine) throws {
    let store = try TestStore(engine).store
    let account = try add("ruth@x.example", to: store)
    _ = try store.link(ruth, email: "ruth@x.example", now: Instant(9))
    var heir = ruth
    heir.subject = "2"
    #expect(try store.link(heir, email: "ruth@x.example", now: Instant(10)) == nil)
    #expect(try store.link(heir, email: "nobody@x.example", now: Instant(10)) == nil)
    // The same twice, as from two servers, is the same.
    #expect(try store.link(ruth, email: "nobody@x.example", now: Instant(10)) == account)
    #expect(try store.unlink(account.id, by: .none, now: Instant(11)) == 1)
    #expect(try store.unlink(account.id, by: .none, now: Instant(12)) == 0)
    #expect(try store.link(heir, email: "ruth@x.example", now: Instant(13)) == account)
    #expect(
      try store.change(account.id, deed: .accountDisabled, by: .none, now: Instant(14)) { a, _ in
        a.disabledAt = Instant(14)
      })
    var late = ruth
    late.issuer = "https://b.example"
    #expect(try store.link(late, email: "ruth@x.example", now: Instant(15)) == nil)
  }

  @Test(arguments: Engine.tested) func whatAdministratorsDecidedIsKeptAndLogged(_ engine: Engine) throws {
    let store = try TestStore(engine).store
    #expect(try store.accessSetting("first_link") == nil)
    for value in ["off", "verified-email"] {
      try store.setAccess("first_link", to: value, deed: .changedFirstLink, by: .none, now: Instant(3))
    }
    #expect(try store.accessSetting("first_link") == "verified-email")
    #expect(try store.auditLog(limit: 1).first?.subject == "verified-email")
  }
}
