/// `&eacute;`, `&#233;`, `&#xE9;` → é.
enum HTMLEntity {
  /// Reads the entity at `start` (an ampersand) and puts its UTF-8; what is no entity stays an ampersand.
  /// - Returns: the position after what was read.
  static func read(_ html: MailBytes, _ start: Int, put: (UInt8) -> Void) -> Int {
    var end = start + 1
    while end < html.count, end - start < 12, Octets.isLetter(html[end]) || Octets.isDigit(html[end]) || html[end] == 35
    {
      end += 1
    }
    let word = Octets.slice(html, (start + 1)..<end)
    let after = end < html.count && html[end] == 59 ? end + 1 : end
    guard let scalar = word.first == 35 ? numeric(word) : named(word, closed: after > end) else {
      put(38)
      return start + 1
    }
    // A no-break space is a blank to a reader; zero-width characters are nothing.
    switch scalar.value {
    case 0xA0, 0x2007, 0x202F: put(32)
    case 0, 0x00AD, 0x034F, 0x200B...0x200F, 0x2060, 0xFEFF: break
    default: for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { put(byte) }
    }
    return after
  }

  private static func numeric(_ word: MailBytes) -> Unicode.Scalar? {
    let isHex = word.count > 1 && word[1] | 32 == 120
    let digits = word.dropFirst(isHex ? 2 : 1)
    guard !digits.isEmpty, digits.count <= 7 else { return nil }
    var value: UInt32 = 0
    for byte in digits {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, isHex || digit < 10 else { return nil }
      value = value * (isHex ? 16 : 10) + UInt32(digit)
    }
    // Numbers 128 to 159 are meant as Windows-1252; the common ones are quotes and dashes.
    let windows: [UInt32: UInt32] = [
      0x80: 0x20AC, 0x85: 0x2026, 0x91: 0x2018, 0x92: 0x2019, 0x93: 0x201C, 0x94: 0x201D, 0x95: 0x2022, 0x96: 0x2013,
      0x97: 0x2014, 0x99: 0x2122,
    ]
    return Unicode.Scalar(windows[value] ?? value)
  }

  private static func named(_ word: MailBytes, closed: Bool) -> Unicode.Scalar? {
    guard !word.isEmpty else { return nil }
    let name = String(decoding: word, as: UTF8.self)
    // Without its semicolon only the oldest names count: `?a=1&copy=2` is an address.
    guard closed || ["amp", "lt", "gt", "quot", "nbsp"].contains(name) else { return nil }
    return names[name].flatMap { Unicode.Scalar($0) }
  }

  private static let names: [String: UInt32] = {
    var names: [String: UInt32] = [
      "amp": 38, "lt": 60, "gt": 62, "quot": 34, "apos": 39, "euro": 0x20AC, "hellip": 0x2026, "mdash": 0x2014,
      "ndash": 0x2013, "lsquo": 0x2018, "rsquo": 0x2019, "sbquo": 0x201A, "ldquo": 0x201C, "rdquo": 0x201D,
      "bdquo": 0x201E, "bull": 0x2022, "trade": 0x2122, "larr": 0x2190, "uarr": 0x2191, "rarr": 0x2192, "darr": 0x2193,
      "minus": 0x2212, "le": 0x2264, "ge": 0x2265, "ne": 0x2260, "OElig": 0x152, "oelig": 0x153, "Scaron": 0x160,
      "scaron": 0x161, "Yuml": 0x178, "fnof": 0x192, "circ": 0x2C6, "tilde": 0x2DC, "ensp": 32, "emsp": 32,
      "thinsp": 32, "zwnj": 0x200C, "zwj": 0x200D, "lrm": 0x200E, "rlm": 0x200F, "dagger": 0x2020, "Dagger": 0x2021,
      "permil": 0x2030, "lsaquo": 0x2039, "rsaquo": 0x203A, "check": 0x2713, "star": 0x2606,
    ]
    // The Latin-1 names, in the order of their code points from 160 on.
    let latin = """
      nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 \
      acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml \
      Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc \
      Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml \
      aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc \
      otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml
      """
    for (offset, name) in latin.split(separator: " ").enumerated() { names[String(name)] = UInt32(160 + offset) }
    return names
  }()
}
