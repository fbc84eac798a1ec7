import Drawing
import Foundation
import Testing

/// Contrast by WCAG 2.2, against the two papers that pages have in light and in dark.
struct ContrastTests {
  private static let lightPapers = ["#fbfaf7", "#ffffff"]
  private static let darkPapers = ["#141615", "#1c1f1d"]
  private static let text: [Ink] = [.ink, .soft, .accent]

  @Test func blackOnWhiteIsTwentyOneToOne() {
    #expect(abs(contrast("#000000", "#ffffff") - 21) < 1e-9)
  }

  @Test(arguments: text) func textIsReadable(_ ink: Ink) {
    for paper in Self.lightPapers + [Ink.wash.light] { #expect(contrast(ink.light, paper) >= 4.5, "\(paper)") }
    for paper in Self.darkPapers + [Ink.wash.dark] { #expect(contrast(ink.dark, paper) >= 4.5, "\(paper)") }
  }

  @Test func marksAreSeen() {
    for ink in Self.text + [.edge] {
      for paper in Self.lightPapers + [Ink.wash.light] { #expect(contrast(ink.light, paper) >= 3, "\(ink) \(paper)") }
      for paper in Self.darkPapers + [Ink.wash.dark] { #expect(contrast(ink.dark, paper) >= 3, "\(ink) \(paper)") }
    }
  }

  private func contrast(_ one: String, _ other: String) -> Double {
    let (a, b) = (luminance(one), luminance(other))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  private func luminance(_ colour: String) -> Double {
    let digits = Array(colour.dropFirst())
    let parts = (0..<3).map { Double(Int(String(digits[($0 * 2)..<($0 * 2 + 2)]), radix: 16) ?? 0) / 255 }
    let linear = parts.map { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }
}
