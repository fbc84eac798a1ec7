/// How wide letters are, so that text can be laid out where no font is at hand.
enum GlyphWidths {
  /// In units of 1/2048 em.
  static func advance(of scalar: Unicode.Scalar, isStrong: Bool) -> Int {
    var start = 0
    for range in ranges {
      if range.contains(scalar.value) {
        let place = start + Int(scalar.value - range.lowerBound)
        let known = Int((isStrong ? bold : regular)[place])
        return known > 0 ? known : unknown(scalar)
      }
      start += range.count
    }
    return unknown(scalar)
  }

  /// Marks that sit on another letter take no room; for letters outside the table, more room than they will need.
  private static func unknown(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: 0
    default: 2867
    }
  }
}
