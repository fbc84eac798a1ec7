import Foundation

/// One line of a calendar or a card (RFC 5545, 3.1; RFC 6350, 3.3), unfolded: `item1.TEL;TYPE=cell:+44 …`.
struct ContentLine {
  /// In capitals, without a group before it.
  var name: String
  /// Names in capitals, in their order, quotes taken off; a parameter without a value (vCard 2.1) is one of `TYPE`.
  var parameters: [(name: String, value: String)]
  /// As it stands: not unescaped, quoted-printable undone.
  var value: String
  /// From 1.
  var number: Int
  /// Whether it was longer than lines are.
  var isCut = false

  /// All values of a parameter, in small letters.
  func values(_ name: String) -> [String] {
    parameters.filter { $0.name == name }.flatMap { $0.value.lowercased().split(separator: ",").map(String.init) }
  }

  func parameter(_ name: String) -> String? { parameters.first { $0.name == name }?.value }

  /// A value of the type TEXT without its backslashes.
  static func unescaped(_ text: some StringProtocol) -> String {
    guard text.contains("\\") else { return String(text) }
    var result = ""
    var isEscaped = false
    for character in text {
      if isEscaped {
        result.append(character == "n" || character == "N" ? "\n" : character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        result.append(character)
      }
    }
    return result
  }

  /// The parts of a value between `;` or `,`, each unescaped; a separator behind a backslash parts nothing.
  func parts(_ separator: Character = ";") -> [String] {
    var parts = [""]
    var isEscaped = false
    for character in value {
      if isEscaped {
        parts[parts.count - 1].append(contentsOf: ["\\", character])
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == separator {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts.map { Self.unescaped($0).trimmingCharacters(in: .whitespacesAndNewlines) }
  }
}

/// Goes through the lines of a calendar or a file of cards in one pass; memory is that of one line.
struct ContentLines {
  /// Octets of one line, unfolded: photos are longer, and nobody wants them.
  static let longest = 64 * 1_024
  /// Octets of one file.
  static let largestFile = 64 << 20

  private let bytes: [UInt8]
  private var place: Int
  private var number = 0

  init(_ bytes: [UInt8]) {
    self.bytes = Self.utf8(bytes)
    place = self.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// Text in UTF-16, as some programs save it, in UTF-8.
  private static func utf8(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]),
      let text = String(bytes: bytes, encoding: .utf16)
    else { return bytes }
    return Array(text.utf8)
  }

  /// The next line that says anything; `nil` at the end.
  mutating func next() -> ContentLine? {
    while place < bytes.count {
      let line = unfolded()
      if let read = Self.read(line.bytes, number: line.number, isCut: line.isCut) { return read }
    }
    return nil
  }

  private mutating func unfolded() -> (bytes: [UInt8], number: Int, isCut: Bool) {
    var (line, isCut) = ([UInt8](), false)
    number += 1
    let first = number
    while true {
      let end = lineEnd(place)
      // Some programs write two.
      var last = end
      while last > place, bytes[last - 1] == 13 { last -= 1 }
      let room = Self.longest - line.count
      line += bytes[place..<min(last, place + room)]
      if last - place > room { isCut = true }
      place = min(end + 1, bytes.count)
      guard place < bytes.count else { break }
      if bytes[place] == 32 || bytes[place] == 9 {
        place += 1
      } else if line.last == 61, Self.isQuotedPrintable(line) {
        line.removeLast()
      } else {
        break
      }
      number += 1
    }
    return (line, first, isCut)
  }

  private func lineEnd(_ start: Int) -> Int {
    bytes.withUnsafeBufferPointer { TextBytes.lineEnd($0, start) }
  }

  private static func isQuotedPrintable(_ line: [UInt8]) -> Bool {
    guard let colon = line.firstIndex(of: 58) else { return false }
    return String(decoding: line[..<colon], as: UTF8.self).uppercased().contains("QUOTED-PRINTABLE")
  }

  private static func read(_ line: [UInt8], number: Int, isCut: Bool) -> ContentLine? {
    var parts: [ArraySlice<UInt8>] = []
    var start = 0
    var isQuoted = false
    for (index, byte) in line.enumerated() {
      if byte == 34 { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == 59 || byte == 58 {
        parts.append(line[start..<index])
        start = index + 1
        if byte == 58 { return read(parts, Array(line[start...]), number: number, isCut: isCut) }
        if parts.count > 64 { return nil }
      }
    }
    return nil
  }

  private static func read(_ parts: [ArraySlice<UInt8>], _ value: [UInt8], number: Int, isCut: Bool) -> ContentLine? {
    let name = text(parts[0]).uppercased()
    guard !name.isEmpty, name.utf8.allSatisfy({ $0 > 32 && $0 < 127 }) else { return nil }
    let parameters = parts.dropFirst().map { part -> (name: String, value: String) in
      let pair = part.split(separator: 61, maxSplits: 1, omittingEmptySubsequences: false)
      guard pair.count == 2 else { return ("TYPE", text(part)) }
      return (text(pair[0]).uppercased(), text(pair[1].filter { $0 != 34 }))
    }
    var line = ContentLine(
      name: name.split(separator: ".", maxSplits: 1).last.map(String.init) ?? name, parameters: parameters, value: "",
      number: number, isCut: isCut)
    let isEncoded = parameters.contains { $0.value.uppercased() == "QUOTED-PRINTABLE" }
    line.value = text(isEncoded ? decoded(value) : value, charset: line.parameter("CHARSET"))
    return line
  }

  private static func text(_ bytes: some Collection<UInt8>, charset: String? = nil) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    // What is not UTF-8 comes from old programs in western Europe.
    return String(bytes: bytes, encoding: .windowsCP1252) ?? String(decoding: Array(bytes), as: UTF8.self)
  }

  private static func decoded(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == 61, index + 2 < bytes.count,
        let byte = UInt8(text(bytes[(index + 1)...(index + 2)]), radix: 16)
      {
        result.append(byte)
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }
}
