import Recruitment

/// The record once read for the market's figures.
package struct MarketRows: Sendable {
  let record: PipelineRecord
  let paths: [SubmissionPath]
  let jobs: [JobPath]
  /// Last interview and the client's decision after it, by submission; `nil` where there was no interview.
  private let interviews: [(last: Int, count: Int, decided: Int?)?]

  package init(_ record: PipelineRecord) {
    self.record = record
    paths = record.submissions.map(SubmissionPath.init)
    jobs = record.jobs.map(JobPath.init)
    interviews = record.submissions.map(Self.interviews)
  }

  private static func interviews(
    _ submission: PipelineRecord.Submission
  ) -> (last: Int, count: Int, decided: Int?)? {
    var (last, count): (Int?, Int) = (nil, 0)
    var decided: Int?
    for step in submission.steps {
      switch Stage(rawValue: step.code) {
      case .interview, .finalInterview: (last, count, decided) = (step.day, count + 1, nil)
      case .offer, .rejected: if last != nil, decided == nil { decided = step.day }
      default: break
      }
    }
    return last.map { ($0, count, decided) }
  }

  /// - Parameters:
  ///   - days: the period; the earlier event lies in it.
  ///   - takes: which jobs count.
  package func tally(
    _ measure: MarketMeasure, in days: Range<Int>, where takes: (PipelineRecord.Job) -> Bool = { _ in true }
  ) -> MarketTally {
    var tally = MarketTally()
    let watched = days.lowerBound..<max(days.lowerBound, min(days.upperBound, record.asOfDay - measure.watched + 1))
    for (place, job) in record.jobs.enumerated() where takes(job) {
      switch measure {
      case .jobsTaken, .fillRate, .holdRate, .reasonKnown, .restartRate, .interviewsPerFill:
        ofJob(measure, job, jobs[place], days, watched, &tally)
      case .decisionLag, .withdrawals, .declines, .buyBacks:
        for index in job.submissions { ofSubmission(measure, index, watched, &tally) }
      }
    }
    tally.days.sort()
    return tally
  }

  private func ofJob(
    _ measure: MarketMeasure, _ job: PipelineRecord.Job, _ path: JobPath, _ days: Range<Int>, _ watched: Range<Int>,
    _ tally: inout MarketTally
  ) {
    switch measure {
    case .jobsTaken where days.contains(job.openedDay): (tally.count, tally.of) = (tally.count + 1, tally.of + 1)
    case .fillRate where watched.contains(job.openedDay):
      tally.of += 1
      if let closed = path.closed, closed.status == .filled, closed.day <= job.openedDay + measure.watched {
        tally.count += 1
      }
    case .holdRate:
      guard job.openedDay < days.upperBound, (path.closed?.day ?? .max) >= days.lowerBound else { return }
      tally.of += 1
      if path.holds.contains(where: { days.contains($0.from) }) { tally.count += 1 }
    case .reasonKnown, .restartRate:
      for hold in path.holds where (measure == .reasonKnown ? days : watched).contains(hold.from) {
        tally.of += 1
        let restarted = hold.wasReopened && (hold.until ?? .max) <= hold.from + measure.watched
        if measure == .reasonKnown ? hold.reason != .notTold : restarted { tally.count += 1 }
      }
    case .interviewsPerFill:
      guard let closed = path.closed, closed.status == .filled, days.contains(closed.day) else { return }
      tally.of += 1
      tally.count += job.submissions.reduce(0) { $0 + (interviews[$1]?.count ?? 0) }
    default: return
    }
  }

  private func ofSubmission(
    _ measure: MarketMeasure, _ index: Int, _ watched: Range<Int>, _ tally: inout MarketTally
  ) {
    let path = paths[index]
    func take(_ from: Int?, _ end: PipelineEnd) {
      guard let from, watched.contains(from) else { return }
      tally.of += 1
      if let ended = path.end, ended.what == end, ended.day <= from + measure.watched { tally.count += 1 }
    }
    switch measure {
    case .withdrawals: take(path.day(of: .submitted), .withdrew)
    case .declines: take(path.day(of: .offer), .declined)
    case .buyBacks: take(path.day(of: .accepted), .boughtBack)
    case .decisionLag:
      guard let interview = interviews[index], watched.contains(interview.last) else { return }
      tally.of += 1
      if let decided = interview.decided, decided <= interview.last + measure.watched {
        tally.count += 1
        tally.days.append(decided - interview.last)
      }
    default: return
    }
  }
}
