import Moments
import Recruitment

/// What findings need of a firm's moments: those of kinds that are studied, without the facts behind them; and of every
/// other conversation that was due, whose it was and from when to when.
package struct StudiedMoments: Sendable {
  /// In order of opening.
  package private(set) var studied: [Moment] = []
  /// Of kinds that are not studied, by part of the people.
  private(set) var otherTalks: [[Talk]] = []
  /// All moments of any kind.
  package private(set) var count = 0

  /// A conversation that was due.
  struct Talk: BitwiseCopyable {
    var recruiter: UInt32
    var openedAt: Int64
    /// `Int64.max` while it is open.
    var endedAt: Int64

    init(_ moment: Moment) {
      recruiter = UInt32(truncatingIfNeeded: moment.recruiter.value)
      openedAt = moment.openedAt.seconds
      endedAt = moment.endedAt?.seconds ?? .max
    }
  }

  private struct Part: Sendable {
    var studied: [Moment] = []
    var talks: [Talk] = []
    var count = 0

    mutating func take(_ moment: Moment, _ kinds: Kinds) {
      count += 1
      if kinds.isStudied[moment.rule] {
        var bare = moment
        bare.evidence = []
        studied.append(bare)
      } else if kinds.isTalk[moment.rule] {
        talks.append(Talk(moment))
      }
    }
  }

  /// By rule of a playbook.
  private struct Kinds: Sendable {
    let isStudied: [Bool]
    let isTalk: [Bool]

    init(_ playbook: Playbook) {
      isStudied = playbook.rules.map { rule in Study.all.contains { $0.rule == rule.code } }
      isTalk = playbook.rules.map { $0.verdict != .messageFine }
    }
  }

  /// - Parameter moments: all of them, in order of opening, as known at the record's end.
  package init(_ moments: [Moment], playbook: Playbook) {
    let kinds = Kinds(playbook)
    var part = Part()
    for moment in moments { part.take(moment, kinds) }
    (studied, otherTalks, count) = (part.studied, [part.talks], part.count)
  }

  /// All moments that a finder finds, most of them never kept.
  package init(_ finder: MomentFinder) {
    let kinds = Kinds(finder.playbook)
    let parts = finder.sift({ Part() }, { $0.take($1, kinds) })
    otherTalks = parts.map(\.talks)
    count = parts.reduce(0) { $0 + $1.count }
    studied = MomentFinder.inOrder(parts.map(\.studied))
  }
}
