import Chronicle
import Recruitment

/// What is due with everybody, kept from one look to the next: until when each person's part stays true by itself, and
/// what history it rests on. The next look works out anew who has had something happen, and whose time has run out;
/// what it says is exactly what a look at everybody would.
///
/// It takes eight bytes a person. What was found is kept by who asked for it.
package struct DueBook: Sendable {
  private let finder: MomentFinder
  /// By place among the chronicle's people.
  fileprivate private(set) var until: [Int64]
  /// The first of these times: before it nobody's part runs out by itself.
  private let earliest: Int64

  /// What a look found that the last did not.
  package struct Renewal: Sendable {
    package var book: DueBook
    /// Whose part is new; `nil` = everybody's.
    package var people: Set<PersonID>?
    /// All of theirs that are open, in no particular order.
    package var moments: [Moment]
    /// Those of them who were not spoken to lately, longest due first.
    package var neglected: [Neglect]
  }

  fileprivate init(_ finder: MomentFinder, until: [Int64]) {
    self.finder = finder
    self.until = until
    earliest = until.min() ?? .max
  }

  /// As a later look leaves it that found nothing worn.
  fileprivate init(_ finder: MomentFinder, as book: DueBook) {
    self.finder = finder
    (until, earliest) = (book.until, book.earliest)
  }

  package var asOf: Instant { finder.asOf }

  /// For a finder of now: until when each person's part stands, and the places of those to be looked at again; `nil` where
  /// everybody must be.
  /// - Parameter acted: about whom moments are of which what was done about them may have changed.
  fileprivate func worn(for now: MomentFinder, acted: [MomentID: PersonID]) -> Worn? {
    let (old, new) = (finder.chronicle, now.chronicle)
    let time = now.record.asOf.seconds
    guard time >= finder.record.asOf.seconds, time < min(finder.nextRule, finder.record.standsUntil) else { return nil }
    var people: Set<UInt32> = []
    if old.frameStamp != new.frameStamp {
      guard finder.record.hasSameGround(as: now.record),
        let changed = RecordChanges(from: old, to: new)?.people(in: [old, new], acted)
      else { return nil }
      people = changed
    }
    people.formUnion(talkedWith(in: new))
    // Most looks find nothing new: they should not take longer the more people there are.
    if people.isEmpty, time < earliest, finder.chronicle.personIDs.hasSameBytes(as: new.personIDs) {
      return Worn(until: until, places: [], gone: [])
    }
    var until = self.until(of: new.personIDs)
    var gone: Set<PersonID> = []
    for person in people {
      let place = new.frame.everyone.place(of: person)
      if place >= 0 { until[place] = .min } else { gone.insert(PersonID(Int64(person))) }
    }
    return Worn(until: until, places: until.indices.filter { until[$0] <= time }, gone: gone)
  }

  /// What of a book no longer stands.
  fileprivate struct Worn {
    /// By place among the people of now.
    var until: [Int64]
    /// Of those to be looked at again.
    var places: [Int]
    /// Who is not among them any more.
    var gone: Set<PersonID>
  }

  /// Whose moments may be others since something came in between a person and us: theirs, and those of candidates on
  /// jobs whose contact they are (whether a client was heard is on a candidate's card).
  private func talkedWith(in new: Chronicle) -> Set<UInt32> {
    let old = finder.chronicle
    var people: Set<UInt32> = []
    func compare(_ person: UInt32) {
      if old.interactions(ofPerson: person).hasSameRows(as: new.interactions(ofPerson: person)) { return }
      people.insert(person)
      for job in new.jobIDs(withContact: person) {
        for id in new.submissionIDs(ofJob: job) {
          if let row = new.submission(id) { people.insert(row.person) }
        }
      }
    }
    if old.frameStamp == new.frameStamp {
      for person in Set(old.overlaid).union(new.overlaid) { compare(person) }
    } else {
      for person in old.personIDs { compare(person) }
    }
    return people
  }

  /// As it is kept, in the order of those people; somebody new is to be looked at.
  private func until(of people: UnsafeBufferPointer<UInt32>) -> [Int64] {
    let known = finder.chronicle.personIDs
    if known.hasSameBytes(as: people) { return until }
    var place = 0
    return people.map { person in
      while place < known.count, known[place] < person { place += 1 }
      return place < known.count && known[place] == person ? until[place] : .min
    }
  }
}

extension MomentFinder {
  /// What is due with everybody now.
  /// - Parameters:
  ///   - last: the book of an earlier look by the same playbook.
  ///   - acted: whom those moments are with that something may have been done about since.
  package func due(after last: DueBook? = nil, acted: [MomentID: PersonID] = [:]) -> DueBook.Renewal {
    let worn = last?.worn(for: self, acted: acted)
    if let last, let worn, worn.places.isEmpty, worn.gone.isEmpty, worn.until.count == last.until.count {
      return DueBook.Renewal(book: DueBook(self, as: last), people: [], moments: [], neglected: [])
    }
    let count = worn?.places.count ?? record.chronicle.personIDs.count
    let days = rhythmDays
    let all = Cores.parts(of: count) { lookAt($0, worn?.places, days) }
    var until = worn?.until ?? []
    if let worn {
      for (place, time) in zip(worn.places, all.lazy.flatMap(\.until)) { until[place] = time }
    } else {
      until = all.flatMap(\.until)
    }
    let people = record.chronicle.personIDs
    return DueBook.Renewal(
      book: DueBook(self, until: until),
      people: worn.map { worn in
        worn.gone.union(worn.places.map { PersonID(Int64(people[$0])) })
      },
      moments: all.flatMap(\.moments),
      neglected: all.flatMap(\.neglected).sorted { ($0.since, $0.person) < ($1.since, $1.person) })
  }

  /// - Parameter worn: the places that the range counts through; `nil` = all.
  private func lookAt(_ range: Range<Int>, _ worn: [Int]?, _ days: [Rhythm.Segment: Int]) -> DuePart {
    let people = record.chronicle.personIDs
    let scan = PersonScan(record: record, watching: true)
    var part = DuePart()
    for index in range {
      let person = people[worn?[index] ?? index]
      scan.horizon?.reset()
      find(person, scan, openOnly: true, into: &part.moments)
      if !days.isEmpty, let neglect = neglect(of: person, days, scan, hasRead: true) { part.neglected.append(neglect) }
      part.until.append(scan.horizon?.until ?? .min)
    }
    return part
  }
}

/// What was found of some of the people.
private struct DuePart: Sendable {
  var until: [Int64] = []
  var moments: [Moment] = []
  var neglected: [Neglect] = []
}
