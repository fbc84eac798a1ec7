import Recruitment
import Statistics

/// Tries to reach people that were given up, and how many there were before that.
package struct TryTally: Hashable, Sendable {
  /// Rows of tries that ended, by reaching somebody or by giving up; and those given up.
  package var ended = 0
  package var givenUp = 0
  /// Tries of those given up, and how many of them were given up after the first.
  package var tries = 0
  package var afterOne = 0

  package init() {}

  package mutating func add(tries count: Int, reached: Bool) {
    ended += 1
    guard !reached else { return }
    givenUp += 1
    tries += count
    if count == 1 { afterOne += 1 }
  }

  package static func + (left: TryTally, right: TryTally) -> TryTally {
    var sum = left
    sum.ended += right.ended
    sum.givenUp += right.givenUp
    sum.tries += right.tries
    sum.afterOne += right.afterOne
    return sum
  }

  /// Tries before giving up, on average; `nil` of fewer than ten.
  package var mean: Double? { givenUp >= HabitCounts.fewest ? Double(tries) / Double(givenUp) : nil }
}

/// Somebody's own twelve months in three figures, against their own past and nobody else's.
package struct PracticeYear: Hashable, Sendable {
  package struct Month: Hashable, Sendable {
    package var month: HabitMonth
    /// Talks in time, of conversations due.
    package var rightTime: Proportion
    /// Of messages that asked to talk, those after which there was a talk.
    package var asked: Proportion
    package var tries: TryTally

    package init(month: HabitMonth, rightTime: Proportion, asked: Proportion, tries: TryTally) {
      self.month = month
      self.rightTime = rightTime
      self.asked = asked
      self.tries = tries
    }
  }

  /// Twelve, oldest first.
  package var months: [Month]

  package init(months: [Month]) { self.months = months }

  /// Three whole months each: the last ones and those before; without the month that the record ends in.
  package static let span = 3

  package var lately: ArraySlice<Month> { months.dropLast().suffix(Self.span) }
  package var before: ArraySlice<Month> { months.dropLast(1 + Self.span).suffix(Self.span) }

  package static func sum(_ proportions: [Proportion]) -> (count: Int, of: Int) {
    proportions.reduce((0, 0)) { ($0.0 + $1.count, $0.1 + $1.of) }
  }

  package static func tries(_ months: some Sequence<Month>) -> TryTally {
    months.reduce(TryTally()) { $0 + $1.tries }
  }
}
