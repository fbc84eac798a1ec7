import Recruitment
import WorkingTime

extension PersonScan {
  /// A submission that stands at `submitted`, or whose interview has ended, waits for the client. The clock starts there,
  /// or when the contact was last heard if later; opens when `workingDays` have passed on the firm's wall clock and
  /// `number` messages of ours since are unanswered, while the job is open. For each waiting submission.
  func clientSilent(
    _ jobs: [ContactJob], desks: [JobKind], workingDays: Int, number: Int, _ emit: (MomentDraft) -> Void
  ) {
    guard ours.count >= number else { return }
    for job in jobs where !job.submissions.isEmpty {
      let open = job.track.openSpans()
      for submission in job.submissions {
        var ordinal = job.firstOrdinal
        for wait in clientWaits(submission) {
          for silence in silences(after: wait.from, before: wait.until) {
            let clock = max(wait.from, silence.since ?? Int64.min)
            guard clock < wait.until else { break }
            let ready = max(
              record.firmHours.addingWorkingDays(workingDays, to: clock), ours.known(number: number, after: clock),
              silence.knownFrom)
            guard ready < min(wait.until, silence.until) else { continue }
            for span in open {
              let opens = job.track.isContact(person, from: max(ready, span.lowerBound, wait.begins))
              guard opens < min(span.upperBound, wait.until, silence.until),
                isOn(desks, job: job.track.id, at: opens)
              else { continue }
              let lapses = min(wait.until, span.upperBound)
              var evidence = silenceEvidence(
                Silence(since: clock, knownFrom: clock, until: silence.until, endedByTalk: false), at: opens)
              evidence.removeAll { $0.name == "last_heard" }
              if let heard = heard.last(by: opens) { evidence.append(Self.evidence("last_heard", at: heard)) }
              evidence.append(Self.evidence("waiting_since", at: wait.from))
              evidence.append(Self.evidence(wait.interview ? "interview_end" : "submitted", at: wait.from))
              emit(
                draft(
                  submission, ordinal: ordinal, openedAt: opens,
                  answeredAt: silence.endedByTalk ? silence.until : Arrivals.never,
                  lapsedAt: silence.endedByTalk ? lapses : min(lapses, silence.until), evidence: evidence))
              ordinal += 1
            }
          }
        }
      }
    }
  }

  private struct ClientWait {
    /// Where its clock starts.
    var from: Int64
    /// From when on it is the one that counts: `from`, or when a later one turned out to be none.
    var begins: Int64
    var until: Int64
    var interview: Bool
  }

  /// From when to when a submission waited for the client's word, in time order.
  private func clientWaits(_ submission: SubmissionTrack) -> [ClientWait] {
    var waits: [ClientWait] = []
    for index in submission.events.indices where submission.stage(index) == .submitted {
      waits.append(
        wait(from: submission.events[index].at, until: submission.standsUntil(index), interview: false))
    }
    for interview in submission.interviews(in: record) {
      let stage = submission.standing(at: interview.end)
      guard stage <= .finalInterview, stage != .submitted else { continue }
      let next = submission.events.first { $0.at > interview.end }?.at ?? Arrivals.never
      waits.append(wait(from: interview.end, until: min(next, interview.voidAt), interview: true))
    }
    return Self.oneAtATime(waits)
  }

  private func wait(from: Int64, until: Int64, interview: Bool) -> ClientWait {
    ClientWait(from: from, begins: from, until: until, interview: interview)
  }

  /// A submission waits for one thing at a time: where two interviews are over, for word of the later.
  private static func oneAtATime(_ waits: [ClientWait]) -> [ClientWait] {
    guard waits.count > 1 else { return waits }
    let marks = Set(waits.flatMap { [$0.from, $0.until] }).sorted()
    var found: [ClientWait] = []
    for (begins, until) in zip(marks, marks.dropFirst()) {
      let standing = waits.filter { $0.from <= begins && $0.until > begins }
      guard var wait = standing.max(by: { ($0.from, $1.until) < ($1.from, $0.until) }) else { continue }
      if let last = found.last, last.from == wait.from, last.until == begins {
        found[found.count - 1].until = until
      } else {
        wait.begins = begins
        wait.until = until
        found.append(wait)
      }
    }
    return found
  }
}
