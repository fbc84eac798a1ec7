import Recruitment
import Testing

@testable import Moments

/// Facts that name a submission and nobody, what one side says of both, and two triggers that see the same.
struct TwoSidesTests {
  private func spans(_ moments: [Moment]) -> [Span3] { moments.map(Span3.init) }

  // MARK: Facts that name a submission alone

  /// They opened nothing: only those that named the person were read.
  @Test func `C18 opens for a counter-offer that names only the submission`() throws {
    var firm = SmallFirm()
    firm.stage(.accepted, "2026-03-02T09:00:00Z")
    firm.stage(.resigned, "2026-03-03T09:00:00Z")
    firm.fact("counter_offer", "2026-03-05T09:00:00Z", submission: 1)
    #expect(
      spans(try firm.moments("C18")) == [
        Span3("2026-03-04T09:00:00Z", "2026-03-05T09:00:00Z", "superseded"),
        Span3("2026-03-05T09:00:00Z", nil, "open"),
      ])
    #expect(try firm.moments("C18").map(\.parties).last == "1 of client 5, job 1, submission 1, by 7")
    firm.frame.facts[0].denied = 1
    #expect(try firm.moments("C18").count == 1)
  }

  @Test func `C03 reads a number that names only the submission`() throws {
    var firm = SmallFirm()
    firm.frame.jobs[0].salaryMax = 600
    firm.stage(.shortlisted, "2026-03-03T09:00:00Z")
    firm.fact("salary_expectation", "2026-03-04T09:00:00Z", submission: 1, amount: 650)
    #expect(spans(try firm.moments("C03")) == [Span3("2026-03-04T09:00:00Z", nil, "open")])
    // Another number of theirs takes its place, whatever it names.
    firm.fact("salary_expectation", "2026-03-05T09:00:00Z", person: 1, amount: 640)
    #expect(
      try firm.moments("C03").map(\.openedAt.seconds) == [at("2026-03-04T09:00:00Z"), at("2026-03-05T09:00:00Z")])
  }

  @Test func `M04 reads that they do not know the number where the fact names only the submission`() throws {
    var firm = SmallFirm()
    firm.stage(.interview, "2026-03-03T09:00:00Z")
    firm.date(.call, known: "2026-03-03T09:00:00Z", starts: "2026-03-05T10:00:00Z")
    firm.fact("caller_number_known", "2026-03-03T10:00:00Z", submission: 1, denied: true)
    #expect(try firm.moments("M04").map(\.person.value) == [1])
    firm.fact("caller_number_known", "2026-03-03T11:00:00Z", person: 1)
    #expect(try firm.moments("M04").isEmpty)
  }

  // MARK: Both sides

  /// Somebody who started on Monday.
  private func started() -> SmallFirm {
    var firm = SmallFirm()
    firm.stage(.started, "2026-03-02T09:00:00Z")
    return firm
  }

  @Test func `L15 is with the client too where the candidate's concern is on record`() throws {
    var firm = started()
    firm.fact("concern", "2026-03-10T09:00:00Z", person: 1, shareable: .candidate)
    let found = try firm.moments("L15")
    #expect(
      found.map(\.parties) == [
        "1 of client 5, job 1, submission 1, by 7", "2 of client 5, job 1, submission 1, by 7",
      ])
    #expect(Set(found.map(\.ordinal)).count == 2)
    // What the client may not know is not named to them.
    #expect(
      found.map(\.told) == [
        ["recorded 2026-03-10T09:00:00Z", "may_be_named 2026-03-10T09:00:00Z"], ["recorded 2026-03-10T09:00:00Z"],
      ])
    firm.talk(1, "2026-03-10T10:00:00Z")
    #expect(try firm.moments("L15").map(\.endedBy) == [.conversation, .open])
  }

  @Test func `L15 is with the candidate too where the client's concern is on record`() throws {
    var firm = started()
    firm.add(submission: 2, candidate: 12)
    firm.stage(.started, "2026-03-01T09:00:00Z", submission: 2)
    var named = firm
    firm.fact("concern", "2026-03-10T09:00:00Z", person: 2)
    // Where it names nobody else it is about whoever started last.
    let both = [
      "1 of client 5, job 1, submission 1, by 7", "2 of client 5, job 1, submission 1, by 7",
    ]
    #expect(try firm.moments("L15").map(\.parties) == both)
    named.fact("concern", "2026-03-10T09:00:00Z", person: 2, submission: 2)
    #expect(
      try named.moments("L15").map(\.parties) == [
        "2 of client 5, job 1, submission 2, by 7", "12 of client 5, job 1, submission 2, by 7",
      ])
  }

  @Test func `L15 opens for nobody else where no placement is in progress, and other rules keep to their side`() throws
  {
    var firm = SmallFirm()
    firm.stage(.interview, "2026-03-02T09:00:00Z")
    firm.fact("concern", "2026-03-10T09:00:00Z", person: 1)
    #expect(try firm.moments("L15").isEmpty)
    var other = started()
    other.fact("complaint", "2026-03-10T09:00:00Z", person: 1)
    #expect(try other.moments("L19").map(\.person.value) == [1])
  }

  // MARK: Two triggers of one rule

  @Test func `K05 did open twice for a second question of pay`() throws {
    var firm = SmallFirm(job: .contract)
    firm.stage(.started, "2026-03-02T09:00:00Z")
    firm.fact("pay_query", "2026-03-03T14:30:00Z", person: 1, resolved: "2026-03-03T16:00:00Z")
    firm.fact("pay_query", "2026-03-20T09:00:00Z", person: 1)
    #expect(spans(try firm.moments("K05")) == [Span3("2026-03-20T09:00:00Z", nil, "open")])
    // Nor does the other trigger bring back what was dismissed.
    let playbook = try Playbook.standard()
    let moment = try firm.moments("K05")[0]
    let id = MomentID(rule: playbook.rules[moment.rule].code, anchor: moment.anchor, ordinal: moment.ordinal)
    firm.frame.actions = [
      MomentActionRow(moment: id.value, at: at("2026-03-20T10:00:00Z"), recruiter: 7, action: .dismissed)
    ]
    #expect(spans(try firm.moments("K05")) == [Span3("2026-03-20T09:00:00Z", "2026-03-20T10:00:00Z", "dismissed")])
  }

  @Test func `K05 opens for each question of pay`() throws {
    var firm = SmallFirm(job: .contract)
    firm.stage(.started, "2026-03-02T09:00:00Z")
    firm.fact("pay_query", "2026-03-03T14:30:00Z", person: 1)
    firm.fact("pay_query", "2026-03-10T09:00:00Z", person: 1)
    #expect(try firm.moments("K05").count == 2)
  }

  @Test func `C12 is one talk for the last round and the sign of an offer, while that talk is due`() throws {
    var firm = SmallFirm()
    firm.stage(.finalInterview, "2026-03-03T09:00:00Z")
    firm.fact("offer_signal", "2026-03-05T09:00:00Z", person: 1)
    #expect(spans(try firm.moments("C12")) == [Span3("2026-03-03T09:00:00Z", nil, "open")])
    firm.talk(1, "2026-03-04T09:00:00Z")
    #expect(
      spans(try firm.moments("C12")) == [
        Span3("2026-03-03T09:00:00Z", "2026-03-04T09:00:00Z", "conversation"),
        Span3("2026-03-05T09:00:00Z", nil, "open"),
      ])
  }

  // MARK: What is owed stays

  @Test func `M03 and M05 stay until they are sent, or for two weeks`() throws {
    for (rule, fact) in [("M03", "document_ready"), ("M05", "application")] {
      var firm = SmallFirm()
      firm.fact(fact, "2026-03-03T09:00:00Z", person: 1)
      #expect(spans(try firm.moments(rule)) == [Span3("2026-03-03T09:00:00Z", "2026-03-17T09:00:00Z", "expired")])
      firm.write(1, "2026-03-12T09:00:00Z")
      #expect(spans(try firm.moments(rule)) == [Span3("2026-03-03T09:00:00Z", "2026-03-12T09:00:00Z", "message")])
    }
    // A clash in the diary is not news for two weeks.
    var clash = SmallFirm()
    clash.fact("clash", "2026-03-03T09:00:00Z", person: 1)
    #expect(spans(try clash.moments("M08")) == [Span3("2026-03-03T09:00:00Z", "2026-03-04T09:00:00Z", "expired")])
  }
}
