import Recruitment

/// Where a submission stands for the model: the recorded stages, those together that the trade treats alike.
package enum PipelineStage: Int, CaseIterable, Sendable {
  case shortlisted, submitted, interview, finalInterview, offer, accepted, started

  /// Stages that a submission can be in before it earns its fee.
  package static let open = 6

  /// `nil` for an end.
  package init?(_ stage: Stage) {
    switch stage {
    case .shortlisted, .readyToSubmit: self = .shortlisted
    case .submitted: self = .submitted
    case .interview: self = .interview
    case .finalInterview: self = .finalInterview
    case .offer, .offerDelivered: self = .offer
    case .accepted, .resigned: self = .accepted
    case .started, .rebateCleared: self = .started
    default: return nil
    }
  }

  /// The name in answers.
  package var word: String {
    switch self {
    case .shortlisted: "shortlisted"
    case .submitted: "submitted"
    case .interview: "interview"
    case .finalInterview: "final_interview"
    case .offer: "offer"
    case .accepted: "accepted"
    case .started: "started"
    }
  }
}

/// How a submission ends without a fee.
package enum PipelineEnd: Int, CaseIterable, Sendable {
  case rejected, withdrew, declined, boughtBack, fellThrough, jobClosed

  package init?(_ stage: Stage) {
    switch stage {
    case .rejected: self = .rejected
    case .withdrew: self = .withdrew
    case .declined: self = .declined
    case .boughtBack: self = .boughtBack
    case .fellThrough, .noShow: self = .fellThrough
    case .jobClosed: self = .jobClosed
    default: return nil
    }
  }
}

/// What a submission went through: when it came to each stage, and how it ended.
package struct SubmissionPath: Hashable, Sendable {
  package struct Stay: Hashable, Sendable {
    package var stage: PipelineStage
    package var from: Int
  }

  /// Stages in ascending order with the day of coming to them; a step back is no stay of its own.
  package private(set) var stays: [Stay] = []
  package private(set) var end: (what: PipelineEnd, day: Int)?
  /// The day on which somebody who had started left within the rebate period.
  package private(set) var leftDay: Int?
  package private(set) var clearedDay: Int?

  package init(_ submission: PipelineRecord.Submission) {
    for step in submission.steps {
      guard let stage = Stage(rawValue: step.code) else { continue }
      if stage == .leftInRebate { leftDay = step.day }
      if stage == .rebateCleared { clearedDay = step.day }
      if let reached = PipelineStage(stage) {
        // A step after an end says that it was none.
        if let last = stays.last, last.stage.rawValue >= reached.rawValue { continue }
        stays.append(Stay(stage: reached, from: step.day))
        end = nil
      } else if let what = PipelineEnd(stage), end == nil, stays.last?.stage != .started {
        end = (what, step.day)
      }
    }
    if stays.isEmpty, end == nil { stays = [Stay(stage: .shortlisted, from: submission.createdDay)] }
  }

  package var startedDay: Int? { stays.last.flatMap { $0.stage == .started ? $0.from : nil } }
  package var isOpen: Bool { end == nil && startedDay == nil && !stays.isEmpty }
  package func day(of stage: PipelineStage) -> Int? { stays.first { $0.stage == stage }?.from }

  package static func == (left: SubmissionPath, right: SubmissionPath) -> Bool {
    left.stays == right.stays && left.end?.what == right.end?.what && left.end?.day == right.end?.day
      && left.leftDay == right.leftDay
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(stays) }
}

/// What a job went through: when it was held, and how it ended.
package struct JobPath: Sendable {
  package struct Hold: Hashable, Sendable {
    package var from: Int
    /// `nil` while it lasts.
    package var until: Int?
    /// Whether the job was open again afterwards; `false` where it was closed.
    package var wasReopened: Bool
    /// `HoldReason`: the last that was told while it lasted.
    package var reason: HoldReason
  }

  /// A time of being closed.
  package struct Closure: Hashable, Sendable {
    package var from: Int
    /// `nil` while it lasts.
    package var until: Int?
    package var isFilled: Bool
  }

  package private(set) var holds: [Hold] = []
  package private(set) var closures: [Closure] = []
  package private(set) var closed: (status: JobStatus, day: Int)?

  package init(_ job: PipelineRecord.Job) {
    for step in job.steps {
      guard let status = JobStatus(rawValue: step.code) else { continue }
      let last = holds.indices.last.flatMap { holds[$0].until == nil ? $0 : nil }
      switch status {
      case .onHold:
        let reason = HoldReason(rawValue: step.reason) ?? .notTold
        if let last {
          if reason != .notTold { holds[last].reason = reason }
        } else {
          holds.append(Hold(from: step.day, until: nil, wasReopened: false, reason: reason))
        }
        reopen(step.day)
      case .open, .reopened:
        if let last { (holds[last].until, holds[last].wasReopened) = (step.day, true) }
        reopen(step.day)
      case .filled, .cancelled, .lost:
        if let last { holds[last].until = step.day }
        if closed == nil {
          closed = (status, step.day)
          closures.append(Closure(from: step.day, until: nil, isFilled: status == .filled))
        }
      }
    }
  }

  private mutating func reopen(_ day: Int) {
    guard closed != nil else { return }
    closed = nil
    closures[closures.count - 1].until = day
  }

  package func isHeld(on day: Int) -> Bool {
    holds.contains { $0.from <= day && day < ($0.until ?? .max) }
  }

  package var isHeldNow: Bool { holds.last.map { $0.until == nil } ?? false }
}
