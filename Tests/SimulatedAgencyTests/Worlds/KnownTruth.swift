import Foundation

@testable import SimulatedAgency

/// `truth.json` of a planted world, read back.
struct KnownTruth: Decodable {
  struct Effect: Decodable {
    let rule: String
    let points: Double
    let outcome: String
  }

  struct Decision: Decodable {
    let rule: String
    let submission: String?
    let job: String
    let person: String
    let opened: String
    let decided: String
    let rang: Int
    let y0: Int?
    let y1: Int?
    let propensity: Int
    let logged: Int?
    let later: [String]?

    enum CodingKeys: String, CodingKey {
      case rule, rang, y0, y1, propensity, logged, later
      case submission = "submission_id"
      case job = "job_id"
      case person = "person_id"
      case opened = "opened_at"
      case decided = "decided_at"
    }

    /// What came about as they decided.
    var outcome: Int? { rang == 1 ? y1 : y0 }
  }

  let effects: [Effect]
  let decisions: [Decision]

  enum CodingKeys: String, CodingKey {
    case effects = "planted_effects"
    case decisions = "decision_points"
  }

  init(_ bundle: SimulatedBundle) throws {
    self = try JSONDecoder().decode(KnownTruth.self, from: bundle.truth)
  }
}

/// Ringing against writing, each decision weighed by the inverse of its true chance (Hájek).
struct WeighedDifference {
  let n: Int
  /// In points.
  let plain: Double
  let estimate: Double
  let standardError: Double
  /// The mean of y1 − y0.
  let truth: Double

  init(_ decisions: [KnownTruth.Decision]) {
    let known = decisions.compactMap { decision -> (rang: Bool, p: Double, y: Double, effect: Double)? in
      guard let y0 = decision.y0, let y1 = decision.y1, let y = decision.outcome else { return nil }
      return (decision.rang == 1, Double(decision.propensity) / 1_000, Double(y), Double(y1 - y0))
    }
    func mean(_ rang: Bool, _ weight: (Double) -> Double) -> Double {
      let arm = known.filter { $0.rang == rang }
      return arm.reduce(0) { $0 + $1.y * weight($1.p) } / arm.reduce(0) { $0 + weight($1.p) }
    }
    n = known.count
    plain = 100 * (mean(true) { _ in 1 } - mean(false) { _ in 1 })
    let (high, low) = (mean(true) { 1 / $0 }, mean(false) { 1 / (1 - $0) })
    let count = Double(known.count)
    let squares = known.reduce(0) { sum, one in
      let influence = one.rang ? (one.y - high) / one.p : (low - one.y) / (1 - one.p)
      return sum + influence * influence
    }
    estimate = 100 * (high - low)
    standardError = 100 * squares.squareRoot() / count
    truth = 100 * known.reduce(0) { $0 + $1.effect } / count
  }
}
