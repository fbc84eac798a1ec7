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
              let opens = max(ready, span.lowerBound)
              guard opens < min(span.upperBound, wait.until, silence.until), isContact(of: job.track, at: opens),
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
    var from: Int64
    var until: Int64
    var interview: Bool
  }

  /// From when to when a submission waited for the client's word, in time order.
  private func clientWaits(_ submission: SubmissionTrack) -> [ClientWait] {
    var waits: [ClientWait] = []
    for index in submission.events.indices where submission.stage(index) == .submitted {
      waits.append(
        ClientWait(from: submission.events[index].at, until: submission.standsUntil(index), interview: false))
    }
    for interview in submission.interviews(in: record) {
      guard let stage = submission.stage(at: interview.end), stage == .interview || stage == .finalInterview else {
        continue
      }
      let next = submission.events.first { $0.at > interview.end }?.at ?? Arrivals.never
      waits.append(ClientWait(from: interview.end, until: min(next, interview.voidAt), interview: true))
    }
    return waits.sorted { ($0.from, $0.until) < ($1.from, $1.until) }
  }
}
