import Recruitment
import Testing

@testable import Permission

/// The short answer is the long one's verdict.
struct MayContactTests {
  @Test func `whether we may is what the whole answer says`() throws {
    var random = SmallRandom(seed: 23)
    var verdicts: [Bool: Int] = [:]
    for _ in 0..<60 {
      var firm = SmallFirm(country: ["GB", "DE", "US", "CA", "JP", ""].randomElement(using: &random) ?? "GB")
      if Bool.random(using: &random) { firm.reply("2026-0\(Int.random(in: 1...9, using: &random))-14T10:00:00Z") }
      firm.frame.preferences = (0..<Int.random(in: 0...2, using: &random)).map { _ in
        let statesHours = Bool.random(using: &random)
        return PreferenceRow(
          person: 1, at: time("2026-01-05T08:00:00Z").seconds + Int64.random(in: 0..<300, using: &random) * Span.day,
          until: Int.random(in: 0...3, using: &random) == 0
            ? time("2026-11-01T00:00:00Z").seconds + Int64.random(in: 0..<40, using: &random) * Span.day
            : HistoryRow.unknownTime,
          purpose: [.any, .process, .marketing].randomElement(using: &random) ?? .any,
          channel: [Channel.call, .sms, nil].randomElement(using: &random) ?? nil,
          allowed: [YesNo.yes, .no, nil].randomElement(using: &random) ?? nil,
          basis: [PreferenceBasis.consent, .objection, .screening, nil].randomElement(using: &random) ?? nil,
          weekdays: statesHours ? UInt32.random(in: 1...127, using: &random) : 0,
          fromMinute: statesHours ? UInt32.random(in: 0...96, using: &random) * 15 : HistoryRow.unknownCode,
          toMinute: statesHours ? UInt32.random(in: 0...96, using: &random) * 15 : HistoryRow.unknownCode)
      }
      let gate = try firm.gate()
      for channel in [Channel.call, .sms, .email] {
        for _ in 0..<60 {
          let now = time("2026-10-20T00:00:00Z") + Int64.random(in: 0..<(40 * 86_400), using: &random)
          let whole = gate.answer(for: PersonID(1), by: channel, at: now)
          let may = gate.mayContact(PersonID(1), by: channel, at: now)
          #expect(may == (whole.verdict != .notNow), "\(ISOTimestamp.utc(now)), \(channel): \(whole.why)")
          verdicts[may, default: 0] += 1
        }
      }
    }
    #expect((verdicts[true] ?? 0) > 1_000 && (verdicts[false] ?? 0) > 1_000)
  }

  @Test func `who asked for no calls is closed to calls at every hour, and whoever said hours is not`() throws {
    let noon = time("2026-10-20T12:00:00Z")
    var firm = SmallFirm(country: "GB")
    #expect(try !firm.gate().isRefused(PersonID(1), by: .call, at: noon))
    // At night nobody is rung, and yet nobody is closed.
    #expect(try !firm.gate().isRefused(PersonID(1), by: .call, at: time("2026-10-20T02:00:00Z")))
    firm.say(.no, .objection, "2026-10-01T12:00:00Z", channel: .call)
    #expect(try firm.gate().isRefused(PersonID(1), by: .call, at: noon))
    #expect(try !firm.gate().isRefused(PersonID(1), by: .sms, at: noon))
    #expect(try !firm.gate().isRefused(PersonID(1), by: .call, at: time("2026-09-20T12:00:00Z")))
  }
}
