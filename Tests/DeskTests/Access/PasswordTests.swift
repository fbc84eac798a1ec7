import Foundation
import Testing

@testable import Desk

@Suite struct PasswordTests {
  @Test(arguments: [
    "password1234", "Passw0rd!!!!", "123456789012", "qwertyuiop12", "aaaaaaaaaaaa", "abcabcabcabc", "letmeinplease",
    "iloveyou2026", "Welcome12345", "administrator", "1q2w3e4r5t6y", "zyxwvutsrqponm", "rightcall!!!", "Summer2026!!",
  ])
  func whatEverybodyGuessesFirstIsRefused(_ password: String) {
    #expect(PasswordRules.fault(password, email: "ruth@firm.example") == .tooCommon)
  }

  @Test func lengthIsAskedForAndNothingElse() {
    func fault(_ text: String) -> PasswordFault? { PasswordRules.fault(text, email: "ruth.adler@firm.example") }
    #expect(fault("elevenchars") == .tooShort && fault("") == .tooShort)
    #expect(fault("teal lantern") == nil && fault("mehr Übung öfter") == nil && fault("одинокий фонарь") == nil)
    #expect(fault(String(repeating: "teal lantern ", count: 20)) == .tooLong)
    #expect(fault("ruth.adler@firm.example") == .isTheAddress && fault("Ruth.Adler12") == .isTheAddress)
  }

  @Test func aHashKnowsItsPasswordAndItsPrice() throws {
    let cheap = PasswordHasher(cost: .none)
    let kept = try cheap.hash("teal lantern orchard")
    #expect(try cheap.matches("teal lantern orchard", kept))
    #expect(try !cheap.matches("teal lantern orchards", kept) && !cheap.matches("", kept))
    #expect(try cheap.hash("teal lantern orchard") != kept)
    let dearer = PasswordHasher(cost: PasswordCost(log2Rounds: 5, blockSize: 8, parallelism: 1))
    #expect(try dearer.matches("teal lantern orchard", kept))
    #expect(dearer.isOutOfDate(kept) && !cheap.isOutOfDate(kept))
    // However a keyboard puts the accent there.
    #expect(try cheap.matches("caf\u{E9} au lait au lit", cheap.hash("cafe\u{301} au lait au lit")))
  }

  /// RFC 7914, section 12, the second test vector.
  @Test func scryptIsScrypt() throws {
    let kept = "$scrypt$ln=10,r=8,p=16$\(Data("NaCl".utf8).base64EncodedString())$"
    let expected: [UInt8] = [
      0xfd, 0xba, 0xbe, 0x1c, 0x9d, 0x34, 0x72, 0x00, 0x78, 0x56, 0xe7, 0x19, 0x0d, 0x01, 0xe9, 0xfe, 0x7c, 0x6a, 0xd7,
      0xcb, 0xc8, 0x23, 0x78, 0x30, 0xe7, 0x73, 0x76, 0x63, 0x4b, 0x37, 0x31, 0x62,
    ]
    #expect(try PasswordHasher(cost: .none).matches("password", kept + Data(expected).base64EncodedString()))
  }

  @Test(arguments: [
    "", "plain", "$scrypt$ln=4,r=8,p=1$", "$scrypt$ln=4,r=8$AAAA$AAAA", "$scrypt$ln=40,r=8,p=1$AAAA$AAAA",
    "$scrypt$ln=x,r=8,p=1$AAAA$AAAA", "$argon2$ln=4,r=8,p=1$AAAA$AAAA", "$scrypt$ln=20,r=16,p=1$AAAA$AAAA",
  ])
  func whatIsNoHashMatchesNothing(_ text: String) throws {
    #expect(try !PasswordHasher(cost: .none).matches("", text))
    #expect(try !PasswordHasher(cost: .none).matches("password", text))
  }

  @Test func theStandardCostIsWhatOWASPAsksFor() {
    let cost = PasswordCost.standard
    #expect(
      cost.isBearable && cost.log2Rounds >= 15 && cost.blockSize == 8
        && (1 << cost.log2Rounds) * cost.parallelism >= 98_304)
  }
}
