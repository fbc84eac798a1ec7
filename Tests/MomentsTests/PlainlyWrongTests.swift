import Recruitment
import Testing

@testable import Moments

/// What a second, plain reading of the rules found wrong, each by its name.
struct PlainlyWrongTests {
  private func spans(_ moments: [Moment]) -> [Span3] { moments.map(Span3.init) }

  @Test func `a counter-offer recorded of the submission alone opened no C18`() throws {
    var firm = SmallFirm()
    firm.stage(.offer, "2026-03-03T09:00:00Z")
    firm.stage(.accepted, "2026-03-04T09:00:00Z")
    firm.frame.factNames = ["counter_offer"]
    firm.frame.facts = [FactRow(id: 1, at: at("2026-03-05T09:00:00Z"), digest: 401, submission: 1, name: 0)]
    #expect(spans(try firm.moments("C18")) == [Span3("2026-03-05T09:00:00Z", nil, "open")])
    firm.frame.facts[0].submission = 2
    #expect(try firm.moments("C18").isEmpty)
  }

  @Test func `whoever resigned without an acceptance on record was forgotten until the first day`() throws {
    var firm = SmallFirm()
    firm.stage(.resigned, "2026-03-03T09:00:00Z")
    #expect(spans(try firm.moments("C19")) == [Span3("2026-03-13T09:00:00Z", nil, "open")])
    firm.stage(.accepted, "2026-03-03T10:00:00Z")
    #expect(spans(try firm.moments("C19")) == [Span3("2026-03-13T09:00:00Z", nil, "open")])
  }

  @Test func `whoever accepted and withdrew in one second was kept warm`() throws {
    var firm = SmallFirm()
    firm.stage(.accepted, "2026-03-03T00:00:00Z")
    firm.stage(.withdrew, "2026-03-03T00:00:00Z")
    #expect(try firm.moments("C19").isEmpty && firm.moments("L12").isEmpty)
  }

  @Test func `a final interview and its rejection on one day opened a talk before the final interview`() throws {
    var firm = SmallFirm()
    firm.stage(.finalInterview, "2026-03-03T00:00:00Z")
    firm.stage(.rejected, "2026-03-03T00:00:00Z")
    #expect(try firm.moments("C12").isEmpty)
    #expect(spans(try firm.moments("C07")) == [Span3("2026-03-03T00:00:00Z", nil, "open")])
  }

  @Test func `a diary was not read where no stages are written down`() throws {
    var firm = SmallFirm()
    firm.date(.interview, known: "2026-03-03T09:00:00Z", starts: "2026-03-05T14:00:00Z")
    firm.write(2, "2026-03-06T10:00:00Z")
    firm.write(2, "2026-03-09T10:00:00Z")
    #expect(spans(try firm.moments("C05")) == [Span3("2026-03-03T14:00:00Z", "2026-03-05T14:00:00Z", "withdrawn")])
    #expect(spans(try firm.moments("C06")) == [Span3("2026-03-05T15:00:00Z", nil, "open")])
    #expect(spans(try firm.moments("L04")) == [Span3("2026-03-05T19:00:00Z", nil, "open")])
    #expect(spans(try firm.moments("L07")) == [Span3("2026-03-10T15:00:00Z", nil, "open")])
    firm.stage(.rejected, "2026-03-11T09:00:00Z")
    #expect(spans(try firm.moments("C06")) == [Span3("2026-03-05T15:00:00Z", "2026-03-11T09:00:00Z", "withdrawn")])
  }

  @Test func `a no after an interview that only the diary knows was taken for one on paper`() throws {
    var firm = SmallFirm()
    firm.stage(.submitted, "2026-03-03T09:00:00Z")
    firm.date(.interview, known: "2026-03-03T09:00:00Z", starts: "2026-03-05T14:00:00Z")
    var early = firm
    firm.stage(.rejected, "2026-03-06T09:00:00Z")
    #expect(spans(try firm.moments("C07")) == [Span3("2026-03-06T09:00:00Z", nil, "open")])
    #expect(try firm.moments("M09").isEmpty)
    early.stage(.rejected, "2026-03-04T09:00:00Z")
    #expect(try early.moments("C07").isEmpty && early.moments("M09").count == 1)
  }

  @Test func `two interviews of one submission waited for the client twice`() throws {
    var firm = SmallFirm()
    firm.stage(.interview, "2026-03-02T10:00:00Z", for: "2026-03-03T09:00:00Z")
    firm.date(.interview, known: "2026-03-02T15:00:00Z", starts: "2026-03-04T09:00:00Z")
    firm.write(2, "2026-03-05T10:00:00Z")
    firm.write(2, "2026-03-06T10:00:00Z")
    #expect(spans(try firm.moments("L07")) == [Span3("2026-03-09T10:00:00Z", nil, "open")])
    // The second turns out not to have been: the first is what it waits for, and has been long enough.
    firm.date(.interview, known: "2026-03-06T12:00:00Z", starts: "2026-03-04T09:00:00Z", status: .cancelled)
    #expect(spans(try firm.moments("L07")) == [Span3("2026-03-06T12:00:00Z", nil, "open")])
  }

  @Test func `three working days before a start were four where the clock went back in between`() throws {
    var firm = SmallFirm()
    firm.frame.settings.timezone = "Europe/London"
    firm.stage(.accepted, "2026-10-05T09:00:00Z")
    firm.stage(.resigned, "2026-10-06T09:00:00Z", for: "2026-10-26T09:00:00Z")
    // Monday 09:00 in winter; Wednesday 09:00 in summer.
    #expect(
      try firm.moments("C20", asOf: "2026-10-26T08:00:00Z").map(Span3.init) == [
        Span3("2026-10-21T08:00:00Z", nil, "open")
      ])
  }

  @Test func `an acceptance two days before the start left no time for a talk before it`() throws {
    var firm = SmallFirm()
    firm.stage(.offer, "2026-03-02T09:00:00Z")
    firm.date(.start, known: "2026-03-02T09:00:00Z", starts: "2026-03-16T09:00:00Z")
    firm.stage(.accepted, "2026-03-13T09:00:00Z")
    #expect(
      spans(try firm.moments("C20")) == [Span3("2026-03-13T09:00:00Z", "2026-03-16T09:00:00Z", "withdrawn")])
  }

  @Test func `an interview moved before its submission was on record was one of nobody's`() throws {
    var firm = SmallFirm(opened: "2026-03-05T09:00:00Z")
    for hour in ["09", "10", "11"] {
      firm.date(
        .interview, known: "2026-03-04T\(hour):00:00Z", starts: "2026-03-20T\(hour):00:00Z",
        status: hour == "09" ? .planned : .moved)
    }
    #expect(
      spans(try firm.moments("C09", asOf: "2026-03-20T10:00:00Z")) == [Span3("2026-03-05T09:00:00Z", nil, "open")])
  }

  @Test func `whoever became the contact of a job that waits was not told that it does`() throws {
    var firm = SmallFirm()
    firm.stage(.submitted, "2026-03-02T10:00:00Z")
    firm.write(3, "2026-03-03T12:00:00Z")
    firm.write(3, "2026-03-04T12:00:00Z")
    var later = firm.frame.jobs[0]
    later.from = at("2026-03-10T00:00:00Z")
    later.contact = 3
    firm.frame.jobs.append(later)
    firm.frame.people.append(PersonVersion(id: 3, digest: 103, client: 5, kind: .contact))
    let moments = try firm.moments("L07")
    #expect(moments.map(\.person) == [PersonID(3)])
    #expect(spans(moments) == [Span3("2026-03-10T00:00:00Z", nil, "open")])
  }

  @Test func `what was missing was asked for twice where a row came in between in the same second`() throws {
    var firm = SmallFirm()
    firm.frame.factNames = ["consent_to_submit"]
    firm.frame.facts = [FactRow(id: 1, at: at("2026-03-01T09:00:00Z"), digest: 401, person: 9, name: 0)]
    firm.stage(.readyToSubmit, "2026-03-03T09:00:00Z")
    firm.stage(.submitted, "2026-03-04T00:00:00Z")
    firm.stage(.readyToSubmit, "2026-03-04T00:00:00Z")
    #expect(spans(try firm.moments("C04")) == [Span3("2026-03-03T09:00:00Z", nil, "open")])
  }
}
