import Recruitment
import Statistics

/// How many conversations due got what. Counts come first; shares are for whoever has ten or more.
package struct HabitCounts: Hashable, Sendable {
  package private(set) var counts: [HabitOutcome: Int] = [:]
  /// Of those due, the ones with a talk within the limit, by person: what belongs to one person counts for less.
  package private(set) var rightTime = Proportion(0, of: 0)
  /// Seconds until the talk: the one in the middle; `nil` of fewer than ten.
  package private(set) var typicalTalk: Int64?

  /// Fewer show no share.
  package static let fewest = 10

  package var due: Int { counts.values.reduce(0, +) }
  package subscript(outcome: HabitOutcome) -> Int { counts[outcome] ?? 0 }

  package init(_ moments: [HabitMoment]) {
    var places: [PersonID: Int] = [:]
    var (inTime, totals): ([Int], [Int]) = ([], [])
    for moment in moments {
      counts[moment.got, default: 0] += 1
      let place = places[moment.person, default: totals.count]
      if place == totals.count {
        places[moment.person] = place
        inTime.append(0)
        totals.append(0)
      }
      totals[place] += 1
      if moment.got == .inTime { inTime[place] += 1 }
    }
    rightTime = Proportion(counts: inTime, totals: totals)
    let waits = moments.filter { $0.got == .inTime || $0.got == .late }.compactMap(\.after).sorted()
    if waits.count >= Self.fewest { typicalTalk = waits[waits.count / 2] }
  }
}
