import Chronicle
import Dispatch
import Recruitment
import WorkingTime

/// Works out every moment of a firm's history as known at one time: the same code says what is due today and what was
/// due then, so that what is advised and what is measured cannot drift apart.
package struct MomentFinder: Sendable {
  package let playbook: Playbook
  package var asOf: Instant { Instant(record.asOf.seconds) }
  let record: Record
  /// What finding needs of each rule, without its words.
  private let searches: [Search]
  /// Beside each of them what it cannot do without, to be asked of everybody without touching a search that cannot find
  /// anything: all cores would count at once who holds it.
  private let gates: [Gate]
  /// When the first of the rules comes into play that look for a fact of which the firm has no record yet.
  let nextRule: Int64

  /// A class, since copying one for each person and rule would cost more than looking.
  private final class Search: Sendable {
    /// The rule's place in the playbook.
    let rule: Int
    let find: Trigger.Finding
    let limitSeconds: Int64
    /// A message does: it ends its moments, and they expire after a working day, or when due if later.
    let isMessage: Bool
    /// Or so long after they opened, if that is later.
    let staysSeconds: Int64
    /// Several triggers of its rule look at once, and what one finds another may have found.
    let mayDouble: Bool
    let looksForFacts: Bool

    init(rule index: Int, of rule: Rule, trigger: Trigger, facts: [UInt32]) {
      self.rule = index
      find = trigger.finding(desks: rule.desks, facts: facts)
      limitSeconds = Int64(rule.limitHours * 3_600)
      isMessage = rule.verdict == .messageFine && trigger.mayEndByMessage
      staysSeconds = Int64(rule.staysDays * 86_400)
      mayDouble = rule.triggers.count > 1 && rule.triggers.contains(where: \.looksForFacts)
      looksForFacts = trigger.looksForFacts
    }
  }

  /// - Parameter last: a finder of a moment ago: what it worked out of the same records need not be worked out again.
  package init(playbook: Playbook, chronicle: Chronicle, asOf: Instant, after last: MomentFinder? = nil) {
    self.playbook = playbook
    let record = Record(
      chronicle: chronicle, asOf: asOf, feeLimits: playbook.rules.flatMap { $0.triggers.compactMap(\.feeLimits) },
      after: last?.record)
    self.record = record
    var nextRule = Arrivals.never
    var (searches, gates): ([Search], [Gate]) = ([], [])
    for (index, rule) in playbook.rules.enumerated() where !rule.isOff {
      for trigger in rule.triggers {
        let facts = record.places(ofFacts: trigger.factNames)
        // Nobody can have such a moment where the firm never recorded what it looks for.
        if !facts.isEmpty, !facts.contains(where: { record.records(factAt: $0, by: asOf.seconds) }) {
          nextRule = min(nextRule, facts.map(record.firstRecord(ofFactAt:)).min() ?? Arrivals.never)
          continue
        }
        searches.append(Search(rule: index, of: rule, trigger: trigger, facts: facts))
        gates.append(Gate(trigger, facts: facts))
      }
    }
    (self.searches, self.gates, self.nextRule) = (searches, gates, nextRule)
  }

  /// Whether it is of that very history at that time.
  package func looks(into chronicle: Chronicle, asOf: Instant) -> Bool {
    record.chronicle === chronicle && self.asOf == asOf
  }

  /// Every moment, in order of opening, then person, then rule.
  package func all() -> [Moment] { search(openOnly: false) }

  /// Those that are open at the as-of time, in the same order: a small part of all, and much less work.
  package func open() -> [Moment] { search(openOnly: true) }

  /// The same with people whom one recruiter has to do with; what colleagues have open with them is among it.
  package func open(concerning recruiter: RecruiterID) -> [Moment] {
    let recruiter = UInt32(truncatingIfNeeded: recruiter.value)
    return search(openOnly: true) { record.concerns(recruiter, person: $0) }
  }

  /// People are split over the cores; the answer does not depend on how.
  private func search(openOnly: Bool, among isWanted: @Sendable (UInt32) -> Bool = { _ in true }) -> [Moment] {
    let count = record.chronicle.personIDs.count
    let parts = max(1, min(count / 256, 16))
    let found = MomentParts(count: parts)
    DispatchQueue.concurrentPerform(iterations: parts) { part in
      let people = record.chronicle.personIDs
      let lower = count * part / parts
      let upper = count * (part + 1) / parts
      let scan = PersonScan(record: record)
      var moments: [Moment] = []
      // Room that is not used costs nothing, and moving what was found does.
      moments.reserveCapacity((upper - lower) * (openOnly ? 2 : 18))
      for index in lower..<upper where isWanted(people[index]) {
        find(people[index], scan, openOnly: openOnly, into: &moments)
      }
      found.set(part, moments)
    }
    return found.inOrder()
  }

  /// One person's moments, as candidate, as a job's contact and as anybody.
  package func moments(of person: PersonID) -> [Moment] {
    var moments: [Moment] = []
    find(UInt32(truncatingIfNeeded: person.value), PersonScan(record: record), openOnly: false, into: &moments)
    return moments.sorted(by: Self.byOpening)
  }

  package func id(of moment: Moment) -> MomentID {
    MomentID(rule: playbook.rules[moment.rule].code, anchor: moment.anchor, ordinal: moment.ordinal)
  }

  package static func byOpening(_ left: Moment, _ right: Moment) -> Bool {
    if left.openedAt != right.openedAt { return left.openedAt < right.openedAt }
    if left.person != right.person { return left.person < right.person }
    if left.rule != right.rule { return left.rule < right.rule }
    return (left.anchor, left.ordinal) < (right.anchor, right.ordinal)
  }

  func find(_ person: UInt32, _ scan: PersonScan, openOnly: Bool, into moments: inout [Moment]) {
    scan.read(person)
    let jobs = scan.jobsAsContact()
    var sightings: [Sighting] = []
    let atHand = scan.atHand(jobs)
    for (place, gate) in gates.enumerated() where gate.lets(atHand) {
      let search = searches[place]
      if let first = sightings.first, first.moment.rule != search.rule {
        moments += Self.withoutDoubles(&sightings, openOnly: openOnly)
      }
      search.find(scan, jobs) { draft in
        guard let moment = finished(draft, scan, search, openOnly: openOnly) else { return }
        if search.mayDouble {
          sightings.append(Sighting(moment: moment, isOfFact: search.looksForFacts))
        } else {
          moments.append(moment)
        }
      }
    }
    if !sightings.isEmpty { moments += Self.withoutDoubles(&sightings, openOnly: openOnly) }
  }

  /// A draft with all that ended it.
  /// - Returns: `nil` where it never was a moment, or is over where only open ones are asked for; those that another
  ///   trigger of their rule may have found as well are asked for whether they are over or not.
  private func finished(_ draft: MomentDraft, _ scan: PersonScan, _ search: Search, openOnly: Bool) -> Moment? {
    let asOf = scan.record.asOf
    var end = Ending(at: draft.lapsedAt, by: draft.lapsedBy)
    var answer = Ending(at: draft.answeredAt, by: draft.answeredBy)
    if search.isMessage { endByMessage(draft, &answer, &end, scan, search) }
    let opened = draft.openedAt
    // Not yet, or answered, lapsed or objected to before it could.
    guard opened <= asOf, opened < answer.at, opened < end.at, opened < scan.optedOutAt else { return nil }
    if scan.optedOutAt <= end.at { end = Ending(at: scan.optedOutAt, by: .optOut) }
    if answer.at <= end.at { end = answer }
    let isPast = end.at <= asOf
    if openOnly, !search.mayDouble, isPast { return nil }
    let due = min(scan.due(openedAt: opened, limitSeconds: search.limitSeconds), max(draft.latest, opened))
    var moment = Moment(
      rule: search.rule, anchor: draft.anchor, ordinal: draft.ordinal, person: PersonID(Int64(draft.person)),
      client: ClientID(Int64(draft.client)), recruiter: RecruiterID(Int64(draft.recruiter)),
      job: JobID(Int64(draft.job)), submission: SubmissionID(Int64(draft.submission)),
      openedAt: Instant(opened), dueAt: Instant(due), endedAt: isPast ? Instant(end.at) : nil,
      endedBy: isPast ? end.by : .open, evidence: draft.evidence)
    endByAction(&moment, asOf)
    return openOnly && !search.mayDouble && moment.endedAt != nil ? nil : moment
  }

  private struct Ending {
    var at: Int64
    var by: Moment.EndedBy
  }

  /// Where a message does, one of ours is an answer; and what was said neither within a working day (or the days for which
  /// it stays) nor by when it was due need not be said.
  private func endByMessage(
    _ draft: MomentDraft, _ answer: inout Ending, _ lapse: inout Ending, _ scan: PersonScan, _ search: Search
  ) {
    let written = scan.ours.knownSince(draft.openedAt + 1)
    if written < answer.at { answer = Ending(at: written, by: .message) }
    // A working day is never shorter than that, clocks put forward or not: what ended sooner cannot expire.
    let soonest = draft.openedAt + max(search.staysSeconds, 23 * 3_600)
    guard min(answer.at, lapse.at) > soonest else { return }
    let stale = max(
      record.firmHours.addingWorkingDays(1, to: draft.openedAt),
      scan.due(openedAt: draft.openedAt, limitSeconds: search.limitSeconds),
      draft.openedAt + search.staysSeconds)
    if stale < lapse.at { lapse = Ending(at: stale, by: .expired) }
  }

  /// What recruiters did about it counts from when they did it: an action ends the moment unless it had ended before.
  private func endByAction(_ moment: inout Moment, _ asOf: AsOf) {
    let actions = record.chronicle.actions
    guard !actions.isEmpty, moment.endedAt.map({ $0.seconds > record.earliestAction }) ?? true else { return }
    for action in record.chronicle.actions(on: id(of: moment).value)
    where action.at <= asOf && action.at >= moment.openedAt.seconds {
      guard let how = Self.ending(MomentAction(rawValue: UInt8(truncatingIfNeeded: action.action))) else { continue }
      if let ended = moment.endedAt, ended.seconds <= action.at { continue }
      moment.endedAt = Instant(action.at)
      moment.endedBy = how
    }
  }

  private static func ending(_ action: MomentAction?) -> Moment.EndedBy? {
    switch action {
    case .alreadyTalked: .conversation
    case .noLongerTrue: .withdrawn
    case .dismissed: .dismissed
    case .agreedLater: .agreedLater
    case .snoozed, nil: nil
    }
  }

  /// Until when a moment is put off, as known at the as-of time; `nil` when it is not.
  package func snoozedUntil(_ moment: Moment) -> Instant? {
    guard !record.chronicle.actions.isEmpty else { return nil }
    var until: Int64?
    for action in record.chronicle.actions(on: id(of: moment).value)
    where action.at <= record.asOf && action.action == UInt32(MomentAction.snoozed.rawValue) {
      until = action.until == HistoryRow.unknownTime ? nil : action.until
    }
    return until.flatMap { $0 > record.asOf ? Instant($0) : nil }
  }
}
