import Testing

@testable import Intake

@Suite struct NameWordsTests {
  @Test(arguments: [
    ("Dan Yi", "Daniel Yi", NameWords.Agreement.fits), ("J Smith", "Joanna Smith", .fits),
    ("Ann Lee", "Ann Lee", .same),
    ("Lee, Ann", "Dr Ann Lee", .same), ("Ann", "Ann Lee", .fits), ("Chris Poe", "Christopher Poe", .fits),
    // A couple of one surname, or a brother and a sister.
    ("Paul Green", "Paula Green", .resembles), ("Dan Yi", "Daniela Yi", .resembles),
    ("Ann Lee", "Anna Lee", .resembles),
    ("Mario Poe", "Maria Poe", .differs), ("Ann Lee", "Ann Poe", .differs),
  ])
  func namesAgreeAsFarAsTheySay(one: String, other: String, agreement: NameWords.Agreement) {
    #expect(NameWords(one).agreement(with: NameWords(other)) == agreement)
    #expect(NameWords(other).agreement(with: NameWords(one)) == agreement)
  }
}
