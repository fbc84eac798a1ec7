/// Letters that English is not written with.
enum Script {
  /// What somebody who does not read it would call it; nil for Latin letters and for what is no letter.
  static func name(_ letter: UInt32) -> String? {
    switch letter {
    case 0x370..<0x400, 0x1F00..<0x2000: "Greek"
    case 0x400..<0x530: "a language in Cyrillic letters"
    case 0x530..<0x590: "Armenian"
    case 0x590..<0x600: "Hebrew"
    case 0x600..<0x780, 0xFB50..<0xFE00, 0xFE70..<0xFF00: "a language in Arabic letters"
    case 0x900..<0x980: "Hindi or another language in its letters"
    case 0x980..<0xA00: "Bengali"
    case 0xA00..<0xA80: "Punjabi"
    case 0xA80..<0xB00: "Gujarati"
    case 0xB80..<0xC00: "Tamil"
    case 0xC00..<0xC80: "Telugu"
    case 0xC80..<0xD00: "Kannada"
    case 0xD00..<0xD80: "Malayalam"
    case 0xE00..<0xE80: "Thai"
    case 0x10A0..<0x1100: "Georgian"
    case 0x1100..<0x1200, 0x3130..<0x3190, 0xAC00..<0xD7B0: "Korean"
    case 0x3040..<0x3100: "Japanese"
    case 0x3400..<0xA000, 0x20000..<0x32000: "Chinese or Japanese"
    default: nil
    }
  }
}
