import Recruitment
import Testing

@testable import Permission

/// What nobody asked for: other jobs, our own services. Every region has its own conditions.
struct MarketingTests {
  /// A Wednesday at which calls are allowed by the clock everywhere below.
  private let now = "2026-11-04T15:30:00Z"

  /// Without any consent, screening or dealings, by country and kind of person.
  @Test(arguments: [
    ("GB", PersonKind.candidate, Channel.call, "ask"), ("GB", .contact, .call, "ask"),
    ("GB", .candidate, .email, "not_now"), ("GB", .contact, .email, "allow"), ("GB", .contact, .linkedin, "not_now"),
    ("IE", .candidate, .call, "not_now"), ("IE", .contact, .call, "ask"), ("IE", .contact, .email, "ask"),
    ("IE", .contact, .sms, "not_now"), ("DE", .candidate, .call, "not_now"), ("DE", .contact, .call, "ask"),
    ("DE", .contact, .email, "not_now"), ("DE", .candidate, .whatsapp, "not_now"),
    ("FR", .candidate, .call, "not_now"), ("FR", .contact, .call, "ask"), ("FR", .contact, .email, "ask"),
    ("US", .candidate, .call, "allow"), ("US", .contact, .call, "ask"), ("US", .candidate, .email, "allow"),
    ("US", .contact, .sms, "not_now"), ("CA", .candidate, .call, "ask"), ("CA", .contact, .email, "not_now"),
    ("JP", .contact, .email, "not_now"), ("", .contact, .call, "not_now"), ("Atlantis", .both, .email, "not_now"),
  ])
  func `without consent`(country: String, kind: PersonKind, channel: Channel, verdict: String) throws {
    var firm = SmallFirm(country: country, kind: kind)
    if country == "US" || country == "CA" {
      firm.frame.zones = ["", "America/New_York"]
      firm.frame.people[0].zone = 1
    }
    let answer = try firm.answer(now, by: channel, for: .marketing)
    #expect(answer.verdict.rawValue == verdict, "\(answer.why)")
    #expect(answer.why.isEmpty == (verdict == "allow"))
    #expect(answer.until == nil)
    // Consent opens all of them.
    firm.say(.yes, .consent, "2026-01-05T16:00:00Z", purpose: .marketing)
    #expect(try firm.answer(now, by: channel, for: .marketing) == .allowed)
    // From when it was given.
    #expect(try firm.answer("2026-01-05T15:30:00Z", by: channel, for: .marketing).verdict.rawValue == verdict)
  }

  @Test func `consent is for what it says`() throws {
    var firm = SmallFirm(country: "DE")
    firm.say(.yes, .consent, "2026-01-05T12:00:00Z", purpose: .process)
    #expect(try firm.answer(now, for: .marketing).verdict == .notNow)
    firm.say(.yes, .consent, "2026-01-05T12:00:00Z", purpose: .marketing, channel: .email)
    #expect(try firm.answer(now, by: .email, for: .marketing) == .allowed)
    #expect(try firm.answer(now, for: .marketing).verdict == .notNow)
    firm.say(.yes, .preference, "2026-01-05T12:00:00Z", purpose: .marketing, channel: .call)
    #expect(try firm.answer(now, for: .marketing).verdict == .notNow)
  }

  @Test func `an objection outweighs the consent before it, and one to marketing leaves a process alone`() throws {
    var firm = SmallFirm(country: "GB")
    firm.reply("2026-10-05T12:00:00Z")
    firm.say(.no, .objection, "2026-01-05T12:00:00Z", purpose: .marketing)
    firm.say(.yes, .consent, "2025-12-05T12:00:00Z", purpose: .marketing)
    let answer = try firm.answer(now, for: .marketing)
    #expect(answer.why == ["this person asked not to be contacted for marketing (said on 5 January 2026)"])
    #expect(answer.verdict == .notNow && answer.until == nil)
    #expect(try firm.answer(now) == .allowed)
    #expect(try firm.answer(now, for: .any).verdict == .notNow)
  }

  @Test func `dealings with us stand in for consent for a while`() throws {
    var firm = SmallFirm(country: "GB")
    firm.reply("2024-11-05T12:00:00Z")
    #expect(try firm.answer(now, by: .email, for: .marketing) == .allowed)
    #expect(try firm.answer("2026-11-06T15:30:00Z", by: .email, for: .marketing).verdict == .notNow)
    var canada = SmallFirm(country: "CA")
    canada.reply("2026-06-05T12:00:00Z")
    #expect(try canada.answer(now, by: .email, for: .marketing) == .allowed)
    #expect(try canada.answer("2026-12-10T15:30:00Z", by: .email, for: .marketing).verdict == .notNow)
  }

  @Test func `a number is screened again after four weeks`() throws {
    var firm = SmallFirm(country: "GB")
    #expect(
      try firm.answer(now, for: .marketing).why
        == ["not screened yet: screen the number against TPS and CTPS first"])
    firm.say(.yes, .screening, "2026-10-07T15:30:00Z", channel: .call)
    #expect(try firm.answer(now, for: .marketing) == .allowed)
    let later = try firm.answer("2026-11-05T15:30:00Z", for: .marketing)
    #expect(later.verdict == .ask && later.why.first?.contains("last screened on 7 October 2026") == true)
    // Known from no date at all is as good as not at all.
    firm.frame.preferences = [PreferenceRow(person: 1, allowed: .yes, basis: .screening)]
    #expect(try firm.answer(now, for: .marketing).verdict == .ask)
    // A process needs no screening.
    firm.reply("2026-10-05T12:00:00Z")
    #expect(try firm.answer(now) == .allowed)
  }

  @Test func `a refusal that has ended holds on where the law says so`() throws {
    for (country, isHeld) in [("FR", true), ("GB", false)] {
      var firm = SmallFirm(country: country, kind: .contact)
      firm.say(.yes, .consent, "2026-01-05T12:00:00Z", purpose: .marketing)
      firm.say(
        .no, .preference, "2026-10-01T09:00:00Z", purpose: .marketing, channel: .call, until: "2026-10-10T09:00:00Z")
      let answer = try firm.answer(now, for: .marketing)
      #expect(answer.verdict == (isHeld ? .notNow : .allow))
      #expect(answer.until == (isHeld ? time("2026-11-30T09:00:00Z") : nil))
      #expect(try firm.answer("2026-11-30T15:30:00Z", for: .marketing) == .allowed)
      // Who has agreed since has changed their mind.
      firm.say(.yes, .consent, "2026-10-20T09:00:00Z", purpose: .marketing)
      #expect(try firm.answer(now, for: .marketing) == .allowed)
    }
  }

  // MARK: Several profiles

  @Test func `the firm's profile holds beside the country's, and the stricter wins`() throws {
    var firm = SmallFirm(country: "GB", kind: .contact)
    #expect(try firm.answer(now, by: .email, for: .marketing) == .allowed)
    firm.frame.settings.regionProfile = "de"
    #expect(try firm.answer(now, by: .email, for: .marketing).verdict == .notNow)
    var german = SmallFirm(country: "DE", kind: .contact)
    german.frame.settings.regionProfile = "us"
    #expect(try german.answer(now, by: .email, for: .marketing).verdict == .notNow)
    // Where the country is unknown it stands in for the strict one.
    var unknown = SmallFirm(kind: .contact)
    unknown.frame.settings.regionProfile = "uk"
    #expect(try unknown.answer(now, by: .email, for: .marketing) == .allowed)
  }

  @Test func `without profiles nothing is marketed`() throws {
    let firm = SmallFirm(country: "GB", kind: .contact)
    let gate = Gate(chronicle: try firm.gate().chronicle, regions: RegionBook(profiles: []))
    #expect(gate.answer(for: PersonID(1), by: .email, purpose: .marketing, at: time(now)).verdict == .notNow)
  }

  // MARK: How often

  @Test func `three unanswered contacts in a month are an answer`() throws {
    var firm = SmallFirm(country: "GB")
    firm.say(.yes, .consent, "2026-01-05T12:00:00Z", purpose: .marketing)
    firm.ring("2026-10-06T10:00:00Z")
    firm.write("2026-10-20T10:00:00Z")
    firm.write("2026-10-21T10:00:00Z", list: true)
    firm.ring("2026-10-22T10:00:00Z", .wrongNumber)
    #expect(try firm.answer(now, for: .marketing) == .allowed)
    firm.ring("2026-11-03T10:00:00Z", known: "2026-11-04T15:30:01Z")
    #expect(try firm.answer(now, for: .marketing) == .allowed)
    let answer = try firm.answer("2026-11-04T15:30:01Z", for: .marketing)
    #expect(answer.verdict == .notNow && answer.until == time("2026-11-05T10:00:01Z"))
    #expect(try firm.answer("2026-11-05T10:00:01Z", for: .marketing) == .allowed)
    // Their answer begins the count anew.
    firm.reply("2026-11-03T11:00:00Z")
    #expect(try firm.answer("2026-11-04T15:30:01Z", for: .marketing) == .allowed)
  }

  @Test func `in France answered ones count too`() throws {
    var firm = SmallFirm(country: "FR", kind: .contact)
    firm.say(.yes, .consent, "2026-01-05T12:00:00Z", purpose: .marketing)
    for day in 20...23 {
      firm.ring("2026-10-\(day)T10:00:00Z")
      firm.reply("2026-10-\(day)T11:00:00Z")
    }
    #expect(try firm.answer(now, for: .marketing).until == time("2026-11-19T10:00:01Z"))
    #expect(try firm.answer("2026-11-19T15:00:00Z", for: .marketing) == .allowed)
  }

  @Test func `after three tries in a week a process is left, or closed politely in writing`() throws {
    var firm = SmallFirm(country: "GB")
    firm.reply("2026-10-05T12:00:00Z")
    for day in ["02", "03"] { firm.ring("2026-11-\(day)T10:00:00Z") }
    #expect(try firm.answer(now) == .allowed)
    firm.ring("2026-11-04T10:00:00Z", .voicemail)
    let answer = try firm.answer(now)
    #expect(answer.verdict == .ask && answer.why.first?.hasPrefix("3 or more unanswered tries") == true)
    #expect(try firm.answer(now, by: .email) == .allowed)
    // The first of the three is five working days old on Monday evening.
    #expect(try firm.answer("2026-11-09T10:00:00Z").verdict == .ask)
    #expect(try firm.answer("2026-11-09T10:00:01Z") == .allowed)
    for hour in 10...15 { firm.write("2026-11-04T\(hour):05:00Z") }
    #expect(try firm.answer(now, by: .email).verdict == .ask)
  }
}
