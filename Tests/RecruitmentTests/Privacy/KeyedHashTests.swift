import Crypto
import Testing

@testable import Recruitment

struct KeyedHashTests {
  /// RFC 4231, test case 2.
  @Test func `the hash is HMAC-SHA256`() {
    let hash = KeyedHash(key: SymmetricKey(data: Array("Jefe".utf8)))
    #expect(
      hash.digest("what do ya want for nothing?") == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    #expect(UInt64(bitPattern: hash.short("what do ya want for nothing?")) == 0x5bdc_c146_bf60_754e)
  }

  @Test func `texts of different kinds never run together`() {
    #expect(HashedText.address(" A@B.example ") == "mail\u{0}a@b.example" && HashedText.address("nobody") == nil)
    #expect(HashedText.number(dialled: "+441") != HashedText.address("+441@x"))
    #expect(HashedText.identity(source: "a", id: "b") != HashedText.identity(source: "ab", id: ""))
  }

  @Test func `striking takes every spelling and leaves the rest`() {
    #expect(Striking.strike("Zoë Lund", from: "ZOë LUND and zoë lund, Zoë L", mark: "X") == "X and X, Zoë L")
    #expect(Striking.strike("", from: "abc", mark: "X") == "abc")
    #expect(Striking.strike("abc", from: "ab", mark: "X") == "ab")
  }
}
