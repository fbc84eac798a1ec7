import Foundation

/// A colour of a printed page, in sRGB.
package struct PageColour: Hashable, Sendable {
  package var red: UInt8
  package var green: UInt8
  package var blue: UInt8

  package init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
    (self.red, self.green, self.blue) = (red, green, blue)
  }

  package static let white = PageColour(255, 255, 255)
  package static let paper = PageColour(0xfb, 0xfa, 0xf7)
  package static let ink = PageColour(0x1b, 0x1c, 0x1a)
  package static let soft = PageColour(0x57, 0x5a, 0x55)
  package static let line = PageColour(0xdf, 0xdd, 0xd6)
  package static let edge = PageColour(0x85, 0x88, 0x7f)
  package static let green = PageColour(0x0b, 0x5f, 0x51)

  package var hexadecimal: String {
    "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  var parts: (red: Double, green: Double, blue: Double) {
    (Double(red) / 255, Double(green) / 255, Double(blue) / 255)
  }

  /// 0 = black, 1 = white (WCAG 2.2, "relative luminance").
  package var luminance: Double {
    func linear(_ share: Double) -> Double {
      share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(parts.red) + 0.7152 * linear(parts.green) + 0.0722 * linear(parts.blue)
  }

  /// 1 (the same) to 21 (black on white).
  package func contrast(with other: PageColour) -> Double {
    let (light, dark) = (max(luminance, other.luminance), min(luminance, other.luminance))
    return (light + 0.05) / (dark + 0.05)
  }

  /// Of so large a share of another colour.
  package func mixed(with other: PageColour, share: Double) -> PageColour {
    func mix(_ left: UInt8, _ right: UInt8) -> UInt8 {
      UInt8((Double(left) * (1 - share) + Double(right) * share).rounded())
    }
    return PageColour(mix(red, other.red), mix(green, other.green), mix(blue, other.blue))
  }
}
