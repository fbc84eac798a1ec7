import Recruitment
import Testing

@testable import Moments

/// What went wrong when things were written down late, each by its name.
struct LateNotesTests {
  private func spans(_ moments: [Moment]) -> [Span3] { moments.map(Span3.init) }

  @Test func `a talk that is noted late opened a C19 before anybody knew of it`() throws {
    var firm = SmallFirm()
    firm.stage(.accepted, "2026-03-02T09:00:00Z")
    firm.talk(1, "2026-03-03T09:00:00Z", known: "2026-03-20T09:00:00Z")
    #expect(
      spans(try firm.moments("C19", asOf: "2026-04-01T00:00:00Z")) == [
        Span3("2026-03-12T09:00:00Z", "2026-03-20T09:00:00Z", "conversation"),
        Span3("2026-03-20T09:00:00Z", nil, "open"),
      ])
  }

  @Test func `a question that is filed late took the place of one that had been seen`() throws {
    var firm = SmallFirm()
    let question = InteractionTraits(
      channel: .email, direction: .inbound, outcome: nil, durationSeconds: nil, asks: true)
    firm.interaction(1, "2026-03-02T09:00:00Z", known: "2026-03-12T09:00:00Z", question)
    firm.reply(1, "2026-03-03T09:00:00Z", asks: true)
    firm.write(1, "2026-03-04T09:00:00Z")
    #expect(spans(try firm.moments("E01")) == [Span3("2026-03-03T09:00:00Z", "2026-03-04T09:00:00Z", "message")])
  }

  @Test func `an answer to the first question was taken for one to the second`() throws {
    var firm = SmallFirm()
    firm.reply(1, "2026-03-02T09:00:00Z", asks: true)
    firm.interaction(
      1, "2026-03-02T10:00:00Z", known: "2026-03-05T09:00:00Z",
      InteractionTraits(channel: .email, direction: .outbound, outcome: .sent, durationSeconds: nil))
    firm.reply(1, "2026-03-03T09:00:00Z", asks: true)
    #expect(
      spans(try firm.moments("E01")) == [
        Span3("2026-03-02T09:00:00Z", "2026-03-05T09:00:00Z", "message"), Span3("2026-03-05T09:00:00Z", nil, "open"),
      ])
  }

  @Test func `E03 opened before they had ever written, on the strength of a missed call of theirs`() throws {
    var firm = SmallFirm()
    firm.interaction(
      1, "2026-03-01T09:00:00Z",
      InteractionTraits(channel: .call, direction: .inbound, outcome: .voicemail, durationSeconds: nil))
    for day in 2...7 { firm.write(1, "2026-03-0\(day)T09:00:00Z") }
    #expect(try firm.moments("E03").isEmpty)
    firm.reply(1, "2026-03-09T09:00:00Z")
    firm.reply(1, "2026-03-10T09:00:00Z")
    #expect(spans(try firm.moments("E03")) == [Span3("2026-03-10T09:00:00Z", nil, "open")])
  }

  @Test func `C14 waited for a late note although a later talk had been noted at once`() throws {
    var firm = SmallFirm()
    firm.stage(.offer, "2026-03-03T09:00:00Z")
    firm.talk(1, "2026-03-03T10:00:00Z", known: "2026-03-20T09:00:00Z")
    firm.talk(1, "2026-03-03T12:00:00Z")
    #expect(spans(try firm.moments("C14")).first?.opened == "2026-03-04T12:00:00Z")
  }

  @Test func `an interview that is moved after it had ended forgot its first debrief`() throws {
    var firm = SmallFirm()
    firm.stage(.interview, "2026-03-03T09:00:00Z", for: "2026-03-05T14:00:00Z")
    firm.date(.interview, known: "2026-03-03T09:00:00Z", starts: "2026-03-05T14:00:00Z")
    firm.date(.interview, known: "2026-03-05T16:00:00Z", starts: "2026-03-09T10:00:00Z", status: .moved)
    let moments = try firm.moments("C06")
    #expect(
      spans(moments) == [
        Span3("2026-03-05T15:00:00Z", "2026-03-05T16:00:00Z", "withdrawn"), Span3("2026-03-09T11:00:00Z", nil, "open"),
      ])
    #expect(Set(moments.map(\.ordinal)).count == 2)
  }

  @Test func `a stage row written after the interview renamed its moment`() throws {
    var firm = SmallFirm()
    firm.stage(.submitted, "2026-03-02T09:00:00Z")
    firm.date(.interview, known: "2026-03-03T09:00:00Z", starts: "2026-03-05T14:00:00Z", date: 77)
    let before = try firm.moments("C06", asOf: "2026-03-05T15:30:00Z")
    firm.stage(.interview, "2026-03-05T17:00:00Z", for: "2026-03-05T14:00:00Z")
    let after = try firm.moments("C06")
    #expect(
      before.map(\.anchor) == [77] && after.map(\.anchor) == [77] && after.map(\.openedAt) == before.map(\.openedAt))
  }

  @Test func `a counter-offer that names no submission was one moment twice`() throws {
    var firm = SmallFirm()
    firm.frame.submissions.append(
      SubmissionRow(id: 2, job: 1, person: 1, recruiter: 7, createdAt: at("2026-03-02T09:00:00Z"), digest: 302))
    firm.stage(.offer, "2026-03-03T09:00:00Z")
    firm.stage(.offer, "2026-03-03T10:00:00Z", submission: 2)
    firm.frame.factNames = ["counter_offer"]
    firm.frame.facts = [FactRow(id: 1, at: at("2026-03-05T09:00:00Z"), digest: 401, person: 1, name: 0)]
    #expect(try firm.moments("C18").map(\.submission) == [SubmissionID(1)])
  }

  @Test func `a job that changed hands gave two moments one name`() throws {
    var firm = SmallFirm()
    var later = firm.frame.jobs[0]
    later.from = at("2026-03-05T00:00:00Z")
    later.contact = 3
    firm.frame.jobs.append(later)
    firm.frame.people.append(PersonVersion(id: 3, digest: 103, client: 5, kind: .contact))
    firm.stage(.submitted, "2026-03-02T10:00:00Z")
    firm.talk(2, "2026-03-03T12:00:00Z")
    firm.stage(.submitted, "2026-03-04T12:00:00Z")
    firm.add(submission: 2, candidate: 11)
    firm.stage(.submitted, "2026-03-02T09:00:00Z", submission: 2)
    firm.stage(.rejected, "2026-03-03T10:00:00Z", submission: 2)
    let moments = try firm.moments("L03")
    #expect(moments.map(\.person) == [PersonID(2), PersonID(3)])
    #expect(Set(moments.map { "\($0.anchor) \($0.ordinal)" }).count == 2)
  }

  @Test func `an objection to being rung on Mondays was taken for one to everything`() throws {
    var firm = SmallFirm()
    firm.stage(.offer, "2026-03-03T09:00:00Z")
    firm.frame.preferences = [PreferenceRow(person: 1, at: at("2026-03-01T09:00:00Z"), basis: .objection, weekdays: 1)]
    #expect(spans(try firm.moments("C13")) == [Span3("2026-03-03T09:00:00Z", nil, "open")])
  }
}
