import Testing

@testable import Intake

/// Numbers that are written down without asking the library are what the library would have said.
@Suite struct PlainNumberTests {
  @Test func plainNumbersAreWhatTheLibrarySays() {
    var random = SmallRandom(state: 20_261_127)
    var plain = 0
    for _ in 0..<3_000 {
      let text = Self.number(&random)
      for region in ["GB", "FR", "US", "IN"] {
        let told = DialledNumber(text, region: region)?.text
        #expect(DialledNumber.text(of: text, region: region) == told, "\(text), \(region)")
        if told != nil { plain += 1 }
      }
    }
    // Most of what was tried is a number somewhere: the comparison is not one of nothing with nothing.
    #expect(plain > 4_000)
  }

  /// Digits behind a code or a nought, sometimes too many or too few, in groups.
  private static func number(_ random: inout SmallRandom) -> String {
    let heads = ["+44", "+33", "+1", "0", "00", "+440", "+330", "+11", "1", "44", "+"]
    var text = heads[Int.random(in: 0..<heads.count, using: &random)]
    let count = [9, 10, 10, 10, 9, 8, 11, 7][Int.random(in: 0..<8, using: &random)]
    for _ in 0..<count {
      if Int.random(in: 0..<5, using: &random) == 0 { text += " " }
      text += String(Int.random(in: 0...9, using: &random))
    }
    return text
  }

  @Test func whatIsNoPlainNumberGoesToTheLibrary() {
    #expect(DialledNumber.text(of: "+44 20 7946 0018 ext 101", region: "GB") == "+442079460018")
    #expect(DialledNumber.text(of: "(020) 7946 0018", region: "GB") == "+442079460018")
    #expect(DialledNumber.text(of: "1-800-FLOWERS", region: "US") == DialledNumber("1-800-FLOWERS", region: "US")?.text)
    #expect(DialledNumber.text(of: "101", region: "GB") == nil)
  }
}
