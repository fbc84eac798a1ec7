/// What is measured of the market, by the trade's definitions.
package enum MarketMeasure: String, CaseIterable, Hashable, Sendable {
  case jobsTaken = "jobs_taken"
  case fillRate = "fill_rate"
  case holdRate = "hold_rate"
  case reasonKnown = "reason_known"
  case restartRate = "restart_rate"
  case decisionLag = "decision_lag"
  case withdrawals
  case declines
  case buyBacks = "buy_backs"
  case interviewsPerFill = "interviews_per_fill"

  package enum Kind: Sendable {
    /// So many in a period.
    case count
    /// So many of so many.
    case share
    /// Days, the one in the middle.
    case days
    /// So many for each.
    case each
  }

  package var kind: Kind {
    switch self {
    case .jobsTaken: .count
    case .decisionLag: .days
    case .interviewsPerFill: .each
    default: .share
    }
  }

  /// Days that must have passed since the earlier event before it counts: every case is watched for as long.
  package var watched: Int {
    switch self {
    case .fillRate: 180
    case .restartRate, .withdrawals, .buyBacks: 90
    case .decisionLag: 45
    case .declines: 28
    case .jobsTaken, .holdRate, .reasonKnown, .interviewsPerFill: 0
    }
  }

  package var title: String {
    switch self {
    case .jobsTaken: "Jobs taken"
    case .fillRate: "Filled by us"
    case .holdRate: "Put on hold"
    case .reasonKnown: "Reason for the hold known"
    case .restartRate: "Restarted after a hold"
    case .decisionLag: "Client’s decision after the last interview"
    case .withdrawals: "Candidates who withdrew"
    case .declines: "Offers declined"
    case .buyBacks: "Bought back"
    case .interviewsPerFill: "Interviews for each job filled"
    }
  }

  package var definition: String {
    switch self {
    case .jobsTaken: "Job orders by the day they came in."
    case .fillRate: "Jobs filled by us within 180 days, of jobs taken at least 180 days ago; by the day they came in."
    case .holdRate: "Jobs put on hold in the period, of jobs that were open at any time in it."
    case .reasonKnown: "Holds with a reason on record, of holds that began in the period."
    case .restartRate:
      "Holds after which the job was open again within 90 days, of holds that began at least 90 days ago."
    case .decisionLag:
      "Days from a submission’s last interview to the client’s offer or rejection, where it came within 45 days; half came sooner."
    case .withdrawals:
      "Candidates who withdrew within 90 days, of CVs sent at least 90 days ago; by the day of sending."
    case .declines: "Offers declined within 28 days, of offers made at least 28 days ago."
    case .buyBacks:
      "Candidates kept by their employer within 90 days of accepting, of acceptances at least 90 days ago."
    case .interviewsPerFill:
      "Interviews on record of all candidates for a job, on average of jobs filled by us in the period."
    }
  }
}

/// One measure of one period or part: what was counted, and of how many.
package struct MarketTally: Hashable, Sendable {
  /// Of a share those that count; of a count all; of `each` the interviews.
  package var count = 0
  /// Of how many.
  package var of = 0
  /// Days, ascending; empty for what is not measured in days.
  package var days: [Int] = []

  package init() {}

  /// Under so many there is no percentage, and no middle.
  package static let fewest = 10

  package var medianDays: Int? { days.count >= Self.fewest ? days[days.count / 2] : nil }
}
