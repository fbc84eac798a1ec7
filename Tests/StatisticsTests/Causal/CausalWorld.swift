import Foundation

@testable import Statistics

/// A made-up sample in which treatment follows what drives the outcome too, with both chances of each row known.
struct CausalWorld {
  var sample: CausalSample
  var outcome: CausalOutcome
  /// Whether a conversation took place: with treatment in 60 of 100, without in 5.
  var conversation: CausalOutcome
  /// What treatment adds to each row's chance.
  var effects: [Double]

  init(rows: Int, seed: UInt64, effect: Double = 0.4, clients: Int = 100) throws {
    var random = SeededRandom(seed: seed)
    let columns = (0..<5).map { _ in (0..<rows).map { _ in random.normal() } }
    var treated: [Double] = []
    var (values, talked) = (treated, treated)
    var (client, recruiter): ([UInt32], [UInt32]) = ([], [])
    effects = []
    for row in 0..<rows {
      let keen = 0.8 * columns[0][row] + 0.5 * columns[1][row]
      let fate = keen - 0.4 * columns[2][row] - 0.3
      treated.append(random.happens(1 / (1 + exp(-keen))))
      let (without, with) = (1 / (1 + exp(-fate)), 1 / (1 + exp(-fate - effect)))
      effects.append(with - without)
      values.append(random.happens(treated[row] == 1 ? with : without))
      talked.append(random.happens(treated[row] == 1 ? 0.6 : 0.05))
      client.append(UInt32(random.below(clients)))
      recruiter.append(UInt32(random.below(25)))
    }
    sample = CausalSample(
      covariates: try Matrix(columns: columns), treated: treated, foldGroups: client,
      clusterings: [Clustering(name: "client", ids: client), Clustering(name: "recruiter", ids: recruiter)],
      units: recruiter,
      columnGroups: [
        CovariateGroup(name: "keenness", columns: [0]), CovariateGroup(name: "noise", columns: [3, 4]),
      ])
    outcome = CausalOutcome(values)
    conversation = CausalOutcome(talked)
  }

  /// Mean effect among the rows of an estimate.
  func truth(_ estimate: AIPWEstimate) -> Double {
    estimate.rows.reduce(0) { $0 + effects[$1] } / Double(estimate.rows.count)
  }

  func shuffled(seed: UInt64) -> CausalWorld {
    var random = SeededRandom(seed: seed)
    let order = Array(0..<sample.rows).shuffled(using: &random)
    var result = self
    result.sample.covariates = sample.covariates.selecting(rows: order)
    result.sample.treated = order.map { sample.treated[$0] }
    result.sample.foldGroups = order.map { sample.foldGroups[$0] }
    result.sample.clusterings = sample.clusterings.map { $0.selecting(order) }
    result.sample.units = sample.units.map { units in order.map { units[$0] } }
    result.outcome.values = order.map { outcome.values[$0] }
    result.effects = order.map { effects[$0] }
    return result
  }
}
