import Testing

@testable import Intake

/// Of a header with more addresses than a letter has only the first are looked at, and what is said of it is true.
@Suite struct ManyAddresseesTests {
  private let crowd = (0..<2_000).map { "p\($0)@x.example" }.joined(separator: ",\n ")

  private func read(_ fields: String..., isAlone: Bool) throws -> MailRows {
    let folder = try MailFolder()
    let messages = fields.enumerated().map { place, fields in
      "From: a@x.example\nDate: Mon, 2 Mar 2026 09:00:00 +0000\nMessage-ID: <\(place)@x.example>\n\(fields)\n\nHello\n"
    }
    if isAlone {
      let files = try messages.enumerated().map { try folder.write("\($0.offset).eml", $0.element) }
      return try MailRows(files, me: ["me@firm.example"])
    }
    let text = messages.map { "From a@x.example Mon Mar  2 09:00:00 2026\n\($0)\n" }.joined()
    return try MailRows([folder.write("a.mbox", text)], me: ["me@firm.example"])
  }

  @Test(arguments: [true, false]) func whoeverIsBeyondThemIsToldSo(_ isAlone: Bool) throws {
    let rows = try read(
      "To: \(crowd),\n me@firm.example", "To: \(crowd)\nCc: \(crowd), me@firm.example", isAlone: isAlone)
    #expect(rows.interactions.isEmpty && rows.summary.warnings.isEmpty)
    #expect(rows.summary.rejects.map(\.column) == ["To", "To"])
    #expect(rows.summary.rejects.allSatisfy { $0.why.hasPrefix("more than 500 addressees") })
  }

  @Test(arguments: [true, false]) func whoeverIsAmongTheFirstOrHasACopyIsFound(_ isAlone: Bool) throws {
    let rows = try read(
      "To: me@firm.example, \(crowd)", "To: \(crowd)\nCc: me@firm.example",
      "To: \(crowd)\nDelivered-To: me@firm.example",
      "To: Crowd: \(crowd);\nCc: me@firm.example", isAlone: isAlone)
    #expect(rows.interactions.count == 4 && rows.summary.rejects.isEmpty)
    #expect(rows.summary.warnings.allSatisfy { $0.what.hasPrefix("to more than 500 addressees") })
    #expect(rows.summary.warnings.reduce(0) { $0 + $1.count } == 4)
  }

  @Test func asManyAsAreLookedAtAreNotTooMany() throws {
    let some = (0..<499).map { "p\($0)@x.example" }.joined(separator: ", ")
    let rows = try read("To: \(some), me@firm.example", "To: \(some), q@x.example", isAlone: false)
    #expect(rows.interactions.count == 1 && rows.summary.rejects.isEmpty)
    #expect(rows.summary.warnings.map(\.what) == ["not from, to or in reply to you: left out"])
  }
}
