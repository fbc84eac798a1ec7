import Chronicle
import Recruitment
import Testing

@testable import Moments

/// Cards that were once shown and were not true: each is told by what went wrong.
struct OnceFalseTests {
  private func spans(_ moments: [Moment]) -> [Span3] { moments.map(Span3.init) }

  // MARK: A call that was agreed

  @Test func `somebody who asked for a call was to be rung at once though an hour had been agreed`() throws {
    var firm = SmallFirm()
    firm.stage(.shortlisted, "2026-03-02T09:00:00Z")
    firm.reply(1, "2026-03-03T10:00:00Z", .asksForCall)
    firm.date(.call, known: "2026-03-03T10:30:00Z", starts: "2026-03-04T15:00:00Z")
    let found = try firm.moments("E04", asOf: "2026-03-05T09:00:00Z")
    #expect(
      spans(found) == [
        Span3("2026-03-03T10:00:00Z", "2026-03-03T10:30:00Z", "agreed_later"),
        Span3("2026-03-04T15:00:00Z", nil, "open"),
      ])
    #expect(found.last?.evidence.first { $0.name == "call_date" }?.at.seconds == at("2026-03-04T15:00:00Z"))
    #expect(spans(try firm.moments("E04", asOf: "2026-03-04T12:00:00Z")).map(\.by) == ["agreed_later"])
    firm.talk(1, "2026-03-04T15:02:00Z")
    #expect(
      spans(try firm.moments("E04")).last == Span3("2026-03-04T15:00:00Z", "2026-03-04T15:02:00Z", "conversation"))
  }

  @Test func `an agreed call that is called off is due again, and one that is moved waits for its new hour`() throws {
    var firm = SmallFirm()
    firm.stage(.shortlisted, "2026-03-02T09:00:00Z")
    firm.reply(1, "2026-03-03T10:00:00Z", .asksForCall)
    firm.date(.call, known: "2026-03-03T10:30:00Z", starts: "2026-03-05T15:00:00Z")
    firm.date(.call, known: "2026-03-04T09:00:00Z", starts: "2026-03-06T11:00:00Z", status: .moved)
    #expect(
      spans(try firm.moments("E04", asOf: "2026-03-07T09:00:00Z")) == [
        Span3("2026-03-03T10:00:00Z", "2026-03-03T10:30:00Z", "agreed_later"),
        Span3("2026-03-06T11:00:00Z", nil, "open"),
      ])
    firm.date(.call, known: "2026-03-05T09:00:00Z", starts: "2026-03-06T11:00:00Z", status: .cancelled)
    #expect(
      spans(try firm.moments("E04", asOf: "2026-03-07T09:00:00Z")) == [
        Span3("2026-03-03T10:00:00Z", "2026-03-03T10:30:00Z", "agreed_later"),
        Span3("2026-03-05T09:00:00Z", nil, "open"),
      ])
  }

  // MARK: A contact who is gone

  @Test func `L16 was with a contact who had left, and not with who is there still`() throws {
    var firm = SmallFirm()
    firm.stage(.started, "2026-03-10T09:00:00Z")
    firm.fact("left_employer", "2026-04-20T09:00:00Z", person: 2)
    #expect(try firm.moments("L16").isEmpty)
    // Another of the same client, of an older job.
    firm.frame.people.append(PersonVersion(id: 3, digest: 103, client: 5, kind: .contact))
    firm.frame.jobs.append(
      JobVersion(
        id: 2, openedAt: at("2026-01-12T09:00:00Z"), digest: 202, client: 5, contact: 3, recruiter: 8, kind: .perm))
    let found = try firm.moments("L16")
    #expect(spans(found) == [Span3("2026-05-09T09:00:00Z", nil, "open")])
    #expect(found.map(\.person) == [PersonID(3)])
  }

  @Test func `a contact who leaves while L16 is open hands it to who is there still`() throws {
    var firm = SmallFirm()
    firm.stage(.started, "2026-03-10T09:00:00Z")
    firm.frame.people.append(PersonVersion(id: 3, digest: 103, client: 5, kind: .contact))
    firm.frame.jobs.append(
      JobVersion(
        id: 2, openedAt: at("2026-01-12T09:00:00Z"), digest: 202, client: 5, contact: 3, recruiter: 8, kind: .perm))
    firm.fact("left_employer", "2026-06-01T09:00:00Z", person: 2)
    let found = try firm.moments("L16")
    #expect(
      spans(found) == [
        Span3("2026-05-09T09:00:00Z", "2026-06-01T09:00:00Z", "withdrawn"), Span3("2026-06-01T09:00:00Z", nil, "open"),
      ])
    #expect(found.map(\.person) == [PersonID(2), PersonID(3)])
  }

  // MARK: Dates

  @Test func `a reminder of a timesheet stood after it had come in`() throws {
    var firm = SmallFirm(job: .contract)
    firm.stage(.started, "2026-03-02T09:00:00Z")
    firm.date(.timesheet, known: "2026-03-02T10:00:00Z", starts: "2026-03-06T12:00:00Z")
    #expect(spans(try firm.moments("M10", asOf: "2026-03-05T18:00:00Z")).map(\.by) == ["open"])
    firm.date(.timesheet, known: "2026-03-05T16:00:00Z", starts: "2026-03-06T12:00:00Z", status: .happened)
    #expect(
      spans(try firm.moments("M10", asOf: "2026-03-05T18:00:00Z")) == [
        Span3("2026-03-05T12:00:00Z", "2026-03-05T16:00:00Z", "withdrawn")
      ])
  }

  @Test func `a text before a call was due after the call`() throws {
    var firm = SmallFirm()
    firm.stage(.shortlisted, "2026-03-02T09:00:00Z")
    firm.fact("caller_number_known", "2026-03-02T09:00:00Z", person: 1, denied: true)
    firm.date(.call, known: "2026-03-04T16:00:00Z", starts: "2026-03-05T09:30:00Z")
    let found = try firm.moments("M04", asOf: "2026-03-04T17:00:00Z")
    #expect(found.map { ISOTimestamp.utc($0.dueAt) } == ["2026-03-05T09:30:00Z"])
  }

  @Test func `who has rung us since knows the number, whatever was noted before`() throws {
    var firm = SmallFirm()
    firm.stage(.shortlisted, "2026-03-02T09:00:00Z")
    firm.fact("caller_number_known", "2026-03-02T09:00:00Z", person: 1, denied: true)
    firm.date(.call, known: "2026-03-04T16:00:00Z", starts: "2026-03-05T14:30:00Z")
    #expect(try firm.moments("M04").count == 1)
    firm.talk(1, "2026-03-03T11:00:00Z")
    #expect(try firm.moments("M04").isEmpty)
  }

  @Test func `a call planned with a candidate was announced to the client's contact`() throws {
    var firm = SmallFirm()
    firm.stage(.shortlisted, "2026-03-02T09:00:00Z")
    firm.fact("caller_number_known", "2026-03-02T09:00:00Z", person: 2, denied: true)
    firm.date(.call, known: "2026-03-04T16:00:00Z", starts: "2026-03-05T14:30:00Z")
    #expect(try firm.moments("M04").isEmpty)
  }

  @Test func `a card said that a candidate fell through who had not turned up`() throws {
    var firm = SmallFirm()
    firm.stage(.accepted, "2026-03-02T09:00:00Z")
    firm.stage(.noShow, "2026-03-16T09:30:00Z")
    let found = try firm.moments("L11")
    #expect(found.count == 1 && found[0].evidence.contains { $0.name == "no_show" })
  }

  // MARK: An objection that was taken back

  private func objecting(_ later: PreferenceRow? = nil) throws -> [Span3] {
    var firm = SmallFirm()
    firm.frame.preferences = [
      PreferenceRow(person: 1, at: at("2026-03-02T09:00:00Z"), allowed: .no, basis: .objection)
    ]
    if let later { firm.frame.preferences.append(later) }
    firm.reply(1, "2026-03-03T10:00:00Z", asks: true)
    firm.write(1, "2026-03-03T11:00:00Z", .answers)
    firm.reply(1, "2026-03-20T10:00:00Z", asks: true)
    return spans(try firm.moments("E01", asOf: "2026-03-21T09:00:00Z"))
  }

  @Test func `after somebody took back that they want no contact, nothing was ever due with them again`() throws {
    #expect(try objecting().isEmpty)
    let consent = PreferenceRow(person: 1, at: at("2026-03-10T09:00:00Z"), allowed: .yes, basis: .consent)
    #expect(try objecting(consent).last == Span3("2026-03-20T10:00:00Z", nil, "open"))
    let preference = PreferenceRow(person: 1, at: at("2026-03-10T09:00:00Z"), allowed: .yes, basis: .preference)
    #expect(try objecting(preference).last == Span3("2026-03-20T10:00:00Z", nil, "open"))
  }

  @Test func `what is no taking back takes nothing back`() throws {
    let day = at("2026-03-10T09:00:00Z")
    let others: [PreferenceRow] = [
      // Before it, undated, about marketing alone, by one channel as a preference, with hours, over since.
      PreferenceRow(person: 1, at: at("2026-03-01T09:00:00Z"), allowed: .yes, basis: .consent),
      PreferenceRow(person: 1, allowed: .yes, basis: .consent),
      PreferenceRow(person: 1, at: day, purpose: .marketing, allowed: .yes, basis: .consent),
      PreferenceRow(person: 1, at: day, channel: .email, allowed: .yes, basis: .preference),
      PreferenceRow(person: 1, at: day, allowed: .yes, basis: .preference, fromMinute: 540, toMinute: 600),
      PreferenceRow(person: 1, at: day, until: at("2026-03-12T09:00:00Z"), allowed: .yes, basis: .consent),
      PreferenceRow(person: 1, at: day, basis: .consent),
      PreferenceRow(person: 1, at: day, allowed: .yes, basis: .screening),
    ]
    for row in others { #expect(try objecting(row).isEmpty, "\(row)") }
  }
}
