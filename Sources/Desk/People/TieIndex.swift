import Chronicle
import Recruitment
import Synchronization

/// Whom each recruiter has to do with, and who works where: one pass over the history, for many pages.
struct TieIndex: Sendable {
  let frame: FrameStamp
  /// Ascending.
  private let byRecruiter: [UInt32: [UInt32]]
  /// By whom they were last at; ascending.
  private let byClient: [UInt32: [UInt32]]

  init(_ chronicle: Chronicle) {
    frame = chronicle.frameStamp
    var byRecruiter: [UInt32: [UInt32]] = [:]
    var byClient: [UInt32: [UInt32]] = [:]
    let ties = Ties(chronicle: chronicle)
    withExtendedLifetime(chronicle) {
      for person in chronicle.personIDs {
        for recruiter in ties.recruiters(of: person) { byRecruiter[recruiter, default: []].append(person) }
        if let client = chronicle.versions(ofPerson: person).last?.client, client != 0 {
          byClient[client, default: []].append(person)
        }
      }
    }
    self.byRecruiter = byRecruiter
    self.byClient = byClient
  }

  func people(ofClient client: ClientID) -> [UInt32] { byClient[UInt32(truncatingIfNeeded: client.value)] ?? [] }

  /// Everybody whom a recruiter has to do with, ascending; those who came since the pass too.
  func people(of recruiter: RecruiterID, in chronicle: Chronicle) -> [UInt32] {
    let number = UInt32(truncatingIfNeeded: recruiter.value)
    let known = byRecruiter[number] ?? []
    let ties = Ties(chronicle: chronicle)
    let fresh = withExtendedLifetime(chronicle) { chronicle.overlaid.filter { ties.hasSpoken(number, $0) } }
    return fresh.isEmpty ? known : Set(known).union(fresh).sorted()
  }
}

/// The index, kept for as long as nothing but interactions comes in.
final class TieShelf: Sendable {
  private let kept = Mutex<TieIndex?>(nil)

  func index(_ chronicle: Chronicle) -> TieIndex {
    if let known = kept.withLock({ $0 }), known.frame == chronicle.frameStamp { return known }
    let made = TieIndex(chronicle)
    kept.withLock { $0 = made }
    return made
  }
}

extension Desk {
  func tieIndex(_ chronicle: Chronicle) -> TieIndex { keptTies?.index(chronicle) ?? TieIndex(chronicle) }
}
