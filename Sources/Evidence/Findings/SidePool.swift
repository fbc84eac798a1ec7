import Recruitment
import Statistics

/// The kinds of one side, from which what covariates go with is learnt together: candidates are rung for much the same
/// reasons whatever the moment, and a single kind of a small firm is too little to learn them from.
struct SidePool: Sendable {
  /// In the order of their studies; clients ranked among those of all of them.
  let cohorts: [Cohort]
  let nuisances: NuisancePool
  let primary: PooledFit?
  let options: AIPWOptions

  /// - Parameters:
  ///   - cohorts: of one side, in the order of their studies.
  ///   - primary: what counts as the outcome of each.
  init(
    _ cohorts: [Cohort], options: AIPWOptions,
    primary: (Cohort) -> CausalOutcome? = { cohort in cohort.outcomes[cohort.study.primary].map { CausalOutcome($0) } }
  ) throws(StatisticsError) {
    self.cohorts = Self.ranked(cohorts)
    self.options = options
    nuisances = try NuisancePool(self.cohorts.map(Comparison.sample), options: options, decisions: "action")
    self.primary = try nuisances.fit(self.cohorts.map(primary))
  }

  /// The common fit of another outcome.
  func fit(_ values: (Cohort) -> [Double]) throws(StatisticsError) -> PooledFit? {
    try nuisances.fit(cohorts.map { CausalOutcome(values($0)) })
  }

  func design(_ place: Int) throws(StatisticsError) -> AIPWDesign {
    try AIPWDesign(Comparison.sample(cohorts[place]), options: options, pool: nuisances)
  }

  /// Clients in the order of the first study that has them, and there by their rank: what they are numbered says nothing.
  static func ranked(_ cohorts: [Cohort]) -> [Cohort] {
    var ranks: [UInt32: UInt32] = [:]
    for cohort in cohorts {
      let new = cohort.client.indices.filter { ranks[cohort.client[$0]] == nil }
      for row in new.sorted(by: { (cohort.foldGroup[$0], $0) < (cohort.foldGroup[$1], $1) })
      where ranks[cohort.client[row]] == nil {
        ranks[cohort.client[row]] = UInt32(ranks.count)
      }
    }
    return cohorts.map { cohort in
      var cohort = cohort
      cohort.foldGroup = cohort.client.map { ranks[$0] ?? 0 }
      return cohort
    }
  }
}

/// What the other figures of a side's kinds are drawn toward.
struct SideFits: Sendable {
  let talked: PooledFit?
  let money: PooledFit?
  let control: PooledFit?

  /// By side. Each figure by itself on whatever core is free: one side has more moments than the other.
  static func all(_ sides: [SidePool]) throws(StatisticsError) -> [SideFits] {
    let figures: [@Sendable (Cohort) -> [Double]] = [
      { $0.points.map { $0.talked ? 1 : 0 } }, { $0.money }, { $0.control },
    ]
    let made = Cores.map(figures.indices.flatMap { figure in sides.indices.map { (figure: figure, side: $0) } }) {
      task in
      Result { () throws(StatisticsError) in try sides[task.side].fit(figures[task.figure]) }
    }
    var fits: [PooledFit?] = []
    for fit in made { fits.append(try fit.get()) }
    return sides.indices.map { side in
      SideFits(talked: fits[side], money: fits[sides.count + side], control: fits[2 * sides.count + side])
    }
  }
}

extension CohortMaker {
  /// The places in `Study.all` of one study's side, and which of them it is.
  static func side(of study: Int) -> (studies: [Int], place: Int) {
    let studies = Study.all.indices.filter { Study.all[$0].side == Study.all[study].side }
    return (studies, studies.firstIndex(of: study) ?? 0)
  }

  /// One kind as findings compare it: its clients ranked among those of all kinds of its side, so that tables of several
  /// kinds can be put together.
  package func rankedCohort(_ study: Int) -> Cohort {
    let side = Self.side(of: study)
    return SidePool.ranked(side.studies.map { cohort($0) })[side.place]
  }
}
