/// How far each row moves the incidence of one of several competing ends.
struct IncidencePulls {
  private let rows: SurvivalRows
  private let table: EventTable
  private let end: Int
  private let recordCount: Int
  /// Before each time: the chance of no end yet; and after it: the incidence.
  private var before: [Double] = []
  private var incidence: [Double] = []
  let cautions: Set<Caution>

  var isEmpty: Bool { rows.count == 0 }

  init(_ records: SurvivalRecords, end: Int) {
    rows = SurvivalRows(records)
    recordCount = records.count
    self.end = end
    table = EventTable(rows, kinds: max(end, rows.ends.max() ?? 1, 1))
    var trouble = rows.cautions
    if rows.count > 0 {
      if !rows.ends.contains(end) { trouble.insert(.noEvents) }
      if rows.ends.allSatisfy({ $0 == 0 }) { trouble.insert(.everybodyCensored) }
    }
    cautions = trouble
    var (left, sum) = (1.0, 0.0)
    for place in table.times.indices {
      before.append(left)
      sum += left * hazard(place)
      incidence.append(sum)
      left *= 1 - table.allEnds[place] / table.atRisk[place]
    }
    before.append(left)
  }

  private func hazard(_ place: Int) -> Double {
    end >= 1 ? table.ends[end - 1][place] / table.atRisk[place] : 0
  }

  /// The incidence just after `time`, and by row of the records weight · how far it moves that; `nil` past the last row.
  ///
  /// A row moves the end's own step, S(t−) (1{its end} − h) / Y at each time it is at risk, and through S all steps that
  /// follow: −(F(t) − F(u)) (1{any end at u} − h) / (Y − d).
  func at(_ time: Double) -> (value: Double, pulls: [Double])? {
    let count = table.placesUpTo(time)
    guard let last = table.times.last, end >= 1, !time.isNaN, time <= last || before[count] <= 1e-12 else { return nil }
    let value = count > 0 ? incidence[count - 1] : 0
    var past = [0.0]
    var own: [Double] = []
    var any: [Double] = []
    for place in 0..<count {
      let left = table.atRisk[place] - table.allEnds[place]
      let later = left > 1e-12 * table.atRisk[place] ? (value - incidence[place]) / left : 0
      own.append(before[place] / table.atRisk[place])
      any.append(later)
      let all = table.allEnds[place] / table.atRisk[place]
      past.append(past[place] + own[place] * hazard(place) - later * all)
    }
    var pulls = Array(repeating: 0.0, count: recordCount)
    for row in 0..<rows.count {
      let place = table.places[row]
      var pull = past[min(table.entryPlaces[row], count)] - past[min(place + 1, count)]
      if place < count, rows.ends[row] > 0 {
        pull -= any[place]
        if rows.ends[row] == end { pull += own[place] }
      }
      pulls[rows.rows[row]] = rows.weights[row] * pull
    }
    return (value, pulls)
  }
}
