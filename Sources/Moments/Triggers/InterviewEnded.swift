import Recruitment

extension PersonScan {
  /// Opens at the interview's end (or `wait` later) unless the candidate has been spoken to since. Lapses when the
  /// submission ends or reaches an offer: then another talk is due.
  func interviewEndedForCandidate(desks: [JobKind], wait: Int64, _ emit: (MomentDraft) -> Void) {
    for submission in submissions where isOn(desks, job: submission.row.job, at: submission.row.createdAt) {
      for interview in submission.interviews(in: record) {
        let opens = interview.end + wait
        guard submission.standing(at: opens) <= .finalInterview else { continue }
        let leaves = submission.leaves(.stages(.shortlisted, .finalInterview), after: opens)
        var found = draft(
          submission, anchor: interview.anchor, ordinal: interview.ordinal, openedAt: opens,
          answeredAt: talks.knownSince(interview.end), lapsedAt: min(interview.voidAt, leaves),
          evidence: Self.evidence(of: interview))
        if found.isOpen(asOf: record.asOf), isClientUnheard(submission, since: interview.end) {
          found.evidence.append(Self.evidence("client_unheard", at: interview.end))
        }
        emit(found)
      }
    }
  }

  /// The same with the job's contact. Lapses when any later row of the submission says what was decided.
  func interviewEndedForContact(
    _ jobs: [ContactJob], desks: [JobKind], wait: Int64, _ emit: (MomentDraft) -> Void
  ) {
    for job in jobs {
      for submission in job.submissions where isOn(desks, job: job.track.id, at: submission.row.createdAt) {
        for interview in submission.interviews(in: record) {
          let opens = interview.end + wait
          guard isContact(of: job.track, at: opens), submission.standing(at: opens) <= .finalInterview else { continue }
          let decided = submission.events.first { $0.at > interview.end }?.at ?? Arrivals.never
          emit(
            draft(
              submission, anchor: interview.anchor, ordinal: interview.ordinal, openedAt: opens,
              answeredAt: talks.knownSince(interview.end),
              lapsedAt: min(interview.voidAt, decided, job.track.closes(after: opens)),
              evidence: Self.evidence(of: interview)))
        }
      }
    }
  }

  /// Whether nothing is on record by which the client's side could have told us of it: no word from any contact of the
  /// job since, and no step of the submission. Where the job has no contact nobody can say.
  private func isClientUnheard(_ submission: SubmissionTrack, since end: Int64) -> Bool {
    guard !submission.events.contains(where: { $0.at > end }) else { return false }
    let contacts = Set(
      record.chronicle.versions(ofJob: submission.row.job).lazy.filter {
        $0.from <= self.record.asOf && $0.contact != 0
      }
      .map(\.contact))
    return !contacts.isEmpty && !contacts.contains { record.isHeard($0, since: end) }
  }

  private static func evidence(of interview: InterviewTrack) -> [Moment.Evidence] {
    [evidence("interview_start", at: interview.start), evidence("interview_end", at: interview.end)]
  }
}

// Stages on the way stand in order; the ends come after them.
extension Stage: Comparable {
  package static func < (left: Stage, right: Stage) -> Bool { left.rawValue < right.rawValue }

  /// Nothing comes of it any more.
  var isEnd: Bool { self >= .rejected }
}
