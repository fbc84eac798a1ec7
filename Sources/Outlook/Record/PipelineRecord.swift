/// The firm's jobs and submissions as plain columns: what was recorded of their stages and when, and nothing of what
/// anybody wrote. Days are the firm's own calendar days, counted from 1970-01-01.
package struct PipelineRecord: Sendable {
  /// One recorded step of a job or a submission.
  package struct Step: Hashable, Sendable {
    /// Seconds since 1970: what a cut goes by.
    package var at: Int64
    package var day: Int
    /// `JobStatus` or `Stage`.
    package var code: UInt8
    /// `HoldReason` of a job's step; 0 else.
    package var reason: UInt8

    package init(at: Int64, day: Int, code: UInt8, reason: UInt8 = 0) {
      self.at = at
      self.day = day
      self.code = code
      self.reason = reason
    }
  }

  /// What a job pays the firm from a time on.
  package struct FeeStep: Hashable, Sendable {
    package var at: Int64
    /// In the firm's currency; NaN where none is on record, or in another currency.
    package var fee: Double

    package init(at: Int64, fee: Double) {
      self.at = at
      self.fee = fee
    }
  }

  package struct Job: Hashable, Sendable {
    package var id: UInt32
    package var client: UInt32
    /// 0 = nobody.
    package var recruiter: UInt32
    package var contact: UInt32
    package var openedAt: Int64
    package var openedDay: Int
    /// `JobKind`'s number; `PipelineRecord.unknownKind` where none is on record.
    package var kind: Int
    package var labels: JobLabels
    package var fees: [FeeStep]
    /// By time.
    package var steps: [Step]
    /// Places in `submissions`.
    package var submissions: Range<Int>

    package init(
      id: UInt32, client: UInt32, recruiter: UInt32 = 0, contact: UInt32 = 0, openedAt: Int64, openedDay: Int,
      kind: Int = 0, labels: JobLabels = JobLabels(), fees: [FeeStep] = [], steps: [Step] = [],
      submissions: Range<Int> = 0..<0
    ) {
      self.id = id
      self.client = client
      self.recruiter = recruiter
      self.contact = contact
      self.openedAt = openedAt
      self.openedDay = openedDay
      self.kind = kind
      self.labels = labels
      self.fees = fees
      self.steps = steps
      self.submissions = submissions
    }
  }

  /// A day that was written down ahead, as it was known from a time on.
  package struct Plan: Hashable, Sendable {
    package enum What: Hashable, Sendable { case start, assignmentEnd }

    package var what: What
    package var at: Int64
    package var day: Int
    package var plannedDay: Int
    /// Called off, or over.
    package var isOff: Bool

    package init(_ what: What, at: Int64, day: Int, plannedDay: Int, isOff: Bool = false) {
      self.what = what
      self.at = at
      self.day = day
      self.plannedDay = plannedDay
      self.isOff = isOff
    }
  }

  package struct Submission: Hashable, Sendable {
    package var id: UInt32
    /// Its place in `jobs`.
    package var job: Int
    package var person: UInt32
    package var createdAt: Int64
    package var createdDay: Int
    /// By time.
    package var steps: [Step]
    /// By time; the latest word of each kind stands.
    package var plans: [Plan]

    package init(
      id: UInt32, job: Int, person: UInt32, createdAt: Int64, createdDay: Int, steps: [Step], plans: [Plan] = []
    ) {
      self.id = id
      self.job = job
      self.person = person
      self.createdAt = createdAt
      self.createdDay = createdDay
      self.steps = steps
      self.plans = plans
    }

    /// The day on record for it; `nil` where there is none, or it was called off.
    package func planned(_ what: Plan.What, before day: Int = .max) -> Int? {
      plans.last { $0.what == what && $0.day < day }.flatMap { $0.isOff ? nil : $0.plannedDay }
    }
  }

  package static let unknownKind = 3
  package static let kinds = 4

  /// By opening.
  package var jobs: [Job]
  /// By job.
  package var submissions: [Submission]
  /// Nothing later than this is in it.
  package var asOf: Int64
  package var asOfDay: Int
  /// The day of its first job.
  package var beginsDay: Int

  package init(jobs: [Job], submissions: [Submission], asOf: Int64, asOfDay: Int) {
    self.jobs = jobs
    self.submissions = submissions
    self.asOf = asOf
    self.asOfDay = asOfDay
    beginsDay = jobs.map(\.openedDay).min() ?? asOfDay
  }

  /// What of it was known at a time: the steps, jobs, submissions and fees up to then.
  package func cut(at time: Int64, day: Int) -> PipelineRecord {
    var keptJobs: [Job] = []
    var kept: [Submission] = []
    for job in jobs where job.openedAt <= time {
      let first = kept.count
      for var submission in submissions[job.submissions] where submission.createdAt <= time {
        submission.job = keptJobs.count
        submission.steps = submission.steps.filter { $0.at <= time }
        submission.plans = submission.plans.filter { $0.at <= time }
        kept.append(submission)
      }
      var job = job
      job.steps = job.steps.filter { $0.at <= time }
      job.fees = job.fees.filter { $0.at <= time }
      job.submissions = first..<kept.count
      keptJobs.append(job)
    }
    return PipelineRecord(jobs: keptJobs, submissions: kept, asOf: min(time, asOf), asOfDay: min(day, asOfDay))
  }
}

/// What a job order says of itself that its history's columns do not carry.
package struct JobLabels: Hashable, Sendable {
  /// Empty where none is on record.
  package var sector: String
  package var seniority: String
  /// 1 or more.
  package var openings: Int
  /// For how long a fee may have to be given back; `nil` where the record does not say.
  package var rebateDays: Int?

  package init(sector: String = "", seniority: String = "", openings: Int = 1, rebateDays: Int? = nil) {
    self.sector = sector
    self.seniority = seniority
    self.openings = max(1, openings)
    self.rebateDays = rebateDays
  }
}
