import Chronicle
import Recruitment

extension PersonScan {
  /// Opens with the fact, or so many working hours later, unless the party was spoken to since it was recorded. Lapses when
  /// the fact is resolved, and where it is bound to stages, when the submission leaves them. A fact that is denied (`no`)
  /// opens nothing.
  /// - Parameter names: places among the firm's names of facts.
  func factRecorded(
    with party: Trigger.Party, _ jobs: [ContactJob], desks: [JobKind], names: [UInt32], stages: [Stage], wait: Int64,
    _ emit: (MomentDraft) -> Void
  ) {
    let own = ownFacts(names)
    if party != .contact {
      for fact in own where !isContactAlone(at: fact.at) {
        let submission = submission(of: fact)
        pass(fact, submission, of: .candidate, desks: desks, stages: stages, wait: wait, emit)
      }
      for submission in submissions {
        for fact in record.chronicle.facts(ofSubmission: submission.row.id)
        where fact.person == 0 && stands(fact, names) {
          pass(fact, submission, of: .candidate, desks: desks, stages: stages, wait: wait, emit)
        }
      }
    }
    if party != .candidate {
      for fact in own where isContactAlone(at: fact.at) {
        pass(fact, nil, of: .contact, desks: desks, stages: stages, wait: wait, emit)
      }
      factRecordedForContact(jobs, desks: desks, names: names, stages: stages, wait: wait, emit)
    }
  }

  /// Facts about a job of which this person is the contact, or about a submission to it.
  private func factRecordedForContact(
    _ jobs: [ContactJob], desks: [JobKind], names: [UInt32], stages: [Stage], wait: Int64, _ emit: (MomentDraft) -> Void
  ) {
    for job in jobs {
      for fact in record.chronicle.facts(ofJob: job.track.id)
      where fact.submission == 0 && fact.person == 0 && stages.isEmpty && stands(fact, names)
        && isContact(of: job.track, at: fact.at) && isOn(desks, job: job.track.id, at: fact.at)
      {
        let opens = opening(of: fact, wait)
        var found = draft(
          job, ordinal: 1, openedAt: opens, answeredAt: talks.knownSince(fact.at),
          lapsedAt: min(resolved(fact), job.track.closes(after: opens)), evidence: evidence(of: fact, for: .contact))
        found.anchor = fact.digest
        emit(found)
      }
      for submission in job.submissions {
        for fact in record.chronicle.facts(ofSubmission: submission.row.id)
        where stands(fact, names) && isContact(of: job.track, at: fact.at) {
          pass(fact, submission, of: .contact, desks: desks, stages: stages, wait: wait, emit)
        }
      }
    }
  }

  private func pass(
    _ fact: FactRow, _ submission: SubmissionTrack?, of party: Trigger.Party, desks: [JobKind], stages: [Stage],
    wait: Int64, _ emit: (MomentDraft) -> Void
  ) {
    let ordinal = party == .candidate ? 0 : 1
    let opens = opening(of: fact, wait)
    let answered = talks.knownSince(fact.at)
    guard let submission else {
      // A rule for some desks or stages only says nothing of a person who is on none.
      guard stages.isEmpty, desks.count == JobKind.allCases.count else { return }
      var found = draft(
        ordinal: ordinal, openedAt: opens, answeredAt: answered, lapsedAt: resolved(fact),
        evidence: evidence(of: fact, for: party))
      found.anchor = fact.digest
      return emit(found)
    }
    guard isOn(desks, job: submission.row.job, at: fact.at) else { return }
    var lapses = resolved(fact)
    if !stages.isEmpty {
      guard let stage = submission.stage(at: fact.at), stages.contains(stage) else { return }
      lapses = min(lapses, submission.leaves(stages, after: fact.at))
    }
    emit(
      draft(
        submission, anchor: fact.digest, ordinal: ordinal, openedAt: opens, answeredAt: answered, lapsedAt: lapses,
        evidence: evidence(of: fact, for: party)))
  }

  // MARK: Facts

  private func ownFacts(_ names: [UInt32]) -> [FactRow] {
    record.chronicle.facts(ofPerson: person).filter { stands($0, names) }
  }

  private func stands(_ fact: FactRow, _ names: [UInt32]) -> Bool {
    fact.at <= record.asOf && fact.denied == 0 && names.contains(fact.name)
  }

  private func opening(of fact: FactRow, _ wait: Int64) -> Int64 {
    wait == 0 ? fact.at : record.firmHours.adding(workingSeconds: wait, to: fact.at) ?? fact.at + wait
  }

  private func resolved(_ fact: FactRow) -> Int64 {
    fact.resolvedAt == HistoryRow.unknownTime ? Arrivals.never : fact.resolvedAt
  }

  /// Which submission a person's fact is about: the one it names, else the one that was furthest under way when it was
  /// recorded; `nil` where there was none.
  private func submission(of fact: FactRow) -> SubmissionTrack? {
    if fact.submission != 0 { return submissions.first { $0.row.id == fact.submission } }
    var best: (stage: Stage, track: SubmissionTrack)?
    for submission in submissions where fact.job == 0 || submission.row.job == fact.job {
      guard let stage = submission.stage(at: fact.at), stage <= .rebateCleared else { continue }
      if best.map({ stage > $0.stage }) ?? true { best = (stage, submission) }
    }
    return best?.track
  }

  /// Somebody on the client's side and no candidate.
  private func isContactAlone(at time: Int64) -> Bool {
    record.version(ofPerson: person, at: time)?.kind == UInt32(PersonKind.contact.rawValue)
  }

  /// What the recruiter reads, and what may be said aloud: only what whoever told it lets this side know.
  private func evidence(of fact: FactRow, for party: Trigger.Party) -> [Moment.Evidence] {
    let recorded = Self.evidence("recorded", at: fact.at)
    let sharing = Sharing(rawValue: UInt8(truncatingIfNeeded: fact.shareableWith)) ?? .nobody
    let isOpen = sharing == .both || sharing == (party == .candidate ? .candidate : .client)
    return isOpen ? [recorded, Self.evidence("may_be_named", at: fact.at)] : [recorded]
  }
}

extension SubmissionTrack {
  /// When it first stands outside of `stages` after `time`; `never` if it has not.
  func leaves(_ stages: [Stage], after time: Int64) -> Int64 {
    for index in events.indices where events[index].at > time && !stages.contains(stage(index)) {
      return events[index].at
    }
    return Arrivals.never
  }
}
