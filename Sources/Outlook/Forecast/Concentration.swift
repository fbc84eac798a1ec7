/// On how few the fees rest: shares of twelve months' fees by client, sector or recruiter.
package struct Concentration: Hashable, Sendable {
  package enum By: String, CaseIterable, Sendable { case client, sector, recruiter }

  package struct Share: Hashable, Sendable {
    /// A client's or recruiter's number; 0 for sectors.
    package var id: UInt32
    /// A sector's word.
    package var name: String
    package var fees: Double
    package var share: Double
  }

  package var by: By
  /// Largest first; of recruiters none: nobody is put in a row.
  package var largest: [Share]
  /// How many had any.
  package var count: Int
  /// Starts whose fees these are.
  package var starts: Int
  /// The largest one's share, and the five largest's together.
  package var top: Double
  package var topFive: Double
  /// Herfindahl's: the sum of the squared shares, 1 = all from one.
  package var herfindahl: Double

  /// A third of the fees from one, or an index above this, is worth a talk (convention).
  package static let highIndex = 0.25
  package static let highShare = 0.25

  init(_ by: By, fees: [String: (id: UInt32, fees: Double)], starts: Int) {
    let all = fees.values.reduce(0) { $0 + max(0, $1.fees) }
    let shares = fees.map { key, entry in
      Share(
        id: entry.id, name: by == .sector ? key : "", fees: max(0, entry.fees),
        share: all > 0 ? max(0, entry.fees) / all : 0)
    }.sorted { ($1.fees, $0.name, $0.id) < ($0.fees, $1.name, $1.id) }
    self.by = by
    self.starts = starts
    largest = by == .recruiter ? [] : Array(shares.prefix(5))
    count = shares.count { $0.fees > 0 }
    top = shares.first?.share ?? 0
    topFive = shares.prefix(5).reduce(0) { $0 + $1.share }
    herfindahl = shares.reduce(0) { $0 + $1.share * $1.share }
  }

  package var isHigh: Bool { by == .client && count > 0 && (herfindahl > Self.highIndex || top > Self.highShare) }

  /// Of the year to the record's end. By recruiter only where there are five or more, and then without saying who.
  static func all(_ model: ForecastModel) -> [Concentration] {
    let record = model.record
    var sums: [By: [String: (id: UInt32, fees: Double)]] = [:]
    var (starts, withSector) = (0, 0)
    for (place, path) in model.paths.enumerated() {
      guard let start = path.startedDay, start > record.asOfDay - 365 else { continue }
      let job = record.jobs[record.submissions[place].job]
      let fee = model.fees.fee(job)
      let back = path.leftDay.map {
        FeeBook.refund(of: fee, after: $0 - start, rebateDays: job.labels.rebateDays)
      }
      let net = fee - (back ?? 0)
      starts += 1
      sums[.client, default: [:]]["\(job.client)", default: (job.client, 0)].fees += net
      sums[.recruiter, default: [:]]["\(job.recruiter)", default: (job.recruiter, 0)].fees += net
      if !job.labels.sector.isEmpty {
        withSector += 1
        sums[.sector, default: [:]][job.labels.sector, default: (0, 0)].fees += net
      }
    }
    return By.allCases.compactMap { by in
      guard let fees = sums[by], by != .recruiter || fees.count >= 5 else { return nil }
      return Concentration(by, fees: fees, starts: by == .sector ? withSector : starts)
    }
  }
}
