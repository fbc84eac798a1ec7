import Glibc

/// A charset whose first half is ASCII, as the C library knows it: what GMime asks too, without GMime and all that it
/// brings along, which takes longer to open than thousands of names take to read.
struct AsciiCharset {
  private let name: String

  /// By its name in mail -> by its name in the C library. Mail that says GB2312 means what grew out of it.
  private static let known: [String: String] = {
    var known = ["koi8-r": "KOI8-R", "koi8-u": "KOI8-U", "gb2312": "GBK", "gbk": "GBK", "gb18030": "GB18030"]
    for number in 1250...1258 { known["windows-\(number)"] = "CP\(number)" }
    for number in [2, 3, 4, 5, 7, 9, 10, 13, 14, 15, 16] { known["iso-8859-\(number)"] = "ISO-8859-\(number)" }
    return known
  }()

  /// - Returns: `nil` where it is not one of these.
  init?(_ name: MailBytes) {
    guard name.count < 16,
      let known = Self.known[String(decoding: name.map(Octets.lower), as: UTF8.self)]
    else { return nil }
    self.name = known
  }

  /// - Returns: UTF-8; `nil` where some of it is not of the charset, or is a control character.
  func decoded(_ bytes: [UInt8]) -> [UInt8]? {
    if bytes.allSatisfy({ $0 < 128 }) { return bytes }
    guard let converter = iconv_open("UTF-8", name), converter != iconv_t(bitPattern: -1) else { return nil }
    defer { iconv_close(converter) }
    // No character of these charsets needs more than twice its bytes and one more.
    var text = [UInt8](repeating: 0, count: bytes.count * 3)
    var written = text.count
    var (input, left) = (bytes, bytes.count)
    let done = input.withUnsafeMutableBytes { from in
      text.withUnsafeMutableBytes { to in
        var source = from.baseAddress?.assumingMemoryBound(to: CChar.self)
        var target = to.baseAddress?.assumingMemoryBound(to: CChar.self)
        let done = iconv(converter, &source, &left, &target, &written)
        // Some hold the last letter back, in case that an accent follows.
        return done == 0 ? iconv(converter, nil, nil, &target, &written) : done
      }
    }
    guard done == 0, left == 0 else { return nil }
    text.removeLast(written)
    return Self.hasControls(text) ? nil : text
  }

  /// Whether it has any of the control characters that follow on ASCII.
  private static func hasControls(_ text: [UInt8]) -> Bool {
    zip(text, text.dropFirst()).contains { $0 == 0xC2 && $1 < 0xA0 }
  }
}
