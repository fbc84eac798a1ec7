import Glibc
import Recruitment
import Statistics

/// Works out what stands behind one finding.
package struct ExplanationMaker {
  private let maker: CohortMaker
  private let options: AIPWOptions
  private let study: Int

  /// - Parameter rule: a rule's code that is studied.
  package init?(_ maker: CohortMaker, rule: String, options: AIPWOptions = AIPWOptions()) {
    guard let study = Study.all.firstIndex(where: { $0.rule == rule }) else { return nil }
    self.maker = maker
    self.options = options
    self.study = study
  }

  package func explain(_ finding: Finding) throws(StatisticsError) -> Explanation {
    var explanation = Explanation(finding: finding)
    let places = CohortMaker.side(of: study)
    let side = try SidePool(places.studies.map { maker.cohort($0) }, options: options)
    let cohort = side.cohorts[places.place]
    guard cohort.count >= Comparison.leastRows, let outcome = cohort.outcomes[cohort.study.primary] else {
      return explanation
    }
    explanation.channels = Self.channels(cohort, outcome)
    let estimate = try side.design(places.place).estimate(CausalOutcome(outcome), toward: side.primary)
    (explanation.overlapRang, explanation.overlapMessaged) = Self.overlap(cohort, estimate)
    explanation.sensitivities = try sensitivities(side, places.place, outcome)
    explanation.curve = try curve(side, places.place)
    return explanation
  }

  private static func channels(_ cohort: Cohort, _ outcome: [Double]) -> [Explanation.ByChannel] {
    Channel.allCases.compactMap { channel in
      let rows = cohort.points.indices.filter { cohort.points[$0].channel == channel }
      return rows.isEmpty
        ? nil : Explanation.ByChannel(channel: channel, rows: rows.count, withOutcome: rows.count { outcome[$0] == 1 })
    }
  }

  private static func overlap(_ cohort: Cohort, _ estimate: AIPWEstimate) -> (rang: [Int], messaged: [Int]) {
    var (rang, messaged) = ([Int](repeating: 0, count: 20), [Int](repeating: 0, count: 20))
    for (place, row) in estimate.rows.enumerated() {
      let bin = max(0, min(19, Int(estimate.propensities[place] * 20)))
      if cohort.rang[row] == 1 { rang[bin] += 1 } else { messaged[bin] += 1 }
    }
    return (rang, messaged)
  }

  /// The estimate with one cohort of the side put in another's place.
  private func estimate(
    _ cohort: Cohort, _ outcome: CausalOutcome, in side: SidePool, _ place: Int, _ options: AIPWOptions
  ) throws(StatisticsError) -> AIPWEstimate {
    // Trees are drawn toward nothing.
    if options.learner == .trees {
      return try AIPWDesign(Comparison.sample(cohort), options: options).estimate(outcome)
    }
    var cohorts = side.cohorts
    cohorts[place] = cohort
    let other = try SidePool(cohorts, options: options) { each in
      each.study.rule == cohort.study.rule ? outcome : each.outcomes[each.study.primary].map { CausalOutcome($0) }
    }
    return try other.design(place).estimate(outcome, toward: other.primary)
  }

  private func sensitivities(
    _ side: SidePool, _ place: Int, _ outcome: [Double]
  ) throws(StatisticsError) -> [Explanation.Sensitivity] {
    let cohort = side.cohorts[place]
    var found: [Explanation.Sensitivity] = []
    func add(
      _ words: String, _ cohort: Cohort, _ outcome: CausalOutcome, _ options: AIPWOptions, rows: Int? = nil
    ) throws(StatisticsError) {
      let estimate = try estimate(cohort, outcome, in: side, place, options)
      found.append(
        Explanation.Sensitivity(
          words: words, rows: rows ?? cohort.count, naive: Finding.Difference(estimate.naive),
          adjusted: Finding.Difference(estimate.adjusted)))
    }
    var atOnce = cohort
    atOnce.rang = cohort.points.map { $0.rangAtOnce ? 1 : 0 }
    try add("a call counts only where it came first", atOnce, CausalOutcome(outcome), options)
    var later = cohort
    later.rang = cohort.points.map { $0.rangWithinTwoHours ? 1 : 0 }
    try add("a call counts up to two hours after a message", later, CausalOutcome(outcome), options)
    var trees = options
    trees.learner = .trees
    try add("boosted trees in place of straight lines", cohort, CausalOutcome(outcome), trees)
    let handLogged = maker.cohort(study, keepsHandLogged: true)
    if handLogged.count > cohort.count, let outcome = handLogged.outcomes[handLogged.study.primary] {
      try add("with months written down by hand", handLogged, CausalOutcome(outcome), options)
    }
    let everybody = maker.cohort(study, keepsUnseen: true)
    let (weighed, rows) = try Self.weighed(everybody)
    if rows > cohort.count {
      try add("with moments near the record's end, weighed", everybody, weighed, options, rows: rows)
    }
    return found
  }

  /// The primary outcome as far as it can be seen, those with a known one standing for those of their arm and quarter whose
  /// record ends too early. A quarter of which an arm has nobody who can be followed to the horizon is not known: all that
  /// could be seen of it is what came early.
  static func weighed(_ cohort: Cohort) throws(StatisticsError) -> (outcome: CausalOutcome, rows: Int) {
    let quarters = Self.quarters(cohort)
    let weights = try CensoringWeights(
      times: cohort.courses.map(\.days), happened: cohort.courses.map { $0.end != .unseen },
      strata: zip(quarters, cohort.points).map { $0 * 2 + ($1.rang ? 1 : 0) },
      horizon: Double(cohort.study.primary.days))
    let unknown = Set(quarters.indices.filter { !weights.isFollowed[$0] }.map { quarters[$0] })
    let came = cohort.study.primary.event == .notWithdrawn ? 0.0 : 1.0
    let values = quarters.indices.map { row -> Double in
      unknown.contains(quarters[row]) ? .nan : cohort.courses[row].end == .came ? came : 1 - came
    }
    // A weight of 0 would say that it is known and stood for by others.
    let shares = quarters.indices.map { unknown.contains(quarters[$0]) ? 1 : weights.weights[$0] }
    return (CausalOutcome(values, weights: shares), values.count(where: \.isFinite))
  }

  /// Quarters of a year from the first decision on.
  private static func quarters(_ cohort: Cohort) -> [UInt32] {
    let begins = cohort.points.map(\.decidedAt).min() ?? 0
    return cohort.points.map { UInt32(($0.decidedAt - begins) / (91 * Span.day)) }
  }

  /// By arm, each row weighed by the inverse of its chance of being in it; whatever can be seen counts.
  private func curve(_ side: SidePool, _ place: Int) throws(StatisticsError) -> Explanation.Curve? {
    let cohort = maker.cohort(study, keepsUnseen: true)
    let values = cohort.courses.map { $0.end == .came ? 1.0 : 0.0 }
    let estimate = try estimate(cohort, CausalOutcome(values), in: side, place, options)
    guard estimate.adjusted.isKnown else { return nil }
    let treated = estimate.rows.map { cohort.rang[$0] == 1 }
    let records = try SurvivalRecords(
      times: estimate.rows.map { cohort.courses[$0].days }, ends: estimate.rows.map { cohort.courses[$0].end.rawValue },
      weights: zip(treated, estimate.propensities).map { $0 ? 1 / $1 : 1 / (1 - $1) },
      clusters: estimate.rows.map { Int(cohort.client[$0]) })
    let horizon = Double(cohort.study.primary.days)
    let days = (0...24).map { Double($0) * horizon / 24 }.dropFirst()
    func incidence(_ arm: Bool) -> [Finding.Difference?] {
      let rows = treated.indices.filter { treated[$0] == arm }
      return AalenJohansen.incidence(records.selecting(rows: rows), at: Array(days)).map { Finding.Difference($0) }
    }
    var curve = Explanation.Curve(days: Array(days), rang: incidence(true), messaged: incidence(false))
    // Whatever ended otherwise never came to it, for as long as one could see: to take it out as if it might still have
    // come, as a censored one is, would count more than came. Up to when each could be seen is known.
    let open = try SurvivalRecords(
      times: estimate.rows.map { Self.waited(cohort.courses[$0]) },
      ends: estimate.rows.map { cohort.courses[$0].end == .came ? 1 : 0 }, weights: records.weights,
      clusters: records.clusters)
    curve.restrictedMean = Finding.Difference(try RestrictedMean.difference(open, treated: treated, until: horizon))
    let arm = try Matrix(columns: [treated.map { $0 ? 1 : 0 }])
    let cox = try CoxRegression.fit(open, covariates: arm)
    let ratio = cox.estimate(0)
    if ratio.isKnown { curve.hazardRatio = Self.exponential(ratio) }
    let test = try cox.proportionalHazards(open, covariates: arm)
    curve.proportionalP = test.global.pValue.isFinite ? test.global.pValue : nil
    return curve
  }

  /// Until it came, or for as long as one could see.
  private static func waited(_ course: OutcomeCourse) -> Double { course.end == .came ? course.days : course.seen }

  private static func exponential(_ estimate: Estimate) -> Finding.Difference {
    let interval = estimate.interval()
    return Finding.Difference(exp(estimate.value), exp(interval.low), exp(interval.high))
  }
}
