import Chronicle
import Evidence
import Moments
import Recruitment

/// The history as it stands, and its moments as known at its end: the same record, the same answer, whenever asked.
struct StudyRecord {
  let chronicle: Chronicle
  let playbook: Playbook
  let ends: Instant
  private let reading: StudyReading

  init(_ record: StudiedRecord) {
    chronicle = record.chronicle
    playbook = record.playbook
    ends = record.ends
    reading = StudyReading(record)
  }

  private var maker: CohortMaker { reading.maker }

  func findings(
    from: Instant? = nil, to: Instant? = nil, progress: (Int, Int) -> Void = { _, _ in }
  ) throws -> [Finding] {
    try FindingMaker(reading.cohorts(from: from, to: to), playbook: playbook)
      .findings(exploratory: from != nil || to != nil, progress: progress)
  }

  func evidence(
    from: Instant? = nil, to: Instant? = nil, decidedBy verdicts: VerdictBook,
    progress: (Double, String) -> Void = { _, _ in }
  ) throws -> EvidenceAnswer {
    var findings = try findings(from: from, to: to) { done, of in progress(Double(done) / Double(of), "comparing") }
    try verdicts.decide(&findings, of: self)
    return EvidenceAnswer(
      asOf: ends, interactions: chronicle.interactionCount, moments: reading.cohorts().moments,
      currency: chronicle.settings.currency,
      findings: findings.filter { $0.moments > 0 }, tries: try TriesCurve(chronicle, asOf: ends))
  }

  /// - Throws: `DeskError.notStudied`.
  func explain(_ finding: Finding) throws -> Explanation {
    guard let maker = ExplanationMaker(maker, rule: finding.study.rule) else {
      throw DeskError.notStudied(finding.study.rule)
    }
    return try maker.explain(finding)
  }

  /// What became of a rule's compared moments, by its primary outcome: NaN where it cannot be told. `nil` where the rule is
  /// not studied.
  func outcomes(of rule: String) -> (name: String, rows: [(openedAt: Int64, person: UInt32, value: Double)])? {
    guard let index = Study.all.firstIndex(where: { $0.rule == rule }) else { return nil }
    let cohort = reading.cohorts().cohorts[index]
    guard let values = cohort.outcomes[cohort.study.primary] else { return nil }
    return (
      cohort.study.primary.name,
      cohort.points.indices.map { (cohort.points[$0].openedAt, cohort.person[$0], values[$0]) }
    )
  }

  /// - Throws: `DeskError.notStudied`.
  func cohort(_ rule: String) throws -> CohortTable {
    guard let index = Study.all.firstIndex(where: { $0.rule == rule }) else { throw DeskError.notStudied(rule) }
    return CohortTable(maker.rankedCohort(index))
  }
}
