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
    let record = try studyRecord()
    let findings = try FindingMaker(record.maker, playbook: record.playbook).findings(from: from, to: to) { done, of in
      progress(Double(done) / Double(of), "comparing")
    }
    return EvidenceAnswer(
      asOf: record.ends, interactions: record.chronicle.interactionCount, moments: record.moments.count,
      currency: record.chronicle.settings.currency,
      findings: findings.filter { finding in
        finding.moments > 0 && (wanted.map { $0 == finding.study.rule } ?? true)
      },
      tries: try TriesCurve(record.chronicle, asOf: record.ends))
  }

  /// One finding in depth.
  /// - Throws: `DeskError.noSuchRule`, `DeskError.notStudied`.
  package func explainEvidence(
    _ kind: String, progress: (Double, String) -> Void = { _, _ in }
  ) throws -> Explanation {
    let rule = try studiedRule(kind)
    let record = try studyRecord()
    let findings = try FindingMaker(record.maker, playbook: record.playbook).findings { done, of in
      progress(Double(done) / Double(of + 4), "comparing")
    }
    guard let finding = findings.first(where: { $0.study.rule == rule }),
      let maker = ExplanationMaker(record.maker, rule: rule)
    else { throw DeskError.notStudied(kind) }
    return try maker.explain(finding)
  }

  /// The moments that a finding compares, as a table without names.
  /// - Throws: `DeskError.noSuchRule`, `DeskError.notStudied`.
  package func cohort(_ kind: String) throws -> CohortTable {
    let rule = try studiedRule(kind)
    guard let index = Study.all.firstIndex(where: { $0.rule == rule }) else { throw DeskError.notStudied(kind) }
    return CohortTable(try studyRecord().maker.cohort(index))
  }

  private func studiedRule(_ kind: String) throws -> String {
    let playbook = try playbook()
    guard let index = playbook.index(of: kind) else { throw DeskError.noSuchRule(kind) }
    let rule = playbook.rules[index].code
    guard Study.all.contains(where: { $0.rule == rule }) else { throw DeskError.notStudied(kind) }
    return rule
  }

  struct StudyRecord {
    var chronicle: Chronicle
    var playbook: Playbook
    var maker: CohortMaker
    var ends: Instant
    var moments: [Moment]
  }

  /// The history as it stands, and its moments as known at its end: the same record, the same answer, whenever asked.
  func studyRecord() throws -> StudyRecord {
    let chronicle = try chronicle()
    let playbook = try playbook()
    let ends = Instant(chronicle.sources.map(\.newest).max() ?? 0)
    let moments = MomentFinder(playbook: playbook, chronicle: chronicle, asOf: ends).all()
    // What a trial drew lots for is its own, whether it runs or has ended.
    let rosters = try store.trials().compactMap { trial in
      TrialRoster(trial, log: try store.assignments(of: trial.id), chronicle: chronicle, playbook: playbook)
    }
    return StudyRecord(
      chronicle: chronicle, playbook: playbook,
      maker: CohortMaker(chronicle, playbook: playbook, moments: moments) { moment in
        rosters.contains { $0.isRandomised(moment) }
      }, ends: ends, moments: moments)
  }
}
