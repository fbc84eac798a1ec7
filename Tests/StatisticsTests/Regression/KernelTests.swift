import CKernels
import Foundation
import Testing

@testable import Statistics

/// Each level of the inner loops gives the plain one's answer within rounding; a level that the machine lacks falls back
/// to what it has and is compared all the same.
@Suite struct KernelTests {
  private let rows = 136

  private func values(_ count: Int, seed: UInt64) -> [Double] {
    var random = SeededRandom(seed: seed)
    return (0..<count).map { _ in random.normal() }
  }

  private func close(_ left: [Double], _ right: [Double]) -> Bool {
    zip(left, right).allSatisfy { abs($0 - $1) <= 1e-12 * max(1, abs($1)) }
  }

  @Test(arguments: [Int32(0), 1, 2], [1, 2, 3, 4, 5, 7, 12, 20, 61])
  func sumsOfProductsAreThoseOfTheDefinition(level: Int32, columns: Int) {
    let x = values(rows * columns, seed: 1)
    let weights = values(rows, seed: 2).map(abs)
    var sums = Array(repeating: 0.0, count: columns * columns)
    ckernels_gram(level, x, rows, rows, columns, weights, &sums)
    var expected = sums
    for i in 0..<columns {
      for j in 0..<columns {
        expected[i * columns + j] =
          i > j ? 0 : (0..<rows).reduce(0) { $0 + weights[$1] * x[i * rows + $1] * x[j * rows + $1] }
      }
    }
    #expect(close(sums, expected))
  }

  @Test(arguments: [Int32(0), 1, 2], [0, 1, 2, 5, 20])
  func predictorsAndScoresAreThoseOfTheDefinition(level: Int32, columns: Int) {
    let x = values(rows * columns + 1, seed: 3)
    let (beta, first, second) = (values(columns + 1, seed: 4), values(rows, seed: 5), values(rows, seed: 6))
    var linear = Array(repeating: 0.0, count: rows)
    ckernels_linear(level, x, rows, rows, columns, beta, 0.25, &linear)
    var (one, two) = (Array(repeating: 0.0, count: columns + 1), Array(repeating: 0.0, count: columns + 1))
    ckernels_scores(level, x, rows, rows, columns, first, second, &one, &two)
    #expect(
      close(
        linear,
        (0..<rows).map { row in
          (0..<columns).reduce(0.25) { $0 + beta[$1] * x[$1 * rows + row] }
        }))
    for column in 0..<columns {
      #expect(close([one[column]], [(0..<rows).reduce(0) { $0 + first[$1] * x[column * rows + $1] }]))
      #expect(close([two[column]], [(0..<rows).reduce(0) { $0 + second[$1] * x[column * rows + $1] }]))
    }
  }

  @Test(arguments: [Int32(0), 1, 2], [0, 1, 2, 5, 20])
  func severalAtOnceAreToTheLastBitWhatEachIsByItself(level: Int32, columns: Int) {
    let x = values(rows * columns + 1, seed: 7)
    for places in 1...6 {
      let slopes = (0..<places).map { values(columns + 1, seed: UInt64(20 + $0)) }
      let starts = values(places, seed: 8)
      let rests = (0..<places).map { values(rows, seed: UInt64(30 + $0)) }
      var (linear, scores) = (Array(repeating: 0.0, count: places * rows), Array(repeating: 0.5, count: places * 32))
      linear.withUnsafeMutableBufferPointer { linear in
        scores.withUnsafeMutableBufferPointer { scores in
          Self.withPointers(slopes) { slopes in
            let targets = (0..<places).map { place in linear.baseAddress.map { $0 + place * rows } }
            ckernels_linear_many(level, x, rows, rows, columns, places, slopes, starts, targets)
          }
          Self.withPointers(rests) { rests in
            let targets = (0..<places).map { place in scores.baseAddress.map { $0 + place * 32 } }
            ckernels_scores_many(level, x, rows, rows, columns, places, rests, targets)
          }
        }
      }
      for place in 0..<places {
        var (one, first, second) = (
          Array(repeating: 0.0, count: rows), Array(repeating: 0.5, count: 32), [Double](repeating: 0, count: 32)
        )
        ckernels_linear(level, x, rows, rows, columns, slopes[place], starts[place], &one)
        ckernels_scores(level, x, rows, rows, columns, rests[place], rests[place], &first, &second)
        #expect(Array(linear[place * rows..<(place + 1) * rows]) == one)
        #expect(Array(scores[place * 32..<(place + 1) * 32]) == first)
      }
    }
  }

  private static func withPointers(_ arrays: [[Double]], _ body: ([UnsafePointer<Double>?]) -> Void) {
    let copies = arrays.map { array in
      let copy = UnsafeMutableBufferPointer<Double>.allocate(capacity: array.count)
      _ = copy.initialize(from: array)
      return copy
    }
    body(copies.map { UnsafePointer($0.baseAddress) })
    for copy in copies { copy.deallocate() }
  }

  @Test(arguments: [Int32(0), 1, 2]) func residualsByThemselvesAreThoseOfTheWhole(level: Int32) {
    let linear = values(rows, seed: 9).map { 20 * $0 }
    let (outcomes, weights) = (values(rows, seed: 10).map { $0 > 0 ? 1.0 : 0 }, values(rows, seed: 11).map(abs))
    var (residuals, information, alone) = (linear, linear, linear)
    _ = ckernels_logistic(level, linear, outcomes, weights, rows, &residuals, &information)
    ckernels_residuals(level, linear, outcomes, weights, rows, &alone)
    #expect(alone == residuals)
  }

  @Test(arguments: [Int32(0), 1, 2]) func chancesAndTheirDevianceAreThoseOfTheLibrary(level: Int32) {
    let linear = [0, -0.0, 1e-9, 0.3, -0.3, 5, -5, 36, -36, 200, -200, 700, -700, 1e4, -1e4, 40] as [Double]
    let outcomes = [1, 0, 1, 0, 1, 1, 0, 1, 0, 0.5, 0.5, 1, 0, 1, 0, 0] as [Double]
    let weights = [1, 1, 2, 1, 0.5, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1] as [Double]
    var (residuals, information) = (linear, linear)
    let deviance = ckernels_logistic(level, linear, outcomes, weights, 16, &residuals, &information)
    var expected = 0.0
    for row in linear.indices {
      let chance = 1 / (1 + exp(-linear[row]))
      #expect(abs(residuals[row] - weights[row] * (outcomes[row] - chance)) < 1e-15)
      let both = exp(-abs(linear[row])) / pow(1 + exp(-abs(linear[row])), 2)
      #expect(isClose(information[row] + 1e-300, weights[row] * both + 1e-300, 1e-14))
      expected -=
        2 * weights[row]
        * (outcomes[row] * linear[row] - max(linear[row], 0) - log1p(exp(-abs(linear[row]))))
    }
    #expect(isClose(deviance, expected, 1e-14))
  }

  @Test func momentsOfAColumnFarFromNoughtKeepTheirDigits() {
    let x = (0..<21).map { 1e9 + Double($0 % 3) }
    var out = [0.0, 0, 0]
    ckernels_moments(x, nil, 21, &out)
    #expect(out == [21, 1e9 + 1, 14])
    let weights = (0..<21).map { Double($0 % 2) }
    ckernels_moments(x, weights, 21, &out)
    #expect(out[0] == 10)
  }
}
