import Statistics

/// What a verdict rests on, as plain figures. See docs/evidence.md.
struct VerdictGrounds {
  /// Of the smaller arm.
  var effectiveRows: Double
  /// The smallest of events and non-events in either arm.
  var events: Int
  var recruiters: Int
  var droppedShare: Double
  var control: Finding.Control.Status
  /// Whether there was anything to test by.
  var hasControl: Bool
  /// More of it is better.
  var difference: Double
  var standardError: Double
  /// The second estimate; `nil` where there is none.
  var second: Double?
  /// 95 % and 90 %.
  var wide: Interval
  var narrow: Interval
  /// Within which the two count as the same, as a probability.
  var margin: Double
  /// By Benjamini and Hochberg, across all kinds; `nil` where it was not among them.
  var qValue: Double?
  /// That the effect is above 0, pooled across kinds; `nil` where it was not pooled.
  var pooledProbability: Double?
  var isHard: Bool
  var isLoggedByHand: Bool

  static let leastEffective = 100.0
  static let leastEvents = 30
  static let leastRecruiters = 8
  static let mostDropped = 0.2
  static let falseDiscoveries = 0.1
  static let probably = 0.95

  struct Ruling: Equatable {
    var verdict: Finding.Verdict
    /// No answer is allowed.
    var isForbidden = false
    /// What forbids a better one; where no answer is allowed, what forbids it comes first.
    var cautions: [FindingCaution]
    /// The first thing that forbids any answer.
    var forbidding: FindingCaution? { isForbidden ? cautions.first : nil }
  }

  /// The first that matches.
  /// - Parameter largestShift: how far the figure moves without one group of covariates; asked for only where all else
  ///   says that talking helps, since it costs as much as the estimate. `nil` where it cannot be told.
  func ruling(largestShift: () throws(StatisticsError) -> Double?) throws(StatisticsError) -> Ruling {
    var cautions = caps
    guard cautions.isEmpty else {
      return Ruling(verdict: .cannotTell, isForbidden: true, cautions: cautions + controlCaution)
    }
    cautions = controlCaution
    let isSignificant = (qValue ?? 1) <= Self.falseDiscoveries
    if wide.high < 0, isSignificant { return Ruling(verdict: .worse, cautions: cautions) }
    if narrow.low > -margin, narrow.high < margin { return Ruling(verdict: .noBetter, cautions: cautions) }
    if wide.low > 0, isSignificant, isHard, control == .pass, !isLoggedByHand {
      if let shift = try largestShift(), wide.low - shift > 0 { return Ruling(verdict: .helps, cautions: cautions) }
      cautions.append(.dependsOnOneCovariate)
    }
    return Ruling(
      verdict: (pooledProbability ?? 0) >= Self.probably ? .probablyHelps : .cannotTell, cautions: cautions)
  }

  /// What forbids any answer.
  private var caps: [FindingCaution] {
    var cautions: [FindingCaution] = []
    if !(effectiveRows >= Self.leastEffective) || events < Self.leastEvents { cautions.append(.tooFew) }
    if control == .fail { cautions.append(.controlFails) }
    if droppedShare > Self.mostDropped { cautions.append(.poorOverlap) }
    if recruiters < Self.leastRecruiters { cautions.append(.fewClusters) }
    if secondDiffers { cautions.append(.secondEstimateDiffers) }
    return cautions
  }

  /// By more than a standard error, or in sign.
  var secondDiffers: Bool {
    guard let second, second.isFinite else { return false }
    return abs(second - difference) > standardError || second * difference < 0
  }

  /// What forbids certainty.
  private var controlCaution: [FindingCaution] {
    control == .uninformative ? [hasControl ? .controlUninformative : .noControl] : []
  }
}
