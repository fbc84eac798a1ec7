import Foundation

/// Splits text into what is searched for. Ours alone: both engines keep tokens as they come from here, so that both find
/// the same.
///
/// A token is a run of letters and digits in small letters without accents; an apostrophe within a word is passed over
/// (`O'Brien` is `obrien`). Scripts that put no blanks between words give a token for each character. Nothing is stemmed
/// and nothing left out: a common word is found like a rare one.
package enum SearchTokens {
  /// Characters of one token; the rest of a longer run is dropped.
  package static let longest = 40
  /// Different tokens of one record.
  package static let most = 4_000

  /// In order, with repeats.
  package static func tokens(of text: String) -> [String] {
    var text = text
    let plain: [String]? = text.withUTF8 { bytes in
      bytes.allSatisfy { $0 < 128 } ? ascii(bytes) : nil
    }
    return plain ?? unicode(text)
  }

  private static func ascii(_ bytes: UnsafeBufferPointer<UInt8>) -> [String] {
    var tokens: [String] = []
    var token: [UInt8] = []
    func flush() {
      if !token.isEmpty { tokens.append(String(decoding: token, as: UTF8.self)) }
      token.removeAll(keepingCapacity: true)
    }
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        if token.count < longest { token.append(byte) }
      case UInt8(ascii: "A")...UInt8(ascii: "Z"):
        if token.count < longest { token.append(byte | 32) }
      case UInt8(ascii: "'"): break
      default: flush()
      }
    }
    flush()
    return tokens
  }

  private static func unicode(_ text: String) -> [String] {
    var tokens: [String] = []
    var token = ""
    func flush() {
      if !token.isEmpty { tokens.append(token) }
      token = ""
    }
    for scalar in Folding.fold(text.precomposedStringWithCanonicalMapping).unicodeScalars {
      if scalar == "'" || scalar == "\u{2019}" { continue }
      if standsAlone(scalar) {
        flush()
        tokens.append(String(scalar))
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        if token.unicodeScalars.count < longest { token.unicodeScalars.append(scalar) }
      } else if scalar.properties.generalCategory != .nonspacingMark {
        flush()
      }
    }
    flush()
    return tokens
  }

  /// Han, kana, hangul.
  private static func standsAlone(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7AF, 0x20000...0x3FFFF: true
    default: false
    }
  }

  /// Some words around the first that is sought: enough to know it again.
  /// - Parameter sought: tokens; of the last, a beginning will do.
  package static func excerpt(_ text: String, around sought: [String], words shown: Int = 30) -> String {
    let words = text.prefix(20_000).split(whereSeparator: \.isWhitespace)
    let place = words.firstIndex { word in
      tokens(of: String(word)).contains { token in
        sought.contains(token) || sought.last.map { token.hasPrefix($0) } ?? false
      }
    }
    let start = max(0, (place ?? 0) - shown / 3)
    let part = words[start..<min(words.count, start + shown)]
    return (start > 0 ? "… " : "") + part.joined(separator: " ") + (start + shown < words.count ? " …" : "")
  }
}
