import Recruitment
import Testing

@testable import Desk
@testable import Storage

/// Accounts that were there before the recruiters came in.
@Suite struct LinkAccountsTests {
  private static let now = SmallOffice.now

  private static func add(_ desk: Desk, _ email: String, _ roles: Set<Role>, isFirst: Bool = false) throws {
    try desk.addAccount(
      AccountEntry(email: email, name: "Somebody", roles: roles), password: Staff.password, isFirst: isFirst,
      hasher: Staff.hasher, now: now)
  }

  @Test(arguments: Engine.tested) func whoSetsUpFirstIsLinkedWhenTheyComeIn(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    let desk = office.desk
    try Self.add(desk, "ruth@firm.example", [.administrator, .recruiter], isFirst: true)
    try Self.add(desk, "omar@firm.example", [.manager])
    try Self.add(desk, "other@firm.example", [.recruiter])
    let rows =
      "recruiter_id,name,email\nR1,Ruth Adler,ruth@firm.example\nR2,Omar Reed,omar@firm.example\n"
    func linked() throws -> [String] { try desk.accounts().filter { !$0.recruiter.isNone }.map(\.email) }
    try office.importFiles(office.bundle(["recruiters.csv": rows]), dryRun: true)
    #expect(try linked().isEmpty)
    let version = try desk.accounts().map(\.version)
    try office.importFiles(office.bundle(["recruiters.csv": rows]))
    // Roles are for administrators to give, and nobody is signed out.
    #expect(try linked() == ["ruth@firm.example"] && desk.accounts().map(\.version) == version)
    let ruth = try #require(try desk.accounts().first { $0.email == "ruth@firm.example" })
    #expect(try desk.store.recruiter("R1")?.id == ruth.recruiter)
    #expect(try desk.auditLog().contains { $0.deed == .accountChanged && $0.subject == "account \(ruth.id.value)" })
  }

  /// Whoever was left unlinked while their recruiter was on record stays so.
  @Test(arguments: Engine.tested) func whoWasNotToBeLinkedStaysUnlinked(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    let desk = office.desk
    try Self.add(desk, "admin@firm.example", [.administrator], isFirst: true)
    let ruth = try #require(try desk.recruiters().first)
    let email = try #require(try desk.store.recruiter(ruth.id)?.email)
    try desk.addAccount(
      AccountEntry(email: email, name: "Somebody", roles: [.recruiter], recruiter: AccountEntry.nobody),
      password: Staff.password, hasher: Staff.hasher, now: Self.now)
    try office.importHarbour()
    #expect(try desk.accounts().allSatisfy(\.recruiter.isNone))
  }
}
