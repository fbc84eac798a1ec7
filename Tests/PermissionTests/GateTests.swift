import Chronicle
import Recruitment
import Testing

@testable import Permission

/// What somebody said of being contacted, and when.
struct GateTests {
  /// One person (1) in Europe/London who wrote to us on 1 March, with these preferences.
  private func gate(_ preferences: [PreferenceRow], zone: String = "Europe/London") throws -> Gate {
    var firm = SmallFirm()
    firm.frame.zones = ["", zone]
    firm.frame.people[0].zone = zone.isEmpty ? 0 : 1
    firm.frame.preferences = preferences
    firm.reply("2026-03-01T09:00:00Z")
    return try firm.gate()
  }

  /// Wednesday noon in London, in winter.
  private let noon = "2026-03-04T12:00:00Z"

  private func answer(
    _ preferences: [PreferenceRow], _ at: String = "2026-03-04T12:00:00Z", by channel: Channel = .call,
    zone: String = "Europe/London"
  ) throws -> PermissionAnswer {
    try gate(preferences, zone: zone).answer(for: PersonID(1), by: channel, at: time(at))
  }

  @Test func `who has asked for nothing may be rung`() throws {
    #expect(try answer([]) == .allowed)
  }

  @Test func `an objection to everything holds on every channel`() throws {
    for channel in Channel.allCases {
      let answer = try answer([PreferenceRow(person: 1, allowed: .no, basis: .objection)], by: channel)
      #expect(answer == PermissionAnswer(verdict: .notNow, why: ["this person asked not to be contacted"]))
    }
    // An objection need not say "no" to be one.
    #expect(try answer([PreferenceRow(person: 1, basis: .objection)]).verdict == .notNow)
  }

  @Test func `an objection to one channel leaves the others`() throws {
    let noCalls = [PreferenceRow(person: 1, channel: .call, allowed: .no, basis: .preference)]
    #expect(try answer(noCalls).why == ["this person asked not to be called"])
    #expect(try answer(noCalls, by: .sms) == .allowed)
  }

  @Test func `an objection to hours is one to those hours alone`() throws {
    let atWork = [PreferenceRow(person: 1, basis: .objection, fromMinute: 540, toMinute: 1_020)]
    #expect(try answer(atWork).until == time("2026-03-04T17:00:00Z"))
    #expect(try answer(atWork, "2026-03-04T17:00:00Z") == .allowed)
  }

  @Test func `what was said of marketing does not concern a process`() throws {
    #expect(try answer([PreferenceRow(person: 1, purpose: .marketing, allowed: .no, basis: .objection)]) == .allowed)
    #expect(try answer([PreferenceRow(person: 1, purpose: .process, allowed: .no)]).verdict == .notNow)
  }

  @Test func `the strictest wins`() throws {
    let yes = PreferenceRow(person: 1, at: 50, allowed: .yes, basis: .consent)
    let no = PreferenceRow(person: 1, at: 100, channel: .call, allowed: .no)
    #expect(try answer([yes, no]).verdict == .notNow)
    #expect(try answer([yes]) == .allowed)
    // A refusal stands whatever hours were agreed to.
    let hours = PreferenceRow(person: 1, allowed: .yes, fromMinute: 0, toMinute: 1_440)
    #expect(try answer([no, hours]).why == ["this person asked not to be called (said on 1 January 1970)"])
    // Of two windows that overlap the narrower holds.
    let wide = PreferenceRow(person: 1, fromMinute: 540, toMinute: 1_080)
    let narrow = PreferenceRow(person: 1, fromMinute: 720, toMinute: 780)
    #expect(try answer([wide, narrow], "2026-03-04T12:30:00Z") == .allowed)
    #expect(try answer([wide, narrow], "2026-03-04T14:00:00Z").until == time("2026-03-05T12:00:00Z"))
  }

  /// Together they were impossible, and the person was never to be rung again.
  @Test func `two windows of one day that exclude each other are alternatives`() throws {
    let lunch = PreferenceRow(person: 1, fromMinute: 720, toMinute: 780)
    let evening = PreferenceRow(person: 1, fromMinute: 1_020, toMinute: 1_140)
    #expect(try answer([lunch, evening], "2026-03-04T12:30:00Z") == .allowed)
    #expect(try answer([lunch, evening], "2026-03-04T17:30:00Z") == .allowed)
    #expect(try answer([lunch, evening], "2026-03-04T15:00:00Z").until == time("2026-03-04T17:00:00Z"))
  }

  @Test func `only what is known counts, from when it is known`() throws {
    let no = PreferenceRow(person: 1, at: seconds("2026-03-04T12:00:01Z"), allowed: .no)
    #expect(try answer([no]) == .allowed)
    #expect(try answer([no], "2026-03-04T12:00:01Z").verdict == .notNow)
  }

  @Test func `a preference ends when it says`() throws {
    let no = PreferenceRow(person: 1, until: seconds("2026-03-06T09:00:00Z"), allowed: .no)
    let refused = try answer([no])
    #expect(refused.verdict == .notNow && refused.until == time("2026-03-06T09:00:00Z"))
    #expect(try answer([no], "2026-03-06T09:00:00Z") == .allowed)
  }

  @Test func `stated hours hold to the minute`() throws {
    let hours = [PreferenceRow(person: 1, fromMinute: 17 * 60, toMinute: 19 * 60)]
    #expect(try answer(hours, "2026-03-04T17:00:00Z") == .allowed)
    #expect(try answer(hours, "2026-03-04T18:59:59Z") == .allowed)
    let outside = try answer(hours, "2026-03-04T19:00:00Z")
    #expect(outside.verdict == .notNow && outside.why == ["outside the hours this person agreed to"])
    #expect(outside.until == time("2026-03-05T17:00:00Z"))
  }

  @Test func `hours of certain days leave the other days out`() throws {
    let tuesdays = [PreferenceRow(person: 1, weekdays: 0b10, fromMinute: 540, toMinute: 600)]
    #expect(try answer(tuesdays, "2026-03-03T09:30:00Z") == .allowed)
    #expect(try answer(tuesdays, "2026-03-04T09:30:00Z").until == time("2026-03-10T09:00:00Z"))
    let days = [PreferenceRow(person: 1, weekdays: 0b11)]
    #expect(try answer(days, "2026-03-03T19:00:00Z") == .allowed && answer(days, noon).verdict == .notNow)
    let both = tuesdays + [PreferenceRow(person: 1, weekdays: 0b100, fromMinute: 840, toMinute: 900)]
    #expect(
      try answer(both, "2026-03-04T14:00:00Z") == .allowed && answer(both, "2026-03-04T09:30:00Z").verdict == .notNow)
  }

  @Test func `hours that are refused are outside, all others are free`() throws {
    let never = [PreferenceRow(person: 1, allowed: .no, weekdays: 0b11111, fromMinute: 540, toMinute: 1_020)]
    let refused = try answer(never)
    #expect(refused.verdict == .notNow && refused.until == time("2026-03-04T17:00:00Z"))
    #expect(try answer(never, "2026-03-04T18:00:00Z") == .allowed)
    #expect(try answer(never, "2026-03-07T12:00:00Z") == .allowed)
  }

  /// Friday's window was taken for Friday's small hours too, and Saturday's were shut.
  @Test func `a window over midnight belongs to the day on which it begins`() throws {
    let fridayNight = [PreferenceRow(person: 1, weekdays: 0b10000, fromMinute: 22 * 60, toMinute: 2 * 60)]
    #expect(try answer(fridayNight, "2026-03-06T23:00:00Z") == .allowed)
    #expect(try answer(fridayNight, "2026-03-07T01:59:00Z") == .allowed)
    #expect(try answer(fridayNight, "2026-03-07T02:00:00Z").verdict == .notNow)
    #expect(try answer(fridayNight, "2026-03-06T01:00:00Z").until == time("2026-03-06T22:00:00Z"))
    let everyNight = [PreferenceRow(person: 1, fromMinute: 22 * 60, toMinute: 2 * 60)]
    #expect(try answer(everyNight, "2026-03-04T01:00:00Z") == .allowed && answer(everyNight, noon).verdict == .notNow)
  }

  @Test func `open ends reach to midnight, and hours that end where they begin are the whole day`() throws {
    let late = [PreferenceRow(person: 1, fromMinute: 17 * 60)]
    #expect(
      try answer(late, "2026-03-04T23:59:00Z") == .allowed && answer(late, "2026-03-05T00:00:00Z").verdict == .notNow)
    let early = [PreferenceRow(person: 1, toMinute: 10 * 60)]
    #expect(
      try answer(early, "2026-03-04T00:00:00Z") == .allowed && answer(early, "2026-03-04T10:00:00Z").verdict == .notNow)
    #expect(try answer([PreferenceRow(person: 1, fromMinute: 540, toMinute: 540)]) == .allowed)
  }

  @Test func `hours that can never be kept have no end`() throws {
    let contradiction = [
      PreferenceRow(person: 1, fromMinute: 540, toMinute: 600),
      PreferenceRow(person: 1, allowed: .no, fromMinute: 480, toMinute: 660),
    ]
    let answer = try answer(contradiction)
    #expect(answer.verdict == .notNow && answer.until == nil)
  }

  @Test func `hours are read on the person's own clock`() throws {
    let evening = [PreferenceRow(person: 1, fromMinute: 17 * 60, toMinute: 19 * 60)]
    // 12:30 in London is 17:30 in Karachi and 07:30 in New York.
    #expect(try answer(evening, "2026-03-04T12:30:00Z", zone: "Asia/Karachi") == .allowed)
    #expect(try answer(evening, "2026-03-04T12:30:00Z", zone: "America/New_York").until == time("2026-03-04T22:00:00Z"))
    // Who says nothing of a zone, or something nobody knows, lives by the firm's.
    #expect(try answer(evening, "2026-03-04T17:30:00Z", zone: "") == .allowed)
    #expect(try answer(evening, "2026-03-04T17:30:00Z", zone: "Middle/Earth") == .allowed)
    // British summer time: 17:00 there is 16:00 UTC.
    #expect(try answer(evening, "2026-07-01T16:00:00Z") == .allowed)
  }

  @Test func `the zone is the one that was known then`() throws {
    var firm = SmallFirm()
    firm.frame.zones = ["", "Europe/London", "Asia/Karachi"]
    firm.frame.people = [
      PersonVersion(id: 1, digest: 1, kind: .candidate, zone: 1),
      PersonVersion(id: 1, from: seconds("2026-03-05T00:00:00Z"), digest: 1, kind: .candidate, zone: 2),
    ]
    firm.frame.preferences = [PreferenceRow(person: 1, fromMinute: 17 * 60, toMinute: 19 * 60)]
    firm.reply("2026-03-01T09:00:00Z")
    #expect(try firm.answer("2026-03-04T12:30:00Z").verdict == .notNow)
    #expect(try firm.answer("2026-03-05T12:30:00Z") == .allowed)
  }

  @Test func `times at the ends of the calendar do not crash it`() throws {
    let hours = [PreferenceRow(person: 1, weekdays: 1, fromMinute: 540, toMinute: 600)]
    for time in [Instant(0), Instant(-1), .distantPast, .distantFuture] {
      let answer = try gate(hours).answer(for: PersonID(1), by: .call, at: time)
      #expect(answer.until.map { $0 > time } ?? true)
    }
  }
}
