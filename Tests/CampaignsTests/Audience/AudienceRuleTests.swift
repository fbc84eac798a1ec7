import Recruitment
import Testing

@testable import Campaigns

struct AudienceRuleTests {
  @Test func whatPeopleHaveToDoWithTheFirmIsTaken() throws {
    let rule = try AudienceRule(
      ["sector = Finance, Legal", "Country=GB", "new-within=90", "standing=hiring"], side: .clients)
    #expect(rule.conditions.map(\.field) == [.sector, .country, .newWithin, .standing])
    #expect(rule.conditions[0].values == ["Finance", "Legal"])
    #expect(try AudienceRule([], side: .both).conditions.isEmpty)
  }

  @Test(arguments: [
    "unanswered=3", "pick_up=never", "silent=yes", "last_talk=30", "replies=slow", "opened=no", "days-since-call=9",
  ])
  func howPeopleAnswerIsRefusedForWhatItIs(_ line: String) {
    let name = String(line.split(separator: "=")[0]).replacing("-", with: "_")
    #expect(throws: AudienceRefusal.pattern(name)) { try AudienceRule([line], side: .candidates) }
  }

  @Test(arguments: ["age=50", "Gender=f", "nationality=FR", "seniority=senior", "job_title=Director", "salary=50000"])
  func whatPeopleAreIsRefusedForWhatItIs(_ line: String) {
    let name = String(line.split(separator: "=")[0]).lowercased()
    #expect(throws: AudienceRefusal.personal(name)) { try AudienceRule([line], side: .candidates) }
  }

  @Test func whatMeansNothingIsSaidToMeanNothing() {
    #expect(throws: AudienceRefusal.unknownField("shoe_size")) { try AudienceRule(["shoe_size=9"], side: .clients) }
    #expect(throws: AudienceRefusal.unreadable("sector")) { try AudienceRule(["sector"], side: .clients) }
    #expect(throws: AudienceRefusal.unusable(field: "sector", value: "")) {
      try AudienceRule(["sector= "], side: .clients)
    }
    #expect(throws: AudienceRefusal.unusable(field: "new_within", value: "soon")) {
      try AudienceRule(["new_within=soon"], side: .candidates)
    }
    #expect(throws: AudienceRefusal.otherSide("hiring")) {
      try AudienceRule(["standing=hiring"], side: .candidates)
    }
  }
}
