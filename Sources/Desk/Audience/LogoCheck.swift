import Recruitment

/// Why a logo is refused.
package enum LogoFault: Error, Hashable, Sendable {
  case tooLarge
  /// Neither PNG nor JPEG nor SVG.
  case unknownFormat
  /// More than 4,000 points one way, or none.
  case dimensions
  /// A drawing with something in it that can do or fetch anything, or that is not known to do nothing.
  case unsafe
}

/// Looks at a logo before anybody's browser does.
enum LogoCheck {
  static let most = 4_000

  static func type(of bytes: [UInt8]) throws(LogoFault) -> LogoType {
    guard bytes.count <= BrandKit.largestLogo else { throw .tooLarge }
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      guard bytes.count > 33, Array(bytes[12..<16]) == Array("IHDR".utf8) else { throw .unknownFormat }
      try check(number(bytes[16..<20]), number(bytes[20..<24]))
      return .png
    }
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
      guard let (width, height) = frame(bytes) else { throw .unknownFormat }
      try check(width, height)
      return .jpeg
    }
    guard let text = String(validating: bytes, as: UTF8.self), text.contains("<svg") else { throw .unknownFormat }
    guard SafeSVG.isSafe(text) else { throw .unsafe }
    return .svg
  }

  private static func check(_ width: Int, _ height: Int) throws(LogoFault) {
    guard (1...most).contains(width), (1...most).contains(height) else { throw .dimensions }
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }

  /// A JPEG's width and height, from the first header of a frame (ITU-T T.81, B.2.2).
  private static func frame(_ bytes: [UInt8]) -> (Int, Int)? {
    var index = 2
    while index + 9 < bytes.count, bytes[index] == 0xFF {
      let marker = bytes[index + 1]
      if (0xC0...0xCF).contains(marker), ![0xC4, 0xC8, 0xCC].contains(marker) {
        return (number(bytes[(index + 7)..<(index + 9)]), number(bytes[(index + 5)..<(index + 7)]))
      }
      index += 2 + number(bytes[(index + 2)..<(index + 4)])
    }
    return nil
  }
}
