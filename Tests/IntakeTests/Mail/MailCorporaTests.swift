import Foundation
import Recruitment
import Testing

@testable import Intake

/// Real mail, where it is at hand: see `RIGHTCALL_CORPORA`.
@Suite struct MailCorporaTests {
  static let corpora =
    ProcessInfo.processInfo.environment["RIGHTCALL_CORPORA"]
    ?? FileManager.default.currentDirectoryPath + "/../shared/data"
  static let archive = corpora + "/list_archives/r-sig-finance"
  static let hasArchive = FileManager.default.fileExists(atPath: archive)
  static let folders = [
    "list_archives", "list_archives_bigbang", "list_archives_notmuch", "mime_cpython", "mime_gmime", "mime_kde",
    "mime_mailparser", "mime_publicinbox", "mime_ruby_mail",
  ].map { corpora + "/" + $0 }.filter { FileManager.default.fileExists(atPath: $0) }

  @Test(.enabled(if: hasArchive)) func everySeparatorOfTheArchiveBeginsAMessage() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.archive).filter { $0.hasSuffix(".txt") }
      .sorted()
    #expect(names.count > 20)
    let dated = "\\w{3} \\w{3} +\\d+ [\\d:]+ \\d{4}$"
    let separator = try NSRegularExpression(pattern: "^From .+ " + dated, options: .anchorsMatchLines)
    for name in names {
      let path = Self.archive + "/" + name
      let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
      let expected = separator.numberOfMatches(in: text, range: NSRange(text.startIndex..., in: text))
      let rows = try MailRows([path], me: [])
      #expect(rows.summary.files[0].messages == expected, "\(name)")
    }
  }

  @Test(.enabled(if: hasArchive)) func aFrequentPosterHasWrittenAndIsWaitedFor() throws {
    let me = "josh.m.ulrich@gmail.com"
    let rows = try MailRows([Self.archive], me: [me])
    let outbound = rows.interactions.filter { $0["direction"] == "outbound" }
    let inbound = rows.interactions.filter { $0["direction"] == "inbound" }
    // Of two thousand messages a few hide their senders in ways of their own.
    #expect(rows.summary.rejects.count < 6)
    #expect(outbound.count > 140)
    #expect(inbound.count > 40)
    #expect(rows.recruiters.map { $0["email"] } == [me])
    #expect(rows.recruiters.map { $0["name"] } == ["Joshua Ulrich"])
    #expect(Set(rows.interactions.map { $0["interaction_id"] }).count == rows.kept)
    // Whoever asked last and got no answer since, by person.
    var waiting: [String: Bool] = [:]
    for row in rows.interactions.sorted(by: { Int($0["at"] ?? "") ?? 0 < Int($1["at"] ?? "") ?? 0 }) {
      guard let person = row["person_id"] else { continue }
      waiting[person] = row["direction"] == "inbound" && row["asks"] == "yes"
    }
    #expect(waiting.values.contains(true) && waiting.values.contains(false))
    #expect(waiting.count == rows.people.count)
  }

  @Test(.enabled(if: !folders.isEmpty), arguments: folders)
  func everyFileOfACorpusIsReadTwiceAlike(folder: String) throws {
    let senders = try MailReader(files: [(0, folder)], options: .init(me: [], addressKey: [])).correspondents(limit: 60)
    let me = senders.prefix(30).map(\.address)
    let first = try MailRows([folder], me: me)
    let again = try MailRows([folder], me: me)
    #expect(first.summary.files[0].messages > 0)
    #expect(first.interactions == again.interactions)
    #expect(first.people == again.people && first.recruiters == again.recruiters)
    let known = Set(first.people.map { $0["person_id"] })
    #expect(first.interactions.allSatisfy { known.contains($0["person_id"]) && $0["at"] != nil })
    #expect(
      first.interactions.allSatisfy { !($0["body"] ?? "").contains("\0") && ($0["body"] ?? "").utf8.count <= 65_536 })
  }
}
