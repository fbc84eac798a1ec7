import Chronicle
import Recruitment

/// Which facts a rule looks for, and where.
struct FactSearch {
  /// Places among the firm's names of facts.
  var names: [UInt32]
  var desks: [JobKind]
  /// Only where the submission stood at one of these; empty = wherever it stood.
  var stages: [Stage]
  /// Working seconds.
  var wait: Int64
  /// With the so-manieth in `within` seconds; 1 = with each.
  var count: Int
  var within: Int64
  /// A talk so long before a fact is the one in which it was told, seconds.
  var before: Int64

  /// Numbers that keep the moments of two words of one rule apart that hang on one fact.
  /// Bound to stages and for both sides: what one of them says of something under way is for the other too.
  func concernsBoth(_ party: Trigger.Party) -> Bool { party == .both && !stages.isEmpty }

  func ordinal(_ party: Trigger.Party) -> Int { (party == .candidate ? 0 : 1) + (count > 1 ? 2 : 0) }
}

extension PersonScan {
  /// Opens with the fact, or so many working hours later, unless the party was spoken to since it was recorded, or just
  /// before, when they told it. Lapses when
  /// the fact is resolved, and where it is bound to stages, when the submission leaves them. A fact that is denied (`no`)
  /// opens nothing.
  func factRecorded(
    with party: Trigger.Party, _ jobs: [ContactJob], _ search: FactSearch, _ emit: (MomentDraft) -> Void
  ) {
    let own = repeated(ownFacts(search.names), search)
    if party != .contact {
      for fact in own where !isContactAlone(at: fact.at) {
        let submission = submission(of: fact)
        // What it is about is not known yet.
        if submission == nil, fact.submission != 0 { continue }
        pass(fact, submission, of: .candidate, search, emit)
      }
      for submission in submissions {
        for fact in repeated(facts(of: submission, search), search) {
          pass(fact, submission, of: .candidate, search, emit)
        }
        if search.concernsBoth(party) { toldByContact(of: submission, search, emit) }
      }
    }
    if party != .candidate {
      for fact in own where isContactAlone(at: fact.at) { ownFact(fact, jobs, search, emit) }
      factRecordedForContact(jobs, search, emit)
      if search.concernsBoth(party) { toldByCandidates(jobs, search, emit) }
    }
  }

  /// A fact about somebody on the client's side. Where the rule is for some desks only, it is about the last of their jobs
  /// there that is not closed; where it is bound to stages, about the submission to their jobs that came to one last.
  private func ownFact(_ fact: FactRow, _ jobs: [ContactJob], _ search: FactSearch, _ emit: (MomentDraft) -> Void) {
    if search.stages.isEmpty, search.desks.count == JobKind.allCases.count {
      return pass(fact, nil, of: .contact, search, emit)
    }
    guard search.stages.isEmpty else {
      if let last = standing(ofContact: person, fact, search) { pass(fact, last, of: .contact, search, emit) }
      return
    }
    let theirs = jobs.filter { job in
      job.track.openedAt <= fact.at && isContact(of: job.track, at: fact.at)
        && isOn(search.desks, job: job.track.id, at: fact.at)
    }
    let open = theirs.filter { $0.track.closes(after: fact.at) > fact.at }
    let last = open.max { ($0.track.openedAt, $0.track.digest) < ($1.track.openedAt, $1.track.digest) }
    guard let job = last else { return }
    pass(fact, job, search, lapses: job.track.closes(after: opening(at: fact.at, search.wait)), emit)
  }

  /// Facts about a job of which this person is the contact, about a submission to it, or about its client.
  private func factRecordedForContact(_ jobs: [ContactJob], _ search: FactSearch, _ emit: (MomentDraft) -> Void) {
    for job in jobs {
      let about = job.track.facts.named(search.names) {
        $0.submission == 0 && $0.person == 0 && stands($0)
      }
      for fact in repeated(about, search)
      where search.stages.isEmpty && isContact(of: job.track, at: fact.at)
        && isOn(search.desks, job: job.track.id, at: fact.at)
      {
        pass(fact, job, search, lapses: job.track.closes(after: opening(at: fact.at, search.wait)), emit)
      }
      for submission in job.submissions {
        let about = submission.facts.named(search.names) {
          $0.person != person && stands($0)
        }
        for fact in repeated(about, search) where isContact(of: job.track, at: fact.at) {
          pass(fact, submission, of: .contact, search, emit)
        }
      }
    }
    guard search.stages.isEmpty else { return }
    for client in clients(of: jobs) {
      let about = record.chronicle.facts(ofClient: client).named(search.names) {
        $0.submission == 0 && $0.person == 0 && $0.job == 0 && stands($0)
      }
      for fact in repeated(about, search) {
        // Whoever gave us the last job is whom we would talk to about it.
        guard let latest = record.latestJob(ofClient: client, at: fact.at), latest.contact == person,
          let job = jobs.first(where: { $0.track.id == latest.job.id }),
          isOn(search.desks, job: job.track.id, at: fact.at)
        else { continue }
        pass(fact, job, search, lapses: Arrivals.never, emit)
      }
    }
  }

  /// The clients that this person ever spoke for, ascending.
  func clients(of jobs: [ContactJob]) -> [UInt32] {
    var clients: [UInt32] = []
    for job in jobs {
      for version in job.track.versions
      where version.contact == person && version.client != 0 && !clients.contains(version.client) {
        clients.append(version.client)
      }
    }
    return clients.sorted()
  }

  private func pass(
    _ fact: FactRow, _ job: ContactJob, _ search: FactSearch, lapses: Int64, _ emit: (MomentDraft) -> Void
  ) {
    var found = draft(
      job, ordinal: search.ordinal(.contact), openedAt: opening(at: fact.at, search.wait),
      answeredAt: talks.knownSince(told(fact.at, search.before)), lapsedAt: min(resolved(fact), lapses),
      evidence: evidence(of: fact, for: .contact))
    found.anchor = fact.digest
    emit(found)
  }

  func pass(
    _ fact: FactRow, _ submission: SubmissionTrack?, of party: Trigger.Party, _ search: FactSearch,
    _ emit: (MomentDraft) -> Void
  ) {
    let ordinal = search.ordinal(party)
    let answered = talks.knownSince(told(fact.at, search.before))
    // A submission that is recorded after a fact about it makes it one of theirs from then on.
    let since = max(fact.at, submission?.row.createdAt ?? fact.at)
    let opens = opening(at: since, search.wait)
    guard let submission else {
      // A rule for some desks or stages only says nothing of a person who is on none.
      guard search.stages.isEmpty, search.desks.count == JobKind.allCases.count else { return }
      var found = draft(
        ordinal: ordinal, openedAt: opens, answeredAt: answered, lapsedAt: resolved(fact),
        evidence: evidence(of: fact, for: party))
      found.anchor = fact.digest
      return emit(found)
    }
    guard isOn(search.desks, job: submission.row.job, at: since) else { return }
    var lapses = resolved(fact)
    if !search.stages.isEmpty {
      guard let stage = submission.stage(at: since), search.stages.contains(stage) else { return }
      lapses = min(lapses, submission.leaves(search.stages, after: since))
    }
    emit(
      draft(
        submission, anchor: fact.digest, ordinal: ordinal, openedAt: opens, answeredAt: answered, lapsedAt: lapses,
        evidence: evidence(of: fact, for: party)))
  }

  /// Those that are the so-manieth in their span of time, of facts by time.
  func repeated(_ facts: [FactRow], _ search: FactSearch) -> [FactRow] {
    guard search.count > 1 else { return facts }
    return facts.enumerated().filter { index, fact in
      index + 1 >= search.count && fact.at - facts[index + 1 - search.count].at <= search.within
    }.map(\.element)
  }

  private func facts(of submission: SubmissionTrack, _ search: FactSearch) -> [FactRow] {
    submission.facts.named(search.names) { $0.person == 0 && stands($0) }
  }

  // MARK: Facts

  private func ownFacts(_ names: [UInt32]) -> [FactRow] {
    personFacts.named(names, where: stands)
  }

  func stands(_ fact: FactRow) -> Bool { fact.denied == 0 && fact.at <= record.asOf }

  private func opening(at time: Int64, _ wait: Int64) -> Int64 {
    wait == 0 ? time : record.firmHours.adding(workingSeconds: wait, to: time) ?? time + wait
  }

  /// From when a talk counts for a fact: what is told in a talk is written down after it, within so many seconds.
  func told(_ time: Int64, _ before: Int64) -> Int64 { before > 0 ? time - before + 1 : time }

  private func resolved(_ fact: FactRow) -> Int64 {
    fact.resolvedAt == HistoryRow.unknownTime ? Arrivals.never : fact.resolvedAt
  }

  /// Which submission a person's fact is about: the one it names, else the one that was furthest under way when it was
  /// recorded; `nil` where there was none, by what was known then.
  private func submission(of fact: FactRow) -> SubmissionTrack? { Self.submission(of: fact, among: submissions) }

  static func submission(of fact: FactRow, among submissions: [SubmissionTrack]) -> SubmissionTrack? {
    if fact.submission != 0 { return submissions.first { $0.row.id == fact.submission } }
    var best: (stage: Stage, track: SubmissionTrack)?
    for submission in submissions where fact.job == 0 || submission.row.job == fact.job {
      guard let stage = submission.stage(at: fact.at), stage <= .rebateCleared else { continue }
      if best.map({ stage > $0.stage }) ?? true { best = (stage, submission) }
    }
    return best?.track
  }

  private func isContactAlone(at time: Int64) -> Bool { version(at: time)?.isContactAlone ?? false }

  /// What the recruiter reads, and what may be said aloud: only what whoever told it lets this side know.
  private func evidence(of fact: FactRow, for party: Trigger.Party) -> [Moment.Evidence] {
    let recorded = Self.evidence("recorded", at: fact.at)
    let sharing = Sharing(rawValue: UInt8(truncatingIfNeeded: fact.shareableWith)) ?? .nobody
    let isOpen = sharing == .both || sharing == (party == .candidate ? .candidate : .client)
    return isOpen ? [recorded, Self.evidence("may_be_named", at: fact.at)] : [recorded]
  }
}

extension ScatteredRows<FactRow> {
  /// Those of one of these names that are wanted, in order. A row is long, and most are passed over by their name.
  func named(_ names: [UInt32], where isWanted: (FactRow) -> Bool) -> [FactRow] {
    guard let table = table.baseAddress else { return [] }
    var found: [FactRow] = []
    for place in places {
      let fact = table + Int(place)
      if names.contains(fact.pointee.name), isWanted(fact.pointee) { found.append(fact.pointee) }
    }
    return found
  }
}

extension SubmissionTrack {
  /// When it first stands outside of `stages` after `time`, or at it; `never` if it has not.
  func leaves(_ stages: [Stage], after time: Int64) -> Int64 {
    if let latest = latestIndex(at: time), !stages.contains(stage(latest)) { return time }
    for index in events.indices
    where events[index].at > time && isLastOfItsSecond(index) && !stages.contains(stage(index)) {
      return events[index].at
    }
    return Arrivals.never
  }
}
