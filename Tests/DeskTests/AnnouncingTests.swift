import Guidance
import Recruitment
import Testing

@testable import Desk
@testable import Storage

/// Whom to tell when conversations fall due: by push, by mail.
@Suite struct AnnouncingTests {
  private static let now = Staff.now

  private func add(_ endpoint: String, _ account: Account, toldAt: Instant, to staff: Staff) throws {
    try staff.desk.store.addPush(
      PushSubscription(
        account: account.id, endpoint: endpoint, publicKey: "x", secret: "x", createdAt: toldAt, toldAt: toldAt),
      now: toldAt)
  }

  /// Once for each browser, in working hours, and only of what opened since.
  @Test(arguments: Engine.tested) func whatFellDueIsAnnouncedOnce(_ engine: Engine) throws {
    let staff = try Staff(engine)
    try staff.add("admin@firm.example", .administrator, isFirst: true)
    let ruth = try staff.add("ruth@firm.example", .recruiter)
    let cards = try staff.desk.today(recruiter: "R1", asOf: Self.now, minutes: nil).conversations
    let latest = try #require(cards.map(\.openedAt).max())
    let told = min(latest - 1, Self.now - 2 * Span.hour)
    try add("https://push.example/a", ruth, toldAt: told, to: staff)
    try add("https://push.example/b", ruth, toldAt: Self.now - 60, to: staff)
    let found = try staff.reception.announcements(now: Self.now)
    #expect(found.map(\.subscription.endpoint) == ["https://push.example/a"] && (found.first?.fresh ?? 0) > 0)
    #expect(try staff.reception.announcements(now: Self.now + 60).isEmpty)
    // Nothing opened since: nothing to say an hour later.
    #expect(try staff.reception.announcements(now: Self.now + Span.hour + 60).allSatisfy { $0.fresh > 0 })
    // Three in the morning.
    try add("https://push.example/c", ruth, toldAt: told, to: staff)
    #expect(try staff.reception.announcements(now: Self.now + 41_400).isEmpty)
  }

  @Test(arguments: Engine.tested) func whoeverHasNoListIsToldNothing(_ engine: Engine) throws {
    let staff = try Staff(engine)
    try staff.add("admin@firm.example", .administrator, isFirst: true)
    let boss = try staff.add("boss@firm.example", .manager)
    let ruth = try staff.add("ruth@firm.example", .recruiter)
    for (name, account) in [("boss", boss), ("ruth", ruth)] {
      try add("https://push.example/\(name)", account, toldAt: Instant(0), to: staff)
    }
    try staff.desk.disableAccount(ruth.id, by: .none, now: Self.now)
    #expect(try staff.reception.announcements(now: Self.now).isEmpty)
  }

  /// The same browser asks again: in place of what it asked before.
  @Test(arguments: Engine.tested) func oneBrowserIsToldOnce(_ engine: Engine) throws {
    let staff = try Staff(engine)
    try staff.add("admin@firm.example", .administrator, isFirst: true)
    let ruth = try staff.add("ruth@firm.example", .recruiter)
    for _ in 1...2 { try add("https://push.example/a", ruth, toldAt: Self.now, to: staff) }
    let one = try #require(try staff.desk.store.pushSubscriptions(of: ruth.id).first)
    #expect(try staff.desk.store.pushSubscriptions().count == 1)
    // Of two processes one tells it.
    #expect(try staff.desk.store.claimPush(one, now: Self.now + 1))
    #expect(try !staff.desk.store.claimPush(one, now: Self.now + 1))
    try staff.desk.store.forgetPush(one.id)
    #expect(try staff.desk.store.pushSubscriptions().isEmpty)
  }

  @Test(arguments: Engine.tested) func theMorningsMailGoesToWhomeverAskedForIt(_ engine: Engine) throws {
    let staff = try Staff(engine)
    try staff.add("admin@firm.example", .administrator, isFirst: true)
    let ruth = try staff.add("ruth@firm.example", .recruiter)
    let boss = try staff.add("boss@firm.example", .manager)
    #expect(try staff.desk.digestReaders().isEmpty)
    try staff.desk.store.setDigest(true, of: ruth.id, now: Self.now)
    try staff.desk.store.setDigest(true, of: ruth.id, now: Self.now)
    // Who has no list has no morning's mail, whatever is on record.
    try staff.desk.store.setDigest(true, of: boss.id, now: Self.now)
    #expect(try staff.desk.digestReaders() == [DigestReader(recruiter: "R1", email: "ruth@firm.example")])
    let day = try staff.desk.announcedDay(of: "R1", asOf: Self.now)
    #expect(!day.items.isEmpty && day.items.allSatisfy { !$0.title.contains("Anna") })
    try staff.desk.store.setDigest(false, of: ruth.id, now: Self.now)
    #expect(try staff.desk.digestReaders().isEmpty)
  }
}
