import Statistics

/// The market as the firm's own record shows it, up to one day and no later.
package struct MarketPicture: Sendable {
  package struct Period: Hashable, Sendable {
    /// "2026-Q3", or the first month for months.
    package var name: String
    package var days: Range<Int>
  }

  package struct Part: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable { case sector, client, seniority }
    package var kind: Kind
    /// A sector's or seniority's word; a client's number.
    package var name: String
    package var client: UInt32
    package var tally: MarketTally
  }

  package struct Figure: Sendable {
    package var measure: MarketMeasure
    /// Of the year to the record's end.
    package var year: MarketTally
    /// Whole quarters, oldest first.
    package var quarters: [MarketTally]
    /// Parts with ten or more first, largest first.
    package var parts: [Part]
    /// Where the monthly series changed, by more than chance would; `nil` else.
    package var change: Change?
  }

  package struct Change: Hashable, Sendable {
    package var month: MonthGrid.Month
    package var before: Double
    package var after: Double
    /// What was counted in the months before, and from that one on; of how many months.
    package var then: MarketTally
    package var now: MarketTally
    package var monthsBefore: Int
    package var monthsAfter: Int
    /// After all measures were looked at (Holm 1979).
    package var pValue: Double
  }

  package var asOfDay: Int
  package var year: Range<Int>
  package var quarters: [Period]
  package var figures: [Figure]
  package var stages: [StageTime]
  package var sentences: [MarketSentence]

  /// Whole quarters that are shown, and months that are searched for a change.
  static let quartersShown = 8
  static let monthsSearched = 36
  /// A series that did not change is called changed in so many of a hundred records, all measures together.
  package static let falseAlarms = 0.05

  package init(_ rows: MarketRows) {
    let record = rows.record
    asOfDay = record.asOfDay
    year = (record.asOfDay - 364)..<(record.asOfDay + 1)
    let quarters = Self.quarters(record)
    self.quarters = quarters
    let year = year
    stages = rows.stageTimes(in: year)
    let changes = Self.changes(rows)
    figures = MarketMeasure.allCases.map { measure in
      Figure(
        measure: measure, year: rows.tally(measure, in: year),
        quarters: quarters.map { rows.tally(measure, in: $0.days) }, parts: Self.parts(rows, measure, year),
        change: changes[measure])
    }
    sentences = MarketSentence.all(rows, quarters)
  }

  /// Whole calendar quarters that the record holds from their first day.
  static func quarters(_ record: PipelineRecord) -> [Period] {
    let this = MonthGrid.Month(day: record.asOfDay + 1)
    let first = MonthGrid.Month(year: this.year, month: (this.month - 1) / 3 * 3 + 1)
    return (1...quartersShown).reversed().compactMap { back in
      let begins = first.later(by: -3 * back)
      guard begins.firstDay >= record.beginsDay else { return nil }
      return Period(
        name: "\(begins.year)-Q\((begins.month + 2) / 3)", days: begins.firstDay..<begins.later(by: 3).firstDay)
    }
  }

  /// Nothing that is one recruiter's alone is shown by itself, nor what would give it away as the rest of the whole.
  private static func parts(_ rows: MarketRows, _ measure: MarketMeasure, _ year: Range<Int>) -> [Part] {
    var behind: [PartKey: Set<UInt32>] = [:]
    for job in rows.record.jobs {
      for key in PartKey.all(of: job) { behind[key, default: []].insert(job.recruiter) }
    }
    let shown = Part.Kind.allCases.flatMap { kind in
      PartKey.shown(behind.filter { $0.key.kind == kind })
    }
    let parts = shown.map { key in
      Part(
        kind: key.kind, name: key.name, client: key.client,
        tally: rows.tally(measure, in: year) { PartKey.all(of: $0).contains(key) })
    }
    return parts.filter { $0.tally.of > 0 }
      .sorted {
        ($1.tally.of, $0.kind.rawValue, $0.name, $0.client) < ($0.tally.of, $1.kind.rawValue, $1.name, $1.client)
      }
  }

  /// Whole months in which every case has been watched for long enough, less the first three of the record.
  private static func changes(_ rows: MarketRows) -> [MarketMeasure: Change] {
    var found: [Found] = []
    let measures = MarketMeasure.allCases.filter { $0.kind != .days }
    for measure in measures {
      let last = MonthGrid.Month(day: rows.record.asOfDay - measure.watched + 1)
      let first = max(last.later(by: -monthsSearched), MonthGrid.Month(day: rows.record.beginsDay).later(by: 4))
      var months: [MonthGrid.Month] = []
      while let next = months.last.map({ $0.later(by: 1) }) ?? first as MonthGrid.Month?, next < last {
        months.append(next)
      }
      guard months.count >= 2 * ChangePoint.shortest else { continue }
      let tallies = months.map { rows.tally(measure, in: $0.firstDay..<$0.later(by: 1).firstDay) }
      let isCount = measure.kind == .count
      let point = ChangePoint.find(
        counts: tallies.map { Double($0.count) },
        totals: zip(tallies, months).map {
          isCount ? Double($1.later(by: 1).firstDay - $1.firstDay) / 30.4 : Double($0.of)
        },
        isShare: measure.kind == .share)
      if let split = point.split {
        found.append(Found(measure: measure, months: months, tallies: tallies, split: split, point: point))
      }
    }
    return Self.holm(found)
  }

  private struct Found {
    var measure: MarketMeasure
    var months: [MonthGrid.Month]
    var tallies: [MarketTally]
    var split: Int
    var point: ChangePoint

    func change(_ pValue: Double) -> Change {
      Change(
        month: months[split], before: point.before, after: point.after, then: sum(0..<split),
        now: sum(split..<months.count), monthsBefore: split, monthsAfter: months.count - split, pValue: pValue)
    }

    private func sum(_ range: Range<Int>) -> MarketTally {
      tallies[range].reduce(into: MarketTally()) { sum, tally in
        sum.count += tally.count
        sum.of += tally.of
      }
    }
  }

  private static func holm(_ found: [Found]) -> [MarketMeasure: Change] {
    var changes: [MarketMeasure: Change] = [:]
    var largest = 0.0
    for (place, entry) in found.sorted(by: { $0.point.pValue < $1.point.pValue }).enumerated() {
      largest = max(largest, min(1, entry.point.pValue * Double(found.count - place)))
      guard largest <= falseAlarms else { break }
      changes[entry.measure] = entry.change(largest)
    }
    return changes
  }
}

/// One part that a job belongs to.
private struct PartKey: Hashable {
  var kind: MarketPicture.Part.Kind
  var name: String
  var client: UInt32

  static func all(of job: PipelineRecord.Job) -> [PartKey] {
    var keys = [PartKey(kind: .client, name: "", client: job.client)]
    if !job.labels.sector.isEmpty { keys.append(PartKey(kind: .sector, name: job.labels.sector, client: 0)) }
    if !job.labels.seniority.isEmpty { keys.append(PartKey(kind: .seniority, name: job.labels.seniority, client: 0)) }
    return keys
  }

  /// Parts of one whole behind which two recruiters or more stand, and of which what is left over is not one's alone.
  static func shown(_ behind: [PartKey: Set<UInt32>]) -> [PartKey] {
    var shown = behind.filter { $0.value.count > 1 }
    while true {
      let hidden = behind.filter { shown[$0.key] == nil }.values
      let rest = hidden.reduce(into: Set<UInt32>()) { $0.formUnion($1) }
      guard !hidden.isEmpty, rest.count < 2, let least = shown.min(by: Self.isLess)?.key else {
        return Array(shown.keys)
      }
      shown[least] = nil
    }
  }

  private static func isLess(_ left: (key: PartKey, value: Set<UInt32>), _ right: (key: PartKey, value: Set<UInt32>))
    -> Bool
  {
    (left.value.count, left.key.name, left.key.client) < (right.value.count, right.key.name, right.key.client)
  }
}
