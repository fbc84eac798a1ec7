import Chronicle
import Foundation
import Recruitment
import Testing

@testable import Moments

/// Who was not spoken to lately, by segment, on the playbook's standard days: 7 in process, 14 hiring, 60 after.
struct RhythmTests {
  private func neglected(
    _ firm: SmallFirm, asOf time: String, of recruiter: RecruiterID? = nil, playbook: Playbook? = nil
  ) throws -> [Neglect] {
    let chronicle = try Chronicle.inMemory(frame: firm.frame, interactions: [firm.interactions])
    return MomentFinder(
      playbook: try playbook ?? Playbook.standard(), chronicle: chronicle, asOf: Instant(at(time))
    ).neglected(of: recruiter)
  }

  private func segments(_ firm: SmallFirm, asOf time: String) throws -> [String] {
    try neglected(firm, asOf: time).map { "\($0.person) \($0.segment.rawValue)" }
  }

  @Test func `a candidate in process is due seven days after the last talk`() throws {
    var firm = SmallFirm(opened: "2026-03-02T09:00:00Z")
    firm.stage(.shortlisted, "2026-03-02T09:00:00Z")
    firm.talk(1, "2026-03-03T10:00:00Z")
    firm.talk(2, "2026-03-08T10:00:00Z")
    #expect(try segments(firm, asOf: "2026-03-10T10:00:00Z") == [])
    let due = try neglected(firm, asOf: "2026-03-10T10:00:01Z")
    #expect(
      due == [
        Neglect(
          person: 1, recruiter: SmallFirm.recruiter, segment: .candidateInProcess, days: 7,
          lastTalk: at("2026-03-03T10:00:00Z"), since: at("2026-03-10T10:00:00Z"))
      ])
  }

  @Test func `only a talk begins the time anew: no message and no try does`() throws {
    var firm = SmallFirm(opened: "2026-03-02T09:00:00Z")
    firm.stage(.shortlisted, "2026-03-02T09:00:00Z")
    firm.write(1, "2026-03-11T09:00:00Z")
    firm.reply(1, "2026-03-11T10:00:00Z")
    firm.voicemail(1, "2026-03-11T11:00:00Z")
    #expect(try segments(firm, asOf: "2026-03-12T09:00:00Z") == ["1 candidate_in_process"])
    firm.talk(1, "2026-03-11T12:00:00Z")
    #expect(try segments(firm, asOf: "2026-03-12T09:00:00Z") == [])
  }

  @Test func `a talk that is written down later counts from then`() throws {
    var firm = SmallFirm(opened: "2026-03-02T09:00:00Z")
    firm.stage(.shortlisted, "2026-03-02T09:00:00Z")
    firm.talk(1, "2026-03-08T12:00:00Z", known: "2026-03-13T09:00:00Z")
    #expect(try segments(firm, asOf: "2026-03-12T09:00:00Z") == ["1 candidate_in_process"])
    #expect(try segments(firm, asOf: "2026-03-13T09:00:00Z") == [])
  }

  @Test func `the contact of an open job is due after fourteen days, of a filled one after sixty`() throws {
    var firm = SmallFirm(opened: "2026-03-02T09:00:00Z")
    #expect(try segments(firm, asOf: "2026-03-16T09:00:01Z") == ["2 client_hiring"])
    firm.jobStatus(.filled, "2026-03-10T09:00:00Z")
    #expect(try segments(firm, asOf: "2026-03-16T09:00:01Z") == [])
    #expect(try segments(firm, asOf: "2026-05-09T09:00:01Z") == ["2 client_past"])
    firm.jobStatus(.lost, "2026-03-11T09:00:00Z")
    #expect(try segments(firm, asOf: "2026-05-09T09:00:01Z") == [])
  }

  @Test func `whom we placed is due after sixty days, for a year`() throws {
    var firm = SmallFirm(opened: "2026-03-02T09:00:00Z")
    firm.jobStatus(.lost, "2026-03-02T10:00:00Z")
    firm.stage(.accepted, "2026-03-03T09:00:00Z")
    firm.stage(.started, "2026-04-01T09:00:00Z")
    #expect(try segments(firm, asOf: "2026-05-30T09:00:00Z") == [])
    #expect(try segments(firm, asOf: "2026-06-01T09:00:00Z") == ["1 candidate_placed"])
    #expect(try segments(firm, asOf: "2027-04-02T09:00:00Z") == [])
    firm.stage(.leftInRebate, "2026-05-01T09:00:00Z")
    #expect(try segments(firm, asOf: "2026-06-01T09:00:00Z") == [])
  }

  @Test func `whoever asked not to be contacted is left alone`() throws {
    var firm = SmallFirm(opened: "2026-03-02T09:00:00Z")
    firm.stage(.shortlisted, "2026-03-02T09:00:00Z")
    firm.talk(2, "2026-03-11T10:00:00Z")
    #expect(try segments(firm, asOf: "2026-03-12T09:00:00Z") == ["1 candidate_in_process"])
    firm.frame.preferences.append(PreferenceRow(person: 1, at: at("2026-03-05T09:00:00Z"), basis: .objection))
    #expect(try segments(firm, asOf: "2026-03-12T09:00:00Z") == [])
  }

  @Test func `the longest due come first, and each recruiter sees their own`() throws {
    var firm = SmallFirm(opened: "2026-03-02T09:00:00Z")
    firm.stage(.shortlisted, "2026-03-02T09:00:00Z")
    #expect(
      try segments(firm, asOf: "2026-04-01T09:00:00Z") == ["1 candidate_in_process", "2 client_hiring"])
    #expect(
      try neglected(firm, asOf: "2026-04-01T09:00:00Z", of: RecruiterID(Int64(SmallFirm.recruiter))).map(\.person)
        == [1])
    #expect(try neglected(firm, asOf: "2026-04-01T09:00:00Z", of: RecruiterID(8)).map(\.person) == [2])
  }

  @Test func `a firm that wants no rhythm has none`() throws {
    var playbook = try Playbook.standard()
    playbook.rhythms = []
    var firm = SmallFirm(opened: "2026-03-02T09:00:00Z")
    firm.stage(.shortlisted, "2026-03-02T09:00:00Z")
    #expect(try neglected(firm, asOf: "2026-06-01T09:00:00Z", playbook: playbook) == [])
  }

  @Test(arguments: [
    ("days: 7", "days: 0", "`days` must be a whole number, at least 1"),
    ("days: 7", "days: 2.5", "`days` must be a whole number, at least 1"),
    ("candidate_in_process", "everybody", "`everybody` is not a `segment`"),
    ("client_hiring", "candidate_in_process", "`candidate_in_process` has its rhythm already"),
  ]) func `a wrong rhythm is said with its line`(_ right: String, _ wrong: String, _ what: String) throws {
    let text = Playbook.standardText
    let range = try #require(text.range(of: right))
    let changed = text.replacingCharacters(in: range, with: wrong)
    #expect {
      try PlaybookReader.read(changed)
    } throws: { error in
      guard case .faults(let faults)? = error as? PlaybookError else { return false }
      return faults.map(\.what) == [what] && faults[0].line > 10
    }
  }
}
