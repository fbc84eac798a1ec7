import Recruitment
import Testing

@testable import Permission

/// An objection stands until it is taken back, by something explicit and later; a refusal ends what was agreed before it.
struct TakingBackTests {
  private let now = "2026-11-04T15:30:00Z"

  private func verdict(
    country: String = "GB", by channel: Channel = .call, for purpose: ContactPurpose = .process,
    _ say: (inout SmallFirm) -> Void
  ) throws -> String {
    var firm = SmallFirm(country: country)
    firm.reply("2026-11-02T10:00:00Z")
    say(&firm)
    let answer = try firm.answer(now, by: channel, for: purpose)
    let may = try firm.gate().mayContact(
      PersonID(Int64(SmallFirm.person)), by: channel, at: time(now))
    if purpose == .process { #expect(may == (answer.verdict != .notNow)) }
    return answer.verdict.rawValue
  }

  @Test func `a consent that is later than the objection lifts it, for what it is about`() throws {
    func said(_ later: @escaping (inout SmallFirm) -> Void) -> (inout SmallFirm) -> Void {
      { firm in
        firm.say(.no, .objection, "2026-10-01T09:00:00Z")
        later(&firm)
      }
    }
    #expect(try verdict(said { _ in }) == "not_now")
    #expect(try verdict(said { $0.say(.yes, .consent, "2026-10-02T09:00:00Z") }) == "allow")
    #expect(try verdict(said { $0.say(.yes, .preference, "2026-10-02T09:00:00Z") }) == "allow")
    #expect(try verdict(said { $0.say(.yes, .consent, "2026-10-02T09:00:00Z", purpose: .process) }) == "allow")
    #expect(
      try verdict(for: .marketing, said { $0.say(.yes, .consent, "2026-10-02T09:00:00Z", purpose: .process) })
        == "not_now")
    #expect(try verdict(said { $0.say(.yes, .consent, "2026-10-02T09:00:00Z", channel: .call) }) == "allow")
    #expect(
      try verdict(by: .sms, said { $0.say(.yes, .consent, "2026-10-02T09:00:00Z", channel: .call) }) == "not_now")
    // Less than was refused is no taking back where it is a preference alone.
    #expect(try verdict(said { $0.say(.yes, .preference, "2026-10-02T09:00:00Z", channel: .call) }) == "not_now")
  }

  @Test func `the strictest wins where the consent is earlier, of the same second, over, or says nothing`() throws {
    for (allowed, at, until) in [
      (YesNo.yes, "2026-09-30T09:00:00Z", nil), (.yes, "2026-10-01T09:00:00Z", nil),
      (.yes, "2026-10-02T09:00:00Z", "2026-10-20T09:00:00Z"), (nil, "2026-10-02T09:00:00Z", nil),
    ] as [(YesNo?, String, String?)] {
      #expect(
        try verdict { firm in
          firm.say(.no, .objection, "2026-10-01T09:00:00Z")
          firm.say(allowed, .consent, at, until: until)
        } == "not_now", "\(at)")
    }
    // Taken back, and objected again.
    #expect(
      try verdict { firm in
        firm.say(.no, .objection, "2026-10-01T09:00:00Z")
        firm.say(.yes, .consent, "2026-10-02T09:00:00Z")
        firm.say(.no, .objection, "2026-10-03T09:00:00Z")
      } == "not_now")
  }

  @Test func `a consent from before a refusal came alive again when the refusal ended`() throws {
    func refused(consent: String) throws -> String {
      try verdict(by: .sms, for: .marketing) { firm in
        firm.frame.people[0].country = 0
        firm.say(.yes, .consent, consent, purpose: .marketing)
        firm.say(.no, .objection, "2026-03-01T09:00:00Z", purpose: .marketing, until: "2026-06-01T09:00:00Z")
      }
    }
    #expect(try refused(consent: "2026-02-01T09:00:00Z") == "not_now")
    #expect(try refused(consent: "2026-03-01T09:00:00Z") == "not_now")
    #expect(try refused(consent: "2026-04-01T09:00:00Z") == "allow")
    #expect(try refused(consent: "2026-07-01T09:00:00Z") == "allow")
  }

  @Test func `a screening list is not lifted by consent`() throws {
    #expect(
      try verdict(for: .marketing) { firm in
        firm.say(.no, .screening, "2026-10-01T09:00:00Z")
        firm.say(.yes, .consent, "2026-10-02T09:00:00Z")
      } == "not_now")
  }
}
