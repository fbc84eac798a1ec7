import Recruitment

extension MomentFinder {
  /// Every moment, handed over as it is found and kept nowhere: a large firm has millions, and what is wanted of most of
  /// them is little.
  /// - Parameters:
  ///   - begin: what is made of one part of the people, before any of their moments.
  ///   - take: each moment of that part, person by person, in no order beyond that.
  /// - Returns: what was made of each part; how people are split depends on how many there are alone.
  package func sift<Part>(_ begin: @Sendable () -> Part, _ take: @Sendable (inout Part, Moment) -> Void) -> [Part] {
    Cores.parts(of: record.chronicle.personIDs.count) { range in
      let people = record.chronicle.personIDs
      let scan = PersonScan(record: record)
      var part = begin()
      var found: [Moment] = []
      for index in range {
        found.removeAll(keepingCapacity: true)
        find(people[index], scan, openOnly: false, into: &found)
        for moment in found { take(&part, moment) }
      }
      return part
    }
  }

  /// Moments of several parts in one order, that of opening; sorted and merged on all cores.
  package static func inOrder(_ parts: [[Moment]]) -> [Moment] {
    let sorted = MomentParts(count: parts.count)
    _ = Cores.map(Array(parts.indices)) { sorted.set($0, parts[$0]) }
    return sorted.inOrder()
  }
}
