import Chronicle
import Evidence
import Moments
import Recruitment
import Statistics

/// What the firm's record says of whether talking works, kind by kind.
package struct EvidenceAnswer: Sendable {
  /// The record's end: nothing later has been seen.
  package var asOf: Instant
  package var interactions: Int
  package var moments: Int
  package var currency: String
  /// Kinds of which there was at least one moment, in the playbook's order.
  package var findings: [Finding]
  package var tries: TriesCurve
  /// No finding says anything: the record is too small.
  package var isTooSmall: Bool { findings.allSatisfy { $0.cautions.contains(.tooFew) } }

  package init(
    asOf: Instant, interactions: Int, moments: Int, currency: String, findings: [Finding], tries: TriesCurve
  ) {
    self.asOf = asOf
    self.interactions = interactions
    self.moments = moments
    self.currency = currency
    self.findings = findings
    self.tries = tries
  }
}

extension Desk {
  /// - Parameters:
  ///   - kind: a rule's code or slug; `nil` for all. The others are worked out all the same: a claim is judged beside
  ///     every claim that was tried.
  ///   - from: moments that opened at this time or later; a span makes findings exploratory.
  ///   - to: and no later than this.
  /// - Throws: `DeskError.noSuchRule`, `DeskError.notStudied`.
  package func evidence(
    kind: String? = nil, from: Instant? = nil, to: Instant? = nil, progress: (Double, String) -> Void = { _, _ in }
  ) throws -> EvidenceAnswer {
    let wanted = try kind.map(studiedRule)
    var answer = try studyRecord().evidence(from: from, to: to, decidedBy: VerdictBook(store), progress: progress)
    if let wanted { answer.findings.removeAll { $0.study.rule != wanted } }
    return answer
  }

  /// One finding in depth.
  /// - Throws: `DeskError.noSuchRule`, `DeskError.notStudied`.
  package func explainEvidence(
    _ kind: String, progress: (Double, String) -> Void = { _, _ in }
  ) throws -> Explanation {
    let rule = try studiedRule(kind)
    let record = try studyRecord()
    var findings = try record.findings { done, of in progress(Double(done) / Double(of + 4), "comparing") }
    try VerdictBook(store).decide(&findings, of: record)
    guard let finding = findings.first(where: { $0.study.rule == rule }) else { throw DeskError.notStudied(kind) }
    return try record.explain(finding)
  }

  /// The moments that a finding compares, as a table without names: of the record that the pages show, where a door
  /// keeps one.
  /// - Throws: `DeskError.noSuchRule`, `DeskError.notStudied`.
  package func cohort(_ kind: String) throws -> CohortTable {
    let rule = try studiedRule(kind)
    if let keptEvidence { return try keptEvidence.cohort(rule, of: try studied()) }
    return try studyRecord().cohort(rule)
  }

  /// What the record says, if that has been worked out; else it is being worked out from now on.
  package func awaitedEvidence() throws -> Awaited<EvidenceAnswer> {
    guard let keptEvidence else { return .here(try evidence()) }
    return try keptEvidence.evidence(of: try studied())
  }

  /// One finding in depth, likewise; of the same record as the findings.
  /// - Throws: `DeskError.noSuchRule`, `DeskError.notStudied`.
  package func awaitedExplanation(_ kind: String) throws -> Awaited<Explanation> {
    let rule = try studiedRule(kind)
    guard let keptEvidence else { return .here(try explainEvidence(kind)) }
    return try keptEvidence.explanation(rule, of: try studied())
  }

  private func studiedRule(_ kind: String) throws -> String {
    let playbook = try playbook()
    guard let index = playbook.index(of: kind) else { throw DeskError.noSuchRule(kind) }
    let rule = playbook.rules[index].code
    guard Study.all.contains(where: { $0.rule == rule }) else { throw DeskError.notStudied(kind) }
    return rule
  }

  /// What is studied, as it stands: the history, and what trials drew lots for.
  func studied() throws -> StudiedRecord {
    StudiedRecord(
      chronicle: try chronicle(), playbook: try playbook(),
      trials: try store.trials().map { StudiedRecord.Drawn(trial: $0, log: try store.assignments(of: $0.id)) },
      verdicts: VerdictBook(store), directory: shelf.directory)
  }

  private func studyRecord() throws -> StudyRecord { StudyRecord(try studied()) }
}
