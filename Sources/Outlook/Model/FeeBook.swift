/// What a filled job earns, as far as was known: its own fee, or what jobs of its kind have earned.
package struct FeeBook: Sendable {
  /// Fees on record by kind, ascending.
  private(set) var known: [[Double]]
  private var all: [Double]
  /// Jobs whose fee is not on record in the firm's currency.
  package private(set) var unknown = 0

  init(_ record: PipelineRecord) {
    known = Array(repeating: [], count: PipelineRecord.kinds)
    all = []
    for job in record.jobs {
      if let fee = Self.stated(job) {
        known[job.kind].append(fee)
        all.append(fee)
      } else {
        unknown += 1
      }
    }
    all.sort()
    for kind in known.indices { known[kind].sort() }
  }

  /// The last on record.
  package static func stated(_ job: PipelineRecord.Job) -> Double? {
    job.fees.last.flatMap { $0.fee.isFinite && $0.fee >= 0 ? $0.fee : nil }
  }

  /// Fees to draw from where a job of that kind has none on record; those of all kinds where its own are under ten.
  func sample(_ kind: Int) -> [Double] { known[kind].count >= 10 ? known[kind] : all }

  /// The mean of its kind; 0 where no fee at all is on record.
  package func usual(_ kind: Int) -> Double {
    let fees = sample(kind)
    return fees.isEmpty ? 0 : fees.reduce(0, +) / Double(fees.count)
  }

  func fee(_ job: PipelineRecord.Job) -> Double { Self.stated(job) ?? usual(job.kind) }

  /// What is given back of a fee when somebody leaves so many days after the start: in a straight line from all of it on the
  /// first day to nothing on the last of the rebate period. Terms differ; the record holds the number of days alone.
  package static func refund(of fee: Double, after days: Int, rebateDays: Int?) -> Double {
    guard let rebateDays, rebateDays > 0, days < rebateDays else { return 0 }
    return fee * (1 - Double(max(0, days)) / Double(rebateDays))
  }
}

/// How likely it is that somebody who has started leaves, week by week, while the fee may have to be given back.
package struct LeavingRates: Sendable {
  static let edges = [0, 2, 4, 8, 13]
  private(set) var chances: [Double]
  package private(set) var starts = 0
  package private(set) var left = 0
  /// What the prior is worth, in weeks watched, and its chance a week.
  private static let weight = 40.0
  private static let usual = 0.004

  init(_ record: PipelineRecord, paths: [SubmissionPath]) {
    var weeks = Array(repeating: 0.0, count: Self.edges.count)
    var gone = weeks
    for (place, path) in paths.enumerated() {
      guard let start = path.startedDay, let days = record.jobs[record.submissions[place].job].labels.rebateDays,
        days > 0
      else { continue }
      starts += 1
      if path.leftDay != nil { left += 1 }
      let end = min(path.leftDay ?? .max, path.clearedDay ?? .max, start + days, record.asOfDay)
      var week = 0
      while start + 7 * week + 7 <= end || (path.leftDay.map { $0 < start + 7 * week + 7 } ?? false) {
        let bin = Self.bin(week)
        weeks[bin] += 1
        if let left = path.leftDay, left < start + 7 * week + 7 {
          gone[bin] += 1
          break
        }
        week += 1
      }
    }
    let all = (gone.reduce(0, +) + Self.weight * Self.usual) / (weeks.reduce(0, +) + Self.weight)
    chances = Self.edges.indices.map { (gone[$0] + Self.weight * all) / (weeks[$0] + Self.weight) }
  }

  static func bin(_ week: Int) -> Int { edges.lastIndex { $0 <= week } ?? 0 }
  func chance(_ week: Int) -> Double { chances[Self.bin(week)] }

  /// From so many days after a start: by week ahead, the chance of leaving in it before the period ends.
  func leaving(after days: Int, rebateDays: Int?, weeks: Int) -> [Double] {
    guard let rebateDays, rebateDays > days else { return [] }
    var left = 1.0
    return (0..<min(weeks, (rebateDays - days + 6) / 7)).map { ahead in
      let chance = left * chance((days + 7 * ahead) / 7)
      left -= chance
      return chance
    }
  }
}
