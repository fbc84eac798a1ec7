/// How likely a closed job is to be opened again, week by week since it was closed: somebody who had accepted falls through,
/// and the client looks on.
package struct Reopening: Sendable {
  static let edges = [0, 1, 2, 4, 8, 16]
  /// After so many weeks nothing is expected any more.
  static let longest = 30
  /// By filled or not, then by stretch.
  private var chances: [[Double]]
  package private(set) var closures = 0
  package private(set) var reopened = 0

  /// What the prior is worth, in weeks watched, and its chance a week.
  private static let weight = 30.0
  private static let usual = 0.003

  init(_ record: PipelineRecord, jobs: [JobPath]) {
    var weeks = Array(repeating: Array(repeating: 0.0, count: Self.edges.count), count: 2)
    var again = weeks
    for path in jobs {
      for closure in path.closures {
        closures += 1
        if closure.until != nil { reopened += 1 }
        let end = closure.until ?? record.asOfDay
        let kind = closure.isFilled ? 0 : 1
        let last = min((end - closure.from) / 7, Self.longest)
        for week in 0...max(0, last) {
          // A week that is not over says nothing, unless it has brought the opening.
          let isLast = closure.until.map { $0 < closure.from + 7 * week + 7 } ?? false
          guard isLast || closure.from + 7 * week + 7 <= record.asOfDay else { break }
          weeks[kind][Self.bin(week)] += 1
          if isLast {
            again[kind][Self.bin(week)] += 1
            break
          }
        }
      }
    }
    chances = (0..<2).map { kind in
      Self.edges.indices.map { bin in
        (again[kind][bin] + Self.weight * Self.usual) / (weeks[kind][bin] + Self.weight)
      }
    }
  }

  private static func bin(_ week: Int) -> Int { edges.lastIndex { $0 <= week } ?? 0 }

  /// By week ahead, of a job that has been closed for so many days: the chance of being opened in it.
  func opening(closedFor days: Int, isFilled: Bool, weeks: Int) -> [Double] {
    var left = 1.0
    return (0..<weeks).map { ahead in
      let week = max(0, days) / 7 + ahead
      guard week <= Self.longest else { return 0 }
      let chance = left * chances[isFilled ? 0 : 1][Self.bin(week)]
      left -= chance
      return chance
    }
  }
}
