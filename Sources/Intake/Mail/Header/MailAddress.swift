/// An e-mail address as text.
enum MailAddress {
  /// Whether it is one `local@domain` with nothing else around it. Quoted local parts and what archives cut short
  /// (`joe@example....`) are not.
  static func isPlain(_ text: MailBytes) -> Bool {
    guard text.count <= 320, text.count >= 3, let at = Octets.first(64, in: text, from: 0, to: text.count), at > 0,
      at + 1 < text.count
    else { return false }
    var dots = 0
    for (index, byte) in text.enumerated() {
      switch byte {
      case 0...32, 34, 40, 41, 44, 58, 59, 60, 62, 92, 127: return false
      case 64 where index != at: return false
      case 46 where index > at:
        dots += 1
        if dots > 1 || index == at + 1 || index == text.count - 1 { return false }
      default: dots = 0
      }
    }
    return Octets.isUTF8(text)
  }

  /// Lower case, so that an address is one person however it is typed. Dots and plus tags stay: not every host reads
  /// them alike.
  static func fold(_ address: inout [UInt8]) {
    for index in address.indices { address[index] = Octets.lower(address[index]) }
  }

  static func folded(_ address: String) -> [UInt8] {
    var bytes = Array(address.utf8)
    if bytes.first == 60, bytes.last == 62 { bytes = Array(bytes.dropFirst().dropLast()) }
    bytes.removeAll { Octets.isBlank($0) }
    fold(&bytes)
    return bytes
  }
}

/// A display name.
enum PersonName {
  static let longest = 200

  /// Without surrounding quotes, control characters and doubled blanks; empty where it is only an address again.
  static func clean(_ name: MailBytes) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(name.count)
    for byte in name {
      if byte <= 32 || byte == 127 {
        if let last = bytes.last, last != 32 { bytes.append(32) }
      } else {
        bytes.append(byte)
      }
    }
    while let last = bytes.last, last == 32 || last == 34 || last == 39 { bytes.removeLast() }
    let start = bytes.firstIndex { $0 != 34 && $0 != 39 && $0 != 32 } ?? bytes.count
    bytes.removeSubrange(..<start)
    return bytes.withUnsafeBufferPointer { text in
      if Octets.contains(64, text) || isSpelledAddress(text) { return [] }
      let kept = Octets.cut(text, at: longest)
      return Octets.isUTF8(kept) ? Array(kept) : Array(String(decoding: kept, as: UTF8.self).utf8)
    }
  }

  static func clean(_ name: [UInt8]) -> [UInt8] { name.withUnsafeBufferPointer { clean($0) } }

  /// `joe at example.com`.
  private static func isSpelledAddress(_ text: MailBytes) -> Bool {
    guard let at = Octets.first(" at ", in: text, from: 0, to: text.count) else { return false }
    return !text[..<at].contains(Octets.space) && !text[(at + 4)...].contains(Octets.space)
      && text[(at + 4)...].contains(46)
  }
}
