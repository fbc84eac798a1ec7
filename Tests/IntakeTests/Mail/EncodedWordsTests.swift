import Foundation
import Testing

@testable import Intake

/// What is read without a parser of mail is read as the parser reads it.
@Suite struct EncodedWordsTests {
  private func ours(_ text: String) -> String? {
    Array(text.utf8).withUnsafeBufferPointer { EncodedWords.decoded($0) }.map(trimmed)
  }

  private func parsers(_ text: String) -> String { trimmed(HeaderText.throughGMime(Array(text.utf8))) }

  /// As a subject or a name is kept.
  private func trimmed(_ text: [UInt8]) -> String {
    text.withUnsafeBufferPointer { String(decoding: Octets.trimmed($0), as: UTF8.self) }
  }

  @Test(arguments: [
    ("=?utf-8?Q?Jos=C3=A9?=", "José"), ("=?UTF-8?B?Sm9zw6k=?= Bloggs", "José Bloggs"),
    ("Re: =?ISO-8859-1?Q?Gr=FC=DFe?=  from here", "Re: Grüße  from here"),
    ("=?utf-8?q?a_b?= =?utf-8?q?c?=", "a bc"), ("=?us-ascii?Q?plain?= =?utf-8?Q?=E2=80=A6?= end", "plain… end"),
    ("a  =?utf-8?Q?b?=  =?utf-8?B?Yw==?=  d", "a  bc  d"), ("=?utf-8?Q??=x", nil),
    ("no words = here ?", "no words = here ?"),
    ("=?utf-8?Q?a b?=", nil), ("(=?utf-8?Q?a?=)", nil), ("=?utf-8*en?Q?a?=", nil), ("=?koi8-r?B?8g==?=", "Р"),
    ("=?utf-8?Q?=C3?=", nil), ("=?utf-8?B?Sm9zw6k?=", nil), ("=?iso-8859-1?Q?=93?=", nil), ("=?utf-8?Q?=0A?=", nil),
    ("=?windows-1252?Q?Acu=F1a_=93x=94?=", "Acuña “x”"), ("=?windows-1252?Q?=81?=", nil),
    ("=?GB2312?B?sty2ps/N?=", "曹鼎贤"), ("=?gb18030?B?QXJib3I=?=", "Arbor"), ("=?gb2312?B?sA==?=", nil),
    ("=?iso-8859-2?Q?=B3=F3d=BC?=", "łódź"), ("=?iso-8859-15?Q?=A4?=", "€"), ("=?iso-8859-2?Q?=93?=", nil),
    ("=?windows-1251?B?zODw6P8=?=", "Мария"), ("=?x-nobody?Q?=E9?=", nil),
    ("=?utf-8?B?YQ==?= =?utf-8?B?Yg==?=", nil), ("=?us-ascii?Q?=E9?=", nil), ("=?utf-8?Q?=3?=", nil),
  ])
  func agreesOrLeavesIt(text: String, expected: String?) {
    #expect(ours(text) == expected)
    if let expected { #expect(parsers(text) == expected) }
  }

  @Test func agreesOnWordsPutTogetherAtRandom() {
    let words = [
      "=?utf-8?Q?Jos=C3=A9?=", "=?utf-8?q?_a=20b_?=", "=?utf-8?B?w6TDtsO8?=", "=?iso-8859-1?Q?=E4=DF?=", "plain", "=?",
      "?=", "=?us-ascii?B?YWJj?=", "=?ISO-8859-1?b?5Ej/?=", "a=?b", "=?utf-8?Q?=E2=82=AC?=", "(x)", "=41",
      "=?utf-8?B?YQ==?=",
    ]
    var random = SystemlessRandom(state: 7)
    var agreed = 0
    for _ in 0..<4_000 {
      let count = 1 + Int(random.next() % 5)
      let text = (0..<count).map { _ in
        words[Int(random.next() % UInt64(words.count))] + String(repeating: " ", count: 1 + Int(random.next() % 2))
      }.joined()
      guard let own = ours(text) else { continue }
      agreed += 1
      #expect(own == parsers(text), "\(text)")
    }
    #expect(agreed > 1_000)
  }

  @Test func agreesOnEveryByteOfEveryCharset() {
    let charsets =
      ["koi8-r", "koi8-u"] + (1250...1258).map { "windows-\($0)" }
      + [2, 3, 4, 5, 7, 9, 10, 13, 14, 15, 16].map { "iso-8859-\($0)" }
    var agreed = 0
    for charset in charsets {
      for byte in 0x80...0xFF {
        let text = "=?\(charset)?Q?a=\(String(byte, radix: 16, uppercase: true))?="
        guard let own = ours(text) else { continue }
        agreed += 1
        #expect(own == parsers(text), "\(text)")
      }
    }
    for charset in ["gb2312", "gbk", "gb18030"] {
      for lead in stride(from: 0x81, through: 0xFE, by: 5) {
        for trail in stride(from: 0x40, through: 0xFE, by: 3) {
          let bytes = [lead, trail].map { "=" + String($0, radix: 16, uppercase: true) }.joined()
          let text = "=?\(charset)?Q?\(bytes)?="
          guard let own = ours(text) else { continue }
          agreed += 1
          #expect(own == parsers(text), "\(text)")
        }
      }
    }
    #expect(agreed > 5_000)
  }

  @Test(.enabled(if: !MailCorporaTests.folders.isEmpty), arguments: MailCorporaTests.folders)
  func agreesOnEveryFieldOfACorpus(folder: String) throws {
    let source = try MailSource(index: 0, path: folder)
    let reader = MailFileReader()
    for path in source.files {
      try reader.read(path) { message in
        var header = MessageHeader()
        guard header.scan(message.bytes) else { return }
        for field in header.fields {
          let text = HeaderText.unfolded(Octets.slice(message.bytes, field.value))
          guard let own = text.withUnsafeBufferPointer({ EncodedWords.decoded($0) }) else { continue }
          let parsers = HeaderText.throughGMime(text)
          #expect(trimmed(own) == trimmed(parsers), "\(String(decoding: text, as: UTF8.self))")
        }
      }
    }
  }
}

/// The same numbers every time (SplitMix64).
private struct SystemlessRandom {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    return word ^ word >> 31
  }
}
