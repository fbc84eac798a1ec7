import Glibc

extension CoxRegression {
  /// The cumulative hazard of one stratum with all covariates 0.
  package struct Baseline: Hashable, Sendable {
    /// Of events, ascending.
    package var times: [Double]
    package var cumulativeHazard: [Double]
  }

  /// By stratum (0 without strata), with the ties of the fit: Breslow's estimator or Efron's version of it, as R's
  /// `basehaz(centered = FALSE)`.
  package func baselines(
    _ records: SurvivalRecords, covariates: Matrix, strata: [Int]? = nil, ties: Ties = .efron
  ) throws(StatisticsError) -> [Int: Baseline] {
    let (design, pass) = try passAtFit(records, covariates, strata, ties)
    guard let pass else { return [:] }
    var shift = 0.0
    for column in 0..<design.columns { shift += coefficients[column] * design.means[column] }
    var result: [Int: Baseline] = [:]
    for stratum in 0..<(design.strata.count - 1) {
      var baseline = Baseline(times: [], cumulativeHazard: [])
      var sum = 0.0
      var id = 0
      for index in (design.strata[stratum]..<design.strata[stratum + 1]).reversed() {
        let group = design.groups[index]
        sum += pass.hazard[index] * exp(-shift)
        baseline.times.append(group.time)
        baseline.cumulativeHazard.append(sum)
        id = strata?[design.rows.rows[Int(design.order[group.firstEvent])]] ?? 0
      }
      if !baseline.times.isEmpty { result[id] = baseline }
    }
    return result
  }

  /// One row an event, by stratum as in the records, then time: its covariates less their mean over the risk set
  /// (Schoenfeld 1982), in the covariates' own units. With the rows of `records` they belong to.
  package func schoenfeldResiduals(
    _ records: SurvivalRecords, covariates: Matrix, strata: [Int]? = nil, ties: Ties = .efron
  ) throws(StatisticsError) -> (rows: [Int], residuals: Matrix) {
    let (design, pass) = try passAtFit(records, covariates, strata, ties)
    guard let pass else { return ([], Matrix(rows: 0, columns: covariates.columns)) }
    var events: [Int] = []
    var columns = Array(repeating: [Double](), count: design.columns)
    for stratum in 0..<(design.strata.count - 1) {
      for index in (design.strata[stratum]..<design.strata[stratum + 1]).reversed() {
        let group = design.groups[index]
        for place in group.firstEvent..<(group.firstEvent + group.events) {
          events.append(design.rows.rows[Int(design.order[place])])
          for column in 0..<design.columns {
            let (block, lane) = (column / 4, column % 4)
            let mean = pass.eventMeans[index * design.blocks + block][lane]
            let value = design.x[place * design.blocks + block][lane]
            columns[column].append((value - mean) * design.scales[column])
          }
        }
      }
    }
    return (events, try Matrix(columns: columns))
  }

  /// The design again, and the pass at these coefficients; no pass where there is no fit.
  func passAtFit(
    _ records: SurvivalRecords, _ covariates: Matrix, _ strata: [Int]?, _ ties: Ties
  ) throws(StatisticsError) -> (CoxDesign, CoxPass?) {
    guard covariates.columns == coefficients.count else {
      throw .lengthsDiffer(what: "columns", expected: coefficients.count, found: covariates.columns)
    }
    let design = try Self.design(records, covariates, strata)
    guard design.eventCount > 0, coefficients.allSatisfy(\.isFinite) else { return (design, nil) }
    let scaled = zip(coefficients, design.scales).map { $0 * $1 }
    return (design, CoxPass(design, scaled, ties: ties, keepsMeans: true))
  }
}
