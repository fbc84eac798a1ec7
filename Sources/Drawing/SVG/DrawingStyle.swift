/// What a page adds to its style sheet, so that drawings take its colours and font, on light and dark paper and in print.
package enum DrawingStyle {
  /// Used where a drawing stands alone; on a page it inherits the page's.
  static let fonts =
    "Inter, ui-sans-serif, system-ui, -apple-system, Segoe UI, Roboto, Helvetica Neue, Arial, DejaVu Sans, sans-serif"

  /// CSS. It takes the page's custom properties `--ink`, `--soft`, `--line`, `--edge` and `--accent` where they exist, but
  /// in print, where the paper is white.
  package static let sheet: String = {
    var css = """
      .drawing { display: block; max-width: 45rem; font-family: inherit; font-variant-numeric: tabular-nums; }
      .drawing-narrow { display: none; }
      .drawing.sparkline { display: inline-block; width: 8rem; vertical-align: middle; }

      """
    css += ":root { \(properties(\.light, fromPage: true)) }\n"
    css += "@media (prefers-color-scheme: dark) { :root { \(properties(\.dark, fromPage: true)) } }\n"
    for ink in Ink.allCases {
      css += ".drawing .fill-\(ink) { fill: \(value(ink)); }\n"
      css += ".drawing .stroke-\(ink) { stroke: \(value(ink)); }\n"
    }
    css += """
      @media (max-width: 40rem) {
        .drawing-wide { display: none; }
        .drawing-narrow { display: block; }
      }
      @media (forced-colors: active) {
        .drawing { forced-color-adjust: none; }
      }
      @media print {
        :root { \(properties(\.light, fromPage: false)) }
        .drawing { break-inside: avoid; print-color-adjust: exact; }
        .drawing-wide { display: block; }
        .drawing-narrow { display: none; }
      }

      """
    return css
  }()

  private static func properties(_ colour: (Ink) -> String, fromPage: Bool) -> String {
    let all = Ink.allCases.map { ink in
      // The page's own wash is too pale for a band that has to be seen beside thin lines.
      let taken = fromPage && ink != .wash
      return "--drawing-\(ink.rawValue): \(taken ? "var(--\(ink.rawValue), \(colour(ink)))" : colour(ink));"
    }
    return all.joined(separator: " ")
  }

  private static func value(_ ink: Ink) -> String { "var(--drawing-\(ink.rawValue))" }
}
