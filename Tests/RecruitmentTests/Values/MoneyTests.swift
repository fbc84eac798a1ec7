import Recruitment
import Testing

struct MoneyTests {
  private func read(_ text: String) -> Int64? {
    var text = text
    return text.withUTF8 { Money.read($0) }
  }

  @Test(arguments: [
    ("18000", 180_000_000), ("412.5", 4_125_000), ("0.0001", 1), ("-3.25", -32_500), ("+7", 70_000), (".5", 5_000),
    ("1.", 10_000), ("0", 0), ("-0", 0), ("1.50000000", 15_000), ("922337203685477.5807", Int64.max),
  ])
  func `decimal numbers`(text: String, value: Int64) { #expect(read(text) == value) }

  @Test(arguments: [
    "", "-", "+", ".", "1.2.3", "1,000", "1e3", "£5", "5 ", " 5", "1.00001", "--1", "0x10", "nan", "inf", "١",
    "922337203685477.5808", "99999999999999999999", "9223372036854775807",
  ])
  func `what is no decimal number, or too large, is not read`(text: String) { #expect(read(text) == nil) }

  @Test(arguments: [
    (180_000_000, "18000"), (4_125_000, "412.5"), (1, "0.0001"), (-32_500, "-3.25"), (0, "0"), (10_500, "1.05"),
    (Int64.min, "-922337203685477.5808"),
  ])
  func `numbers are written without trailing zeros`(value: Int64, text: String) {
    #expect(Money.decimal(value) == text)
  }

  @Test func `what is written reads back`() {
    var random = SmallRandom(state: 5)
    for _ in 0..<5_000 {
      let value = Int64.random(in: -Int64.max...Int64.max, using: &random) >> Int64.random(in: 0...60, using: &random)
      #expect(read(Money.decimal(value)) == value)
    }
  }
}
