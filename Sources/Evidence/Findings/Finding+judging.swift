import Statistics

extension Finding {
  static let leastEffective = 100.0
  static let leastEvents = 30
  static let leastRecruiters = 8
  static let falseDiscoveries = 0.1

  /// The verdict, first match wins (see docs/evidence.md); what keeps it from being a better one becomes a caution.
  mutating func judge(_ comparison: Comparison) throws(StatisticsError) {
    guard let primary = comparison.primary, primary.adjusted.isKnown else {
      caution(.tooFew)
      verdict = .cannotTell
      return
    }
    if let job = reshuffle, let own = adjusted, study.side == .candidate, (own.low ?? 0) > 0, (job.low ?? 0) <= 0 {
      caution(.mayOnlyReshuffle)
    }
    verdict = try ruling(comparison, primary)
    for index in secondary.indices {
      secondary[index].verdict = Self.ruling(
        secondary[index], within: self, estimate: comparison.secondary[index].estimate)
    }
  }

  private mutating func ruling(_ comparison: Comparison, _ primary: AIPWEstimate) throws(StatisticsError) -> Verdict {
    if isCapped(comparison, primary) { return .cannotTell }
    let (wide, narrow) = (primary.adjusted.interval(), primary.adjusted.interval(0.9))
    let isSignificant = (qValue ?? 1) <= Self.falseDiscoveries
    let margin = marginPoints / 100
    if wide.high < 0, isSignificant { return .worse }
    if narrow.low > -margin, narrow.high < margin { return .noBetter }
    if wide.low > 0, isSignificant, study.primary.isHard, control.status == .pass, !cautions.contains(.loggedByHand) {
      let shift = try comparison.largestShift()
      largestShift = shift
      if wide.low - (shift?.shift ?? 0) > 0 { return .helps }
      caution(.dependsOnOneCovariate)
    }
    if (pooledProbability ?? 0) >= 0.95 { return .probablyHelps }
    return .cannotTell
  }

  /// Whether something forbids an answer.
  private mutating func isCapped(_ comparison: Comparison, _ primary: AIPWEstimate) -> Bool {
    var isCapped = false
    if min(effectiveRang, effectiveMessaged) < Self.leastEffective || Self.hasTooFewEvents(primary) {
      caution(.tooFew)
      isCapped = true
    }
    switch control.status {
    case .fail:
      caution(.controlFails)
      isCapped = true
    case .uninformative: caution(control.difference == nil ? .noControl : .controlUninformative)
    case .pass: break
    }
    if primary.droppedShare > 0.2 {
      caution(.poorOverlap)
      isCapped = true
    }
    if Set(comparison.cohort.recruiter).count < Self.leastRecruiters {
      caution(.fewClusters)
      isCapped = true
    }
    if let second = comparison.second, second.adjusted.value.isFinite,
      abs(second.adjusted.value - primary.adjusted.value) > primary.adjusted.standardError
        || second.adjusted.value.sign != primary.adjusted.value.sign
    {
      caution(.secondEstimateDiffers)
      isCapped = true
    }
    return isCapped
  }

  private static func hasTooFewEvents(_ estimate: AIPWEstimate) -> Bool {
    [estimate.treated, estimate.untreated].contains { min($0.events, $0.nonEvents) < leastEvents }
  }

  /// Of a secondary outcome: what its own figures allow, and never more than `probably_helps`.
  private static func ruling(_ secondary: Secondary, within finding: Finding, estimate: AIPWEstimate?) -> Verdict {
    let forbidding: [FindingCaution] = [.controlFails, .poorOverlap, .secondEstimateDiffers]
    guard let estimate, estimate.adjusted.isKnown, !hasTooFewEvents(estimate),
      min(estimate.treated.effectiveRows, estimate.untreated.effectiveRows) >= leastEffective,
      !finding.cautions.contains(where: forbidding.contains)
    else { return .cannotTell }
    let sign = secondary.outcome.isBad ? -1.0 : 1.0
    let (wide, narrow) = (estimate.adjusted.interval(), estimate.adjusted.interval(0.9))
    let (low, high) = sign > 0 ? (wide.low, wide.high) : (-wide.high, -wide.low)
    if high < 0 { return .worse }
    let margin = finding.marginPoints / 100
    if narrow.low > -margin, narrow.high < margin { return .noBetter }
    return low > 0 ? .probablyHelps : .cannotTell
  }
}
