import Recruitment
import Testing

@testable import Desk
@testable import Storage

@Suite struct SignInTests {
  private let now = Staff.now

  @Test(arguments: Engine.tested) func thePasswordLetsInAndNothingElseDoes(_ engine: Engine) throws {
    let staff = try Staff(engine)
    #expect(try !staff.reception.hasAccounts())
    let account = try staff.add("Admin@Firm.example ", .administrator, isFirst: true)
    #expect(try staff.reception.hasAccounts() && account.email == "admin@firm.example")
    let token = try staff.token(" ADMIN@firm.example")
    let visitor = try #require(try staff.reception.visitor(token, now: now))
    #expect(visitor.account == account && visitor.session.startedAt == now)
    #expect(try staff.signIn("admin@firm.example", "teal lantern orchards").word == "refused")
    #expect(try staff.signIn("nobody@firm.example").word == "refused")
    #expect(try staff.signIn("", "").word == "refused")
    let other = try #require(SessionToken(String(repeating: "0", count: 64)))
    #expect(try staff.reception.visitor(other, now: now) == nil)
    #expect(SessionToken("") == nil && SessionToken(String(repeating: "G", count: 64)) == nil)
  }

  @Test(arguments: Engine.tested) func theStoreHoldsNoSecret(_ engine: Engine) throws {
    let staff = try Staff(engine)
    try staff.add("admin@firm.example", .administrator, isFirst: true)
    let token = try staff.token("admin@firm.example")
    _ = try staff.signIn("secret-typed-as-address")
    let texts = try staff.desk.store.database.read { connection in
      var texts: [String] = []
      for sql in ["SELECT digest FROM session", "SELECT password FROM account", "SELECT name FROM sign_in_try"] {
        try connection.query(sql) { texts.append($0.text(0) ?? "") }
      }
      return texts
    }
    #expect(texts.count >= 5)
    for text in texts {
      for secret in [token.text, token.formToken, Staff.password, "admin@firm", "secret-typed", "192.0.2.1"] {
        #expect(!text.contains(secret))
      }
    }
    #expect(texts.contains { $0.hasPrefix("$scrypt$ln=4,r=8,p=1$") })
  }

  @Test func tokensAndWhatFormsCarryAreAllDifferent() {
    let tokens = (0..<50).map { _ in SessionToken() }
    #expect(Set(tokens.flatMap { [$0.text, $0.digest, $0.formToken] }).count == 150)
    #expect(tokens.allSatisfy { $0.text.count == 64 && SessionToken($0.text)?.formToken == $0.formToken })
  }

  /// Whoever reads the store must not be able to sign in with what it holds.
  @Test func theDigestIsNoToken() throws {
    let staff = try Staff(.sqlite)
    try staff.add("admin@firm.example", .administrator, isFirst: true)
    let token = try staff.token("admin@firm.example")
    let digest = try #require(SessionToken(token.digest))
    #expect(try staff.reception.visitor(digest, now: now) == nil)
  }

  @Test(arguments: Engine.tested) func sessionsEndByThemselves(_ engine: Engine) throws {
    let staff = try Staff(engine)
    try staff.add("admin@firm.example", .administrator, isFirst: true)
    let token = try staff.token("admin@firm.example")
    let reception = staff.reception
    var time = now
    // Used every twenty minutes it lasts twelve hours and no longer.
    while time - now < 12 * Span.hour - 20 * Span.minute {
      time = time + 20 * Span.minute
      #expect(try reception.visitor(token, now: time) != nil)
    }
    #expect(try reception.visitor(token, now: now + 12 * Span.hour) == nil)
    let idle = try staff.token("admin@firm.example", at: time)
    #expect(try reception.visitor(idle, now: time + 30 * Span.minute - 1) != nil)
    #expect(try reception.visitor(idle, now: time + 60 * Span.minute) == nil)
    #expect(
      try reception.sessions(
        of: #require(try reception.visitor(staff.token("admin@firm.example", at: time + 3_600), now: time + 3_600)),
        now: time + 3_600
      ).count == 1)
  }

  @Test(arguments: ["disabled", "role", "password", "everywhere", "out", "own password"])
  func whatEndsSessionsEndsThem(_ why: String) throws {
    let staff = try Staff(.sqlite)
    try staff.add("admin@firm.example", .administrator, isFirst: true)
    let account = try staff.add("ruth@firm.example", .recruiter)
    let (first, second) = (try staff.token("ruth@firm.example"), try staff.token("ruth@firm.example"))
    let visitor = try #require(try staff.reception.visitor(first, now: now))
    #expect(try staff.reception.sessions(of: visitor, now: now).count == 2)
    var fresh: SessionToken?
    switch why {
    case "disabled": try staff.desk.disableAccount(account.id, now: now)
    case "role": try staff.desk.setRoles(account.id, [.marketing], now: now)
    case "password": try staff.desk.setPassword(account.id, Staff.password + "s", hasher: Staff.hasher, now: now)
    case "everywhere": try staff.reception.signOutEverywhere(visitor, now: now)
    case "out": try staff.reception.signOut(visitor, now: now)
    default:
      guard
        case .welcome(let token) = try staff.reception.changePassword(
          of: visitor, from: Staff.password, to: Staff.password + "s", caller: Staff.caller, now: now)
      else { throw DeskError.account(.wrongPassword) }
      fresh = token
    }
    #expect(try staff.reception.visitor(first, now: now) == nil)
    #expect(try (staff.reception.visitor(second, now: now) != nil) == (why == "out"))
    if let fresh { #expect(try staff.reception.visitor(fresh, now: now) != nil) }
    let answer = try staff.signIn("ruth@firm.example").word
    #expect(answer == (why == "disabled" || why.hasSuffix("password") ? "refused" : "welcome"))
  }

  @Test func anotherVisitorsSessionIsNotOnesOwnToEnd() throws {
    let staff = try Staff(.sqlite)
    try staff.add("admin@firm.example", .administrator, isFirst: true)
    try staff.add("ruth@firm.example", .recruiter)
    let theirs = try staff.token("admin@firm.example")
    let session = try #require(try staff.reception.visitor(theirs, now: now)).session.id
    let ruth = try #require(try staff.reception.visitor(staff.token("ruth@firm.example"), now: now))
    try staff.reception.end(session, of: ruth, now: now)
    #expect(try staff.reception.visitor(theirs, now: now) != nil)
  }

  @Test func aNewPasswordNeedsTheOldOne() throws {
    let staff = try Staff(.sqlite)
    try staff.add("admin@firm.example", .administrator, isFirst: true)
    let visitor = try #require(try staff.reception.visitor(staff.token("admin@firm.example"), now: now))
    func change(_ old: String, _ new: String) throws -> SignInAnswer {
      try staff.reception.changePassword(of: visitor, from: old, to: new, caller: Staff.caller, now: now)
    }
    #expect(throws: DeskError.account(.wrongPassword)) { try change("not that one either", Staff.password + "s") }
    #expect(throws: DeskError.account(.password(.tooShort))) { try change(Staff.password, "short") }
    // Guessing at it from an open browser is slowed down like guessing at the door.
    for _ in 0..<5 { _ = try? change("not that one either", Staff.password + "s") }
    #expect(try change(Staff.password, Staff.password + "s").word.hasPrefix("wait"))
  }

  @Test(arguments: Engine.tested) func theFirstAccountIsMadeOnce(_ engine: Engine) throws {
    let staff = try Staff(engine)
    let entry = AccountEntry(email: "owner@firm.example", name: "Owner", roles: [.recruiter])
    let token = try staff.reception.setUp(entry, password: Staff.password, from: Staff.caller, now: now)
    let visitor = try #require(try staff.reception.visitor(token, now: now))
    #expect(visitor.account.roles == [.administrator, .recruiter])
    var second = entry
    second.email = "thief@firm.example"
    for reception in [staff.reception, staff.desk.reception(hasher: Staff.hasher)] {
      #expect(throws: DeskError.account(.alreadySetUp)) {
        try reception.setUp(second, password: Staff.password, from: Staff.caller, now: now)
      }
    }
    // Two who saw no account at the same time: the store lets one of them.
    #expect(throws: DeskError.account(.alreadySetUp)) {
      try staff.desk.addAccount(second, password: Staff.password, isFirst: true, hasher: Staff.hasher, now: now)
    }
    #expect(try staff.desk.accounts().count == 1)
  }

  @Test(arguments: Engine.tested) func anAdministratorStays(_ engine: Engine) throws {
    let staff = try Staff(engine)
    let first = try staff.add("admin@firm.example", .administrator, isFirst: true)
    for attempt in [
      { try staff.desk.disableAccount(first.id, now: Staff.now) },
      { try staff.desk.setRoles(first.id, [.manager], now: Staff.now) },
    ] {
      #expect(throws: DeskError.account(.lastAdministrator)) { try attempt() }
    }
    let second = try staff.add("second@firm.example", .administrator)
    try staff.desk.disableAccount(first.id, now: now)
    #expect(throws: DeskError.account(.lastAdministrator)) { try staff.desk.disableAccount(second.id, now: now) }
    #expect(throws: DeskError.account(.addressTaken)) { try staff.add("admin@firm.example", .recruiter) }
  }

  @Test func accountsFindTheirRecruiterByAddress() throws {
    let staff = try Staff(.sqlite)
    let owner = try staff.add("omar@firm.example", .administrator, .recruiter, isFirst: true)
    #expect(try staff.acting(owner).ownRecruiter() == "R2")
    try staff.desk.changeAccount(
      owner.id, AccountEntry(email: "", name: "Omar", roles: [.administrator, .recruiter], recruiter: "R1"), now: now)
    #expect(try staff.acting(staff.desk.account("\(owner.id.value)")).ownRecruiter() == "R1")
    try staff.desk.changeAccount(
      owner.id, AccountEntry(email: "", name: "Omar", roles: [.administrator, .recruiter], recruiter: "-"), now: now)
    #expect(try staff.acting(staff.desk.account("omar@firm.example")).ownRecruiter() == nil)
    #expect(throws: DeskError.noSuchRecruiter("R77")) {
      try staff.desk.changeAccount(
        owner.id, AccountEntry(email: "", name: "Omar", roles: [.administrator], recruiter: "R77"), now: now)
    }
  }

  /// Refusals are written down, of unknown addresses too, and none by name.
  @Test func refusalsAreWrittenDown() throws {
    let staff = try Staff(.sqlite)
    let account = try staff.add("admin@firm.example", .administrator, isFirst: true)
    _ = try staff.signIn("admin@firm.example", "not the password")
    _ = try staff.signIn("nobody@firm.example")
    let log = try staff.desk.auditLog(limit: 2)
    #expect(log.map(\.deed) == [.signInRefused, .signInRefused] && log.map(\.account) == [.none, account.id])
    #expect(log.map(\.subject) == ["no account", "account \(account.id.value)"])
  }

  /// A hash of yesterday's price is made anew at the next sign-in, and nobody is signed out by it.
  @Test func anOldHashIsRenewed() throws {
    let staff = try Staff(.sqlite)
    let account = try staff.add("admin@firm.example", .administrator, isFirst: true)
    let before = try staff.token("admin@firm.example")
    let dearer = staff.desk.reception(
      hasher: PasswordHasher(cost: PasswordCost(log2Rounds: 5, blockSize: 8, parallelism: 1)))
    let answer = try dearer.signIn(
      email: "admin@firm.example", password: Staff.password, from: Staff.caller, now: now)
    #expect(answer.word == "welcome")
    #expect(try staff.desk.store.password(of: account.id)?.hasPrefix("$scrypt$ln=5,") == true)
    #expect(try staff.reception.visitor(before, now: now) != nil)
    #expect(try staff.signIn("admin@firm.example").word == "welcome")
  }
}
