import Recruitment
import Statistics

/// How many conversations due got what. Counts come first; shares are for whoever has ten or more.
package struct HabitCounts: Hashable, Sendable {
  package private(set) var counts: [HabitOutcome: Int] = [:]
  /// Of those due, the ones with a talk within the limit, by person: what belongs to one person counts for less.
  package private(set) var rightTime = Proportion(0, of: 0)
  /// Seconds until the talk: the one in the middle; `nil` of fewer than ten.
  package private(set) var typicalTalk: Int64?

  /// Of the talks, those of which something came on record within two days, by person.
  package private(set) var brought = Proportion(0, of: 0)
  /// Talks that were typed in.
  package private(set) var byHand = 0

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
    brought = Self.brought(moments.filter { $0.got == .inTime || $0.got == .late })
    byHand = moments.count(where: \.byHand)
    let waits = moments.filter { $0.got == .inTime || $0.got == .late }.compactMap(\.after).sorted()
    if waits.count >= Self.fewest { typicalTalk = waits[waits.count / 2] }
  }

  private static func brought(_ talks: [HabitMoment]) -> Proportion {
    let people = Dictionary(grouping: talks, by: \.person).sorted { $0.key.value < $1.key.value }
    return Proportion(
      counts: people.map { $0.value.count(where: \.brought) }, totals: people.map(\.value.count))
  }

  package var talks: Int { self[.inTime] + self[.late] }
}
