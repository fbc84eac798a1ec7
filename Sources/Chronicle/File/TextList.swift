/// Texts behind one another, each after its length in bytes.
enum TextList {
  static func write(_ texts: [String]) -> [UInt8] {
    var bytes: [UInt8] = []
    for text in texts {
      let count = UInt32(clamping: text.utf8.count)
      for shift in [0, 8, 16, 24] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: count >> shift)) }
      bytes.append(contentsOf: text.utf8.prefix(Int(count)))
    }
    return bytes
  }

  /// - Returns: `nil` where the lengths do not add up.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> [String]? {
    var texts: [String] = []
    var place = 0
    while place < bytes.count {
      guard place + 4 <= bytes.count else { return nil }
      let count = (0..<4).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
      place += 4
      guard count <= bytes.count - place else { return nil }
      texts.append(String(decoding: UnsafeBufferPointer(rebasing: bytes[place..<(place + count)]), as: UTF8.self))
      place += count
    }
    return texts
  }
}
