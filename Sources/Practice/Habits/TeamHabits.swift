import Recruitment

/// A team's conversations due, for its manager: all together, never one recruiter, and no two recruiters beside each other.
package struct TeamHabits: Hashable, Sendable {
  package struct Month: Hashable, Sendable {
    package var month: HabitMonth
    /// `nil` where too few had any, or where another month's could be worked out from it.
    package var counts: HabitCounts?
  }

  package var all: HabitCounts
  package var months: [Month]
  /// Recruiters who had any.
  package var contributors: Int
  /// What was not counted, and why: what is dismissed and who asked for quiet stands beside what was held.
  package var leftOut: [HabitLeftOut: Int]

  /// A figure needs so many recruiters behind it.
  package static let fewest = 5

  /// - Parameters:
  ///   - readings: of the team's recruiters.
  ///   - haveAgreed: every one of them to being seen though they are fewer.
  /// - Returns: `nil` where there are too few of them for a figure to be the team's.
  package init?(
    _ readings: [HabitReader.Reading], recordEnds: Instant, haveAgreed: Bool, month: (Instant) -> HabitMonth
  ) {
    let moments = readings.compactMap { reading -> HabitMoment? in
      if case .counted(let moment) = reading { moment } else { nil }
    }
    let habits = Habits(readings, recordEnds: recordEnds, month: month)
    let counted = moments.filter { month($0.openedAt) >= (habits.months.first?.month ?? month($0.openedAt)) }
    let contributors = Set(counted.map(\.recruiter)).count
    guard haveAgreed || contributors >= Self.fewest else { return nil }
    self.contributors = contributors
    all = habits.all
    leftOut = habits.leftOut
    let by = Dictionary(grouping: counted) { month($0.openedAt) }.mapValues { Set($0.map(\.recruiter)) }
    let hidden = haveAgreed ? [] : Self.hidden(habits.months.map { by[$0.month] ?? [] })
    months = habits.months.enumerated().map { index, known in
      Month(month: known.month, counts: hidden.contains(index) ? nil : known.counts)
    }
  }

  /// Which parts of a whole that is shown must not be: those with too few behind them; and, since they are the whole less the
  /// others, as many more as it takes until what is hidden is again of five or more, the smallest first.
  /// - Parameter contributors: who is behind each part. Nobody behind it: nothing to hide.
  static func hidden(_ contributors: [Set<RecruiterID>]) -> Set<Int> {
    var hidden = Set(contributors.indices.filter { (1..<fewest).contains(contributors[$0].count) })
    func behind() -> Int { hidden.reduce(into: Set<RecruiterID>()) { $0.formUnion(contributors[$1]) }.count }
    // One part alone is the whole less the rest, whoever is behind it.
    while !hidden.isEmpty, hidden.count == 1 || behind() < fewest {
      let next = contributors.indices.filter { !hidden.contains($0) && !contributors[$0].isEmpty }
        .min { (contributors[$0].count, $0) < (contributors[$1].count, $1) }
      guard let next else { return Set(contributors.indices.filter { !contributors[$0].isEmpty }) }
      hidden.insert(next)
    }
    return hidden
  }
}

/// Which of several teams, of which all together is shown too, may be shown by themselves.
package enum TeamSuppression {
  /// - Parameters:
  ///   - teams: who is behind each.
  ///   - agreed: the teams in which all have agreed.
  /// - Returns: the teams that may be shown, and whether all together may.
  package static func shown(
    _ teams: [String: Set<RecruiterID>], agreed: Set<String>
  ) -> (teams: Set<String>, together: Bool) {
    let shown = Set(teams.filter { agreed.contains($0.key) || $0.value.count >= TeamHabits.fewest }.keys)
    let rest = teams.filter { !shown.contains($0.key) }.values.reduce(into: Set<RecruiterID>()) { $0.formUnion($1) }
    // All together less those shown is the rest: it must be nobody, or enough.
    return (shown, rest.isEmpty || rest.count >= TeamHabits.fewest)
  }
}
