import Chronicle
import Recruitment
import Testing

@testable import Permission

/// Lists that were loaded, as the gate goes by them.
struct ScreeningBookTests {
  private let now = "2026-11-04T15:30:00Z"
  private let person = PersonID(Int64(SmallFirm.person))

  private func answer(
    _ book: ScreeningBook, _ firm: SmallFirm = SmallFirm(country: "GB"), at: String? = nil,
    by channel: Channel = .call, for purpose: ContactPurpose = .marketing
  ) throws -> PermissionAnswer {
    let gate = Gate(chronicle: try firm.gate().chronicle, screening: book)
    return gate.answer(for: person, by: channel, purpose: purpose, at: time(at ?? now))
  }

  private func book(
    _ loaded: [(String, String)], hits: [ScreeningBook.Hit] = [], numbered: Bool = true
  ) -> ScreeningBook {
    ScreeningBook(
      lists: loaded.map { .init(name: $0.0, loadedAt: time($0.1)) }, hits: hits.isEmpty ? [:] : [person: hits],
      numbered: numbered ? [person] : [])
  }

  @Test func `a number on a list is not rung for marketing, whatever the list's age`() throws {
    let listed = book([("TPS", "2020-01-02T12:00:00Z")], hits: [.init(list: 0, isAddress: false)])
    let refused = try answer(listed)
    #expect(refused.verdict == .notNow)
    #expect(refused.why.first == "on the screening list TPS, loaded on 2 January 2020: do not contact")
    #expect(try answer(listed, by: .sms).verdict == .notNow)
    #expect(try !answer(listed, by: .email).why.contains { $0.contains("TPS") })
    // Not known yet.
    #expect(try !answer(listed, at: "2020-01-02T11:00:00Z").why.contains { $0.hasPrefix("on the") })
    // A list is about what nobody asked for: a live thread goes on.
    var firm = SmallFirm(country: "GB")
    firm.reply("2026-10-05T12:00:00Z")
    #expect(try answer(listed, firm, for: .process) == .allowed)
    #expect(try answer(listed, for: .process).verdict == .notNow)
  }

  @Test func `mayContact says the same`() throws {
    let listed = book([("own", "2026-01-02T12:00:00Z")], hits: [.init(list: 0, isAddress: false)])
    for (firm, expected) in [(SmallFirm(country: "GB"), false), (thread, true)] {
      let gate = Gate(chronicle: try firm.gate().chronicle, screening: listed)
      #expect(gate.mayContact(person, by: .call, at: time(now)) == expected)
      #expect((gate.answer(for: person, by: .call, at: time(now)).verdict != .notNow) == expected)
    }
  }

  private var thread: SmallFirm {
    var firm = SmallFirm(country: "GB")
    firm.reply("2026-10-05T12:00:00Z")
    return firm
  }

  @Test func `an address on a list gets no marketing mail`() throws {
    let listed = book([("own", "2026-10-02T12:00:00Z")], hits: [.init(list: 0, isAddress: true)])
    #expect(try answer(listed, by: .email).why.contains { $0.hasPrefix("on the screening list own") })
    #expect(try !answer(listed).why.contains { $0.hasPrefix("on the screening list own") })
  }

  @Test func `fresh lists of every name that is asked for clear a number`() throws {
    let fresh = [("TPS", "2026-10-20T12:00:00Z"), ("ctps", "2026-10-25T12:00:00Z")]
    #expect(try answer(book(fresh)) == .allowed)
    // One is missing; there is no number to compare; nothing was loaded yet.
    let unknown = "not screened yet: screen the number against TPS and CTPS first"
    #expect(try answer(book([fresh[0]])).why == [unknown])
    #expect(try answer(book(fresh, numbered: false)).why == [unknown])
    #expect(try answer(book(fresh), at: "2026-10-22T15:30:00Z").why == [unknown])
  }

  @Test func `a stale list reads as unknown`() throws {
    let stale = book([("TPS", "2026-10-01T12:00:00Z"), ("CTPS", "2026-11-01T12:00:00Z")])
    let asked = try answer(stale)
    #expect(asked.verdict == .ask)
    #expect(
      asked.why == [
        "last screened on 1 October 2026, more than 28 days ago: screen the number again, against TPS and CTPS"
      ])
    // What was noted of the person themselves counts where it is newer.
    var firm = SmallFirm(country: "GB")
    firm.say(.yes, .screening, "2026-10-20T12:00:00Z", purpose: .marketing)
    #expect(try answer(stale, firm) == .allowed)
  }

  @Test func `names of lists are read out of the profiles`() {
    #expect(ScreeningBook.names(in: "TPS and CTPS") == ["tps", "ctps"])
    #expect(ScreeningBook.names(in: "the national and our own do-not-call list") == ["national", "own"])
    #expect(ScreeningBook.names(in: "") == [])
  }

  @Test func `whoever was erased is contacted by nobody`() throws {
    let gate = Gate(chronicle: try thread.gate().chronicle, erased: [person])
    #expect(gate.answer(for: person, by: .email, at: time(now)).verdict == .notNow)
    #expect(!gate.mayContact(person, by: .call, at: time(now)))
  }
}
