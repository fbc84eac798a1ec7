import Testing

@testable import Drawing

struct NumberStyleTests {
  @Test func figuresAreWrittenAsPeopleReadThem() {
    #expect(NumberStyle.points.text(0.0624) == "+6.2")
    #expect(NumberStyle.points.text(-0.01) == "−1.0")
    #expect(NumberStyle.points.text(0) == "0.0")
    #expect(NumberStyle.percent.text(0.125) == "13%")
    #expect(NumberStyle.count.text(1_234_567) == "1,234,567")
    #expect(NumberStyle.plain(decimals: 2).text(-0.456) == "−0.46")
    #expect(NumberStyle.days.text(21) == "21")
  }

  @Test func moneyIsShortenedAboveTenThousand() {
    let pounds = NumberStyle.money(symbol: "£")
    let texts = [0, 999, 9_999, 9_999.6, 45_400, 120_000, 999_600, 1_500_000, -8_250].map(pounds.text)
    #expect(texts == ["£0", "£999", "£9,999", "£10k", "£45.4k", "£120k", "£1m", "£1.5m", "−£8,250"])
  }

  @Test func nothingRoundsToANegativeNought() {
    #expect(NumberStyle.points.text(-0.0001) == "0.0")
    #expect(NumberStyle.count.text(-0.2) == "0")
    #expect(NumberStyle.money(symbol: "€").text(-0.2) == "€0")
  }

  @Test func whatIsNotANumberIsSaidInWords() {
    #expect(NumberStyle.percent.text(.nan) == "not known")
    #expect(NumberStyle.points.text(.infinity) == "no upper limit")
  }

  @Test func documentNumbersHaveNoLocaleAndNoNeedlessZeros() {
    #expect(
      [0, -0.001, 1.5, -2.25, 12, 0.05, .nan].map(SVGText.number) == ["0", "0", "1.5", "-2.25", "12", "0.05", "0"])
  }

  @Test func readingsSayWhichEndIsOpen() {
    let text = { (value: Double?, low: Double?, high: Double?) in Reading(value, low: low, high: high).text(.points) }
    #expect(text(0.06, 0.01, 0.11) == "+6.0 (+1.0 to +11.0)")
    #expect(text(0.06, 0.01, nil) == "+6.0 (+1.0 or more)")
    #expect(text(0.06, -.infinity, 0.11) == "+6.0 (+11.0 or less)")
    #expect(text(0.06, nil, nil) == "+6.0 (no limits)")
    #expect(text(0.06, .nan, 0.11) == "+6.0")
    #expect(text(nil, .nan, .nan) == "no figure")
    #expect(text(.infinity, 0.2, 0.1) == "no figure (+10.0 to +20.0)")
  }
}
