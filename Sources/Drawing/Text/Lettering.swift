/// Size and weight of a text. The font itself is the page's.
package struct Lettering: Hashable, Sendable {
  /// Pixels.
  package let size: Double
  package let isStrong: Bool

  package init(size: Double, isStrong: Bool = false) {
    self.size = size
    self.isStrong = isStrong
  }

  package static let title = Lettering(size: 17, isStrong: true)
  package static let label = Lettering(size: 13)
  package static let strong = Lettering(size: 13, isStrong: true)
  package static let small = Lettering(size: 12)

  /// From baseline to baseline.
  var lineHeight: Double { (size * 1.35).rounded() }
  /// Above the baseline, without the accents of capitals.
  var ascent: Double { size * 0.78 }
  /// Below it.
  var descent: Double { size * 0.24 }

  /// Pixels, by the measures of the widest font that pages may fall back to, without kerning.
  package func width(of text: String) -> Double {
    var units = 0
    for scalar in text.unicodeScalars { units += GlyphWidths.advance(of: scalar, isStrong: isStrong) }
    return Double(units) * size / 2048
  }
}
