/// Encoded words (RFC 2047) as nearly all mail has them: each standing by itself between blanks, in UTF-8, ASCII or a
/// charset that begins with ASCII, whole and valid.
enum EncodedWords {
  /// - Parameter text: unfolded.
  /// - Returns: UTF-8; `nil` where anything is out of the ordinary, which a parser of mail knows better.
  static func decoded(_ text: MailBytes) -> [UInt8]? {
    guard Octets.isASCII(text) else { return nil }
    var out: [UInt8] = []
    out.reserveCapacity(text.count)
    var previous: Word?
    var blanks = 0..<0
    var position = 0
    while position < text.count {
      if text[position] == Octets.space {
        let start = position
        while position < text.count, text[position] == Octets.space { position += 1 }
        blanks = start..<position
        continue
      }
      let end = Octets.first(Octets.space, in: text, from: position, to: text.count) ?? text.count
      let token = Octets.slice(text, position..<end)
      let word = Word(token)
      if word == nil, Octets.first("=?", in: token, from: 0, to: token.count) != nil { return nil }
      // Blanks between two encoded words are not text.
      if word == nil || previous == nil { out.append(contentsOf: text[blanks]) }
      if let word {
        // Some programs break base64 anywhere, and others fill up each word.
        if let previous, previous.isBase64, word.isBase64, previous.text.last == 61 { return nil }
        guard word.decode(to: &out) else { return nil }
      } else {
        out.append(contentsOf: token)
      }
      (previous, blanks, position) = (word, 0..<0, end)
    }
    return out
  }

  private struct Word {
    enum Charset {
      case utf8, latin1, ascii
      case other(AsciiCharset)
    }

    let charset: Charset
    let isBase64: Bool
    let text: MailBytes

    /// `=?charset?Q?text?=`, and nothing around it.
    init?(_ token: MailBytes) {
      guard token.count > 8, Octets.has("=?", in: token, at: 0), Octets.has("?=", in: token, at: token.count - 2),
        let second = Octets.first(63, in: token, from: 2, to: token.count - 2), second + 3 < token.count - 2,
        token[second + 2] == 63
      else { return nil }
      text = Octets.slice(token, (second + 3)..<(token.count - 2))
      guard !Octets.contains(63, text) else { return nil }
      let name = Octets.slice(token, 2..<second)
      if Octets.equals(name, "utf-8") {
        charset = .utf8
      } else if Octets.equals(name, "iso-8859-1") {
        charset = .latin1
      } else if Octets.equals(name, "us-ascii") {
        charset = .ascii
      } else if let known = AsciiCharset(name) {
        charset = .other(known)
      } else {
        return nil
      }
      switch Octets.lower(token[second + 1]) {
      case UInt8(ascii: "q"): isBase64 = false
      case UInt8(ascii: "b"): isBase64 = true
      default: return nil
      }
    }

    func decode(to out: inout [UInt8]) -> Bool {
      guard let bytes = isBase64 ? base64() : quoted(), bytes.allSatisfy({ $0 >= 32 && $0 != 127 }) else {
        return false
      }
      switch charset {
      case .utf8:
        guard bytes.withUnsafeBufferPointer({ Octets.isUTF8($0) }) else { return false }
        out.append(contentsOf: bytes)
      case .ascii:
        guard bytes.allSatisfy({ $0 < 128 }) else { return false }
        out.append(contentsOf: bytes)
      case .other(let charset):
        guard let text = charset.decoded(bytes) else { return false }
        out.append(contentsOf: text)
      case .latin1:
        for byte in bytes {
          // Between the two lie controls, or what Windows has there.
          guard byte < 128 || byte >= 0xA0 else { return false }
          if byte < 128 { out.append(byte) } else { out += [0xC0 | byte >> 6, 0x80 | byte & 0x3F] }
        }
      }
      return true
    }

    private func quoted() -> [UInt8]? {
      var bytes: [UInt8] = []
      var position = 0
      while position < text.count {
        switch text[position] {
        case UInt8(ascii: "="):
          guard position + 2 < text.count, let high = Self.hexadecimal(text[position + 1]),
            let low = Self.hexadecimal(text[position + 2])
          else { return nil }
          bytes.append(high << 4 | low)
          position += 3
        case UInt8(ascii: "_"):
          bytes.append(Octets.space)
          position += 1
        default:
          bytes.append(text[position])
          position += 1
        }
      }
      return bytes
    }

    private static func hexadecimal(_ byte: UInt8) -> UInt8? {
      if Octets.isDigit(byte) { return byte - 48 }
      return Octets.lower(byte) &- 97 < 6 ? Octets.lower(byte) - 87 : nil
    }

    private func base64() -> [UInt8]? {
      var bytes: [UInt8] = []
      var (bits, count): (UInt32, UInt32) = (0, 0)
      let padding = text.suffix(2).count { $0 == 61 }
      guard text.count % 4 == 0 else { return nil }
      for byte in text.dropLast(padding) {
        guard let value = Self.sixBits(byte) else { return nil }
        bits = bits << 6 | UInt32(value)
        count += 6
        if count >= 8 {
          count -= 8
          bytes.append(UInt8(truncatingIfNeeded: bits >> count))
        }
      }
      return bytes
    }

    private static func sixBits(_ byte: UInt8) -> UInt8? {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - 65
      case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - 71
      case UInt8(ascii: "0")...UInt8(ascii: "9"): byte + 4
      case UInt8(ascii: "+"): 62
      case UInt8(ascii: "/"): 63
      default: nil
      }
    }
  }
}
