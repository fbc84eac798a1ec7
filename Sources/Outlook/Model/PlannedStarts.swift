/// What becomes of starts whose day is on record: how often they are lost before it, kept on it, and made up for later. From
/// the firm's own, with a prior worth a few where they are few.
package struct PlannedStarts: Sendable {
  /// The chance a week of being lost before the day; of starting on the day or within a week of it, of those still there;
  /// and of the others, of starting within `laterWeeks`.
  package private(set) var losing: Double
  package private(set) var keeping: Double
  package private(set) var late: Double
  /// Planned days that have passed, and starts within a week of them.
  package private(set) var passed = 0
  package private(set) var kept = 0

  static let laterWeeks = 4
  private static let week = 7

  init(_ record: PipelineRecord, paths: [SubmissionPath]) {
    var (weeks, lost, reached, onTime, missed, later) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    for (place, path) in paths.enumerated() {
      let outcome = path.startedDay ?? path.end?.day
      // What was known before it was over: a start's own row says the day once more.
      guard let known = Self.known(record.submissions[place], before: outcome ?? .max) else { continue }
      let watched = min(known.plannedDay, outcome ?? .max, record.asOfDay)
      weeks += Double(max(0, watched - known.day)) / Double(Self.week)
      if path.startedDay == nil, let end = path.end, end.day < known.plannedDay {
        lost += 1
        continue
      }
      let isOnTime = path.startedDay.map { abs($0 - known.plannedDay) < Self.week } ?? false
      guard isOnTime || known.plannedDay + Self.week <= record.asOfDay else { continue }
      reached += 1
      if isOnTime {
        onTime += 1
      } else if known.plannedDay + (Self.laterWeeks + 1) * Self.week <= record.asOfDay {
        missed += 1
        if path.startedDay != nil { later += 1 }
      }
    }
    losing = (lost + 0.2) / (weeks + 20)
    keeping = (onTime + 9) / (reached + 10)
    late = (later + 1) / (missed + 4)
    (passed, kept) = (Int(reached + lost), Int(onTime))
  }

  private static func known(
    _ submission: PipelineRecord.Submission, before day: Int
  ) -> PipelineRecord.Plan? {
    submission.plans.last { $0.what == .start && !$0.isOff && $0.day <= day }
  }

  /// Chances of starting, by month.
  /// - Returns: `nil` where its day has passed by more than is made up for: it says nothing any more.
  func chances(planned: Int, grid: MonthGrid) -> [Double]? {
    let overdue = grid.day - planned
    guard overdue < Self.laterWeeks * Self.week else { return nil }
    var sums = Array(repeating: 0.0, count: grid.months.count)
    func add(_ chance: Double, _ day: Int) {
      guard let month = grid.months.firstIndex(of: MonthGrid.Month(day: day)) else { return }
      sums[month] += chance
    }
    guard overdue > 0 else {
      var left = 1.0
      for _ in 0..<(-overdue / Self.week) { left *= 1 - losing }
      add(left * keeping, planned)
      spread(left * (1 - keeping) * late, from: planned + Self.week, add)
      return sums
    }
    // Its week is not over: as likely as for those who keep it, by what is left of the week; else what is made up for.
    let rest = max(0, 1 - Double(overdue) / Double(Self.week))
    let open = 1 - keeping + keeping * rest
    add(keeping * rest / open, grid.day)
    spread((1 - keeping) / open * late, from: grid.day, add)
    return sums
  }

  private func spread(_ chance: Double, from day: Int, _ add: (Double, Int) -> Void) {
    for week in 0..<Self.laterWeeks { add(chance / Double(Self.laterWeeks), day + week * Self.week) }
  }
}
