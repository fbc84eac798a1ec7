import Chronicle
import Recruitment
import Storage

/// What somebody one writes to is to the firm: a mailbox does not say, and a rule about candidates or clients waits for it.
package protocol CorrespondentDesk: Sendable {
  /// Those written to most of whom the record does not say what they are.
  /// - Parameter recruiter: of whose messages; `nil` = of anybody's.
  func unplaced(of recruiter: String?) throws -> [Correspondent]
  /// Says of each what they are. Who is neither is taken out of the record, and stays out.
  /// - Throws: `DeskError.noSuchPerson`, also for whoever is known already, before anything is changed.
  func place(_ people: [PlacedPerson], by recruiter: String?, now: Instant) throws
}

package struct PlacedPerson: Hashable, Sendable {
  /// As the firm prints it.
  package var id: String
  package var kind: CorrespondentKind

  package init(id: String, kind: CorrespondentKind) { (self.id, self.kind) = (id, kind) }
}

extension Desk {
  /// So many are asked about at once.
  package static let correspondentsAsked = 10

  package func unplaced(of recruiter: String?) throws -> [Correspondent] {
    // Whoever was placed stands among those written to most: enough are looked at to find those who were not.
    let known = try correspondents(limit: 50 * Self.correspondentsAsked, of: try recruiter.map { try recruiterID($0) })
    return Array(known.filter { $0.kind == .unknown }.prefix(Self.correspondentsAsked))
  }

  package func place(_ people: [PlacedPerson], by recruiter: String?, now: Instant) throws {
    for placed in people {
      guard let person = try store.person(placed.id), person.kind == .unknown else {
        throw DeskError.noSuchPerson(placed.id)
      }
    }
    for placed in people { try classify(placed.id, as: placed.kind, now: now) }
  }
}

extension GuardedDesk {
  package func unplaced(of recruiter: String?) throws -> [Correspondent] {
    try require(.people)
    try requireOwn(recruiter ?? "")
    return try desk.unplaced(of: recruiter)
  }

  /// - Throws: `DeskError.notTheirOwner` where a colleague has to do with somebody who would be taken out.
  package func place(_ people: [PlacedPerson], by recruiter: String?, now: Instant) throws {
    try require(.peopleChange)
    try requireOwn(recruiter ?? "")
    let ids = try people.map { try requireTie($0.id) }
    let ties = Ties(chronicle: try desk.chronicle())
    for (id, placed) in zip(ids, people) where placed.kind == .neither {
      let others = ties.recruiters(of: UInt32(truncatingIfNeeded: id.value))
      guard others.allSatisfy({ Int64($0) == account.recruiter.value || $0 == 0 }) else {
        throw DeskError.notTheirOwner(placed.id)
      }
    }
    try desk.place(people, by: recruiter, now: now)
    for id in ids { try audit(.placed, "person \(id.value)") }
  }
}
