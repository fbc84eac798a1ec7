import Chronicle
import Recruitment
import Testing
import WorkingTime

@testable import Permission

/// When people may be contacted on their own clock.
struct QuietHoursTests {
  /// Who wrote to us yesterday, in that country.
  private func firm(_ country: String, zone: String? = nil) -> SmallFirm {
    var firm = SmallFirm(country: country)
    if let zone {
      firm.frame.zones = ["", zone]
      firm.frame.people[0].zone = 1
    }
    firm.reply("2026-01-01T00:00:00Z")
    firm.reply("2026-06-01T00:00:00Z")
    firm.reply("2026-10-01T00:00:00Z")
    return firm
  }

  private static let regions: [(String, String, Channel, String?)] = [
    // London: 08:00 to 20:00, Saturdays from nine to five, nothing on Sundays and bank holidays.
    ("GB", "2026-03-04T07:59:59Z", Channel.call, "2026-03-04T08:00:00Z"), ("GB", "2026-03-04T08:00:00Z", .call, nil),
    ("GB", "2026-03-04T19:59:59Z", .video, nil), ("GB", "2026-03-04T20:00:00Z", .call, "2026-03-05T08:00:00Z"),
    ("GB", "2026-03-06T20:00:00Z", .call, "2026-03-07T09:00:00Z"),
    ("GB", "2026-03-07T17:00:00Z", .meeting, "2026-03-09T08:00:00Z"),
    ("GB", "2026-04-03T12:00:00Z", .call, "2026-04-04T08:00:00Z"),
    ("GB", "2026-12-25T12:00:00Z", .call, "2026-12-29T08:00:00Z"), ("GB", "2026-12-25T12:00:00Z", .sms, nil),
    // Clocks go forward on 29 March, back on 25 October.
    ("GB", "2026-03-28T18:00:00Z", .call, "2026-03-30T07:00:00Z"),
    ("GB", "2026-10-24T17:00:00Z", .call, "2026-10-26T08:00:00Z"),
    ("GB", "2026-03-04T21:00:00Z", .sms, "2026-03-05T08:00:00Z"), ("GB", "2026-03-04T23:00:00Z", .email, nil),
    // Berlin, an hour ahead: nine to eight, Monday to Friday; no holidays.
    ("DE", "2026-03-04T07:59:00Z", .call, "2026-03-04T08:00:00Z"),
    ("DE", "2026-03-06T19:00:00Z", .call, "2026-03-09T08:00:00Z"),
    ("DE", "2026-05-01T10:00:00Z", .call, "2026-05-04T07:00:00Z"),
    ("DE", "2026-05-01T10:00:00Z", .whatsapp, "2026-05-02T06:00:00Z"),
    // Paris keeps its narrower hours for marketing alone.
    ("FR", "2026-03-04T12:30:00Z", .call, nil), ("FR", "2026-03-04T08:30:00Z", .call, nil),
    // The country decides over the firm's, and a country without a profile is dealt with strictly.
    ("US", "2026-03-04T13:59:00Z", .call, "2026-03-04T14:00:00Z"),
    ("JP", "2026-03-04T09:00:00Z", .call, "2026-03-05T00:00:00Z"),
    ("JP", "2026-03-04T08:59:00Z", .call, nil), ("", "2026-03-04T19:30:00Z", .call, nil),
  ]

  @Test(arguments: regions)
  func `hours of a region`(country: String, now: String, channel: Channel, until: String?) throws {
    let zone = country == "US" ? "America/New_York" : nil
    let answer = try firm(country, zone: zone).answer(now, by: channel)
    #expect(answer.verdict == (until == nil ? .allow : .notNow), "\(answer.why)")
    #expect(answer.until == until.map(time))
    #expect(answer.why.count == (until == nil ? 0 : 1))
  }

  @Test func `the reason says what time it is for them`() throws {
    let late = try firm("GB").answer("2026-03-04T21:40:00Z")
    #expect(late.why.first?.hasPrefix("it is Wednesday, 21:40 for them: calls early, late, on Sundays") == true)
    let holiday = try firm("GB").answer("2026-04-03T12:00:00Z")
    #expect(holiday.why.first?.hasPrefix("it is a public holiday, 13:00 for them: ") == true)
    let somewhere = try firm("US").answer("2026-03-04T21:40:00Z")
    #expect(somewhere.why.first?.hasPrefix("it is Wednesday, 21:40 for them, as far as we know: ") == true)
  }

  @Test func `France's hours for marketing`() throws {
    var firm = firm("FR")
    firm.say(.yes, .consent, "2026-01-05T12:00:00Z", purpose: .marketing)
    #expect(try firm.answer("2026-03-04T12:30:00Z", for: .marketing).until == time("2026-03-04T13:00:00Z"))
    #expect(try firm.answer("2026-03-04T13:00:00Z", for: .marketing) == .allowed)
    #expect(try firm.answer("2026-03-07T13:00:00Z", for: .marketing).until == time("2026-03-09T09:00:00Z"))
  }

  @Test func `hours they stated win over those of their region`() throws {
    var firm = firm("DE")
    firm.frame.preferences = [PreferenceRow(person: 1, channel: .call, fromMinute: 1_200, toMinute: 1_320)]
    #expect(try firm.answer("2026-03-04T20:00:00Z") == .allowed)
    #expect(try firm.answer("2026-03-08T20:00:00Z") == .allowed)
    #expect(try firm.answer("2026-12-25T20:00:00Z") == .allowed)
    #expect(try firm.answer("2026-03-04T12:00:00Z").until == time("2026-03-04T19:00:00Z"))
    // For another channel they stated none.
    #expect(try firm.answer("2026-03-04T20:30:00Z", by: .sms).until == time("2026-03-05T07:00:00Z"))
    // Nor for another purpose.
    firm.frame.preferences = [
      PreferenceRow(person: 1, purpose: .marketing, fromMinute: 1_200, toMinute: 1_320)
    ]
    #expect(try firm.answer("2026-03-04T20:00:00Z").verdict == .notNow)
  }

  @Test func `days alone say nothing of the evening`() throws {
    var firm = firm("GB")
    firm.frame.preferences = [PreferenceRow(person: 1, weekdays: 0b100)]
    #expect(try firm.answer("2026-03-04T12:00:00Z") == .allowed)
    #expect(try firm.answer("2026-03-04T22:00:00Z").until == time("2026-03-11T08:00:00Z"))
  }

  @Test func `the hours that are left after a refusal are those of the region`() throws {
    var firm = firm("GB")
    firm.frame.preferences = [
      PreferenceRow(person: 1, allowed: .no, weekdays: 0b11111, fromMinute: 540, toMinute: 1_200)
    ]
    #expect(try firm.answer("2026-03-06T12:00:00Z").until == time("2026-03-07T09:00:00Z"))
    #expect(try firm.answer("2026-03-04T12:00:00Z").until == time("2026-03-05T08:00:00Z"))
  }

  /// When a no for the hour ends, and that nothing earlier would do, against asking every five minutes: in zones whose
  /// clocks change in those weeks, with hours that people state in odd ways.
  @Test(arguments: [
    ("Europe/London", "2026-03-27T00:00:00Z"), ("Europe/London", "2026-10-23T00:00:00Z"),
    ("America/New_York", "2026-03-06T00:00:00Z"), ("America/New_York", "2026-10-30T00:00:00Z"),
    ("Australia/Lord_Howe", "2026-04-03T00:00:00Z"), ("Australia/Lord_Howe", "2026-10-02T00:00:00Z"),
    ("Asia/Kolkata", "2026-10-01T00:00:00Z"), ("Africa/Casablanca", "2026-02-13T00:00:00Z"),
    ("Africa/Casablanca", "2026-03-20T00:00:00Z"), ("Pacific/Apia", "2011-12-28T00:00:00Z"),
  ])
  func `a no for the hour ends as early as it can`(zone: String, from: String) throws {
    var random = SmallRandom(seed: 17)
    let first = seconds(from)
    for _ in 0..<8 {
      var firm = SmallFirm(country: ["GB", "DE", "CA", "JP"].randomElement(using: &random) ?? "GB")
      firm.frame.zones = ["", zone]
      firm.frame.people[0].zone = 1
      firm.reply("2011-12-20T00:00:00Z")
      firm.reply("2026-01-20T00:00:00Z")
      firm.reply("2026-06-20T00:00:00Z")
      firm.frame.preferences = (0..<Int.random(in: 0...2, using: &random)).map { _ in
        PreferenceRow(
          person: 1, allowed: Bool.random(using: &random) ? .no : nil,
          weekdays: UInt32.random(in: 0...127, using: &random),
          fromMinute: UInt32.random(in: 0...96, using: &random) * 15,
          toMinute: UInt32.random(in: 0...96, using: &random) * 15)
      }
      let gate = try firm.gate()
      let channel: Channel = Bool.random(using: &random) ? .call : .sms
      func answer(_ seconds: Int64) -> PermissionAnswer {
        gate.answer(for: PersonID(1), by: channel, at: Instant(seconds))
      }
      for _ in 0..<3 {
        let now = first + Int64.random(in: 0..<(4 * 288), using: &random) * 300
        let said = answer(now)
        guard said.verdict == .notNow else { continue }
        let end = said.until?.seconds ?? now + 9 * Span.day
        #expect(stride(from: now, to: end, by: 300).allSatisfy { answer($0).verdict == .notNow })
        if said.until != nil { #expect(answer(end) == .allowed) }
      }
    }
  }
}
