import Recruitment
import Testing

@testable import Intake

/// Cards that say they are one.
@Suite struct CardBookTests {
  private func card(_ name: String, _ lines: String, uid: String = "u1") -> String {
    "BEGIN:VCARD\nVERSION:3.0\nUID:\(uid)\nFN:\(name)\n\(lines)\nEND:VCARD\n"
  }

  private func read(_ files: [String]) throws -> (people: [String], ids: [String], warnings: [String]) {
    var tally = IntakeTally(files: files.count)
    var book = CardBook(addressKey: [1, 2, 3])
    for (file, text) in files.enumerated() {
      CardReader(file: file, known: nil).read(Array(text.utf8), tally: &tally, into: &book)
    }
    var people: [String] = []
    var ids: [String] = []
    try book.read { batch in
      for row in 0..<batch.count {
        people.append("\(batch["name"].text(row) ?? "") \(batch["phones"].text(row) ?? "")")
        ids.append(batch["person_id"].text(row) ?? "")
      }
    }
    return (people, ids, tally.warnings.map(\.what))
  }

  /// In one file or in two, whichever stands first.
  @Test func theNewestCardOfOnePersonIsTaken() throws {
    let old = card("Anna Smith", "TEL:111111\nREV:20260101T000000Z")
    let new = card("Anna Smith", "TEL:222222\nREV:2026-02-01T00:00:00Z")
    for files in [[old + new], [new + old], [old, new], [new, old]] {
      let read = try read(files)
      #expect(read.people == ["Anna Smith 222222"] && read.ids == ["u1"])
      #expect(read.warnings == ["the same card again, changed: the newest was taken"])
    }
  }

  /// Where one of them does not say when it changed, the last one counts.
  @Test(arguments: ["REV:20260301T000000Z", "NOTE:x"]) func withoutATimeTheLastCardIsTaken(_ first: String) throws {
    let text = card("Anna Smith", "TEL:111111\n\(first)") + card("Anna Smith", "TEL:222222")
    #expect(try read([text]).people == ["Anna Smith 222222"])
    let same = try read([card("Anna Smith", "TEL:1111111") + card("Anna Smith", "TEL:1111111")])
    #expect(same.people.count == 1 && same.warnings == ["the same card again: taken once"])
  }

  @Test func twoPeopleWithOneIdAreBothTaken() throws {
    let (anna, bob) = (card("Anna Smith", "TEL:111111"), card("Bob Jones", "TEL:222222"))
    let read = try read([anna + bob])
    #expect(read.people == ["Anna Smith 111111", "Bob Jones 222222"])
    #expect(read.warnings == ["one UID for two people: both were taken"])
    #expect(read.ids[0] == "u1" && read.ids[1].hasPrefix("card:"))
    // Read again, the second one is the same; and a later card of his is his.
    let again = try self.read([anna + bob + card("Bob Jones", "TEL:222222\nTITLE:Chief")])
    #expect(again.ids == read.ids)
    #expect(again.warnings.last == "the same card again, changed: the newest was taken")
  }

  /// Another name, and the same number or address: whoever married, or is called otherwise by now.
  @Test func whoeverKeepsANumberIsTheSame() throws {
    let read = try read([card("Anna Smith", "TEL:+44 7700 900123") + card("Anna Jones", "TEL:07700 900123")])
    #expect(read.people == ["Anna Jones 07700 900123"] && read.ids == ["u1"])
  }
}
