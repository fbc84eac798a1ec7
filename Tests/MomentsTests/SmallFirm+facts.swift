import Chronicle
import Recruitment

@testable import Moments

/// Facts, holds with their reasons, further jobs and fees, and how a test says whom a moment is with.
extension SmallFirm {
  /// A fact about whichever of the four is named.
  mutating func fact(
    _ name: String, _ time: String, person: UInt32 = 0, client: UInt32 = 0, job: UInt32 = 0, submission: UInt32 = 0,
    denied: Bool = false, resolved: String? = nil, shareable: Sharing = .nobody, amount: Int64? = nil,
    currency: UInt32 = 0
  ) {
    let place = frame.factNames.firstIndex(of: name) ?? frame.factNames.endIndex
    if place == frame.factNames.endIndex { frame.factNames.append(name) }
    let number = UInt32(frame.facts.count + 1)
    frame.facts.append(
      FactRow(
        id: number, at: at(time), resolvedAt: resolved.map(at) ?? HistoryRow.unknownTime, digest: 400 + UInt64(number),
        person: person, client: client, job: job, submission: submission, name: UInt32(place), denied: denied,
        shareableWith: shareable, amount: amount ?? HistoryRow.unknownAmount, currency: currency))
  }

  mutating func hold(_ reason: HoldReason, _ time: String) {
    frame.jobEvents.append(
      JobEventRow(
        id: 20_000 + UInt32(frame.jobEvents.count), job: Self.job, at: at(time), status: .onHold, reason: reason))
  }

  /// Somebody else becomes the contact of the job.
  mutating func contactChanges(to person: UInt32, _ time: String) {
    frame.people.append(PersonVersion(id: person, digest: 100 + UInt64(person), client: 5, kind: .contact))
    var version = frame.jobs[frame.jobs.count - 1]
    version.from = at(time)
    version.contact = person
    frame.jobs.append(version)
  }

  /// A job of another client, with a contact of its own and a candidate who started there.
  mutating func placement(
    _ number: UInt32, client: UInt32, contact: UInt32, fee: Int64, started: String, recruiter: UInt32 = 8
  ) {
    let opened = at(started) - 30 * Span.day
    frame.people += [
      PersonVersion(id: 1_000 + number, digest: 1_000 + UInt64(number), kind: .candidate)
    ]
    if !frame.people.contains(where: { $0.id == contact }) {
      frame.people.append(PersonVersion(id: contact, digest: 100 + UInt64(contact), client: client, kind: .contact))
    }
    frame.jobs.append(
      JobVersion(
        id: 100 + number, openedAt: opened, digest: 2_000 + UInt64(number), client: client, contact: contact,
        recruiter: recruiter, kind: .perm, fee: fee))
    frame.submissions.append(
      SubmissionRow(
        id: 100 + number, job: 100 + number, person: 1_000 + number, recruiter: recruiter, createdAt: opened,
        digest: 3_000 + UInt64(number)))
    stage(.started, started, submission: 100 + number)
  }
}

extension Moment {
  /// With whom and about what, by their ids; 0 = nothing: "1 of client 5, job 1, submission 1, by 7".
  var parties: String {
    "\(person.value) of client \(client.value), job \(job.value), submission \(submission.value), by \(recruiter.value)"
  }

  /// What it tells: "recorded 2026-03-02T09:00:00Z", or "profiles 5 2026-03-02T09:00:00Z".
  var told: [String] {
    evidence.map { "\($0.name) \($0.number.map { "\($0) " } ?? "")\(ISOTimestamp.utc($0.at))" }
  }
}
