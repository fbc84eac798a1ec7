import Foundation

@testable import Statistics

/// Several small samples of the same clients with thirty columns, twelve of which drive treatment and outcome both.
struct PooledWorld {
  var samples: [CausalSample] = []
  var outcomes: [CausalOutcome] = []
  /// By sample and row, what treatment adds.
  var effects: [[Double]] = []

  /// - Parameter alike: whether columns mean the same in every sample, or what each sample's own lot says.
  init(samples count: Int = 5, rows: Int = 250, seed: UInt64, alike: Bool = true) throws {
    var random = SeededRandom(seed: seed)
    for sample in 0..<count {
      let slopes = (0..<12).map { _ in alike ? 0.3 : 0.3 * (random.unit() < 0.5 ? -1 : 1) }
      let columns = (0..<30).map { _ in (0..<rows).map { _ in random.normal() } }
      let base = 0.4 * (Double(sample) - 2)
      var (treated, values, adds): ([Double], [Double], [Double]) = ([], [], [])
      var clients: [UInt32] = []
      for row in 0..<rows {
        let keen = slopes.indices.reduce(0) { $0 + slopes[$1] * columns[$1][row] }
        treated.append(random.happens(1 / (1 + exp(-keen))))
        let (without, with) = (1 / (1 + exp(-base - keen)), 1 / (1 + exp(-base - keen - 0.4)))
        adds.append(with - without)
        values.append(random.happens(treated[row] == 1 ? with : without))
        clients.append(UInt32(random.below(60)))
      }
      samples.append(
        CausalSample(
          covariates: try Matrix(columns: columns), treated: treated, foldGroups: clients,
          clusterings: [Clustering(name: "client", ids: clients)], units: clients.map { $0 % 20 },
          columnGroups: [CovariateGroup(name: "keenness", columns: Array(0..<6))]))
      outcomes.append(CausalOutcome(values))
      effects.append(adds)
    }
  }

  static var options: AIPWOptions {
    var options = AIPWOptions()
    options.splits = 1
    return options
  }

  func pool(_ options: AIPWOptions = Self.options) throws -> (pool: NuisancePool, fit: PooledFit?) {
    let pool = try NuisancePool(samples, options: options)
    return (pool, try pool.fit(outcomes))
  }

  func truth(_ sample: Int, _ estimate: AIPWEstimate) -> Double {
    mean(estimate.rows.map { effects[sample][$0] })
  }
}
