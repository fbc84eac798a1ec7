import Crypto
import Testing

@testable import Recruitment

struct PhoneNumberTests {
  @Test(
    arguments: [
      ("020 7946 0018", "GB", "+442079460018"), ("+44 (0)20 7946 0018", "GB", "+442079460018"),
      ("0044 20 7946 0018", "FR", "+442079460018"), ("tel:+44-20-7946-0018;ext=12", "GB", nil),
      ("+44 20 7946 0018 ext 12", "US", "+442079460018"), ("(212) 555-0123", "US", "+12125550123"),
      ("1 212 555 0123", "US", "+12125550123"), ("01 23 45 67 89", "FR", "+33123456789"),
      ("06 1234 5678", "IT", "+390612345678"),
      ("020 7946 0018", "XX", nil), ("123", "GB", nil), ("", "GB", nil), ("+4420794600181234567", "GB", nil),
      ("447700900123", "GB", "+447700900123"), ("7700 900123", "GB", "+447700900123"),
    ] as [(String, String, String?)])
  func `spellings of one number are one number`(text: String, country: String, expected: String?) {
    #expect(PhoneNumber.folded(text, country: country) == expected)
  }

  /// RFC 4231, test case 2.
  @Test func `the hash is HMAC-SHA256`() {
    let hash = KeyedHash(key: SymmetricKey(data: Array("Jefe".utf8)))
    #expect(
      hash.digest("what do ya want for nothing?") == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    #expect(UInt64(bitPattern: hash.short("what do ya want for nothing?")) == 0x5bdc_c146_bf60_754e)
  }

  @Test func `texts of different kinds never run together`() {
    #expect(HashedText.address(" A@B.example ") == "mail\u{0}a@b.example" && HashedText.address("nobody") == nil)
    #expect(HashedText.identity(source: "a", id: "b") != HashedText.identity(source: "ab", id: ""))
  }

  @Test func `striking takes every spelling and leaves the rest`() {
    #expect(Striking.strike("Zoë Lund", from: "ZOë LUND and zoë lund, Zoë L", mark: "X") == "X and X, Zoë L")
    #expect(Striking.strike("", from: "abc", mark: "X") == "abc")
    #expect(Striking.strike("abc", from: "ab", mark: "X") == "ab")
  }
}
