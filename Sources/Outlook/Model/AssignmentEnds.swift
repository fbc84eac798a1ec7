/// Ends of contractors' assignments: how many come soon, and how many that came were put off to later.
package struct AssignmentEnds: Hashable, Sendable {
  /// Within `ahead` days.
  package private(set) var ending = 0
  /// In two years: ends that came, or were put off before; and of these, put off by more than a week.
  package private(set) var passed = 0
  package private(set) var extended = 0

  package static let ahead = 90
  private static let least = 7

  init(_ record: PipelineRecord) {
    let since = record.asOfDay - ForecastModel.window
    for submission in record.submissions {
      let plans = submission.plans.filter { $0.what == .assignmentEnd }
      for (place, plan) in plans.enumerated() where !plan.isOff {
        guard place + 1 < plans.count else {
          if plan.plannedDay <= record.asOfDay {
            if plan.plannedDay >= since { passed += 1 }
          } else if plan.plannedDay <= record.asOfDay + Self.ahead {
            ending += 1
          }
          continue
        }
        let next = plans[place + 1]
        guard plan.plannedDay >= since else { continue }
        if !next.isOff, next.plannedDay > plan.plannedDay + Self.least {
          (passed, extended) = (passed + 1, extended + 1)
        } else if next.isOff, next.plannedDay >= plan.plannedDay {
          passed += 1
        }
      }
    }
  }
}
