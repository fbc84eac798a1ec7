import CGMime

/// Unstructured header text, such as a subject: unfolded, encoded words undone, UTF-8.
enum HeaderText {
  /// Longer subjects are cut: they are an attack or an accident.
  static let longest = 1_000

  static func decoded(_ field: MailBytes) -> [UInt8] {
    let plain = Octets.isASCII(field) && Octets.first("=?", in: field, from: 0, to: field.count) == nil
    var text = unfolded(field)
    if !plain { text = text.withUnsafeBufferPointer { EncodedWords.decoded($0) } ?? throughGMime(text) }
    return text.withUnsafeBufferPointer { bytes in
      let kept = Octets.cut(Octets.trimmed(bytes), at: longest)
      return Octets.isUTF8(kept) ? Array(kept) : Array(String(decoding: kept, as: UTF8.self).utf8)
    }
  }

  static func throughGMime(_ unfolded: [UInt8]) -> [UInt8] {
    GMimeLibrary.start()
    return (unfolded + [0]).withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { bytes -> [UInt8] in
        guard let decoded = rightcall_mime_decode_text(bytes.baseAddress) else { return [] }
        defer { g_free(decoded) }
        // Encoded words may hold line ends again.
        let start = UnsafeRawPointer(decoded).assumingMemoryBound(to: UInt8.self)
        return self.unfolded(MailBytes(start: start, count: strlen(decoded)))
      }
    }
  }

  /// Line ends and other control characters become one blank each run.
  static func unfolded(_ field: MailBytes) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(field.count)
    var broken = false
    for byte in field.prefix(1 << 16) {
      if byte < 32 {
        broken = true
      } else {
        if broken, byte != 32, let last = text.last, last != 32 { text.append(32) }
        broken = false
        text.append(byte)
      }
    }
    return text
  }
}
