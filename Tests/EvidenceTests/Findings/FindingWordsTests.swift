import Testing

@testable import Evidence

struct FindingWordsTests {
  private func finding(_ rule: String, _ verdict: Finding.Verdict, _ estimate: Double, _ low: Double, _ high: Double)
    throws -> Finding
  {
    let study = try #require(Study.all.first { $0.rule == rule })
    var finding = Finding(study, title: "T", slug: "t", marginPoints: 4, exploratory: false)
    (finding.rang, finding.messaged, finding.verdict) = (700, 534, verdict)
    finding.adjusted = Finding.Difference(estimate, low, high)
    return finding
  }

  @Test(arguments: Study.all.map(\.rule))
  func whatIsClaimedGoesWithAndIsNeverBecause(rule: String) throws {
    for (verdict, estimate) in [
      (Finding.Verdict.helps, 0.06), (.probablyHelps, 0.06), (.noBetter, 0.001), (.worse, -0.06), (.cannotTell, 0.06),
    ] {
      let finding = try finding(rule, verdict, estimate, estimate - 0.04, estimate + 0.04)
      let sentence = finding.sentence
      #expect(sentence.contains("1,234 moments"), "\(sentence)")
      if verdict != .cannotTell { #expect(sentence.contains("go with") || sentence.contains("goes with")) }
      for text in [sentence, finding.question, finding.population] {
        #expect(!text.lowercased().contains("because") && !text.contains("%"), "\(text)")
        #expect(text.hasSuffix(".") && !text.contains("nan") && !text.contains("-0"), "\(text)")
      }
    }
  }

  @Test func whatIsTheSameEverywhereIsApartInNothing() throws {
    var finding = try finding("C13", .helps, 0.06, 0.02, 0.1)
    finding.balance = [
      .init(covariate: "a", before: 0.1, after: 0), .init(covariate: "b", before: .nan, after: .nan),
      .init(covariate: "c", before: -0.6, after: 0.1), .init(covariate: "d", before: 0.2, after: -0.3),
      .init(covariate: "e", before: .nan, after: .nan), .init(covariate: "f", before: 0.4, after: 0),
    ]
    #expect(finding.furthestApart.map(\.covariate) == ["c", "f", "d", "a"])
  }

  @Test func theFiguresAreInIt() throws {
    #expect(
      try finding("C13", .helps, 0.061, 0.02, 0.1).sentence
        == "When an offer is to be delivered, trying to talk goes with 6 more in a hundred that started within 150 days "
        + "(between 2 more and 10 more in a hundred), among 1,234 moments otherwise alike.")
    #expect(try finding("C13", .worse, -0.061, -0.1, -0.02).sentence.contains("6 fewer in a hundred"))
    #expect(try finding("C13", .cannotTell, 0.061, -0.02, 0.1).sentence.contains("between 2 fewer and 10 more"))
    #expect(try finding("C13", .noBetter, 0.003, -0.001, 0.004).sentence.contains("between 0.1 fewer and 0.4 more"))
  }

  @Test func aSmallRecordGetsNoShares() throws {
    var finding = try finding("C13", .cannotTell, 0, 0, 0)
    (finding.adjusted, finding.rang, finding.messaged) = (nil, 4, 5)
    #expect(
      finding.sentence
        == "When an offer is to be delivered, your record is too small to say whether trying to talk helps "
        + "(9 moments to compare).")
  }

  @Test func aReasonForNotTellingIsGiven() throws {
    var finding = try finding("C13", .cannotTell, 0.06, -0.02, 0.1)
    // Few recruiters alone forbid nothing: they are a caution, and not the reason.
    finding.caution(.fewClusters)
    #expect(finding.sentence.hasSuffix("It may be either: more moments are needed."))
    finding.forbidding = .controlFails
    #expect(finding.sentence.hasSuffix(FindingCaution.controlFails.words))
    #expect(try self.finding("C13", .cannotTell, 0.06, 0.02, 0.1).sentence.hasSuffix("that is not clear enough."))
    #expect(try self.finding("C13", .cannotTell, -0.06, -0.1, -0.02).sentence.hasSuffix("by luck now and then."))
  }
}
