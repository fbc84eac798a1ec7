import Moments
import Permission
import Recruitment

/// Which of the open moments stand on today's list, and in which order: by deadline, then longest open; never by money,
/// a person's qualities or their predicted answer.
package struct TodaySelection: Sendable {
  package struct Entry: Sendable {
    package var moment: Moment
    package var id: MomentID
    package var permission: PermissionAnswer
  }

  /// A talk is right.
  package var conversations: [Entry] = []
  /// A message is right.
  package var messages: [Entry] = []
  /// Open, but put off or not permitted now: why, and until when.
  package var notNow: [(entry: Entry, why: String, until: Instant?)] = []
  /// Open, but opened more than fourteen days ago; by deadline too.
  package var older: [Entry] = []

  /// - Parameters:
  ///   - moments: those of the finder; ended ones are passed over.
  ///   - recruiter: whose; `nil` for everyone's. `.none` for those that belong to nobody.
  package init(_ moments: [Moment], of recruiter: RecruiterID?, finder: MomentFinder, gate: Gate, asOf: Instant) {
    let playbook = finder.playbook
    let open = moments.filter { $0.endedAt == nil }
    // A general rule gives way to a particular conversation with the same person, whoever of us is to hold it.
    var spoken = Set(
      open.filter { Self.isParticular(playbook.rules[$0.rule]) && isRecent($0, asOf) }.map(\.person))
    var jobsSeen: Set<JobRule> = []
    for moment in open.filter({ recruiter == nil || $0.recruiter == recruiter }).sorted(by: Self.byDeadline) {
      let rule = playbook.rules[moment.rule]
      guard isRecent(moment, asOf) else {
        let permission = Self.permission(moment, rule, gate, asOf)
        older.append(Entry(moment: moment, id: finder.id(of: moment), permission: permission))
        continue
      }
      // Of two general ones the first stands.
      if rule.yields, !spoken.insert(moment.person).inserted { continue }
      if rule.triggers.contains(where: \.isOncePerJob),
        !jobsSeen.insert(JobRule(rule: moment.rule, job: moment.job)).inserted
      {
        continue
      }
      place(moment, rule, finder: finder, gate: gate, asOf: asOf)
    }
  }

  private static func isParticular(_ rule: Rule) -> Bool { !rule.yields && rule.verdict != .messageFine }

  private static func channel(of rule: Rule) -> Channel { Channel(word: rule.channel) ?? .call }

  private static func permission(_ moment: Moment, _ rule: Rule, _ gate: Gate, _ asOf: Instant) -> PermissionAnswer {
    gate.answer(
      for: moment.person, by: channel(of: rule), purpose: rule.purpose, at: asOf,
      by: moment.recruiter == .none ? nil : moment.recruiter,
      about: moment.submission, job: moment.job)
  }

  private struct JobRule: Hashable {
    var rule: Int
    var job: JobID
  }

  private mutating func place(_ moment: Moment, _ rule: Rule, finder: MomentFinder, gate: Gate, asOf: Instant) {
    let permission = Self.permission(moment, rule, gate, asOf)
    let entry = Entry(moment: moment, id: finder.id(of: moment), permission: permission)
    if let until = finder.snoozedUntil(moment) {
      notNow.append((entry, "put off by you", until))
    } else if permission.verdict == .notNow {
      notNow.append((entry, permission.why.first ?? "not now", permission.until))
    } else if rule.verdict == .messageFine {
      messages.append(entry)
    } else {
      conversations.append(entry)
    }
  }

  /// Those that fit into the time there is, in order, and how many are left.
  package func conversations(within minutes: Int?, _ playbook: Playbook) -> (fitting: [Entry], more: Int) {
    guard let minutes else { return (conversations, 0) }
    var left = minutes
    var fitting: [Entry] = []
    for entry in conversations {
      left -= playbook.rules[entry.moment.rule].minutes
      if left < 0 { break }
      fitting.append(entry)
    }
    return (fitting, conversations.count - fitting.count)
  }

  static func byDeadline(_ left: Moment, _ right: Moment) -> Bool {
    if left.dueAt != right.dueAt { return left.dueAt < right.dueAt }
    return MomentFinder.byOpening(left, right)
  }
}

/// Cards are shown for fourteen days from their opening.
private func isRecent(_ moment: Moment, _ asOf: Instant) -> Bool { asOf - moment.openedAt <= 14 * Span.day }
