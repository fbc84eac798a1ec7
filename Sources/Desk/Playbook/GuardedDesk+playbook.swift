import Moments
import Recruitment

/// The playbook is read by recruiters, and changed by managers and administrators.
extension GuardedDesk {
  package func inForce() throws -> GuardedDesk { GuardedDesk(desk: try desk.inForce(), account: account, now: now) }

  package func playbookInForce() throws -> PlaybookInForce {
    try require(.playbook, at: .all)
    return try desk.playbookInForce()
  }

  package func awaitedRules() throws -> Awaited<RulesAnswer> {
    try require(.playbook, at: .all)
    return try desk.awaitedRules()
  }

  /// Names are for those who may see the person's page.
  package func tryPlaybook(_ text: String, now: Instant) throws -> PlaybookTry {
    try require(.playbookChange, at: .all)
    var answer = try desk.tryPlaybook(text, now: now)
    let ties = reach(.person) == .none || account.recruiter.isNone ? nil : Ties(chronicle: try desk.chronicle())
    for index in answer.rows.indices
    where !(ties?.sees(account.recruiter, answer.rows[index].personID) ?? false) { answer.rows[index].person = nil }
    return answer
  }

  package func adoptPlaybook(_ text: String, why: String, after expected: Int64, now: Instant) throws -> Int64 {
    try require(.playbookChange, at: .all)
    return try desk.adopt(
      text, why: why, standard: desk.standardInForce(), after: expected, .adoptedPlaybook, by: account.id, now: now)
  }

  package func playbookVersions() throws -> [PlaybookVersion] {
    try require(.playbook, at: .all)
    return try desk.playbookVersions()
  }

  package func playbookText(version: Int64) throws -> String {
    try require(.playbook, at: .all)
    return try desk.playbookText(version: version)
  }

  package func rollBackPlaybook(to version: Int64, why: String, after expected: Int64, now: Instant) throws -> Int64 {
    try require(.playbookChange, at: .all)
    return try desk.rollBack(to: version, why: why, after: expected, by: account.id, now: now)
  }

  package func awaitedProposals() throws -> Awaited<[PlaybookProposal]> {
    try require(.playbook, at: .all)
    try require(.findings, at: .all)
    return try desk.awaitedProposals()
  }

  package func awaitedChanges() throws -> Awaited<[PlaybookChange]> {
    try require(.playbook, at: .all)
    try require(.findings, at: .all)
    return try desk.awaitedChanges()
  }

  package func playbookUpgrade() throws -> PlaybookMerge? {
    try require(.playbook, at: .all)
    return try desk.playbookUpgrade()
  }

  package func upgradePlaybook(after expected: Int64, now: Instant) throws -> Int64 {
    try require(.playbookChange, at: .all)
    return try desk.upgrade(after: expected, by: account.id, now: now)
  }
}
