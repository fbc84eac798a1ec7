import CKernels

/// Where a fit stands, in standardised columns.
struct RegressionPlace: Hashable, Sendable {
  var intercept = 0.0
  var coefficients: [Double]
  /// Of the indicators.
  var effects: [Double]

  init(columns: Int, groups: Int) {
    coefficients = Array(repeating: 0, count: columns)
    effects = Array(repeating: 0, count: groups)
  }
}

/// One block in work.
final class RegressionScratch {
  /// These three may be aimed at numbers that lie elsewhere.
  var x: UnsafeMutablePointer<Double>
  var outcomes: UnsafeMutablePointer<Double>
  var weights: UnsafeMutablePointer<Double>
  private let own: UnsafeMutablePointer<Double>
  /// On the boundaries of the widest registers.
  static let alignment = 64
  let linear: UnsafeMutablePointer<Double>
  let residuals: UnsafeMutablePointer<Double>
  let information: UnsafeMutablePointer<Double>

  init(columns: Int) {
    let block = RegressionRows.block
    let count = RegressionRows.columnStride * columns + 5 * block
    own = Self.room(for: count)
    own.initialize(repeating: 0, count: count)
    x = own
    outcomes = x + RegressionRows.columnStride * columns
    weights = outcomes + block
    linear = weights + block
    residuals = linear + block
    information = residuals + block
  }

  deinit { own.deallocate() }

  static func room(for count: Int) -> UnsafeMutablePointer<Double> {
    UnsafeMutableRawPointer.allocate(byteCount: count * MemoryLayout<Double>.stride, alignment: alignment)
      .bindMemory(to: Double.self, capacity: count)
  }
}

/// Deviance, score and information at one place; the sums for the intercept apart from those for the columns.
struct RegressionSums: Sendable {
  let columns: Int
  var deviance = 0.0
  /// Σ residuals, Σ information.
  var interceptScore = 0.0
  var interceptInformation = 0.0
  /// columns × columns, upper triangle.
  var gram: [Double]
  var scores: [Double]
  /// Information between the intercept and each column.
  var border: [Double]
  /// Of each indicator: its score, its information, and that between it and the intercept and the columns.
  var groupScores: [Double]
  var groupInformation: [Double]
  var groupBorder: [Double]

  /// - Parameter isGradientOnly: without room for the information.
  init(columns: Int, groups: Int, isGradientOnly: Bool = false) {
    self.columns = columns
    gram = Array(repeating: 0, count: isGradientOnly ? 0 : columns * columns)
    scores = Array(repeating: 0, count: columns)
    border = scores
    groupScores = Array(repeating: 0, count: groups)
    groupInformation = groupScores
    groupBorder = Array(repeating: 0, count: isGradientOnly ? 0 : groups * (columns + 1))
  }

  /// All but the indicators.
  mutating func add(_ other: RegressionSums) {
    deviance += other.deviance
    interceptScore += other.interceptScore
    interceptInformation += other.interceptInformation
    for index in gram.indices { gram[index] += other.gram[index] }
    for index in scores.indices { scores[index] += other.scores[index] }
    for index in border.indices { border[index] += other.border[index] }
  }

  mutating func add(_ scratch: RegressionScratch, _ rows: Int, _ level: Int32) {
    let stride = RegressionRows.columnStride
    ckernels_gram(level, scratch.x, stride, rows, columns, scratch.information, &gram)
    ckernels_scores(
      level, scratch.x, stride, rows, columns, scratch.residuals, scratch.information, &scores, &border)
    for row in 0..<rows {
      interceptScore += scratch.residuals[row]
      interceptInformation += scratch.information[row]
    }
  }

  /// The indicators' share of one block: n · p in all, since each row touches one of them.
  mutating func addGroups(
    _ scratch: RegressionScratch, _ rows: Int, _ chosen: UnsafeBufferPointer<Int32>?, _ start: Int,
    _ groups: IndicatorGroups
  ) {
    let (width, stride) = (columns + 1, RegressionRows.columnStride)
    groups.ids.withUnsafeBufferPointer { ids in
      groupBorder.withUnsafeMutableBufferPointer { border in
        for row in 0..<rows {
          let group = Int(ids[chosen.map { Int($0[row]) } ?? start + row])
          let information = scratch.information[row]
          groupScores[group] += scratch.residuals[row]
          groupInformation[group] += information
          let from = group * width
          for column in 0..<columns {
            border[from + 1 + column] += information * scratch.x[column * stride + row]
          }
          border[from] += information
        }
      }
    }
  }
}
