import Recruitment
import Storage

extension Desk {
  /// So many people changed at once are an import: everybody looks again.
  private static let many = 500

  package func latestChange() throws -> Int64 { try store.latestChange() }

  package func editionInForce() throws -> Int64 { try inForce().edition }

  package func concerns(_ recruiter: String?, changesAfter number: Int64) throws -> Bool {
    guard let recruiter else { return try store.latestChange() > number }
    return try concerns(recruiterID(recruiter), changesAfter: number)
  }

  func concerns(_ recruiter: RecruiterID, changesAfter number: Int64) throws -> Bool {
    let changes = try store.changes(after: number, limit: Self.many)
    if changes.isEverybody || changes.recruiters.contains(recruiter) { return true }
    guard !changes.people.isEmpty else { return false }
    let ties = Ties(chronicle: try chronicle())
    return changes.people.contains { ties.sees(recruiter, $0) }
  }
}
