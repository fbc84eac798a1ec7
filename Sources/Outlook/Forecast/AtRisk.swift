import Chronicle
import Recruitment

/// Money that hangs on something: totals of the firm, never of a card.
package struct AtRisk: Hashable, Sendable {
  package enum Cause: String, CaseIterable, Sendable {
    /// Jobs on hold.
    case holds
    /// Open jobs whose client contact has neither talked nor written for a fortnight.
    case silence
    /// Accepted and not started.
    case notice
    /// Started, with a fee that may have to be given back.
    case rebate
  }

  package struct Line: Hashable, Sendable {
    package var cause: Cause
    /// Jobs or people.
    package var count: Int
    /// The fees that hang on it.
    package var fees: Double
    /// Of that, what is expected to come in (or of rebates, to be given back).
    package var expected: Double
  }

  package var lines: [Line]
  static let silentDays = 14

  init(_ model: ForecastModel, _ forecast: Forecast, chronicle: Chronicle) {
    var lines = Dictionary(
      uniqueKeysWithValues: Cause.allCases.map { ($0, Line(cause: $0, count: 0, fees: 0, expected: 0)) })
    func add(_ cause: Cause, _ fees: Double, _ expected: Double) {
      lines[cause]?.count += 1
      lines[cause]?.fees += fees
      lines[cause]?.expected += expected
    }
    let record = model.record
    for (place, job) in record.jobs.enumerated() {
      guard model.jobPaths[place].closed == nil, let money = forecast.jobMoney[place] else { continue }
      let fee = model.fees.fee(job)
      if model.jobPaths[place].isHeldNow {
        add(.holds, fee, money)
      } else if Self.isSilent(
        job.contact, since: max(record.asOf - Int64(Self.silentDays) * Span.day, job.openedAt), record.asOf, chronicle)
      {
        add(.silence, fee, money)
      }
    }
    for (place, path) in model.paths.enumerated() {
      let job = record.jobs[record.submissions[place].job]
      let fee = model.fees.fee(job)
      if path.isOpen, path.stays.last?.stage == .accepted {
        add(.notice, fee, 0)
      } else if let start = path.startedDay, path.leftDay == nil, path.clearedDay == nil {
        let days = record.asOfDay - start
        let full = FeeBook.refund(of: fee, after: days, rebateDays: job.labels.rebateDays)
        guard full > 0 else { continue }
        let leaving = model.leaving.leaving(after: days, rebateDays: job.labels.rebateDays, weeks: 60)
        let back = leaving.indices.reduce(0.0) {
          $0 + leaving[$1] * FeeBook.refund(of: fee, after: days + 7 * $1 + 3, rebateDays: job.labels.rebateDays)
        }
        add(.rebate, full, back)
      }
    }
    self.lines = Cause.allCases.compactMap { lines[$0] }
  }

  /// Of somebody whom we know: neither a talk nor a word of theirs since then.
  private static func isSilent(_ contact: UInt32, since: Int64, _ asOf: Int64, _ chronicle: Chronicle) -> Bool {
    guard contact != 0, asOf - since >= Int64(silentDays) * Span.day else { return false }
    let history = chronicle.interactions(ofPerson: contact)
    var index = history.firstIndex(atOrAfter: since)
    while index < history.count, history.at(index) <= asOf {
      if history.isTalk(index) || history.traits(index).isInboundFromPerson { return false }
      index += 1
    }
    return true
  }
}
