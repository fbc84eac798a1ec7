import Desk
import Moments
import Recruitment

/// What pages of the playbook ask; they are tested with a desk that is none.
extension FakeDesk {
  func inForce() throws -> Self { self }
  func playbookInForce() throws -> PlaybookInForce {
    PlaybookInForce(text: Playbook.standardText, rules: [], version: 0, isFile: false, hasUpgrade: false)
  }
  func awaitedRules() throws -> Awaited<RulesAnswer> { .working(share: 0) }
  func tryPlaybook(_ text: String, now: Instant) throws -> PlaybookTry { throw DeskError.playbookIsFile }
  func adoptPlaybook(_ text: String, why: String, after expected: Int64, now: Instant) throws -> Int64 { 1 }
  func playbookVersions() throws -> [PlaybookVersion] { [] }
  func playbookText(version: Int64) throws -> String { Playbook.standardText }
  func rollBackPlaybook(to version: Int64, why: String, after expected: Int64, now: Instant) throws -> Int64 { 1 }
  func playbookUpgrade() throws -> PlaybookMerge? { nil }
  func awaitedChanges() throws -> Awaited<[PlaybookChange]> { .working(share: 0) }
  func upgradePlaybook(after expected: Int64, now: Instant) throws -> Int64 { 1 }
}
