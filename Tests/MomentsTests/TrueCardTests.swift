import Recruitment
import Testing

@testable import Moments

/// What cards claim beyond what opened the moment: that nobody was heard, that nothing was written, who still waits.
struct TrueCardTests {
  /// What the only moment of a rule tells at a time, by name.
  private func told(_ firm: SmallFirm, _ rule: String, asOf: String) throws -> [String: String] {
    let found = try firm.moments(rule, asOf: asOf).filter { $0.endedAt == nil }
    try #require(found.count == 1, "\(found)")
    return Dictionary(
      found[0].evidence.map { ($0.name, ISOTimestamp.utc($0.at)) }, uniquingKeysWith: { first, _ in first })
  }

  /// An interview that ended on Thursday at three.
  private func interviewed() -> SmallFirm {
    var firm = SmallFirm()
    firm.stage(.interview, "2026-03-03T09:00:00Z", for: "2026-03-05T14:00:00Z")
    return firm
  }

  @Test func `C06 says that the client was not heard, until they are`() throws {
    var firm = interviewed()
    firm.talk(2, "2026-03-05T14:30:00Z")
    firm.write(2, "2026-03-05T16:00:00Z")
    let end = "2026-03-05T15:00:00Z"
    #expect(try told(firm, "C06", asOf: "2026-03-06T12:00:00Z")["client_unheard"] == end)
    var written = firm
    written.reply(2, "2026-03-06T09:00:00Z")
    #expect(try told(written, "C06", asOf: "2026-03-06T08:00:00Z")["client_unheard"] == end)
    #expect(try told(written, "C06", asOf: "2026-03-06T12:00:00Z")["client_unheard"] == nil)
    var talked = firm
    talked.talk(2, "2026-03-05T17:00:00Z", known: "2026-03-06T10:00:00Z")
    #expect(try told(talked, "C06", asOf: "2026-03-06T09:00:00Z")["client_unheard"] == end)
    #expect(try told(talked, "C06", asOf: "2026-03-06T10:00:00Z")["client_unheard"] == nil)
    firm.stage(.finalInterview, "2026-03-06T11:00:00Z")
    #expect(try told(firm, "C06", asOf: "2026-03-06T12:00:00Z")["client_unheard"] == nil)
  }

  @Test func `C06 says nothing of a client whose side nobody is on record for`() throws {
    var firm = interviewed()
    firm.frame.jobs[0].contact = 0
    #expect(try told(firm, "C06", asOf: "2026-03-06T12:00:00Z")["client_unheard"] == nil)
  }

  /// The rules by which somebody is told what a message does not tell well.
  private static let owed: [(rule: String, person: UInt32, firm: SmallFirm)] = {
    var held = SmallFirm()
    held.stage(.submitted, "2026-03-03T09:00:00Z")
    held.jobStatus(.onHold, "2026-03-05T09:00:00Z")
    var down = SmallFirm()
    down.stage(.interview, "2026-03-03T09:00:00Z", for: "2026-03-04T09:00:00Z")
    down.stage(.rejected, "2026-03-05T09:00:00Z")
    var declined = SmallFirm()
    declined.stage(.offer, "2026-03-03T09:00:00Z")
    declined.stage(.declined, "2026-03-05T09:00:00Z")
    var fell = SmallFirm()
    fell.stage(.accepted, "2026-03-03T09:00:00Z")
    fell.stage(.fellThrough, "2026-03-05T09:00:00Z")
    return [("C11", 1, held), ("C07", 1, down), ("L10", 2, declined), ("L11", 2, fell)]
  }()

  @Test(arguments: 0..<4)
  func `who was written to since is not told that they hear it first`(place: Int) throws {
    var (rule, person, firm) = Self.owed[place]
    firm.write(person, "2026-03-05T08:00:00Z")
    firm.write(person, "2026-03-05T10:00:00Z", outcome: .bounced)
    let before = try told(firm, rule, asOf: "2026-03-05T12:00:00Z")
    #expect(before["unwritten"] == "2026-03-05T09:00:00Z" && before["written"] == nil, "\(rule)")
    firm.write(person, "2026-03-05T11:00:00Z")
    firm.write(person, "2026-03-06T11:00:00Z")
    let after = try told(firm, rule, asOf: "2026-03-05T12:00:00Z")
    #expect(after["unwritten"] == nil && after["written"] == "2026-03-05T11:00:00Z", "\(rule)")
    #expect(try told(firm, rule, asOf: "2026-03-06T12:00:00Z")["written"] == "2026-03-06T11:00:00Z", "\(rule)")
  }

  @Test func `C01 tells of a call that was too short to be a talk, and of one that nobody vouches for`() throws {
    var firm = SmallFirm()
    firm.frame.people[0].createdAt = at("2026-03-02T09:00:00Z")
    firm.voicemail(1, "2026-03-02T10:00:00Z")
    #expect(try told(firm, "C01", asOf: "2026-03-03T09:00:00Z")["short_call"] == nil)
    firm.interaction(
      1, "2026-03-02T11:00:00Z",
      InteractionTraits(channel: .call, direction: .inbound, outcome: .connected, durationSeconds: 40))
    #expect(try told(firm, "C01", asOf: "2026-03-03T09:00:00Z")["short_call"] == "2026-03-02T11:00:00Z")
    firm.interaction(
      1, "2026-03-04T11:00:00Z",
      InteractionTraits(channel: .call, direction: .outbound, outcome: .connectedUnverified, durationSeconds: nil))
    #expect(try told(firm, "C01", asOf: "2026-03-05T09:00:00Z")["short_call"] == "2026-03-04T11:00:00Z")
  }

  @Test func `C08 is about a submission that lives, the last that moved, under the name it had`() throws {
    var firm = SmallFirm()
    for (submission, recruiter) in [(UInt32(2), UInt32(17)), (3, 18)] {
      firm.add(submission: submission, candidate: 10 + submission)
      firm.frame.people.removeLast()
      firm.frame.submissions[Int(submission) - 1].person = 1
      firm.frame.submissions[Int(submission) - 1].recruiter = recruiter
    }
    firm.write(1, "2026-03-02T11:00:00Z")
    firm.write(1, "2026-03-02T12:00:00Z")
    firm.stage(.shortlisted, "2026-03-03T09:00:00Z")
    firm.stage(.shortlisted, "2026-03-04T09:00:00Z", submission: 2)
    firm.stage(.shortlisted, "2026-03-04T10:00:00Z", submission: 3)
    firm.stage(.submitted, "2026-03-05T09:00:00Z", submission: 2)
    firm.stage(.rejected, "2026-03-09T09:00:00Z")
    let before = try firm.moments("C08", asOf: "2026-03-06T09:00:00Z")
    #expect(before.map(\.parties) == ["1 of client 5, job 1, submission 1, by 7"])
    let after = try firm.moments("C08", asOf: "2026-03-10T09:00:00Z")
    #expect(after.map(\.parties) == ["1 of client 5, job 1, submission 2, by 17"])
    #expect(after[0].told.contains("stage_since 2026-03-04T09:00:00Z"))
    #expect(
      before[0].anchor == after[0].anchor && before[0].ordinal == after[0].ordinal
        && before[0].openedAt == after[0].openedAt)
    // Ended, it is about what it opened with.
    firm.talk(1, "2026-03-10T09:00:00Z")
    #expect(try firm.moments("C08").map(\.submission.value) == [1])
  }

  @Test func `L03 names and counts those who wait still`() throws {
    var firm = SmallFirm()
    for submission: UInt32 in 2...3 { firm.add(submission: submission, candidate: 10 + submission) }
    firm.stage(.submitted, "2026-03-03T09:00:00Z")
    firm.stage(.submitted, "2026-03-03T12:00:00Z", submission: 2)
    firm.stage(.submitted, "2026-03-05T12:00:00Z", submission: 3)
    firm.stage(.rejected, "2026-03-05T15:00:00Z")
    func open(_ time: String) throws -> Moment {
      let found = try firm.moments("L03", asOf: time).filter { $0.endedAt == nil }
      try #require(found.count == 1)
      return found[0]
    }
    let two = try open("2026-03-04T15:00:00Z")
    #expect(two.submission == SubmissionID(1))
    #expect(two.told == ["submitted 2026-03-03T09:00:00Z", "waiting_people 2 2026-03-03T09:00:00Z"])
    let later = try open("2026-03-05T16:00:00Z")
    #expect(later.submission == SubmissionID(2) && later.openedAt == two.openedAt && later.anchor == two.anchor)
    #expect(later.told == ["submitted 2026-03-03T12:00:00Z", "waiting_people 2 2026-03-03T12:00:00Z"])
    firm.stage(.interview, "2026-03-06T09:00:00Z", submission: 2)
    firm.stage(.interview, "2026-03-05T13:00:00Z", submission: 3)
    #expect(try open("2026-03-05T16:00:00Z").told == ["submitted 2026-03-03T12:00:00Z"])
  }

  @Test func `L01 knows from when the client has had people`() throws {
    var firm = SmallFirm()
    #expect(try told(firm, "L01", asOf: "2026-03-05T12:00:00Z")["first_sent"] == nil)
    firm.stage(.submitted, "2026-03-04T09:00:00Z")
    #expect(try told(firm, "L01", asOf: "2026-03-04T08:00:00Z")["first_sent"] == nil)
    #expect(try told(firm, "L01", asOf: "2026-03-05T12:00:00Z")["first_sent"] == "2026-03-04T09:00:00Z")
  }

  @Test func `C19 calls a start far off while it is more than a week away`() throws {
    var firm = SmallFirm()
    firm.stage(.accepted, "2026-03-02T09:00:00Z")
    firm.stage(.resigned, "2026-03-03T09:00:00Z", for: "2026-03-30T09:00:00Z")
    #expect(try told(firm, "C19", asOf: "2026-03-23T08:59:59Z")["start_far"] == "2026-03-30T09:00:00Z")
    let near = try told(firm, "C19", asOf: "2026-03-23T09:00:00Z")
    #expect(near["start_far"] == nil && near["start"] == "2026-03-30T09:00:00Z")
  }

  @Test func `a rule for dates of several kinds tells which it is`() throws {
    var firm = SmallFirm()
    firm.stage(.started, "2026-03-02T09:00:00Z")
    firm.date(.timesheet, known: "2026-03-03T09:00:00Z", starts: "2026-03-06T12:00:00Z")
    firm.date(.document, known: "2026-03-03T09:00:00Z", starts: "2026-03-09T12:00:00Z", date: 2)
    #expect(
      try firm.moments("M10").map(\.told) == [
        ["date 2026-03-06T12:00:00Z", "timesheet_date 2026-03-06T12:00:00Z"],
        ["date 2026-03-09T12:00:00Z", "document_date 2026-03-09T12:00:00Z"],
      ])
  }
}
