import Desk
import Recruitment
import Statistics

@testable import Evidence

/// Findings as a firm might have them, without a firm.
enum FakeFindings {
  static func finding(
    _ rule: String = "C13", _ verdict: Finding.Verdict = .probablyHelps, title: String = "Delivering the offer",
    estimate: Double = 0.062, cautions: [FindingCaution] = [.loggingUnknown]
  ) -> Finding {
    let study = Study.all.first { $0.rule == rule } ?? Study.all[0]
    var finding = Finding(study, title: title, slug: "a-slug", marginPoints: 4, exploratory: false)
    finding.moments = 1_204
    (finding.rang, finding.messaged) = (412, 388)
    (finding.rangWithOutcome, finding.messagedWithOutcome) = (231, 180)
    finding.leftOut = [.neither: 300, .burnIn: 104]
    finding.naive = Finding.Difference(0.097, 0.028, 0.166)
    finding.adjusted = Finding.Difference(estimate, estimate - 0.05, estimate + 0.05)
    (finding.clusters, finding.clusteredBy) = (64, "client")
    finding.secondEstimate = Finding.Difference(0.05, -0.01, 0.11)
    finding.perConversation = (Finding.Difference(0.11, nil, 0.4), 22.4)
    (finding.effectiveRang, finding.effectiveMessaged, finding.effectiveRows) = (380, 350, 730)
    finding.balance = [Finding.Balance(covariate: "open_moments", before: 0.41, after: -0.02)]
    finding.control = Finding.Control(status: .pass, difference: Finding.Difference(0.01, -0.01, 0.03), rows: 640)
    finding.money = Finding.Difference(-120.4, -900, nil)
    (finding.rangMean, finding.messagedMean) = (0.56, 0.5)
    finding.cautions = cautions
    finding.verdict = verdict
    return finding
  }

  /// Of a firm that has begun: nothing can be compared.
  static var tooSmall: Finding {
    var finding = finding("C06", .cannotTell, title: "Debrief after the interview", cautions: [.tooFew])
    (finding.moments, finding.rang, finding.messaged) = (12, 5, 3)
    (finding.rangWithOutcome, finding.messagedWithOutcome) = (2, 1)
    (finding.naive, finding.adjusted, finding.clusters) = (nil, nil, 0)
    return finding
  }

  static func answer(_ findings: [Finding]) throws -> EvidenceAnswer {
    EvidenceAnswer(
      asOf: FakeDesk.now - 3_600, interactions: 12_480, moments: 2_310, currency: "GBP", findings: findings,
      tries: try tries())
  }

  /// Forty people rung: half reached on the first try, half of the rest on the second, the others given up on.
  static func tries() throws -> TriesCurve {
    let tries = Array(repeating: 1, count: 20) + Array(repeating: 2, count: 20)
    let reached = tries.indices.map { $0 < 30 }
    let table = try DiscreteTimeHazard.table(tries: tries, reached: reached, through: 8)
    return TriesCurve(
      all: table, strata: [.textFirst: table, .noTextFirst: table, .morning: table, .evening: table], series: 40,
      people: 38, gaveUpAfterOne: 0, gaveUpAfterTwo: 10)
  }

  static func explanation(_ finding: Finding) -> Explanation {
    var explanation = Explanation(finding: finding)
    explanation.sensitivities = [
      .init(
        words: "a call counts only where it came first", rows: 800, naive: Finding.Difference(0.09, 0.02, 0.16),
        adjusted: Finding.Difference(0.05, -0.01, 0.11))
    ]
    explanation.channels = [
      .init(channel: .call, rows: 9, withOutcome: 3), .init(channel: .email, rows: 380, withOutcome: 177),
    ]
    explanation.overlapRang = Array(repeating: 20, count: 20)
    explanation.overlapMessaged = Array(repeating: 19, count: 20)
    explanation.curve = Explanation.Curve(
      days: [50, 100, 150], rang: [0.1, 0.3, 0.5].map { Finding.Difference($0, $0 - 0.05, $0 + 0.05) },
      messaged: [0.1, 0.2, nil].map { $0.map { Finding.Difference($0, $0 - 0.05, $0 + 0.05) } },
      restrictedMean: Finding.Difference(-4.2, -9, 0.6), hazardRatio: Finding.Difference(1.2, 0.9, 1.6),
      proportionalP: 0.04)
    return explanation
  }

  static func cohort() throws -> CohortTable {
    CohortTable(
      Cohort(study: Study.all[3], covariates: CovariateList(), values: try Matrix(columns: [[Double]]())))
  }
}
