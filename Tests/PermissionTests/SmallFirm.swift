import Chronicle
import Recruitment

@testable import Permission

/// A firm in London small enough to write down in a test: one person (1), a candidate whose country is not known, and
/// recruiter 7. Nothing is under way with them and nothing passed until a test says so.
struct SmallFirm {
  static let person: UInt32 = 1
  static let recruiter: UInt32 = 7
  static let client: UInt32 = 5

  var frame = HistoryFrame()
  private var interactions = InteractionColumns()
  private var nextID: UInt32 = 1

  init(country: String = "", kind: PersonKind = .candidate) {
    frame.words = ["", country, "Scotland"]
    frame.people = [PersonVersion(id: Self.person, digest: 101, kind: kind, country: country.isEmpty ? 0 : 1)]
  }

  private mutating func id() -> UInt32 {
    nextID += 1
    return nextID
  }

  // MARK: What passed

  mutating func interaction(
    _ at: String, known: String? = nil, recruiter: UInt32 = recruiter, _ traits: InteractionTraits
  ) {
    interactions.append(
      id: id(), person: Self.person, at: seconds(at), knownAt: seconds(known ?? at), recruiter: recruiter,
      traits: traits.bits, duration: InteractionColumns.unknownDuration)
  }

  mutating func reply(_ at: String, known: String? = nil, automatic: Bool = false) {
    interaction(
      at, known: known,
      InteractionTraits(
        channel: .email, direction: .inbound, outcome: nil, durationSeconds: nil, automatic: automatic))
  }

  mutating func talk(_ at: String, known: String? = nil, with recruiter: UInt32 = recruiter) {
    interaction(
      at, known: known, recruiter: recruiter,
      InteractionTraits(channel: .call, direction: .outbound, outcome: .connected, durationSeconds: 300))
  }

  mutating func ring(_ at: String, known: String? = nil, _ outcome: Outcome = .noAnswer) {
    interaction(
      at, known: known,
      InteractionTraits(channel: .call, direction: .outbound, outcome: outcome, durationSeconds: nil))
  }

  mutating func write(_ at: String, by channel: Channel = .email, list: Bool = false) {
    interaction(
      at, InteractionTraits(channel: channel, direction: .outbound, outcome: .sent, durationSeconds: nil, list: list))
  }

  // MARK: What is under way

  /// A job of client 5 with that contact.
  mutating func job(_ id: UInt32 = 1, opened: String, contact: UInt32 = 0, recruiter: UInt32 = 8) {
    frame.jobs.append(
      JobVersion(
        id: id, openedAt: seconds(opened), digest: 200 + UInt64(id), client: Self.client, contact: contact,
        recruiter: recruiter, kind: .perm))
  }

  mutating func jobStatus(_ status: JobStatus, _ at: String, job: UInt32 = 1) {
    frame.jobEvents.append(JobEventRow(id: id(), job: job, at: seconds(at), status: status))
  }

  /// Of person 1 for job 1.
  mutating func submission(_ id: UInt32 = 1, created: String, recruiter: UInt32 = recruiter, job: UInt32 = 1) {
    frame.submissions.append(
      SubmissionRow(
        id: id, job: job, person: Self.person, recruiter: recruiter, createdAt: seconds(created),
        digest: 300 + UInt64(id)))
  }

  mutating func stage(_ stage: Stage, _ at: String, submission: UInt32 = 1) {
    frame.stageEvents.append(StageEventRow(id: id(), submission: submission, at: seconds(at), stage: stage))
  }

  mutating func fact(
    _ name: String, _ at: String, person: UInt32 = 0, client: UInt32 = 0, denied: Bool = false, until: String? = nil
  ) {
    if !frame.factNames.contains(name) { frame.factNames.append(name) }
    frame.facts.append(
      FactRow(
        id: id(), at: seconds(at), resolvedAt: until.map(seconds) ?? HistoryRow.unknownTime, digest: UInt64(id()),
        person: person, client: client, name: UInt32(frame.factNames.firstIndex(of: name) ?? 0), denied: denied))
  }

  mutating func say(
    _ allowed: YesNo?, _ basis: PreferenceBasis?, _ at: String, purpose: ContactPurpose = .any,
    channel: Channel? = nil, until: String? = nil
  ) {
    frame.preferences.append(
      PreferenceRow(
        person: Self.person, at: seconds(at), until: until.map(seconds) ?? HistoryRow.unknownTime, purpose: purpose,
        channel: channel, allowed: allowed, basis: basis))
  }

  // MARK: Questions

  func gate(colleagues: [RecruiterID: String] = [:]) throws -> Gate {
    Gate(chronicle: try Chronicle.inMemory(frame: frame, interactions: [interactions]), colleagues: colleagues)
  }

  func answer(
    _ at: String, by channel: Channel = .call, for purpose: ContactPurpose = .process, recruiter: Int64? = nil,
    submission: Int64 = 0, job: Int64 = 0
  ) throws -> PermissionAnswer {
    try gate().answer(
      for: PersonID(Int64(Self.person)), by: channel, purpose: purpose, at: time(at),
      by: recruiter.map { RecruiterID($0) }, about: SubmissionID(submission), job: JobID(job))
  }
}

func time(_ text: String) -> Instant {
  guard case .instant(let instant)? = ISOTimestamp.read(text) else { preconditionFailure("not an instant: \(text)") }
  return instant
}

func seconds(_ text: String) -> Int64 { time(text).seconds }
