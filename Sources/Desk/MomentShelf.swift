import Guidance
import Moments
import Recruitment
import Synchronization

/// What is due with the whole firm, as a finder found it: enough for anybody's day.
struct FirmDue: Sendable {
  var open: OpenMoments
  /// Longest due first.
  var neglected: [RecruiterID: [Neglect]] = [:]

  init(_ renewal: DueBook.Renewal, _ playbook: Playbook) {
    open = OpenMoments(renewal.moments, playbook)
    neglected = Self.byRecruiter(renewal.neglected)
  }

  mutating func take(_ renewal: DueBook.Renewal, _ people: Set<PersonID>) {
    if people.isEmpty { return }
    open.replace(people, by: renewal.moments)
    let fresh = Self.byRecruiter(renewal.neglected)
    for recruiter in Set(neglected.keys).union(fresh.keys) {
      let had = neglected[recruiter] ?? []
      let comes = fresh[recruiter] ?? []
      guard !comes.isEmpty || had.contains(where: { people.contains(PersonID(Int64($0.person))) }) else { continue }
      let has = had.filter { !people.contains(PersonID(Int64($0.person))) } + comes
      neglected[recruiter] = has.isEmpty ? nil : has.sorted { ($0.since, $0.person) < ($1.since, $1.person) }
    }
  }

  private static func byRecruiter(_ neglected: [Neglect]) -> [RecruiterID: [Neglect]] {
    Dictionary(grouping: neglected) { RecruiterID(Int64($0.recruiter)) }
  }
}

/// What is open, kept from one look to the next: a large firm's history takes seconds to work through, a page should not.
/// What it hands out is what a look at everybody would find: each look works out anew with whom something happened since
/// and for whom the time has come.
package final class MomentShelf: Sendable {
  private struct Standing: Sendable {
    var book: DueBook
    var due: FirmDue
    /// Whom the moments are with that this program recorded something about since everybody was last looked at.
    var acted: [MomentID: PersonID] = [:]
  }

  private let standing = Mutex<Standing?>(nil)
  private let finder = Mutex<MomentFinder?>(nil)

  /// The finder that was last made: the next one need not work everything out anew.
  var lastFinder: MomentFinder? {
    get { finder.withLock { $0 } }
    set { finder.withLock { $0 = newValue } }
  }

  package init() {}

  /// - Returns: `nil` for a time before the last look: what is kept is no help there.
  func due(_ finder: MomentFinder) -> FirmDue? {
    standing.withLock { standing in
      if let kept = standing, finder.asOf < kept.book.asOf { return nil }
      let renewal = finder.due(after: standing?.book, acted: standing?.acted ?? [:])
      if let people = renewal.people {
        standing?.book = renewal.book
        standing?.due.take(renewal, people)
      } else {
        standing = Standing(book: renewal.book, due: FirmDue(renewal, finder.playbook))
      }
      return standing?.due
    }
  }

  /// This program has just recorded what was done about a moment with that person.
  func acted(on moment: MomentID, with person: PersonID) { standing.withLock { $0?.acted[moment] = person } }

  /// Whose an open moment is.
  func person(of moment: MomentID, _ finder: MomentFinder) -> PersonID? {
    standing.withLock { $0?.due.open.first { finder.id(of: $0) == moment }?.person }
  }
}
