import Moments
import Recruitment

/// The kinds of moment that one trial is about: in equipoise, with one outcome and one unit between them.
package struct TrialKinds: Sendable {
  /// Why kinds cannot be put on trial.
  package enum Refusal: Error, Hashable, Sendable {
    case nothingNamed
    case noSuchRule(String)
    /// Nothing is compared for it, or a message is all it takes.
    case notStudied(String)
    /// Everybody is spoken to, trial or not.
    case alwaysTalk(String)
    /// It has another outcome or another unit than the first: effects are never added up.
    case outcomeDiffers(String)
  }

  /// In the playbook's order; at least one.
  package let studies: [Study]

  /// - Parameter names: codes or slugs, in any case and order.
  package init(_ names: [String], playbook: Playbook) throws(Refusal) {
    var chosen: Set<String> = []
    for name in names {
      guard let index = playbook.index(of: name) else { throw .noSuchRule(name) }
      let rule = playbook.rules[index]
      guard !rule.alwaysTalk else { throw .alwaysTalk(rule.code) }
      guard rule.verdict != .messageFine, Study.all.contains(where: { $0.rule == rule.code }) else {
        throw .notStudied(rule.code)
      }
      chosen.insert(rule.code)
    }
    let studies = Study.all.filter { chosen.contains($0.rule) }
    guard let first = studies.first else { throw .nothingNamed }
    for study in studies.dropFirst() where !study.canShareATrial(with: first) { throw .outcomeDiffers(study.rule) }
    self.studies = studies
  }

  /// As written down when the trial began. Kinds that are no longer studied are passed over.
  package init?(_ trial: Trial) {
    let studies = Study.all.filter { trial.kinds.contains($0.rule) }
    guard !studies.isEmpty else { return nil }
    self.studies = studies
  }

  package var codes: [String] { studies.map(\.rule) }
  package var outcome: StudyOutcome { studies[0].primary }
  package var isOfCandidates: Bool { studies[0].side == .candidate }

  /// Others that could be put on trial together with these: more moments, sooner an answer.
  package func companions(in playbook: Playbook) -> [String] {
    Study.all.filter { study in
      !codes.contains(study.rule) && study.canShareATrial(with: studies[0])
        && (try? TrialKinds([study.rule], playbook: playbook)) != nil
    }.map(\.rule)
  }
}

extension Study {
  fileprivate func canShareATrial(with other: Study) -> Bool { primary == other.primary && side == other.side }
}
