import Recruitment
import Testing

@testable import Desk
@testable import Storage

/// What colleagues hid is in no count that somebody else is told.
@Suite struct ToldReachTests {
  private static let now = SmallOffice.now

  /// Ruth writes to Carl four times and Omar three times; he answers each within minutes.
  private static let messages: String = {
    var rows = "interaction_id,at,recruiter_id,person_id,channel,direction,outcome\n"
    for (recruiter, days) in [("R1", 1...4), ("R2", 5...7)] {
      for day in days {
        rows += "T\(day),2026-02-0\(day)T09:00:00Z,\(recruiter),P2,sms,outbound,sent\n"
        rows += "U\(day),2026-02-0\(day)T09:05:00Z,\(recruiter),P2,sms,inbound,\n"
      }
    }
    return rows
  }()

  @Test(arguments: Engine.tested) func answersToHiddenMessagesAreCountedForTheirOwnerAlone(_ engine: Engine) throws {
    let staff = try Staff(engine)
    try staff.add("admin@firm.example", .administrator, isFirst: true)
    let (ruth, omar) = (try staff.add("ruth@firm.example", .recruiter), try staff.add("omar@firm.example", .recruiter))
    try staff.office.importFiles(staff.office.bundle(["interactions.csv": Self.messages]))
    func answered(_ account: Account) throws -> [Int] {
      let page = try staff.acting(account).person("P2", asOf: Self.now)
      let facts = page.open.compactMap(\.reach).flatMap(\.pattern.facts) + (page.reach?.pattern.facts ?? [])
      return Set(facts.filter(\.isOfMessages).map(\.count)).sorted()
    }
    #expect(try answered(ruth) == [7] && answered(omar) == [7])
    try staff.acting(ruth).setMailPrivacy(.hidden, now: Self.now)
    #expect(try answered(ruth) == [7] && answered(omar) == [3])
    // On a card of the day likewise.
    for account in [ruth, omar] {
      let day = try staff.acting(account).today(
        recruiter: account.recruiter == ruth.recruiter ? "R1" : "R2", asOf: Self.now, minutes: nil)
      let counts = (day.conversations + day.messages).filter { $0.person.printedID == "P2" }
        .flatMap { $0.reach?.pattern.facts ?? [] }.filter(\.isOfMessages).map(\.count)
      #expect(counts.allSatisfy { $0 == (account.recruiter == ruth.recruiter ? 7 : 3) })
    }
  }
}
