import Recruitment
import Statistics

/// A month of a year, in the firm's zone.
package struct HabitMonth: Hashable, Comparable, Sendable {
  package var year: Int
  package var month: Int

  package init(year: Int, month: Int) {
    self.year = year
    self.month = month
  }

  package static func < (left: HabitMonth, right: HabitMonth) -> Bool {
    (left.year, left.month) < (right.year, right.month)
  }

  /// So many months before.
  package func earlier(by months: Int) -> HabitMonth {
    let whole = year * 12 + month - 1 - months
    return HabitMonth(year: whole / 12, month: whole % 12 + 1)
  }
}

/// Somebody's conversations due over their own twelve months, against nobody but themselves.
package struct Habits: Hashable, Sendable {
  package struct Month: Hashable, Sendable {
    package var month: HabitMonth
    package var counts: HabitCounts
  }

  package struct Kind: Hashable, Sendable {
    /// The rule's place in the playbook.
    package var rule: Int
    package var counts: HabitCounts
  }

  package static let months = 12

  package var recordEnds: Instant
  package var all: HabitCounts
  /// Twelve, oldest first, by when the conversation became due to be held; those with none are among them.
  package var months: [Month]
  /// Most first.
  package var kinds: [Kind]
  package var leftOut: [HabitLeftOut: Int]

  /// - Parameters:
  ///   - readings: of one recruiter, or of a group; what lies outside the twelve months is left out.
  ///   - month: the calendar month of a time.
  package init(_ readings: [HabitReader.Reading], recordEnds: Instant, month: (Instant) -> HabitMonth) {
    self.recordEnds = recordEnds
    let newest = month(recordEnds)
    let oldest = newest.earlier(by: Self.months - 1)
    var moments: [HabitMoment] = []
    var leftOut: [HabitLeftOut: Int] = [:]
    for reading in readings {
      switch reading {
      case .leftOut(let why, _): leftOut[why, default: 0] += 1
      case .counted(let moment): if month(moment.openedAt) >= oldest { moments.append(moment) }
      }
    }
    self.leftOut = leftOut
    all = HabitCounts(moments)
    let byMonth = Dictionary(grouping: moments) { month($0.openedAt) }
    months = (0..<Self.months).map { index in
      let month = oldest.earlier(by: -index)
      return Month(month: month, counts: HabitCounts(byMonth[month] ?? []))
    }
    kinds = Dictionary(grouping: moments, by: \.rule).map { Kind(rule: $0.key, counts: HabitCounts($0.value)) }
      .sorted { ($1.counts.due, $0.rule) < ($0.counts.due, $1.rule) }
  }
}
