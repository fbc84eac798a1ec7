import Foundation

/// Standard errors for raw columns.
package struct RegressionErrors: Hashable, Sendable {
  package var intercept: Double
  /// By column of the matrix; NaN for one that was dropped.
  package var coefficients: [Double]
  /// Clusters that they rest on; 0 for those of the model.
  package var clusters: Int
}

extension LogisticRegression {
  /// From the inverse of the (penalised) information, indicators taken into account.
  package func modelErrors() -> RegressionErrors { errors(inverseInformation(), clusters: 0) }

  /// H⁻¹ (Σ_g s_g s_gᵀ) H⁻¹ · G / (G − 1), with s_g a cluster's sum of scores (Liang and Zeger 1986); the indicators
  /// count as known.
  /// - Parameter clusters: n; ids need not be dense.
  /// - Returns: `nil` with fewer than two clusters.
  /// - Throws: `lengthsDiffer`.
  package func clusterErrors(_ clusters: [UInt32]) throws(StatisticsError) -> RegressionErrors? {
    guard clusters.count == rows.outcomes.count else {
      throw .lengthsDiffer(what: "clusters", expected: rows.outcomes.count, found: clusters.count)
    }
    let scores = clusterScores(clusters)
    let size = rows.columns + 1
    let count = scores.count / size
    guard count > 1 else { return nil }
    let inverse = inverseInformation()
    var covariance = Array(repeating: 0.0, count: size * size)
    var influence = Array(repeating: 0.0, count: size)
    for cluster in 0..<count {
      for i in 0..<size {
        influence[i] = 0
        for j in 0..<size { influence[i] += inverse[i * size + j] * scores[cluster * size + j] }
      }
      for i in 0..<size { for j in 0..<size { covariance[i * size + j] += influence[i] * influence[j] } }
    }
    let factor = Double(count) / Double(count - 1)
    return errors(covariance.map { $0 * factor }, clusters: count)
  }

  private func inverseInformation() -> [Double] {
    let sums = rows.sums(at: place)
    return NewtonStep(sums, at: place, penalty: penalty, groupPenalty: rows.groups?.penalty ?? 0).factor.inverse()
  }

  /// Clusters × (intercept and columns), in the order in which clusters first come.
  private func clusterScores(_ clusters: [UInt32]) -> [Double] {
    let chosen = rows.chosen ?? (0..<Int32(rows.matrix.rows)).map { $0 }
    let linear = rows.linear(at: place, rows: chosen)
    let size = rows.columns + 1
    var numbers: [UInt32: Int] = [:]
    var result: [Double] = []
    for (index, row) in chosen.enumerated() {
      let number = numbers[clusters[Int(row)], default: numbers.count]
      if number == numbers.count {
        numbers[clusters[Int(row)]] = number
        result += Array(repeating: 0, count: size)
      }
      let weight = rows.weights?[Int(row)] ?? 1
      let residual = weight * (rows.outcomes[Int(row)] - 1 / (1 + exp(-linear[index])))
      result[number * size] += residual
      for (place, column) in rows.scaling.columns.enumerated() {
        let value = rows.matrix[Int(row), column]
        result[number * size + 1 + place] +=
          residual * (value - rows.scaling.means[place]) * rows.scaling.factors[place]
      }
    }
    return result
  }

  /// From a covariance in standardised columns to raw ones.
  private func errors(_ covariance: [Double], clusters: Int) -> RegressionErrors {
    let size = rows.columns + 1
    var result = RegressionErrors(
      intercept: .nan, coefficients: Array(repeating: .nan, count: rows.matrix.columns), clusters: clusters)
    var contrast = Array(repeating: 1.0, count: size)
    for (place, column) in rows.scaling.columns.enumerated() {
      let variance = covariance[(place + 1) * size + place + 1]
      result.coefficients[column] = variance > 0 ? variance.squareRoot() * rows.scaling.factors[place] : .nan
      contrast[place + 1] = -rows.scaling.means[place] * rows.scaling.factors[place]
    }
    var variance = 0.0
    for i in 0..<size { for j in 0..<size { variance += contrast[i] * contrast[j] * covariance[i * size + j] } }
    result.intercept = variance > 0 ? variance.squareRoot() : .nan
    return result
  }
}
