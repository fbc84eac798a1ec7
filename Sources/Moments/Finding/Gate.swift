import Chronicle
import Recruitment

/// Whom a trigger may find anything with: what it cannot do without, asked of everybody before it looks. Most people have
/// neither submissions nor jobs, and of those who have, few came as far as most triggers begin.
struct Gate: Sendable {
  private let ground: Trigger.Ground
  /// The names of facts one of which it cannot do without; empty = it can.
  private let facts: NameBits
  /// One of these stages somebody's submission must have come to; empty = it need not.
  private let stages: StageSet
  /// A date of one of these kinds must be set down, by the diary or with a stage; empty = it need not.
  private let dates: DateKinds

  /// - Parameter facts: the places, among the firm's names of facts, of those that the trigger names.
  init(_ trigger: Trigger, facts: [UInt32]) {
    ground = trigger.ground
    self.facts = trigger.findsOnlyFactsAtHand ? NameBits(facts) : NameBits()
    stages = StageSet(trigger.stagesItBeginsAt)
    dates = DateKinds(trigger.datesItBeginsAt)
  }

  /// What there is to find anything in.
  struct AtHand {
    /// Of the person's own submissions, and of those to the jobs whose contact they are; `nil` = they have none.
    var submissions: Way?
    var jobs: Way?
    var facts: NameBits
  }

  /// How far submissions came, and which dates were set down for them.
  struct Way {
    var stages = StageSet()
    var dates = DateKinds()

    mutating func add(_ submission: SubmissionTrack) {
      stages.formUnion(submission.stages)
      dates.formUnion(submission.kinds)
    }
  }

  func lets(_ atHand: AtHand) -> Bool {
    guard facts.isEmpty || facts.mayShare(with: atHand.facts) else { return false }
    return switch ground {
    case .anybody: true
    case .submissions: atHand.submissions.map(lets) ?? false
    case .jobs: atHand.jobs.map(lets) ?? false
    case .either: (atHand.submissions.map(lets) ?? false) || (atHand.jobs.map(lets) ?? false)
    }
  }

  private func lets(_ way: Way) -> Bool {
    (stages.isEmpty || !stages.isDisjoint(with: way.stages)) && (dates.isEmpty || !dates.isDisjoint(with: way.dates))
  }
}

extension PersonScan {
  /// What triggers may find anything in.
  func atHand(_ jobs: [ContactJob]) -> Gate.AtHand {
    var (own, theirs) = (Gate.Way(), Gate.Way())
    for submission in submissions { own.add(submission) }
    for job in jobs {
      for submission in job.submissions { theirs.add(submission) }
      // Those that name the job alone come first.
      for date in record.chronicle.dates(ofJob: job.track.id) {
        guard date.submission == 0 else { break }
        if let kind = DateKind(rawValue: UInt8(truncatingIfNeeded: date.what)) { theirs.dates.insert(kind) }
      }
    }
    return Gate.AtHand(
      submissions: submissions.isEmpty ? nil : own, jobs: jobs.isEmpty ? nil : theirs, facts: factsAtHand(jobs))
  }
}
