import Chronicle
import Evidence
import Moments
import Recruitment

/// What is studied, as it stands: the history, the rules, and what trials drew lots for.
struct StudiedRecord: Sendable {
  struct Drawn: Sendable {
    var trial: Trial
    var log: [TrialAssignment]
  }

  var chronicle: Chronicle
  var playbook: Playbook
  var trials: [Drawn]
  var verdicts: VerdictBook
  /// The folder of the history's copy, beside which what was studied is kept; `nil` where nothing is.
  var directory: String?

  var mark: RecordMark {
    RecordMark(
      sequence: chronicle.sequence, lots: trials.reduce(0) { $0 + $1.log.count },
      stopped: trials.count { $0.trial.stoppedAt != nil })
  }

  /// Whether nothing has come in yet: then there is no end, and nothing to say of any.
  var isEmpty: Bool { chronicle.sources.isEmpty }

  /// The record's end: nothing later has been seen.
  var ends: Instant { Instant(chronicle.sources.map(\.newest).max() ?? 0) }

  /// As known at the record's end, in order of opening: the same record, the same answer, whenever asked.
  func moments() -> [Moment] { finder.all() }

  /// What findings need of them: a large firm has too many to keep them all.
  func studied() -> StudiedMoments { StudiedMoments(finder) }

  /// The same of some people alone: a page that is about few must not look through all.
  func moments(of people: Set<PersonID>) -> [Moment] {
    let finder = finder
    return people.flatMap(finder.moments(of:))
  }

  private var finder: MomentFinder { MomentFinder(playbook: playbook, chronicle: chronicle, asOf: ends) }

  var rosters: [TrialRoster] {
    trials.compactMap { TrialRoster($0.trial, log: $0.log, chronicle: chronicle, playbook: playbook) }
  }
}

/// Tells one state of what is studied from another. A trial's log only grows, and a trial stops once; neither is a change
/// of the history.
struct RecordMark: Hashable, Sendable {
  var sequence: Int64
  var lots = 0
  var stopped = 0
  /// How often anybody said what colleagues see of their messages.
  var privacy = 0
}
