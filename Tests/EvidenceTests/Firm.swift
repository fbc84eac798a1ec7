import Chronicle
import Moments
import Recruitment

@testable import Evidence

/// A firm written down in a test, row by row: UTC, no holidays. Times are seconds since 1970; tests count them from
/// `Firm.begins`.
struct Firm {
  /// Monday 2 March 2026, 00:00 UTC.
  static let begins: Int64 = 1_772_409_600

  var frame = HistoryFrame()
  var interactions = InteractionColumns()
  private var nextID: UInt32 = 1
  /// Whose seconds are taken, in a random firm.
  var taken: Set<[Int64]> = []

  init() {
    frame.settings.timezone = "UTC"
    frame.settings.country = ""
    frame.settings.currency = "GBP"
    frame.sourceNames = ["bundle"]
  }

  mutating func id() -> UInt32 {
    nextID += 1
    return nextID
  }

  mutating func person(_ id: UInt32, _ kind: PersonKind = .candidate, client: UInt32 = 0) {
    frame.people.append(PersonVersion(id: id, digest: 1_000_000 + UInt64(id), client: client, owner: 1, kind: kind))
  }

  mutating func job(_ id: UInt32, client: UInt32 = 1, contact: UInt32 = 0, opened: Int64, recruiter: UInt32 = 1) {
    frame.jobs.append(
      JobVersion(
        id: id, openedAt: opened, digest: 2_000_000 + UInt64(id), client: client, contact: contact,
        recruiter: recruiter, kind: .perm, fee: 100_000_000))
  }

  mutating func submission(_ id: UInt32, job: UInt32, person: UInt32, recruiter: UInt32 = 1, at: Int64) {
    frame.submissions.append(
      SubmissionRow(
        id: id, job: job, person: person, recruiter: recruiter, createdAt: at, digest: 3_000_000 + UInt64(id)))
  }

  mutating func stage(
    _ submission: UInt32, _ stage: Stage, _ at: Int64, for planned: Int64 = HistoryRow.unknownTime
  ) {
    frame.stageEvents.append(
      StageEventRow(id: id(), submission: submission, at: at, stage: stage, scheduledFor: planned))
  }

  mutating func status(_ job: UInt32, _ status: JobStatus, _ at: Int64) {
    frame.jobEvents.append(JobEventRow(id: id(), job: job, at: at, status: status))
  }

  mutating func interaction(
    _ person: UInt32, _ at: Int64, _ what: What, by recruiter: UInt32 = 1, known: Int64? = nil,
    _ origin: InteractionOrigin = InteractionOrigin(logged: .system)
  ) {
    interactions.append(
      id: id(), person: person, at: at, knownAt: known ?? at, recruiter: recruiter, traits: what.traits.bits,
      duration: InteractionColumns.unknownDuration, origin: origin.bits)
  }

  /// The record goes on until then, and so do the calls, the stages and the jobs of others, until times of their own if need
  /// be.
  mutating func end(at time: Int64, calls: Int64? = nil, stages: Int64? = nil, jobs: Int64? = nil) {
    frame.sources = [SourceRow(name: 0, newest: time)]
    let (person, others, recruiter): (UInt32, UInt32, UInt32) = (999_999, 999_999, 999)
    frame.stageEvents.removeAll { $0.submission == others }
    frame.jobEvents.removeAll { $0.job == others }
    if !frame.submissions.contains(where: { $0.id == others }) {
      self.person(person)
      job(others, client: others, opened: Self.begins, recruiter: recruiter)
      submission(others, job: others, person: person, recruiter: recruiter, at: Self.begins)
      for at in stride(from: Self.begins, to: calls ?? time, by: 14 * Int(Span.day)) {
        interaction(person, at, .noAnswer, by: recruiter)
      }
    }
    for at in stride(from: Self.begins, to: stages ?? time, by: 3 * Int(Span.day)) { stage(others, .submitted, at) }
    for at in stride(from: Self.begins, to: jobs ?? time, by: 3 * Int(Span.day)) { status(others, .open, at) }
  }

  func chronicle() throws -> Chronicle { try Chronicle.inMemory(frame: frame, interactions: [interactions]) }

  static let playbook = Result { try Playbook.standard() }

  func moments() throws -> [Moment] {
    let chronicle = try chronicle()
    let ends = chronicle.sources.map(\.newest).max() ?? 0
    return try MomentFinder(playbook: Self.playbook.get(), chronicle: chronicle, asOf: Instant(ends)).all()
  }

  func maker() throws -> CohortMaker {
    try CohortMaker(chronicle(), playbook: Self.playbook.get(), moments: moments())
  }

  func cohort(_ rule: String) throws -> Cohort {
    try maker().cohort(Study.all.firstIndex { $0.rule == rule } ?? 0)
  }
}

/// What passes between the firm and somebody.
enum What: CaseIterable {
  case call, noAnswer, voicemail, meeting, cancelledMeeting, callBack, missedCallBack, unverifiedCall, failedCall
  case mail, text, bounced, automaticMail, listMail, reply, automaticReply

  var traits: InteractionTraits {
    func spoken(_ channel: Channel, _ direction: Direction, _ outcome: Outcome, _ seconds: Int64? = 300)
      -> InteractionTraits
    {
      InteractionTraits(channel: channel, direction: direction, outcome: outcome, durationSeconds: seconds)
    }
    func written(
      _ channel: Channel, _ direction: Direction, _ outcome: Outcome? = .sent, automatic: Bool = false,
      list: Bool = false
    ) -> InteractionTraits {
      InteractionTraits(
        channel: channel, direction: direction, outcome: outcome, durationSeconds: nil, automatic: automatic, list: list
      )
    }
    return switch self {
    case .call: spoken(.call, .outbound, .connected)
    case .noAnswer: spoken(.call, .outbound, .noAnswer, nil)
    case .voicemail: spoken(.call, .outbound, .voicemail, 20)
    case .meeting: spoken(.meeting, .outbound, .held)
    case .cancelledMeeting: spoken(.meeting, .outbound, .cancelled, nil)
    case .callBack: spoken(.call, .inbound, .connected)
    case .missedCallBack: spoken(.call, .inbound, .noAnswer, nil)
    case .unverifiedCall: spoken(.call, .outbound, .connectedUnverified)
    case .failedCall: spoken(.call, .outbound, .failed, nil)
    case .mail: written(.email, .outbound)
    case .text: written(.sms, .outbound)
    case .bounced: written(.email, .outbound, .bounced)
    case .automaticMail: written(.email, .outbound, automatic: true)
    case .listMail: written(.email, .outbound, list: true)
    case .reply: written(.email, .inbound, nil)
    case .automaticReply: written(.email, .inbound, nil, automatic: true)
    }
  }
}

/// `SplitMix64`: the same numbers on every machine.
struct Draws: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  mutating func chance(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &self) < share }
  mutating func any<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: 0..<elements.count, using: &self)]
  }
}
