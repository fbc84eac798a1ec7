import Chronicle
import Recruitment

@testable import Moments

/// A firm small enough to write down in a test: one candidate (1), one contact (2), one job (1) and one submission (1)
/// to begin with, in a firm of UTC hours 08:30 to 17:30, Monday to Friday. Times are written as `at("2026-03-02T09:00Z")`.
struct SmallFirm {
  static let candidate: UInt32 = 1
  static let contact: UInt32 = 2
  static let job: UInt32 = 1
  static let submission: UInt32 = 1
  static let recruiter: UInt32 = 7

  var frame = HistoryFrame()
  var interactions = InteractionColumns()
  private var nextID: UInt32 = 1

  init(job kind: JobKind = .perm, opened: String = "2026-03-02T09:00:00Z") {
    frame.settings.timezone = "UTC"
    frame.people = [
      PersonVersion(id: Self.candidate, createdAt: HistoryRow.unknownTime, digest: 101, owner: 9, kind: .candidate),
      PersonVersion(id: Self.contact, digest: 102, client: 5, kind: .contact),
    ]
    frame.jobs = [
      JobVersion(
        id: Self.job, openedAt: at(opened), digest: 201, client: 5, contact: Self.contact, recruiter: 8, kind: kind)
    ]
    frame.submissions = [
      SubmissionRow(
        id: Self.submission, job: Self.job, person: Self.candidate, recruiter: Self.recruiter, createdAt: at(opened),
        digest: 301)
    ]
  }

  private mutating func id() -> UInt32 {
    nextID += 1
    return nextID
  }

  mutating func stage(_ stage: Stage, _ time: String, for planned: String? = nil, submission: UInt32 = submission) {
    frame.stageEvents.append(
      StageEventRow(
        id: id(), submission: submission, at: at(time), stage: stage,
        scheduledFor: planned.map(at) ?? HistoryRow.unknownTime))
  }

  mutating func jobStatus(_ status: JobStatus, _ time: String) {
    frame.jobEvents.append(JobEventRow(id: id(), job: Self.job, at: at(time), status: status))
  }

  mutating func date(
    _ what: DateKind, known: String, starts: String, ends: String? = nil, status: DateStatus = .planned,
    date: UInt64 = 1, submission: UInt32 = submission
  ) {
    frame.dates.append(
      DateRow(
        date: date, at: at(known), submission: submission, what: what, startsAt: at(starts),
        endsAt: ends.map(at) ?? HistoryRow.unknownTime, status: status))
  }

  /// Another candidate, or another submission of theirs, on the same job.
  mutating func add(submission: UInt32, candidate: UInt32, created: String = "2026-03-02T09:00:00Z") {
    if !frame.people.contains(where: { $0.id == candidate }) {
      frame.people.append(PersonVersion(id: candidate, digest: 100 + UInt64(candidate), kind: .candidate))
    }
    frame.submissions.append(
      SubmissionRow(
        id: submission, job: Self.job, person: candidate, recruiter: Self.recruiter, createdAt: at(created),
        digest: 300 + UInt64(submission)))
  }

  mutating func interaction(
    _ person: UInt32, _ time: String, known: String? = nil, by recruiter: UInt32 = recruiter,
    _ traits: InteractionTraits
  ) {
    interactions.append(
      id: id(), person: person, at: at(time), knownAt: known.map(at) ?? at(time), recruiter: recruiter,
      traits: traits.bits, duration: InteractionColumns.unknownDuration)
  }

  mutating func talk(_ person: UInt32, _ time: String, known: String? = nil) {
    interaction(
      person, time, known: known,
      InteractionTraits(channel: .call, direction: .outbound, outcome: .connected, durationSeconds: 300))
  }

  /// They met somebody, and nobody of ours was there.
  mutating func meetOthers(_ person: UInt32, _ time: String) {
    interaction(
      person, time, by: 0,
      InteractionTraits(channel: .video, direction: .outbound, outcome: .held, durationSeconds: 3_600))
  }

  mutating func write(
    _ person: UInt32, _ time: String, known: String? = nil, outcome: Outcome = .sent, _ mark: MessageMark = .plain
  ) {
    interaction(
      person, time, known: known,
      InteractionTraits(channel: .email, direction: .outbound, outcome: outcome, durationSeconds: nil, mark: mark))
  }

  mutating func reply(_ person: UInt32, _ time: String, asks: Bool = false, automatic: Bool = false) {
    interaction(
      person, time,
      InteractionTraits(
        channel: .email, direction: .inbound, outcome: nil, durationSeconds: nil, automatic: automatic, asks: asks))
  }

  mutating func reply(_ person: UInt32, _ time: String, by channel: Channel = .email, _ mark: MessageMark) {
    interaction(
      person, time,
      InteractionTraits(channel: channel, direction: .inbound, outcome: nil, durationSeconds: nil, mark: mark))
  }

  mutating func voicemail(_ person: UInt32, _ time: String) {
    interaction(
      person, time,
      InteractionTraits(channel: .call, direction: .outbound, outcome: .voicemail, durationSeconds: 20))
  }

  /// The moments of one rule, in order of opening.
  func moments(_ rule: String, asOf: String = "2027-01-01T00:00:00Z") throws -> [Moment] {
    let playbook = try Playbook.standard()
    let chronicle = try Chronicle.inMemory(frame: frame, interactions: [interactions])
    let finder = MomentFinder(playbook: playbook, chronicle: chronicle, asOf: Instant(at(asOf)))
    return finder.all().filter { playbook.rules[$0.rule].code == rule }
  }
}

/// Seconds since 1970; a text that is no time with an offset is a mistake in the test.
func at(_ text: String) -> Int64 {
  guard case .instant(let instant)? = ISOTimestamp.read(text) else { preconditionFailure("not an instant: \(text)") }
  return instant.seconds
}

/// What a test says of a moment: when it opened, when it ended, and how.
struct Span3: Equatable, CustomStringConvertible {
  var opened: String
  var ended: String?
  var by: String

  init(_ opened: String, _ ended: String?, _ by: String) {
    self.opened = opened
    self.ended = ended
    self.by = by
  }

  init(_ moment: Moment) {
    opened = ISOTimestamp.utc(moment.openedAt)
    ended = moment.endedAt.map(ISOTimestamp.utc)
    by = moment.endedBy.rawValue
  }

  var description: String { "\(opened) – \(ended ?? "…") (\(by))" }
}
