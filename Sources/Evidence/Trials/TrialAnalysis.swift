import Chronicle
import Moments
import Recruitment
import Statistics

/// Works out what a trial says. Who was prompted is read from its log and from nothing else; what came of it, from time
/// zero on, from the record. Everybody counts as drawn, whatever was done then.
package struct TrialAnalysis {
  /// One unit of the log whose outcome counts.
  package struct Unit: Hashable, Sendable {
    package var assignment: TrialAssignment
    package var outcome: Double
    /// A conversation in the decision window.
    package var talked: Double
    /// Known before time zero; the same length for all.
    package var covariates: [Double]

    package init(assignment: TrialAssignment, outcome: Double, talked: Double, covariates: [Double] = []) {
      self.assignment = assignment
      self.outcome = outcome
      self.talked = talked
      self.covariates = covariates
    }
  }

  private let trial: Trial
  private let outcome: StudyOutcome
  private let marginPoints: Double

  /// - Parameter marginPoints: an effect smaller than so many in a hundred, either way, is as good as none.
  package init(_ trial: Trial, outcome: StudyOutcome, marginPoints: Double) {
    self.trial = trial
    self.outcome = outcome
    self.marginPoints = marginPoints
  }

  /// - Parameters:
  ///   - log: all of it, in order of enrolment.
  ///   - matured: the units from the first on whose horizon is over, in the same order, without those that are gone.
  ///   - gone: units of the log whose records are no longer there.
  /// - Throws: `StatisticsError` for a log that no trial of ours wrote.
  package func report(
    log: [TrialAssignment], matured: [Unit], gone: Int, asOf: Instant
  ) throws(StatisticsError) -> TrialReport {
    var ratio = SampleRatioTest()
    for row in log { try ratio.add(treated: row.prompted, chance: Self.chance(row)) }
    let columns = Columns(matured)
    let looks = try looks(columns)
    let look = looks.now
    let isAtEnd = matured.count >= trial.plannedUnits
    // What is fixed before the start is taken of so many units as were planned, however many came since.
    let planned = isAtEnd ? Columns(Array(matured.prefix(trial.plannedUnits))) : columns
    var report = TrialReport(
      trial: trial, outcome: outcome, marginPoints: marginPoints, asOf: asOf, enrolled: log.count,
      prompted: log.count(where: \.prompted),
      matured: matured.count, gone: gone, look: looks.now, looks: looks.course, sampleRatioP: ratio.pValue,
      isAtPlannedEnd: isAtEnd,
      adjusted: isAtEnd ? try Self.adjusted(planned) : nil,
      perConversation: isAtEnd ? try Self.perConversation(planned) : nil,
      contrast: look.estimate.isFinite
        ? try SaturationContrast.estimate(
          outcomes: planned.outcomes, treated: planned.treated, saturations: planned.chances,
          clusters: planned.clusters) : nil,
      verdict: .cannotTell, isBecauseOf: false)
    report.verdict = verdict(look, isOff: !ratio.cautions().isEmpty)
    if isAtEnd, report.verdict == .helps || report.verdict == .probablyHelps, let total = report.contrast?.total {
      report.isBecauseOf = total.isKnown && total.interval().low > 0
    }
    return report
  }

  static func chance(_ row: TrialAssignment) -> Double { Double(row.saturation) / 1_000 }

  /// How many looks a picture of the course shows at most.
  private static let mostLooks = 60

  private func looks(
    _ columns: Columns
  ) throws(StatisticsError) -> (now: ConfidenceSequence.Look, course: [ConfidenceSequence.Look]) {
    var sequence = try ConfidenceSequence(eta: Double(trial.etaMillionths) / 1_000_000)
    let scores = try SequentialScores.scores(
      outcomes: columns.outcomes, treated: columns.treated, chances: columns.chances, clusters: columns.clusters,
      covariates: columns.covariates, start: Double(trial.baseRateMillionths) / 1_000_000)
    let step = max(1, (scores.count + Self.mostLooks - 1) / Self.mostLooks)
    var course: [ConfidenceSequence.Look] = []
    for (index, score) in scores.enumerated() {
      sequence.add(score, treated: columns.treated[index], cluster: columns.clusters[index])
      guard (index + 1) % step == 0 || index + 1 == scores.count else { continue }
      let look = sequence.look()
      if look.estimate.isFinite { course.append(look) }
    }
    return (sequence.look(), course)
  }

  private func verdict(_ look: ConfidenceSequence.Look, isOff: Bool) -> TrialReport.Verdict {
    if isOff { return .sampleRatioOff }
    guard look.estimate.isFinite else { return .tooEarly }
    if look.interval.low > 0 { return outcome.isHard ? .helps : .probablyHelps }
    if look.interval.high < 0 { return .worse }
    let margin = marginPoints / 100
    return look.interval.low > -margin && look.interval.high < margin ? .noBetter : .cannotTell
  }

  private static func adjusted(_ columns: Columns) throws(StatisticsError) -> Estimate {
    try LinAdjustment.estimate(
      outcomes: columns.outcomes, treated: columns.treated, covariates: columns.covariates, weights: columns.weights,
      clusters: columns.clusters)
  }

  private static func perConversation(_ columns: Columns) throws(StatisticsError) -> TwoStageLeastSquares {
    try TwoStageLeastSquares.fit(
      outcomes: columns.outcomes, taken: columns.talked, instrument: columns.treated.map { $0 ? 1 : 0 },
      covariates: columns.covariates, weights: columns.weights, clusters: columns.clusters)
  }

  /// The units as columns; recruiter-weeks numbered as they come.
  private struct Columns {
    var outcomes: [Double] = []
    var treated: [Bool] = []
    var chances: [Double] = []
    /// 1 / the chance of what the lot said.
    var weights: [Double] = []
    var clusters: [Int] = []
    var talked: [Double] = []
    var covariates: Matrix

    private struct Cell: Hashable {
      var recruiter: RecruiterID
      var week: Int
    }

    init(_ units: [Unit]) {
      covariates = Matrix(rows: units.count, columns: units.first?.covariates.count ?? 0)
      var cells: [Cell: Int] = [:]
      for (row, unit) in units.enumerated() {
        let chance = TrialAnalysis.chance(unit.assignment)
        outcomes.append(unit.outcome)
        treated.append(unit.assignment.prompted)
        chances.append(chance)
        weights.append(1 / (unit.assignment.prompted ? chance : 1 - chance))
        talked.append(unit.talked)
        let cell = Cell(recruiter: unit.assignment.recruiter, week: unit.assignment.week)
        let next = cells.count
        clusters.append(cells[cell, default: next])
        cells[cell] = clusters[row]
        for (column, value) in unit.covariates.enumerated() { covariates[row, column] = value }
      }
    }
  }
}
