import Chronicle
import Recruitment
import Storage

/// One of ours who knows somebody, and since when they have not spoken.
package struct Acquaintance: Hashable, Sendable {
  /// As the firm prints it.
  package var recruiterID: String
  package var name: String
  package var isOwner: Bool
  package var conversations: Int
  package var lastConversation: Instant?
  /// Of any kind that may be seen.
  package var lastContact: Instant?

  package init(
    recruiterID: String, name: String, isOwner: Bool, conversations: Int, lastConversation: Instant?,
    lastContact: Instant?
  ) {
    self.recruiterID = recruiterID
    self.name = name
    self.isOwner = isOwner
    self.conversations = conversations
    self.lastConversation = lastConversation
    self.lastContact = lastContact
  }
}

/// What one of ours had to do with one person, counted.
struct Dealings {
  var conversations = 0
  var lastConversation: Int64?
  var lastContact: Int64?

  /// By recruiter; messages that may not be seen leave no trace.
  static func all(with person: UInt32, in chronicle: Chronicle, asOf: Instant, viewer: Viewer) -> [UInt32: Dealings] {
    withExtendedLifetime(chronicle) {
      let history = chronicle.interactions(ofPerson: person)
      var all: [UInt32: Dealings] = [:]
      for index in 0..<history.count where history.knownAt(index) <= asOf.seconds {
        let (traits, recruiter) = (history.traits(index), history.recruiter(index))
        guard recruiter != 0 else { continue }
        if case .nothing = viewer.sight(traits, of: recruiter) { continue }
        var dealings = all[recruiter] ?? Dealings()
        dealings.lastContact = history.at(index)
        if history.isTalk(index) {
          dealings.conversations += 1
          dealings.lastConversation = history.at(index)
        }
        all[recruiter] = dealings
      }
      return all
    }
  }
}

extension Desk {
  /// Who of ours knows somebody; whoever spoke last comes first.
  func acquaintances(
    with person: PersonID, owner: RecruiterID, viewer: Viewer, asOf: Instant, _ chronicle: Chronicle
  ) throws -> [Acquaintance] {
    var dealings = Dealings.all(
      with: UInt32(truncatingIfNeeded: person.value), in: chronicle, asOf: asOf, viewer: viewer)
    let ownerNumber = UInt32(truncatingIfNeeded: owner.value)
    if !owner.isNone, dealings[ownerNumber] == nil { dealings[ownerNumber] = Dealings() }
    return try recruiters(dealings.keys.map { RecruiterID(Int64($0)) }, chronicle).compactMap {
      record -> Acquaintance? in
      guard let known = dealings[UInt32(truncatingIfNeeded: record.id.value)] else { return nil }
      return Acquaintance(
        recruiterID: record.printedID, name: record.name, isOwner: record.id == owner,
        conversations: known.conversations, lastConversation: known.lastConversation.map { Instant($0) },
        lastContact: known.lastContact.map { Instant($0) })
    }.sorted { left, right in
      func order(_ one: Acquaintance) -> (Int64, Int64) {
        (one.lastConversation?.seconds ?? .min, one.lastContact?.seconds ?? .min)
      }
      return order(left) > order(right)
    }
  }
}
