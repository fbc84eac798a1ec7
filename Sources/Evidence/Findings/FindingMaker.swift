import Moments
import Recruitment
import Statistics

/// Makes findings of cohorts: what nuisances are drawn toward from the kinds of each side, each kind by itself, then what
/// takes all kinds together.
package struct FindingMaker {
  private let study: StudiedCohorts
  private let playbook: Playbook
  package var options = AIPWOptions()

  package init(_ study: StudiedCohorts, playbook: Playbook) {
    self.study = study
    self.playbook = playbook
  }

  /// One for each study whose rule the playbook has, in its order.
  /// - Parameters:
  ///   - exploratory: the moments are those of a span of somebody's choice.
  ///   - progress: called with how many are done of how many.
  package func findings(
    exploratory: Bool = false, progress: (Int, Int) -> Void = { _, _ in }
  ) throws(StatisticsError) -> [Finding] {
    let studies = Study.all.indices.filter { playbook.index(of: Study.all[$0].rule) != nil }
    let comparisons = try comparisons(studies.map { study.cohorts[$0] }, progress)
    var findings = comparisons.map { finding($0, exploratory: exploratory) }
    let pooling = NormalPooling.pool(comparisons.map { $0.primary?.adjusted ?? .none([.tooFewRows]) })
    let claims = findings.indices.filter { findings[$0].adjusted != nil }
    let qValues = BenjaminiHochberg.qValues(claims.map { comparisons[$0].primary?.adjusted.pValue ?? 1 })
    for (place, index) in claims.enumerated() { findings[index].qValue = qValues[place] }
    Self.countOthers(&findings, comparisons)
    for index in findings.indices {
      if index < pooling.kinds.count, findings[index].adjusted != nil {
        findings[index].pooledProbability = pooling.kinds[index].probabilityPositive
      }
      try findings[index].judge(comparisons[index])
    }
    return findings
  }

  /// The secondary outcomes of all kinds are many claims as well; they are counted among themselves.
  private static func countOthers(_ findings: inout [Finding], _ comparisons: [Comparison]) {
    let places = findings.indices.flatMap { finding in
      findings[finding].secondary.indices.map { (finding: finding, place: $0) }
    }
    let qValues = BenjaminiHochberg.qValues(
      places.map { comparisons[$0.finding].secondary[$0.place].estimate?.adjusted.pValue ?? .nan })
    for (claim, qValue) in zip(places, qValues) where qValue.isFinite {
      findings[claim.finding].secondary[claim.place].qValue = qValue
    }
  }

  private func comparisons(
    _ cohorts: [Cohort], _ progress: (Int, Int) -> Void
  ) throws(StatisticsError) -> [Comparison] {
    let largestFirst = cohorts.indices.sorted { (cohorts[$1].count, $0) < (cohorts[$0].count, $1) }
    let sides = [Study.Side.candidate, .client].map { side in
      cohorts.indices.filter { cohorts[$0].study.side == side }
    }
    let options = options
    let made = Cores.map(sides) { places in
      Result { () throws(StatisticsError) in try SidePool(places.map { cohorts[$0] }, options: options) }
    }
    var pools: [SidePool] = []
    for side in made { pools.append(try side.get()) }
    let fits = try SideFits.all(pools)
    let compare = { @Sendable [pools] (index: Int) in
      Result { () throws(StatisticsError) in
        let side = sides[0].contains(index) ? 0 : 1
        let place = sides[side].firstIndex(of: index) ?? 0
        return try Comparison(place, of: pools[side], fits[side])
      }
    }
    let results = Cores.each(in: largestFirst, compare) { progress($0, cohorts.count) }
    var comparisons: [Comparison] = []
    for result in results { comparisons.append(try result.get()) }
    return comparisons
  }

  private func finding(_ comparison: Comparison, exploratory: Bool) -> Finding {
    let cohort = comparison.cohort
    let rule = playbook.index(of: cohort.study.rule).map { playbook.rules[$0] }
    var finding = Finding(
      cohort.study, title: rule?.title ?? cohort.study.rule, slug: rule?.slug ?? cohort.study.rule,
      marginPoints: rule?.marginPoints ?? 4, exploratory: exploratory)
    finding.moments = cohort.moments
    finding.rang = cohort.rangCount
    finding.messaged = cohort.count - cohort.rangCount
    if let outcome = cohort.outcomes[cohort.study.primary] {
      finding.rangWithOutcome = outcome.indices.count { outcome[$0] == 1 && cohort.rang[$0] == 1 }
      finding.messagedWithOutcome = outcome.indices.count { outcome[$0] == 1 && cohort.rang[$0] == 0 }
    }
    finding.leftOut = cohort.leftOut
    finding.crossedOver = cohort.points.count(where: \.crossedOver)
    let talks = cohort.points.filter(\.talked)
    finding.unverifiedShare =
      talks.isEmpty ? 0 : Double(talks.count(where: \.isUnverified)) / Double(talks.count)
    note(cohort, &finding)
    guard let primary = comparison.primary else {
      finding.caution(.tooFew)
      return finding
    }
    fill(&finding, comparison, primary)
    return finding
  }

  /// Above this share of hand-logged tries no finding is certain.
  private static let mostByHand = 0.2
  private static let mostUnknown = 0.05

  private func note(_ cohort: Cohort, _ finding: inout Finding) {
    if !cohort.study.primary.isHard { finding.caution(.recordedByRecruiter) }
    let byHand = cohort.points.filter { $0.rang && $0.isHandLogged }.count
    let isMuch = Double(byHand) > Self.mostByHand * Double(max(1, finding.rang))
    if study.handShareOfTries > Self.mostByHand || isMuch || cohort.countsHandLogged { finding.caution(.loggedByHand) }
    let unsaid = cohort.points.count { !$0.saysHowLogged }
    if Double(unsaid) > Self.mostUnknown * Double(max(1, cohort.count)) { finding.caution(.loggingUnknown) }
    let untimed = cohort.points.count { !$0.saysWhenRecorded }
    if Double(untimed) > Self.mostUnknown * Double(max(1, cohort.count)) { finding.caution(.recordingTimeUnknown) }
    if finding.unverifiedShare > Self.mostUnknown { finding.caution(.unverifiedConnections) }
    if cohort.leftOut[.noCallsOnRecord] ?? 0 > 0 { finding.caution(.callsMissing) }
    if cohort.leftOut[.outcomesEnd] ?? 0 > 0 { finding.caution(.outcomesEndEarly) }
  }

  private static let fewRecruiters = 20

  private func fill(_ finding: inout Finding, _ comparison: Comparison, _ primary: AIPWEstimate) {
    finding.naive = Finding.Difference(primary.naive)
    finding.adjusted = Finding.Difference(primary.adjusted)
    finding.rangMean = primary.treatedMean.value.isFinite ? primary.treatedMean.value : nil
    finding.messagedMean = primary.untreatedMean.value.isFinite ? primary.untreatedMean.value : nil
    (finding.clusters, finding.clusteredBy) = (primary.clusters, primary.clusteredBy)
    finding.secondEstimate = comparison.second.flatMap { Finding.Difference($0.adjusted) }
    finding.conversation = comparison.conversation
    if let conversation = comparison.conversation, conversation.firstStageF >= 10 {
      let ratio = conversation.ratio
      finding.perConversation = (Finding.Difference(ratio.value, ratio.low, ratio.high), conversation.firstStageF)
    }
    finding.money = comparison.money.flatMap { Finding.Difference($0.adjusted) }
    finding.eValue = EValue(primary)
    finding.effectiveRang = primary.treated.effectiveRows
    finding.effectiveMessaged = primary.untreated.effectiveRows
    finding.effectiveRows = finding.effectiveRang + finding.effectiveMessaged
    finding.dropped = primary.dropped
    if comparison.recruiters < Self.fewRecruiters { finding.caution(.fewClusters) }
    finding.balance = primary.balance.map {
      Finding.Balance(covariate: comparison.cohort.covariates.names[$0.column], before: $0.before, after: $0.after)
    }
    finding.control = Self.control(comparison.controlEstimate, against: primary)
    finding.reshuffle = comparison.reshuffle.flatMap { Finding.Difference($0.adjusted) }
    // That a column is the same everywhere is common in a small kind, and no trouble.
    for caution in primary.cautions.sorted(by: { $0.rawValue < $1.rawValue }) where caution != .constantColumns {
      finding.caution(
        caution == .poorOverlap ? .poorOverlap : caution == .fewClusters ? .fewClusters : .statistical(caution))
    }
    finding.secondary = comparison.secondary.map { Self.secondary($0.outcome, $0.estimate, comparison.cohort) }
  }

  /// Pass: the 90 % interval lies inside ± max(3 points, half the figure). Fail: the 95 % interval excludes 0.
  private static func control(_ estimate: AIPWEstimate?, against primary: AIPWEstimate) -> Finding.Control {
    guard let estimate, estimate.adjusted.isKnown else {
      return Finding.Control(status: .uninformative, difference: nil, rows: 0)
    }
    let reach = max(0.03, abs(primary.adjusted.value) / 2)
    let (narrow, wide) = (estimate.adjusted.interval(0.9), estimate.adjusted.interval())
    let status: Finding.Control.Status =
      narrow.low > -reach && narrow.high < reach ? .pass : !wide.contains(0) ? .fail : .uninformative
    return Finding.Control(status: status, difference: Finding.Difference(estimate.adjusted), rows: estimate.rows.count)
  }

  private static func secondary(
    _ outcome: StudyOutcome, _ estimate: AIPWEstimate?, _ cohort: Cohort
  ) -> Finding.Secondary {
    let values = cohort.outcomes[outcome] ?? []
    let seen = values.indices.filter { values[$0].isFinite }
    let rang = seen.count { cohort.rang[$0] == 1 }
    var secondary = Finding.Secondary(
      outcome: outcome, naive: estimate.flatMap { Finding.Difference($0.naive) },
      adjusted: estimate.flatMap { Finding.Difference($0.adjusted) }, rang: rang, messaged: seen.count - rang,
      cautions: outcome.isHard ? [] : [.recordedByRecruiter], verdict: .cannotTell)
    guard let estimate else {
      secondary.cautions.append(.tooFew)
      return secondary
    }
    secondary.cautions += estimate.cautions.sorted { $0.rawValue < $1.rawValue }.map(FindingCaution.statistical)
    return secondary
  }
}
