import Recruitment

extension PersonScan {
  /// The decisions on a job in time order: opens at the `count`th rejection in a row; more do not reopen it, another
  /// kind of decision ends the row.
  func rejectionsInARow(_ jobs: [ContactJob], desks: [JobKind], count: Int, _ emit: (MomentDraft) -> Void) {
    for job in jobs {
      let decisions = Self.decisions(on: job)
      var inARow = 0
      var ordinal = job.firstOrdinal
      for (index, decision) in decisions.enumerated() {
        inARow = decision.rejected ? inARow + 1 : 0
        guard inARow == count, isContact(of: job.track, at: decision.at),
          isOn(desks, job: job.track.id, at: decision.at)
        else { continue }
        let next = decisions[(index + 1)...].first { !$0.rejected }?.at ?? Arrivals.never
        let more = decisions[(index + 1)...].prefix { $0.rejected }
        var found = draft(
          job, ordinal: ordinal, openedAt: decision.at, answeredAt: talks.knownSince(decision.at),
          lapsedAt: min(next, job.track.closes(after: decision.at)),
          evidence: [
            Self.evidence("rejections", at: decision.at, number: count + more.count),
            Self.evidence("last_rejection", at: more.last?.at ?? decision.at),
          ])
        found.submission = decision.submission
        emit(found)
        ordinal += 1
      }
    }
  }

  private static func decisions(on job: ContactJob) -> [(at: Int64, id: UInt32, rejected: Bool, submission: UInt32)] {
    var decisions: [(at: Int64, id: UInt32, rejected: Bool, submission: UInt32)] = []
    for submission in job.submissions {
      for index in submission.events.indices {
        switch submission.stage(index) {
        case .rejected, .interview, .finalInterview, .offer, .accepted:
          decisions.append(
            (
              submission.events[index].at, submission.events[index].id, submission.stage(index) == .rejected,
              submission.row.id
            ))
        default: break
        }
      }
    }
    return decisions.sorted { ($0.at, $0.id) < ($1.at, $1.id) }
  }
}
