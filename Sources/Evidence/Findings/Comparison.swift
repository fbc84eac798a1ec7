import Recruitment
import Statistics

/// One cohort on its way to a finding; of the other kinds of its side it takes nothing but what nuisances are drawn toward.
struct Comparison: Sendable {
  let cohort: Cohort
  let primary: AIPWEstimate?
  let second: AIPWEstimate?
  let controlEstimate: AIPWEstimate?
  let conversation: ConversationEffect?
  let money: AIPWEstimate?
  let secondary: [(outcome: StudyOutcome, estimate: AIPWEstimate?)]
  let reshuffle: AIPWEstimate?
  private let design: AIPWDesign?
  private let pooled: PooledFit?

  /// - Parameter place: of the cohort among those of its side.
  init(_ place: Int, of side: SidePool, _ fits: SideFits) throws(StatisticsError) {
    let cohort = side.cohorts[place]
    self.cohort = cohort
    pooled = side.primary
    guard cohort.count >= Self.leastRows, let outcome = cohort.outcomes[cohort.study.primary] else {
      (primary, second, controlEstimate, conversation, money, reshuffle, design) = (nil, nil, nil, nil, nil, nil, nil)
      secondary = cohort.study.secondary.map { ($0, nil) }
      return
    }
    let design = try side.design(place)
    self.design = design
    let primary = try design.estimate(CausalOutcome(outcome), toward: pooled)
    self.primary = primary
    second = try design.withUnits()?.estimate(CausalOutcome(outcome), toward: pooled)
    controlEstimate = try Self.control(cohort, side, fits.control)
    let talked = try design.estimate(CausalOutcome(cohort.points.map { $0.talked ? 1 : 0 }), toward: fits.talked)
    conversation = ConversationEffect(outcome: primary, conversation: talked)
    money = try design.estimate(CausalOutcome(cohort.money), toward: fits.money)
    var others: [(StudyOutcome, AIPWEstimate?)] = []
    for outcome in cohort.study.secondary {
      others.append((outcome, try design.estimate(CausalOutcome(cohort.outcomes[outcome] ?? []))))
    }
    secondary = others
    reshuffle = try cohort.outcomes[Study.reshuffle].flatMap { values throws(StatisticsError) in
      try design.estimate(CausalOutcome(values))
    }
  }

  /// With fewer there is nothing to fit.
  static let leastRows = 40

  /// Recruiters of the rows that the figure speaks of; nobody is none.
  var recruiters: Int {
    Set((primary?.rows ?? []).map { cohort.recruiter[$0] }).subtracting([0]).count
  }

  /// Of the covariates' groups, the one without which the figure moves most.
  func largestShift() throws(StatisticsError) -> LargestShift? {
    guard let design, let outcome = cohort.outcomes[cohort.study.primary] else { return nil }
    return try design.largestShift(CausalOutcome(outcome), toward: pooled)
  }

  static func sample(_ cohort: Cohort) -> CausalSample {
    let list = cohort.covariates
    return CausalSample(
      covariates: cohort.values, treated: cohort.rang, foldGroups: cohort.foldGroup,
      clusterings: clusterings(cohort), units: cohort.recruiter,
      columnGroups: list.groupNames.map { CovariateGroup(name: $0, columns: list.columns(of: $0)) })
  }

  private static func clusterings(_ cohort: Cohort) -> [Clustering] {
    [
      Clustering(name: "person", ids: cohort.person), Clustering(name: "job", ids: cohort.job),
      Clustering(name: "client", ids: cohort.client), Clustering(name: "recruiter", ids: cohort.recruiter),
      Clustering(name: "action", ids: cohort.action),
    ]
  }

  /// The same comparison of what lay before the moment: nothing done later can have changed it.
  private static func control(
    _ cohort: Cohort, _ side: SidePool, _ pooled: PooledFit?
  ) throws(StatisticsError) -> AIPWEstimate? {
    let rows = cohort.control.indices.filter { cohort.control[$0].isFinite }
    guard rows.count >= leastRows else { return nil }
    let sample = CausalSample(
      covariates: cohort.values.selecting(rows: rows), treated: rows.map { cohort.rang[$0] },
      foldGroups: rows.map { cohort.foldGroup[$0] },
      clusterings: clusterings(cohort).map { kind in Clustering(name: kind.name, ids: rows.map { kind.ids[$0] }) })
    let design = try AIPWDesign(sample, options: side.options, pool: side.nuisances)
    return try design.estimate(CausalOutcome(rows.map { cohort.control[$0] }), toward: pooled)
  }
}
