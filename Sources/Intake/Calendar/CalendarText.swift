import Recruitment

/// Lines of an iCalendar file (RFC 5545, 3.1): unfolded when read, folded when written.
enum CalendarText {
  /// One line: `DTSTART;TZID=Europe/Paris:20261127T100000`.
  struct Line {
    /// In capitals.
    var name: String
    /// Names in capitals, quotes taken off.
    var parameters: [String: String]
    var value: String
  }

  /// What a line and a file may hold: more is no calendar of anybody's.
  static let longestLine = 20_000
  static let mostLines = 400_000

  /// - Returns: `nil` where there are more lines than that.
  static func lines(_ bytes: some Sequence<UInt8>) -> [Line]? {
    var lines: [Line] = []
    var current: [UInt8] = []
    var isBreak = false
    func end() {
      if !current.isEmpty, let line = line(current) { lines.append(line) }
      current.removeAll(keepingCapacity: true)
    }
    for byte in bytes {
      if isBreak {
        if byte == UInt8(ascii: "\n") { continue }
        isBreak = false
        // A line that begins with a blank goes on with the one before.
        if byte == 32 || byte == 9 { continue }
        end()
        if lines.count > mostLines { return nil }
      }
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
        isBreak = true
      } else if current.count < longestLine {
        current.append(byte)
      }
    }
    end()
    return lines
  }

  private static func line(_ bytes: [UInt8]) -> Line? {
    var parts: [ArraySlice<UInt8>] = []
    var start = 0
    var isQuoted = false
    for index in bytes.indices {
      switch bytes[index] {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: ";") where !isQuoted:
        parts.append(bytes[start..<index])
        start = index + 1
      case UInt8(ascii: ":") where !isQuoted:
        parts.append(bytes[start..<index])
        return line(parts, value: bytes[(index + 1)...])
      default: break
      }
    }
    return nil
  }

  private static func line(_ parts: [ArraySlice<UInt8>], value: ArraySlice<UInt8>) -> Line {
    func text(_ bytes: some Sequence<UInt8>) -> String { String(decoding: Array(bytes), as: UTF8.self) }
    var parameters: [String: String] = [:]
    for part in parts.dropFirst() {
      let pair = part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      guard pair.count == 2 else { continue }
      parameters[text(pair[0]).uppercased()] = text(pair[1].filter { $0 != UInt8(ascii: "\"") })
    }
    return Line(name: text(parts.first ?? []).uppercased(), parameters: parameters, value: text(value))
  }

  /// A line as it is written: folded after 75 octets, never within a character, and ended.
  static func folded(_ line: String) -> String {
    var text = ""
    var room = 75
    for character in line.unicodeScalars {
      let size = String(character).utf8.count
      if size > room {
        text += "\r\n "
        room = 74
      }
      text.unicodeScalars.append(character)
      room -= size
    }
    return text + "\r\n"
  }

  /// A value of the type TEXT (3.3.11).
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text.unicodeScalars {
      switch character {
      case "\\": escaped += "\\\\"
      case ";": escaped += "\\;"
      case ",": escaped += "\\,"
      case "\n": escaped += "\\n"
      default: if character.value >= 32, character.value != 127 { escaped.unicodeScalars.append(character) }
      }
    }
    return escaped
  }

  /// A parameter's value in quotes (3.2): what cannot stand in one is left out.
  static func quoted(_ text: String) -> String {
    "\"" + text.unicodeScalars.filter { $0 != "\"" && $0.value >= 32 && $0.value != 127 }.map(String.init).joined()
      + "\""
  }

  /// `20261127T101500Z`.
  static func utc(_ instant: Instant) -> String {
    ISOTimestamp.utc(instant).filter { $0 != "-" && $0 != ":" }
  }
}
