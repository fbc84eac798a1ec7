import Foundation
import Recruitment
import Testing

@testable import Desk

/// The papers for a board, of a simulated firm: what a reader of PDF finds in them, and whether every sentence is dated and
/// says of how many.
@Suite struct BoardPaperTests {
  private static func papers() throws -> (outlook: BoardPaper, market: BoardPaper, office: SmallOffice) {
    let office = try SmallOffice(.sqlite)
    let bundle = office.folder + "/simulated"
    _ = try Desk.simulate(seed: 5, recruiters: 5, months: 14, out: bundle) { _, _ in }
    try? FileManager.default.removeItem(atPath: bundle + "/interactions.csv")
    try office.importFiles(bundle)
    return (.outlook(try office.desk.outlook(draws: 600)), .market(try office.desk.market()), office)
  }

  private static func ask(_ program: String, _ arguments: [String], of file: [UInt8]) throws -> String {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).pdf")
    try Data(file).write(to: path)
    defer { try? FileManager.default.removeItem(at: path) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/" + program)
    process.arguments = arguments.map { $0 == "FILE" ? path.path : $0 }
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let out = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return out
  }

  @Test(.timeLimit(.minutes(5))) func aBoardCanReadItAloud() throws {
    let (outlook, market, office) = try Self.papers()
    _ = office
    for paper in [outlook, market] {
      let file = try paper.pdf()
      #expect(file == (try paper.pdf()))
      let info = try Self.ask("pdfinfo", ["FILE"], of: file)
      #expect(info.contains("Tagged:          yes") && info.contains("A4"))
      #expect(info.contains("Title:           \(paper.title)"))
      for font in try Self.ask("pdffonts", ["FILE"], of: file).split(separator: "\n").dropFirst(2) {
        #expect(font.split(separator: " ").suffix(5).prefix(3).elementsEqual(["yes", "yes", "yes"]), "\(font)")
      }
      let tags = try Self.ask("pdfinfo", ["-struct-text", "FILE"], of: file)
      #expect(tags.contains("H1") && tags.contains("H2") && tags.contains("TD") && tags.contains("LBody"))
      // Its text comes in the order in which it is read aloud.
      let text = try Self.ask("pdftotext", ["FILE", "-"], of: file).split(whereSeparator: \.isWhitespace).joined(
        separator: " ")
      var place = text.startIndex
      for sentence in paper.sentences {
        let start = sentence.split(separator: " ").prefix(6).joined(separator: " ")
        let found = try #require(text.range(of: start, range: place..<text.endIndex), "\(start)")
        place = found.lowerBound
      }
      // Dated: a year in it; of how many: a number besides.
      for sentence in paper.sentences {
        #expect(sentence.contains(/\b20\d\d\b/), "not dated: \(sentence)")
        #expect(sentence.replacing(/\b20\d\d\b/, with: "").contains(/\d/), "of how many? \(sentence)")
      }
    }
    #expect(outlook.sentences.count > 12)
    #expect(market.sentences.count > 10)
  }

  /// A name in letters that no font here has costs the board a sign, not its paper.
  @Test func lettersThatNoFontHasBecomeQuestionMarks() throws {
    let paper = BoardPaper(
      title: "Outlook: \u{12000}\u{12001}", lead: "As of 1 March 2026: 3 jobs.", blocks: [.list(["1 March 2026: 1"])],
      foot: "x", firm: "\u{12000}", asOf: Instant(0))
    #expect(try !paper.pdf().isEmpty)
  }
}
