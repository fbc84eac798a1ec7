import Testing

@testable import Recruitment

struct MoneyWordsTests {
  @Test(arguments: [
    ("62000", "GBP", "£62,000"), ("412.5", "GBP", "£412.50"), ("41000", "EUR", "€41,000"), ("850", "USD", "$850"),
    ("1234567", "CHF", "CHF 1,234,567"), ("-1200", "GBP", "−£1,200"), ("0.999", "GBP", "£1"),
  ])
  func sumsAreReadAsOneReadsThem(decimal: String, currency: String, words: String) throws {
    let amount = try #require(Money.read(decimal))
    #expect(Money(tenThousandths: amount, currency: currency).words == words)
  }
}
