import Recruitment
import Statistics

/// Works out what a campaign did. Who was to get it is read from its log and from nothing else; everybody counts as drawn,
/// whether it reached them or not.
package struct CampaignAnalysis {
  private let campaign: Campaign
  /// Above it, conversations that are on record by hand alone are too many to be certain of.
  package static let mostByHand = 0.2

  package init(_ campaign: Campaign) { self.campaign = campaign }

  /// - Parameters:
  ///   - log: all of it, in order of enrolment.
  ///   - matured: of the units from the first on, what came of them, in the same order.
  /// - Throws: `StatisticsError` for a log that no campaign of ours wrote.
  package func report(
    log: [CampaignUnit], matured: [UnitCourse], asOf: Instant
  ) throws(StatisticsError) -> CampaignReport {
    var report = CampaignReport(campaign: campaign, asOf: asOf)
    report.units = log.count
    report.shown = log.count(where: \.isShown)
    report.matured = matured.count
    report.gone = matured.count(where: \.isGone)
    guard campaign.startedAt != nil else { return report }
    guard campaign.heldOut > 0 else {
      report.verdict = .noFigure
      return report
    }
    var ratio = SampleRatioTest()
    for row in log { try ratio.add(treated: row.isShown, chance: campaign.chance) }
    report.sampleRatioP = ratio.pValue
    for course in matured {
      if course.unit.isShown { report.shownArm.add(course) } else { report.heldArm.add(course) }
    }
    let talked = matured.filter(\.talked)
    report.byHand = talked.isEmpty ? 0 : Double(talked.count(where: \.isByHand)) / Double(talked.count)
    try addLooks(to: &report, matured)
    try addPlannedEnd(to: &report, matured)
    report.verdict = verdict(report, isOff: !ratio.cautions().isEmpty)
    return report
  }

  /// How many looks a picture of the course shows at most.
  private static let mostLooks = 60

  private func addLooks(to report: inout CampaignReport, _ matured: [UnitCourse]) throws(StatisticsError) {
    var sequence = try ConfidenceSequence(
      eta: max(Double(campaign.etaMillionths), 1) / 1_000_000, minimumPerArm: CampaignForecast.leastPerSide)
    let treated = matured.map(\.unit.isShown)
    let scores = try SequentialScores.scores(
      outcomes: matured.map { $0.talked ? 1 : 0 }, treated: treated,
      chances: matured.map { _ in campaign.chance }, clusters: Array(matured.indices),
      covariates: Self.covariates(matured), start: Double(campaign.baseRateMillionths) / 1_000_000)
    let step = max(1, (scores.count + Self.mostLooks - 1) / Self.mostLooks)
    for (index, score) in scores.enumerated() {
      sequence.add(score, treated: treated[index], cluster: index)
      guard (index + 1) % step == 0 || index + 1 == scores.count else { continue }
      let look = sequence.look()
      if look.estimate.isFinite { report.looks.append(look) }
    }
    report.look = sequence.look()
  }

  /// What is shown once, when as many as were drawn at the start are over: fixed before anything was seen.
  private func addPlannedEnd(to report: inout CampaignReport, _ matured: [UnitCourse]) throws(StatisticsError) {
    guard matured.count >= campaign.plannedUnits, campaign.plannedUnits > 0 else { return }
    let planned = Array(matured.prefix(campaign.plannedUnits))
    report.adjusted = try LinAdjustment.estimate(
      outcomes: planned.map { $0.talked ? 1 : 0 }, treated: planned.map(\.unit.isShown),
      covariates: Self.covariates(planned))
    report.pickUp = try Self.difference(planned, \.firstTryPickedUp)
    report.replyToTalk = try Self.difference(planned, \.firstMessageToTalk)
  }

  /// Among those to whom it applies, which is not a matter of the lot alone.
  private static func difference(
    _ units: [UnitCourse], _ outcome: KeyPath<UnitCourse, Bool?>
  ) throws(StatisticsError) -> Estimate {
    let asked = units.filter { $0[keyPath: outcome] != nil }
    return try LinAdjustment.estimate(
      outcomes: asked.map { $0[keyPath: outcome] == true ? 1 : 0 }, treated: asked.map(\.unit.isShown))
  }

  private static func covariates(_ units: [UnitCourse]) -> Matrix {
    var matrix = Matrix(rows: units.count, columns: units.first?.covariates.count ?? 0)
    for (row, unit) in units.enumerated() {
      for (column, value) in unit.covariates.enumerated() { matrix[row, column] = value }
    }
    return matrix
  }

  private func verdict(_ report: CampaignReport, isOff: Bool) -> CampaignReport.Verdict {
    if isOff { return .sampleRatioOff }
    guard let look = report.look, look.estimate.isFinite else { return .tooEarly }
    if look.interval.low > 0 { return report.byHand > Self.mostByHand ? .probablyMore : .more }
    if look.interval.high < 0 { return .fewer }
    let margin = CampaignReport.marginPoints / 100
    return look.interval.low > -margin && look.interval.high < margin ? .noDifference : .cannotTell
  }
}

extension CampaignReport.Arm {
  fileprivate mutating func add(_ course: UnitCourse) {
    units += 1
    talked += course.talked ? 1 : 0
    tries += course.tries
    if let pickedUp = course.firstTryPickedUp {
      tried += 1
      self.pickedUp += pickedUp ? 1 : 0
    }
    if let replied = course.firstMessageToTalk {
      written += 1
      self.replied += replied ? 1 : 0
    }
  }
}
