import Foundation
import Testing

@testable import Intake

/// One event of the tokeniser as a value.
enum Seen: Equatable {
  case row(line: Int, [String])
  case broken(line: Int, String)
}

func tokenise(_ source: any ByteSource, limits: CSVLimits = CSVLimits()) throws -> [Seen] {
  var rows = CSVRows(source: source, limits: limits)
  var cleaner = CellText()
  var seen: [Seen] = []
  while true {
    switch try rows.next() {
    case .end: return seen
    case .broken(let row): seen.append(.broken(line: row.line, row.why))
    case .row:
      var cells: [String] = []
      for index in 0..<rows.count {
        let cell = rows[index]
        let bytes = UnsafeBufferPointer(start: UnsafePointer(rows.base + Int(cell.start)), count: Int(cell.count))
        cells.append(String(decoding: cleaner.clean(bytes, marks: cell.marks), as: UTF8.self))
      }
      seen.append(.row(line: rows.line, cells))
    }
  }
}

func tokenise(_ text: String, limits: CSVLimits = CSVLimits()) throws -> [Seen] {
  try tokenise(MemoryBytes(text), limits: limits)
}

let neverCloses = "a quote opens here and never closes"
let textAfterQuote = "text after a closing quote: quotes inside a quoted cell are doubled"

@Suite struct CSVRowsTests {
  @Test func quotedCellsHoldCommasLineEndsAndDoubledQuotes() throws {
    let text = "a,\"b,\"\"c\"\"\r\nd\",e\r\n\"\",,\"x\"\n"
    #expect(try tokenise(text) == [.row(line: 1, ["a", "b,\"c\"\r\nd", "e"]), .row(line: 3, ["", "", "x"])])
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func anyLineEndEndsARow(_ end: String) throws {
    let expected: [Seen] = [.row(line: 1, ["a", "b"]), .row(line: 2, [""]), .row(line: 3, ["c", ""])]
    #expect(try tokenise("a,b\(end)\(end)c,") == expected)
    #expect(try tokenise("a,b\(end)\(end)c,\(end)") == expected)
  }

  @Test func aQuoteInsideAnUnquotedCellIsALetter() throws {
    #expect(try tokenise("5\" pipe,x\"y\"\n") == [.row(line: 1, ["5\" pipe", "x\"y\""])])
  }

  @Test func textAfterAClosingQuoteCostsOneRow() throws {
    #expect(
      try tokenise("a,\"b\"c,d\ne,f\n") == [.broken(line: 1, textAfterQuote), .row(line: 2, ["e", "f"])])
  }

  @Test func aStrayQuoteBeforeQuotedRowsCostsOneRow() throws {
    let text = "1,\"oops\n2,b\n3,\"fine\"\n4,d\n"
    #expect(
      try tokenise(text) == [
        .broken(line: 1, textAfterQuote), .row(line: 2, ["2", "b"]), .row(line: 3, ["3", "fine"]),
        .row(line: 4, ["4", "d"]),
      ])
  }

  @Test func anUnterminatedQuoteIsNamedByItsLine() throws {
    let text = "1,a\n2,\"x\ny\",\"oops\n3,b\n"
    #expect(
      try tokenise(text) == [
        .row(line: 1, ["1", "a"]), .broken(line: 3, neverCloses), .row(line: 4, ["3", "b"]),
      ])
  }

  @Test func aQuoteThatSwallowsTooMuchIsTakenForAStrayOne() throws {
    var limits = CSVLimits()
    limits.cell = 50
    let text = "1,\"oops\n" + String(repeating: "2,b\n", count: 30)
    let seen = try tokenise(text, limits: limits)
    #expect(seen.first == .broken(line: 1, "a quote opens here and does not close within 50 bytes"))
    #expect(seen.count == 31)
    #expect(seen.last == .row(line: 31, ["2", "b"]))
  }

  @Test(arguments: [1, 7, 64, 1 << 20])
  func limitsAreExact(_ chunk: Int) throws {
    let limits = CSVLimits(chunk: chunk, cell: 10, row: 20)
    let ten = String(repeating: "x", count: 10)
    #expect(try tokenise("\"\(ten)\",1\n2\n", limits: limits) == [.row(line: 1, [ten, "1"]), .row(line: 2, ["2"])])
    #expect(
      try tokenise("\"\(ten)x\",1\n2\n", limits: limits) == [
        .broken(line: 1, "a quote opens here and does not close within 10 bytes"), .row(line: 2, ["2"]),
      ])
    #expect(try tokenise("\(ten)\(ten)\r\n2", limits: limits) == [.row(line: 1, [ten + ten]), .row(line: 2, ["2"])])
    #expect(
      try tokenise("\(ten)\(ten)x\r\n2", limits: limits) == [
        .broken(line: 1, "row longer than 20 bytes"), .row(line: 2, ["2"]),
      ])
  }

  @Test func aFiftyMegabyteLineIsPassedOverInFlatMemory() throws {
    var rows = CSVRows(source: RepeatedByte(start: "a,b\n", times: 50 << 20, end: "\nc,d\n"))
    var lines: [Int] = []
    var broken: [CSVRows.BrokenRow] = []
    reading: while true {
      switch try rows.next() {
      case .end: break reading
      case .row: lines.append(rows.line)
      case .broken(let row): broken.append(row)
      }
    }
    #expect(lines == [1, 3])
    #expect(broken == [CSVRows.BrokenRow(line: 2, why: "row longer than 4 MB", tooLong: true)])
    #expect(rows.capacity <= 10 << 20)
  }

  /// Random tables with every awkward character come back as they were, however the file is cut into chunks.
  @Test(arguments: 1...40)
  func encodedTablesComeBack(_ seed: UInt32) throws {
    var random = SmallRandom(state: seed)
    let end = ["\n", "\r\n"][Int.random(in: 0...1, using: &random)]
    let pieces = ["a", "bc", ",", "\"", "\n", "\r\n", " ", "é", "€", "😀", "", "longer text with words", ";", "\t"]
    var table: [[String]] = []
    for _ in 0..<Int.random(in: 1...30, using: &random) {
      table.append(
        (0..<Int.random(in: 1...6, using: &random)).map { _ in
          (0..<Int.random(in: 0...5, using: &random)).map { _ in
            pieces[Int.random(in: 0..<pieces.count, using: &random)]
          }.joined()
        })
    }
    let text = table.map { $0.map { encode($0, &random) }.joined(separator: ",") + end }.joined()
    for chunk in [1, 7, 64, 1 << 20] {
      let cells = try tokenise(text, limits: CSVLimits(chunk: chunk)).map { seen -> [String] in
        guard case .row(_, let cells) = seen else { return ["broken"] }
        return cells
      }
      #expect(cells == table)
    }
  }

  /// Random damage gives the same rows and the same complaints however the file is cut.
  @Test(arguments: 1...40)
  func damageReadsTheSameInEveryChunk(_ seed: UInt32) throws {
    var random = SmallRandom(state: seed)
    let letters = ["a", "b", ",", "\"", "\"\"", "\n", "\r", "\r\n", "\u{0}", "é"]
    let text = (0..<400).map { _ in letters[Int.random(in: 0..<letters.count, using: &random)] }.joined()
    let limits = [CSVLimits(), CSVLimits(chunk: 1 << 20, cell: 40, row: 100)][Int(seed % 2)]
    let expected = try tokenise(text, limits: limits)
    for chunk in [1, 7, 64] {
      var cut = limits
      cut.chunk = chunk
      #expect(try tokenise(text, limits: cut) == expected)
    }
  }

  private func encode(_ cell: String, _ random: inout SmallRandom) -> String {
    let awkward = cell.unicodeScalars.contains { ",\"\r\n".unicodeScalars.contains($0) }
    guard awkward || Bool.random(using: &random) else { return cell }
    return "\"" + cell.replacingOccurrences(of: "\"", with: "\"\"") + "\""
  }
}

/// Many times the same byte, without holding them.
final class RepeatedByte: ByteSource {
  private var start: [UInt8]
  private var left: Int
  private var end: [UInt8]

  init(start: String, times: Int, end: String) {
    self.start = Array(start.utf8)
    left = times
    self.end = Array(end.utf8)
  }

  func read(into target: UnsafeMutablePointer<UInt8>, count: Int) -> Int {
    if !start.isEmpty { return give(&start, target, count) }
    if left == 0 { return give(&end, target, count) }
    let size = min(count, left)
    target.update(repeating: 120, count: size)
    left -= size
    return size
  }

  private func give(_ bytes: inout [UInt8], _ target: UnsafeMutablePointer<UInt8>, _ count: Int) -> Int {
    let size = min(count, bytes.count)
    for index in 0..<size { target[index] = bytes[index] }
    bytes.removeFirst(size)
    return size
  }
}
