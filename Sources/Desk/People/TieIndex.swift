import Chronicle
import Foundation
import Recruitment
import Storage
import Synchronization

/// Whom each recruiter has to do with, and who works where: one pass over the history, for many pages.
struct TieIndex: Sendable {
  /// The change that it includes, and all before it.
  private(set) var sequence: Int64
  private var byRecruiter: [UInt32: Set<UInt32>] = [:]
  /// By whom they are at now; ascending.
  private var byClient: [UInt32: [UInt32]] = [:]

  init(_ chronicle: Chronicle) {
    sequence = chronicle.sequence
    let ties = Ties(chronicle: chronicle)
    withExtendedLifetime(chronicle) {
      for person in chronicle.personIDs {
        for recruiter in ties.recruiters(of: person) { byRecruiter[recruiter, default: []].insert(person) }
        if let client = chronicle.versions(ofPerson: person).last?.client, client != 0 {
          byClient[client, default: []].append(person)
        }
      }
    }
  }

  func people(ofClient client: ClientID) -> [UInt32] { byClient[UInt32(truncatingIfNeeded: client.value)] ?? [] }

  /// Everybody whom a recruiter has to do with, ascending.
  func people(of recruiter: RecruiterID) -> [UInt32] {
    (byRecruiter[UInt32(truncatingIfNeeded: recruiter.value)] ?? []).sorted()
  }

  /// The same after some people's interactions have changed, and nothing else that ties anybody to anybody.
  func following(_ people: [UInt32], _ chronicle: Chronicle) -> TieIndex {
    var index = self
    index.sequence = chronicle.sequence
    let ties = Ties(chronicle: chronicle)
    for person in people {
      let recruiters = Set(ties.recruiters(of: person))
      for recruiter in byRecruiter.keys where !recruiters.contains(recruiter) {
        index.byRecruiter[recruiter]?.remove(person)
      }
      for recruiter in recruiters { index.byRecruiter[recruiter, default: []].insert(person) }
    }
    return index
  }
}

/// The index as it was last needed. What was merely said, planned or put off makes no new one, nor does a talk.
final class TieShelf: Sendable {
  private struct Kept: Sendable {
    var index: TieIndex
    var chronicle: Chronicle
  }

  private let kept = Mutex<Kept?>(nil)
  /// With more people than these a new pass is as quick.
  private static let few = 200

  func index(_ chronicle: Chronicle, _ store: Store) throws -> TieIndex {
    let known = kept.withLock { $0 }
    if let known, known.index.sequence == chronicle.sequence, known.chronicle.frameStamp == chronicle.frameStamp {
      return known.index
    }
    let index = try known.flatMap { try Self.followed($0, chronicle, store) } ?? TieIndex(chronicle)
    kept.withLock { $0 = Kept(index: index, chronicle: chronicle) }
    return index
  }

  private static func followed(_ known: Kept, _ chronicle: Chronicle, _ store: Store) throws -> TieIndex? {
    guard known.index.sequence <= chronicle.sequence, known.chronicle.storeIdentity == chronicle.storeIdentity,
      hasSameTies(known.chronicle, chronicle)
    else { return nil }
    let touched = try store.withSnapshot(notBefore: chronicle.sequence) {
      try $0.peopleTouched(after: known.index.sequence)
    }
    guard case .some(let people) = touched, people.count <= few else { return nil }
    return known.index.following(people, chronicle)
  }

  /// Whether owners, jobs and submissions are in both what they are in the other: their rows are compared as bytes.
  private static func hasSameTies(_ old: Chronicle, _ new: Chronicle) -> Bool {
    return withExtendedLifetime((old, new)) {
      old.frameStamp == new.frameStamp
        || old.people.hasSameBytes(as: new.people) && old.jobs.hasSameBytes(as: new.jobs)
          && old.submissions.hasSameBytes(as: new.submissions)
    }
  }
}

extension Desk {
  func tieIndex(_ chronicle: Chronicle) throws -> TieIndex {
    try keptTies?.index(chronicle, store) ?? TieIndex(chronicle)
  }
}
