import Foundation

/// Adds to a document of Cairo's what its version 1.16 cannot say: that it is tagged, the language, that the title is shown, and what its pictures
/// say to those who do not see them. An incremental update (PDF 1.7, 7.5.6): the objects in question are written once more
/// behind the old end, with a table that finds them there.
struct PDFCompletion {
  let language: String
  /// Of the figures, in the order in which they were drawn.
  let alternatives: [String]

  /// The bytes as they are where they are not as Cairo writes them.
  func completed(_ bytes: [UInt8]) -> [UInt8] {
    let reader = PDFObjects(bytes)
    guard let old = reader.tableStart, let size = reader.size, let root = reader.root, let info = reader.info,
      let catalog = reader.body(of: root)
    else { return bytes }
    var out = bytes
    var places: [(number: Int, offset: Int)] = []
    func write(_ number: Int, _ body: String) {
      places.append((number, out.count))
      out += "\(number) 0 obj\n\(body)\nendobj\n".utf8
    }
    let said = "/MarkInfo << /Marked true >> /Lang (\(language)) /ViewerPreferences << /DisplayDocTitle true >>"
    write(root, Self.adding(said, to: catalog))
    for (number, alternative) in zip(reader.figures, alternatives) where !alternative.isEmpty {
      guard let body = reader.body(of: number) else { continue }
      write(number, Self.adding("/Alt \(Self.hexadecimal(alternative))", to: body))
    }
    let table = out.count
    out += "xref\n".utf8
    for (number, offset) in places.sorted(by: { $0.number < $1.number }) {
      let digits = String(offset)
      out += "\(number) 1\n\(String(repeating: "0", count: max(0, 10 - digits.count)))\(digits) 00000 n \n".utf8
    }
    out +=
      "trailer\n<< /Size \(size) /Root \(root) 0 R /Info \(info) 0 R /Prev \(old) >>\nstartxref\n\(table)\n%%EOF\n".utf8
    return out
  }

  private static func adding(_ entries: String, to body: String) -> String {
    guard let start = body.range(of: "<<") else { return body }
    return body[..<start.upperBound] + " " + entries + body[start.upperBound...]
  }

  /// UTF-16 with its mark, in hexadecimal.
  private static func hexadecimal(_ text: String) -> String {
    "<FEFF"
      + text.utf16.map { unit in
        let digits = String(unit, radix: 16, uppercase: true)
        return String(repeating: "0", count: 4 - digits.count) + digits
      }.joined() + ">"
  }
}

/// Finds the objects of a document that Cairo wrote.
struct PDFObjects {
  private let bytes: [UInt8]
  private var offsets: [Int: Int] = [:]
  private(set) var tableStart: Int?
  private(set) var size: Int?
  private(set) var root: Int?
  private(set) var info: Int?

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    let tail = String(decoding: bytes.suffix(1_024), as: UTF8.self)
    guard let mark = tail.range(of: "startxref", options: .backwards),
      let start = Self.number(after: mark.upperBound, in: tail), start < bytes.count
    else { return }
    tableStart = start
    func entry(_ name: String) -> Int? {
      tail.range(of: name, options: .backwards).flatMap { Self.number(after: $0.upperBound, in: tail) }
    }
    (size, root, info) = (entry("/Size"), entry("/Root"), entry("/Info"))
    let lines = String(decoding: bytes[start...], as: UTF8.self).split(separator: "\n")
    // "xref", "0 N", then a line for each object.
    for (number, line) in lines.dropFirst(2).enumerated() {
      guard line.count >= 18, let offset = Int(line.prefix(10)) else { break }
      offsets[number] = offset
    }
  }

  private static func number(after place: String.Index, in text: String) -> Int? {
    Int(text[place...].drop { $0.isWhitespace }.prefix { $0.isNumber })
  }

  /// What stands between "obj" and "endobj".
  func body(of number: Int) -> String? {
    guard let offset = offsets[number], offset < bytes.count else { return nil }
    let text = String(decoding: bytes[offset..<min(bytes.count, offset + 4_096)], as: UTF8.self)
    guard let start = text.range(of: " obj"), let end = text.range(of: "endobj") else { return nil }
    return String(text[start.upperBound..<end.lowerBound])
  }

  /// Numbers of the elements that are figures, in order.
  var figures: [Int] {
    offsets.keys.sorted().filter { number in
      guard let body = body(of: number), body.contains("/StructElem") else { return false }
      return body.contains("/S /Figure")
    }
  }
}
