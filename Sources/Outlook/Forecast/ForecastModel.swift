/// The firm's pipeline as a model: fitted to its own record as known at one time, and nothing later.
package struct ForecastModel: Sendable {
  package let record: PipelineRecord
  let paths: [SubmissionPath]
  let jobPaths: [JobPath]
  package let hazards: StageHazards
  package let flow: JobFlow
  let arrivals: Arrivals
  package let fees: FeeBook
  package let leaving: LeavingRates
  package let planned: PlannedStarts
  package let reopening: Reopening

  /// Older weeks say too little of today.
  static let window = 728

  package init(_ record: PipelineRecord) {
    self.record = record
    paths = record.submissions.map(SubmissionPath.init)
    jobPaths = record.jobs.map(JobPath.init)
    let since = record.asOfDay - Self.window
    hazards = StageHazards(record, paths: paths, jobs: jobPaths, since: since)
    flow = JobFlow(record, jobs: jobPaths, since: since)
    arrivals = Arrivals(record)
    fees = FeeBook(record)
    leaving = LeavingRates(record, paths: paths)
    planned = PlannedStarts(record, paths: paths)
    reopening = Reopening(record, jobs: jobPaths)
  }

  /// The relative error that all chances share: of so many starts, and what one year differs from the next.
  var error: Double { (1 / Double(max(8, hazards.starts)) + 0.006).squareRoot() }

  /// Whether the figures are the firm's own: enough stays have ended in each stage on the way.
  package var isOwn: Bool { hazards.stays.allSatisfy { $0 >= StageHazards.enough } }
}

/// What would be if.
package struct Scenario: Hashable, Sendable {
  /// Of new jobs, against what is usual.
  package var jobs = 1.0
  /// Nothing comes of jobs of this client while they pause; 0 = nobody.
  package var pausedClient: UInt32 = 0
  /// Of being bought back, against what is usual.
  package var buyBacks = 1.0

  package init(jobs: Double = 1, pausedClient: UInt32 = 0, buyBacks: Double = 1) {
    self.jobs = jobs
    self.pausedClient = pausedClient
    self.buyBacks = buyBacks
  }

  package static let asItIs = Scenario()
}
