import Chronicle
import Recruitment

/// Everyone's counted tries: each person's lie together, people in the chronicle's order.
struct TryTable: Sendable {
  private(set) var tries: [CountedTry] = []
  /// By the person's place among `chronicle.personIDs`; one more than there are people.
  private(set) var starts: [Int] = [0]

  /// One pass; people are split over the cores, and the answer does not depend on how.
  init(chronicle: Chronicle, asOf: Int64, clocks: Clocks) {
    let count = chronicle.personIDs.count
    let found = Cores.parts(of: count) { range in
      let people = chronicle.personIDs
      var scan = TryScan(chronicle: chronicle, asOf: asOf, clocks: clocks)
      var tries: [CountedTry] = []
      var ends: [Int] = []
      for place in range {
        scan.read(people[place], into: &tries)
        ends.append(tries.count)
      }
      return (tries: tries, ends: ends)
    }
    starts.reserveCapacity(count + 1)
    tries.reserveCapacity(found.reduce(0) { $0 + $1.tries.count })
    for part in found {
      for end in part.ends { starts.append(tries.count + end) }
      tries += part.tries
    }
  }

  func rows(of place: Int) -> Range<Int> { starts[place]..<starts[place + 1] }
  func tries(of place: Int) -> ArraySlice<CountedTry> { tries[rows(of: place)] }
  var personCount: Int { starts.count - 1 }
}
