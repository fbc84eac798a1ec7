/// One look for characters that readers take for the same: small letters, straight quotes, one dash, one space. Letters
/// of other alphabets that only look like Latin ones are left alone.
enum Folding {
  /// Line breaks of every kind become this.
  static let newline: UInt32 = 10

  /// What nobody sees: zero-width characters, marks of direction, variation selectors, controls. They are passed over.
  static func isInvisible(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0..<9, 0x0E..<0x20, 0x7F..<0x85, 0x86..<0xA0, 0xAD, 0x034F, 0x061C, 0x180E, 0x200B...0x200F, 0x202A...0x202E,
      0x2060...0x206F, 0xFE00...0xFE0F, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE0FFF:
      true
    default: false
    }
  }

  static func isNewline(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 10, 11, 12, 13, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  static func folded(_ scalar: UInt32) -> UInt32 {
    if scalar < 0x80 {
      if scalar >= 65, scalar <= 90 { return scalar + 32 }
      return scalar == 9 ? 32 : scalar == 0x60 ? 39 : scalar
    }
    switch scalar {
    case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return 32
    case 0xB4, 0x2BC, 0x2018, 0x2019, 0x201A, 0x2032: return 39
    case 0xAB, 0xBB, 0x201C...0x201F, 0x2033: return 34
    case 0x2010...0x2015, 0x2212: return 45
    case 0xC0...0xD6, 0xD8...0xDE: return scalar + 32
    case 0x100...0x137, 0x14A...0x177: return scalar | 1
    case 0x391...0x3A9, 0x410...0x42F: return scalar + 32
    case 0xFF1F: return 63
    default: return scalar
    }
  }

  static func isSpace(_ folded: UInt32) -> Bool { folded == 32 || folded == 10 }
  static func isDigit(_ folded: UInt32) -> Bool { folded >= 48 && folded <= 57 }
  static func isLatinLetter(_ folded: UInt32) -> Bool { folded >= 97 && folded <= 122 }

  static func isLetter(_ folded: UInt32) -> Bool {
    if folded < 0x80 { return isLatinLetter(folded) }
    switch folded {
    case 0xAA, 0xB5, 0xBA, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x300...0x36F, 0x370...0x1FFF, 0x2C00...0x2DFF,
      0x3040...0xD7FF, 0xF900...0xFDFF, 0xFE70...0xFEFC, 0xFF21...0xFF5A, 0x10000...0x1EFFF, 0x20000...0x3FFFF:
      return true
    default: return false
    }
  }

  /// A letter that English words are not written with; accents are.
  static func isForeignLetter(_ folded: UInt32) -> Bool { folded >= 0x250 && isLetter(folded) }

  static func isPicture(_ folded: UInt32) -> Bool {
    switch folded {
    case 0x2600...0x27BF, 0x2B00...0x2BFF, 0x1F000...0x1FAFF: true
    default: false
    }
  }

  static func isCapital(_ given: UInt32) -> Bool {
    (given >= 65 && given <= 90) || (given >= 0xC0 && given <= 0xDE && given != 0xD7)
  }
}
