import Crypto
import Foundation
import Moments
import Recruitment
import Storage

/// Changing the firm's playbook: each change is a version of its own, whole, and going back is one too.
extension Desk {
  /// - Throws: `PlaybookError`; `DeskError.playbookIsFile`, `.noReason`, `.changedMeanwhile`, `.trialRuns`.
  @discardableResult
  package func adoptPlaybook(_ text: String, why: String, after expected: Int64, now: Instant) throws -> Int64 {
    try adopt(text, why: why, standard: standardInForce(), after: expected, .adoptedPlaybook, by: .none, now: now)
  }

  /// - Throws: as above, and `DeskError.noSuchVersion`.
  @discardableResult
  package func rollBackPlaybook(to version: Int64, why: String, after expected: Int64, now: Instant) throws -> Int64 {
    try rollBack(to: version, why: why, after: expected, by: .none, now: now)
  }

  package func playbookUpgrade() throws -> PlaybookMerge? {
    let version = try store.newestPlaybookVersion()
    guard playbooks.path == nil, version > 0, let kept = try store.playbook(version: version),
      kept.standard != Playbook.standardText
    else { return nil }
    return try PlaybookMerge(base: kept.standard, firm: kept.text, new: Playbook.standardText)
  }

  @discardableResult
  package func upgradePlaybook(after expected: Int64, now: Instant) throws -> Int64 {
    try upgrade(after: expected, by: .none, now: now)
  }

  func upgrade(after expected: Int64, by author: AccountID, now: Instant) throws -> Int64 {
    guard let merge = try playbookUpgrade() else { throw DeskError.noSuchVersion(expected) }
    return try adopt(
      merge.text, why: "What this release of RightCall brings", standard: Playbook.standardText, after: expected,
      .adoptedPlaybook, by: author, now: now)
  }

  func rollBack(
    to version: Int64, why: String, after expected: Int64, by author: AccountID, now: Instant
  ) throws -> Int64 {
    let text = try playbookText(version: version)
    let standard = try version == 0 ? Playbook.standardText : store.playbook(version: version)?.standard
    return try adopt(
      text, why: why, standard: standard ?? Playbook.standardText, after: expected, .rolledBackPlaybook, by: author,
      now: now)
  }

  /// What the playbook in force began from.
  func standardInForce() throws -> String {
    let version = try store.newestPlaybookVersion()
    guard version > 0, let kept = try store.playbook(version: version) else { return Playbook.standardText }
    return kept.standard
  }

  func adopt(
    _ text: String, why: String, standard: String, after expected: Int64, _ deed: AuditDeed, by author: AccountID,
    now: Instant
  ) throws -> Int64 {
    guard playbooks.path == nil else { throw DeskError.playbookIsFile }
    let why = why.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !why.isEmpty, why.count <= 500 else { throw DeskError.noReason }
    _ = try Self.readPlaybook(text)
    try requireTrialUntouched(by: text)
    let digest = SecretBytes.hexadecimal(SHA256.hash(data: Array(standard.utf8)))
    let number = try store.addPlaybook(
      text, why: why, standard: (digest, standard), after: expected, deed: deed, by: author, now: now)
    guard let number else { throw DeskError.changedMeanwhile }
    editions?.forget()
    return number
  }

  /// What a trial compares must not change while it runs.
  private func requireTrialUntouched(by text: String) throws {
    guard let trial = try store.trials().first(where: { $0.stoppedAt == nil }) else { return }
    guard try changedRules(text).isDisjoint(with: trial.kinds) else { throw DeskError.trialRuns(trial.id) }
  }
}
