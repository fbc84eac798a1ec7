import Recruitment
import Testing

@testable import Intake

@Suite struct MailHeaderTests {
  private func date(_ text: String) -> String? {
    Array(text.utf8).withUnsafeBufferPointer { MailDate.read($0) }.map(ISOTimestamp.utc)
  }

  @Test(arguments: [
    ("Mon, 2 Mar 2026 09:30:15 +0100", "2026-03-02T08:30:15Z"), ("2 Mar 2026 09:30 GMT", "2026-03-02T09:30:00Z"),
    ("Mon Mar  2 09:30:15 2026", "2026-03-02T09:30:15Z"), ("Mon Mar  2 09:30:15 -0500 2026", "2026-03-02T14:30:15Z"),
    ("Mon Mar 02 09:30:15 EST 2026", "2026-03-02T14:30:15Z"), ("02-Mar-2026 09:30:15 +0000", "2026-03-02T09:30:15Z"),
    ("Mon, 2 Mar 98 09:30:15 +0000 (GMT)", "1998-03-02T09:30:15Z"),
    ("Mon, 02 Mar 2026 09:30:15 +01:00", "2026-03-02T08:30:15Z"), ("2026-03-02T09:30:15Z", "2026-03-02T09:30:15Z"),
    ("Mon, 2 March 2026 09:30:15 (remark 12:00) PST", "2026-03-02T17:30:15Z"),
    ("Mon, 2 Mar 2026 23:59:60 +0000", "2026-03-02T23:59:59Z"),
  ])
  func datesAreRead(text: String, instant: String) { #expect(date(text) == instant) }

  @Test(arguments: [
    "", "yesterday", "Mon, 30 Feb 2026 09:30:15 +0000", "2 Mar 2026", "Mon, 2 Mar 1970 00:00:00 +0000",
    "Mon, 2 Mar 2199 00:00:00 +0000", "Mon, 2 Mar 2026 25:00:00", "12345678901234567890 Mar 2026 10:00", "(", ":",
  ])
  func whatIsNoDateIsNone(text: String) { #expect(date(text) == nil) }

  private func addresses(_ field: String) -> [String] {
    GMimeLibrary.start()
    var header = AddressHeader()
    Array(field.utf8).withUnsafeBufferPointer { header.append($0, 0..<$0.count) }
    return header.found.map {
      String(decoding: $0.name, as: UTF8.self) + "|" + String(decoding: $0.address, as: UTF8.self)
    }
  }

  @Test(arguments: [
    ("ann@x.example", ["|ann@x.example"]), ("Ann C <ann@x.example>", ["Ann C|ann@x.example"]),
    ("\"Client, Ann\" <ann@x.example>,\r\n bob@x.example", ["Client, Ann|ann@x.example", "|bob@x.example"]),
    ("ann@x.example (Ann C)", ["Ann C|ann@x.example"]), ("ann at x.example (Ann C)", ["Ann C|ann@x.example"]),
    ("ann at x.example (Ann (LEE-ANN) Client)", ["Ann (LEE-ANN) Client|ann@x.example"]),
    ("ann@x.example (Ann (Lee) C), bob@x.example", ["Ann (Lee) C|ann@x.example", "|bob@x.example"]),
    ("\"Ann C\" <ann at x.example>", ["Ann C|ann@x.example"]), ("ann at x.example", ["|ann@x.example"]),
    ("ann at x.example (=?UTF-8?B?w4lh?=)", ["Éa|ann@x.example"]),
    ("=?utf-8?q?J=C3=B6rg?= <j@x.example>", ["Jörg|j@x.example"]),
    ("=?utf-8?Q?Anna;B?= <a@x.example>, Bob <b@x.example>", ["Anna;B|a@x.example", "Bob|b@x.example"]),
    ("=?utf-8?Q?Anna_[Acme]?= <a@x.example>", ["Anna [Acme]|a@x.example"]),
    ("=?utf-8?Q?Acme:_Jobs,_Leeds?= <a@x.example>", ["Acme: Jobs, Leeds|a@x.example"]),
    ("=?utf-8?Q?Anna_(Acme)?= =?utf-8?B?w4lh?= <a@x.example>", ["Anna (Acme)Éa|a@x.example"]),
    ("=?utf-8?Q?Anna?= (Acme) <a@x.example>", ["Anna|a@x.example"]),
    ("\"=?utf-8?Q?Anna?=\" <a@x.example>", ["Anna|a@x.example"]),
    ("=?utf-8?Q?half <a@x.example>", ["=?utf-8?Q?half|a@x.example"]),
    ("Ann C ann@x.example", ["Ann C|ann@x.example"]), ("\"ann@x.example\" <ann@x.example>", ["|ann@x.example"]),
    ("Team: ann@x.example, Bob <bob@x.example>;", ["|ann@x.example", "Bob|bob@x.example"]),
    ("'Ann' <ann@x.example>", ["Ann|ann@x.example"]), ("undisclosed-recipients:;", []), ("", []), ("Ann", []),
    ("ann@x....", []), ("a@b and c@d (Jo)", []),
    ("<>", []), ("\"unclosed <a@b", ["unclosed|a@b"]), (",,;,", []),
    ("jo@h @ending from gm@il@com (Jo)", ["Jo|jo@h\u{1}gm@||@com"]),
    ("jo@h m@ili@g off gm@il@com (jo@h m@ili@g off gm@il@com)", ["|jo@h\u{2}gm@ii@com"]),
    ("jo@h m@iii@g oii x@@et (Jo)", ["Jo|jo@h\u{2}x@@et"]),
    ("jo@h @end|ng |rom gm@||@com (=?utf-8?q?J=C3=B6?=)", ["Jö|jo@h\u{1}gm@||@com"]),
  ])
  func addressHeadersAreRead(field: String, expected: [String]) { #expect(addresses(field) == expected) }

  @Test func noMoreThanFiveHundredRecipientsAreRead() {
    #expect(addresses(String(repeating: "a@b.example, ", count: 2_000)).count == AddressHeader.most)
  }

  @Test func sipHashIsTheOneOfItsAuthors() {
    // The paper's vectors: key 00…0f, messages of no byte and of 00…0e.
    let hash = SipHash(key: Array(0..<16))
    #expect([UInt8]().withUnsafeBufferPointer { hash($0) } == 0x726f_db47_dd0e_0e31)
    #expect((0..<15).map { UInt8($0) }.withUnsafeBufferPointer { hash($0) } == 0xa129_ca61_49be_45e5)
  }

  @Test func theIndexKeepsAThousandTimesWhatItBeganWith() {
    var index = MessageIndex()
    for key in 1...UInt64(50_000) {
      index.insert(
        key &* 0x9E37_79B9_7F4A_7C15, sender: Int32(key), parent: key == 1 ? nil : (key - 1) &* 0x9E37_79B9_7F4A_7C15,
        eldest: nil)
    }
    #expect(index.count == 50_000)
    #expect((1...UInt64(50_000)).allSatisfy { index.sender(of: $0 &* 0x9E37_79B9_7F4A_7C15) == Int32($0) })
    #expect(index.sender(of: 12_345) == nil)
  }
}
