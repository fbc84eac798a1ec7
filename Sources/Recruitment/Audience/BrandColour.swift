import Foundation

/// A colour of the screen, and how well it can be read: WCAG 2.2, "relative luminance" and "contrast ratio".
package struct BrandColour: Hashable, Sendable {
  package var red: UInt8
  package var green: UInt8
  package var blue: UInt8

  package init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// Reads `#0b5f51` or `0b5f51`; `nil` for anything else.
  package init?(hexadecimal text: String) {
    let digits = text.hasPrefix("#") ? String(text.dropFirst()) : text
    guard digits.utf8.count == 6, digits.utf8.first != 43, let value = UInt32(digits, radix: 16) else { return nil }
    self.init(
      red: UInt8(truncatingIfNeeded: value >> 16), green: UInt8(truncatingIfNeeded: value >> 8),
      blue: UInt8(truncatingIfNeeded: value))
  }

  /// `#0b5f51`.
  package var hexadecimal: String {
    "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// 0 = black, 1 = white.
  package var luminance: Double {
    func linear(_ part: UInt8) -> Double {
      let share = Double(part) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// 1 (the same) to 21 (black on white).
  package func contrast(with other: BrandColour) -> Double {
    let (light, dark) = (max(luminance, other.luminance), min(luminance, other.luminance))
    return (light + 0.05) / (dark + 0.05)
  }

  /// What text of normal size needs (WCAG 2.2, 1.4.3).
  package static let least = 4.5
  /// What our pages are printed on, by day and by night.
  package static let paper = BrandColour(red: 0xfb, green: 0xfa, blue: 0xf7)
  package static let nightPaper = BrandColour(red: 0x1c, green: 0x1f, blue: 0x1d)
  private static let black = BrandColour(red: 0, green: 0, blue: 0)
  package static let white = BrandColour(red: 255, green: 255, blue: 255)

  /// Whether links and buttons in it can be read on our paper.
  package var canBeRead: Bool { contrast(with: Self.paper) >= Self.least }

  /// The nearest shade of it that can be read by day: itself, or darker.
  package var readable: BrandColour { mixed(with: Self.black, until: Self.paper) }
  /// The nearest that can be read by night: itself, or lighter.
  package var readableByNight: BrandColour { mixed(with: Self.white, until: Self.nightPaper) }

  private func mixed(with other: BrandColour, until ground: BrandColour) -> BrandColour {
    for step in 0...100 {
      let colour = mixed(with: other, share: Double(step) / 100)
      if colour.contrast(with: ground) >= Self.least { return colour }
    }
    return other
  }

  private func mixed(with other: BrandColour, share: Double) -> BrandColour {
    func mix(_ left: UInt8, _ right: UInt8) -> UInt8 {
      UInt8((Double(left) * (1 - share) + Double(right) * share).rounded())
    }
    return BrandColour(red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue))
  }
}
