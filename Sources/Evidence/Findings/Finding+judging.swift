import Statistics

extension Finding {
  /// The verdict, first match wins (see `VerdictGrounds`); what keeps it from being a better one becomes a caution.
  mutating func judge(_ comparison: Comparison) throws(StatisticsError) {
    guard let primary = comparison.primary, primary.adjusted.isKnown else {
      caution(.tooFew)
      (verdict, isForbidden, forbidding) = (.cannotTell, true, .tooFew)
      return
    }
    if study.side == .candidate, (adjusted?.low ?? 0) > 0, (reshuffle?.low ?? 0) <= 0 { caution(.mayOnlyReshuffle) }
    let grounds = grounds(comparison, primary)
    var shift: LargestShift?
    let ruling = try grounds.ruling { () throws(StatisticsError) in
      shift = try comparison.largestShift()
      return shift?.shift
    }
    largestShift = shift
    (verdict, isForbidden, forbidding) = (ruling.verdict, ruling.isForbidden, ruling.forbidding)
    for caution in ruling.cautions { self.caution(caution) }
    for index in secondary.indices {
      guard let estimate = comparison.secondary[index].estimate, estimate.adjusted.isKnown else { continue }
      secondary[index].verdict = try Self.ruling(secondary[index], beside: grounds, estimate)
    }
  }

  private func grounds(_ comparison: Comparison, _ primary: AIPWEstimate) -> VerdictGrounds {
    VerdictGrounds(
      effectiveRows: min(effectiveRang, effectiveMessaged), events: primary.leastEvents,
      recruiters: comparison.recruiters, droppedShare: primary.droppedShare, control: control.status,
      hasControl: control.difference != nil, difference: primary.adjusted.value,
      standardError: primary.adjusted.standardError, second: comparison.second?.adjusted.value,
      wide: primary.adjusted.interval(), narrow: primary.adjusted.interval(0.9), margin: marginPoints / 100,
      qValue: qValue, pooledProbability: pooledProbability, isHard: study.primary.isHard,
      isLoggedByHand: cautions.contains(.loggedByHand))
  }

  /// Of a secondary outcome: what its own figures allow, under the same caps, and never more than `probably_helps`.
  static func ruling(
    _ secondary: Secondary, beside primary: VerdictGrounds, _ estimate: AIPWEstimate
  ) throws(StatisticsError) -> Verdict {
    let sign = secondary.outcome.isBad ? -1.0 : 1.0
    func turned(_ interval: Interval) -> Interval {
      sign > 0 ? interval : Interval(low: -interval.high, high: -interval.low)
    }
    var grounds = primary
    grounds.effectiveRows = min(estimate.treated.effectiveRows, estimate.untreated.effectiveRows)
    grounds.events = estimate.leastEvents
    grounds.difference = sign * estimate.adjusted.value
    grounds.standardError = estimate.adjusted.standardError
    (grounds.wide, grounds.narrow) = (turned(estimate.adjusted.interval()), turned(estimate.adjusted.interval(0.9)))
    grounds.isHard = false
    grounds.qValue = secondary.qValue
    grounds.pooledProbability = grounds.wide.low > 0 ? 1 : 0
    // A second estimate is made of the primary outcome alone: where it forbids that, it forbids this.
    guard !primary.secondDiffers else { return .cannotTell }
    grounds.second = nil
    return try grounds.ruling { () throws(StatisticsError) in nil }.verdict
  }
}

extension AIPWEstimate {
  /// The smallest of events and non-events in either arm.
  var leastEvents: Int {
    [treated, untreated].map { min($0.events, $0.nonEvents) }.min() ?? 0
  }
}
