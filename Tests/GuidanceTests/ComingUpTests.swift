import Chronicle
import Recruitment
import Testing

@testable import Guidance

/// What the next fourteen days hold. Now is Wednesday 4 March 2026, 15:00.
struct ComingUpTests {
  private var frame = HistoryFrame()

  init() {
    frame.settings.timezone = "UTC"
    frame.jobs = [
      JobVersion(
        id: 1, openedAt: SmallDesk.time("2026-02-01T09:00:00Z").seconds, digest: 1, client: 5, contact: 2, recruiter: 8,
        kind: .perm)
    ]
    frame.submissions = [
      SubmissionRow(
        id: 1, job: 1, person: 1, recruiter: 7, createdAt: SmallDesk.time("2026-02-02T09:00:00Z").seconds, digest: 2)
    ]
    frame.stageEvents = [row(1, .interview, "2026-03-02T09:00:00Z", for: "2026-03-06T10:00:00Z")]
  }

  private func row(_ id: UInt32, _ stage: Stage, _ at: String, for planned: String? = nil) -> StageEventRow {
    StageEventRow(
      id: id, submission: 1, at: SmallDesk.time(at).seconds, stage: stage,
      scheduledFor: planned.map { SmallDesk.time($0).seconds } ?? HistoryRow.unknownTime)
  }

  private mutating func date(
    _ what: DateKind, known: String, starts: String, _ status: DateStatus = .planned, submission: UInt32 = 1,
    job: UInt32 = 0, date: UInt64 = 1
  ) {
    frame.dates.append(
      DateRow(
        date: date, at: SmallDesk.time(known).seconds, submission: submission, job: job, what: what,
        startsAt: SmallDesk.time(starts).seconds, endsAt: HistoryRow.unknownTime, status: status))
  }

  private func told() throws -> [String] {
    let chronicle = try Chronicle.inMemory(frame: frame, interactions: [])
    return ComingUp.all(in: chronicle, asOf: SmallDesk.now).map {
      "\($0.what.word) \(ISOTimestamp.utc($0.at)) person \($0.person.value) recruiter \($0.recruiter.value)"
    }
  }

  @Test func `a stage row announces what comes`() throws {
    #expect(try told() == ["interview 2026-03-06T10:00:00Z person 1 recruiter 7"])
  }

  @Test mutating func `only the latest stage row does`() throws {
    frame.stageEvents.append(row(2, .accepted, "2026-03-03T09:00:00Z", for: "2026-03-09T09:00:00Z"))
    #expect(try told() == ["resignation 2026-03-09T09:00:00Z person 1 recruiter 7"])
    frame.stageEvents.append(row(3, .withdrew, "2026-03-04T09:00:00Z"))
    #expect(try told().isEmpty)
  }

  @Test mutating func `the diary outranks the stage row, and its latest word stands`() throws {
    date(.interview, known: "2026-03-02T10:00:00Z", starts: "2026-03-06T11:00:00Z")
    #expect(try told() == ["interview 2026-03-06T11:00:00Z person 1 recruiter 7"])
    date(.interview, known: "2026-03-03T10:00:00Z", starts: "2026-03-09T11:00:00Z", .moved)
    date(.interview, known: "2026-03-05T10:00:00Z", starts: "2026-03-10T11:00:00Z", .moved)
    #expect(try told() == ["interview 2026-03-09T11:00:00Z person 1 recruiter 7"])
    date(.interview, known: "2026-03-04T10:00:00Z", starts: "2026-03-09T11:00:00Z", .cancelled)
    #expect(try told().isEmpty)
  }

  @Test mutating func `fourteen days and no more, soonest first`() throws {
    date(.decision, known: "2026-03-02T10:00:00Z", starts: "2026-03-18T15:00:00Z", date: 2)
    date(.start, known: "2026-03-02T10:00:00Z", starts: "2026-03-18T15:00:01Z", date: 3)
    date(.resignation, known: "2026-03-02T10:00:00Z", starts: "2026-03-04T15:00:00Z", date: 4)
    date(.call, known: "2026-03-02T10:00:00Z", starts: "2026-03-05T09:00:00Z", date: 5)
    #expect(try told().map { $0.split(separator: " ")[0] } == ["call", "interview", "decision"])
  }

  @Test mutating func `a job's own date is its contact's and its recruiter's, until it closes`() throws {
    date(.holdReview, known: "2026-03-02T10:00:00Z", starts: "2026-03-12T09:00:00Z", submission: 0, job: 1, date: 6)
    #expect(try told().last == "hold_review 2026-03-12T09:00:00Z person 2 recruiter 8")
    frame.jobEvents.append(
      JobEventRow(id: 1, job: 1, at: SmallDesk.time("2026-03-03T09:00:00Z").seconds, status: .lost))
    #expect(try told().count == 1)
  }

  @Test mutating func `whoever has started has no interviews ahead, but a rebate's end`() throws {
    frame.stageEvents.append(row(2, .started, "2026-03-03T09:00:00Z"))
    date(.interview, known: "2026-03-02T10:00:00Z", starts: "2026-03-06T11:00:00Z")
    date(.rebateEnd, known: "2026-03-03T10:00:00Z", starts: "2026-03-16T00:00:00Z", date: 2)
    #expect(try told() == ["rebate_end 2026-03-16T00:00:00Z person 1 recruiter 7"])
  }
}
