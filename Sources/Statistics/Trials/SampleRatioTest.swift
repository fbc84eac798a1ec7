import Glibc

/// Whether units were assigned with the chances that were announced: may be looked at after every unit.
///
/// For a tilt λ of the log-odds, each unit multiplies a bet by exp(λ Z) / (1 − p + p exp(λ)), whose mean is 1 where Z is 1
/// with probability p, whatever p was. The e-value is the mean of 32 such bets, λ from ±0.02 to ±1.8 (a mixture as in
/// Robbins 1970; for sample ratios Lindon and Malek 2022). By Ville's inequality it ever reaches 1/α with a chance of at
/// most α.
package struct SampleRatioTest: Hashable, Sendable {
  package private(set) var units = 0
  package private(set) var treated = 0
  /// Expected to be treated.
  package private(set) var expected = 0.0
  private var logBets = Array(repeating: 0.0, count: 32)
  private var largestLog = 0.0

  private static let tilts: [Double] = (0..<16).flatMap { step in
    let tilt = 0.02 * pow(1.35, Double(step))
    return [tilt, -tilt]
  }

  package init() {}

  /// - Parameter chance: of treatment, as announced for this unit.
  /// - Throws: `outOfRange` for a chance outside 0 … 1, ends left out; the unit is then not counted.
  package mutating func add(treated isTreated: Bool, chance: Double) throws(StatisticsError) {
    guard chance > 0, chance < 1 else { throw .outOfRange(what: "chance", value: chance) }
    units += 1
    treated += isTreated ? 1 : 0
    expected += chance
    for (index, tilt) in Self.tilts.enumerated() {
      logBets[index] += (isTreated ? tilt : 0) - log1p(chance * expm1(tilt))
    }
    largestLog = max(largestLog, logValue)
  }

  private var logValue: Double {
    let most = logBets.max() ?? 0
    return most + log(logBets.reduce(0) { $0 + exp($1 - most) } / Double(logBets.count))
  }

  /// Evidence against the announced chances: a non-negative martingale that begins at 1 where they hold.
  package var eValue: Double { exp(logValue) }

  /// Holds whenever looked at: the largest e-value so far, turned over.
  package var pValue: Double { exp(-largestLog) }

  /// `sampleRatioOff` where `pValue` is at or below `alpha`.
  package func cautions(alpha: Double = 0.01) -> Set<Caution> { pValue <= alpha ? [.sampleRatioOff] : [] }
}
