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
  package var older: [Moment] = []

  /// - Parameter recruiter: whose; `nil` for everyone's. `.none` for those that belong to nobody.
  package init(_ open: OpenMoments, of recruiter: RecruiterID?, finder: MomentFinder, gate: Gate, asOf: Instant) {
    let playbook = finder.playbook
    // A general rule gives way to a particular conversation with the same person, whoever of us is to hold it; of two
    // general ones the first stands.
    var general: Set<PersonID> = []
    var jobsSeen: Set<JobRule> = []
    for moment in open.moments(of: recruiter) where !gate.erased.contains(moment.person) {
      let rule = playbook.rules[moment.rule]
      guard OpenMoments.isRecent(since: moment.openedAt, asOf) else {
        older.append(moment)
        continue
      }
      if rule.yields, open.hasParticular(moment.person, asOf: asOf) || !general.insert(moment.person).inserted {
        continue
      }
      if rule.triggers.contains(where: \.isOncePerJob),
        !jobsSeen.insert(JobRule(rule: moment.rule, job: moment.job)).inserted
      {
        continue
      }
      place(moment, rule, finder: finder, gate: gate, asOf: asOf)
    }
  }

  private static func channel(of rule: Rule) -> Channel { Channel(word: rule.channel) ?? .call }

  /// A moment with its name and whether it may be acted on.
  package static func entry(_ moment: Moment, finder: MomentFinder, gate: Gate, asOf: Instant) -> Entry {
    let rule = finder.playbook.rules[moment.rule]
    let permission = gate.answer(
      for: moment.person, by: channel(of: rule), purpose: rule.purpose, at: asOf,
      by: moment.recruiter == .none ? nil : moment.recruiter, about: moment.submission, job: moment.job)
    return Entry(moment: moment, id: finder.id(of: moment), permission: permission)
  }

  private struct JobRule: Hashable {
    var rule: Int
    var job: JobID
  }

  private mutating func place(_ moment: Moment, _ rule: Rule, finder: MomentFinder, gate: Gate, asOf: Instant) {
    let entry = Self.entry(moment, finder: finder, gate: gate, asOf: asOf)
    let permission = entry.permission
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

  /// Takes moments off the list, wherever on it they stand; returns with whom they were. General rules still give way to
  /// them: apart from them the list is as it would be.
  package mutating func withhold(_ isWithheld: (Moment) -> Bool) -> Set<PersonID> {
    var people: Set<PersonID> = []
    func stays(_ moment: Moment) -> Bool {
      guard isWithheld(moment) else { return true }
      people.insert(moment.person)
      return false
    }
    conversations = conversations.filter { stays($0.moment) }
    messages = messages.filter { stays($0.moment) }
    notNow = notNow.filter { stays($0.entry.moment) }
    older = older.filter(stays)
    return people
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
