/// Reads an HTML mail as its reader sees it, in one pass: tags go, blocks end lines, entities become characters, and what
/// stands in a block of quotation is noted as quoted. Broken markup is text.
struct Markup {
  private let scalars: [UInt32]
  private(set) var steps = 0
  private var place = 0
  /// The last thing that was searched for to the end and not found, so that it is not searched for again.
  private var noMoreTagEnds = false
  private var noMoreCommentEnds = false
  private var hidden: (name: [UInt8], depth: Int)?
  private var quoteDepth = 0
  private var quoteStart = 0
  private var lastWasSpace = true

  init(_ scalars: [UInt32]) { self.scalars = scalars }

  private static let blocks: Set<[UInt8]> = Set(
    ["br", "p", "div", "li", "tr", "table", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "blockquote", "pre"]
      .map { Array($0.utf8) })
  private static let hides: Set<[UInt8]> = Set(["style", "script", "head", "title"].map { Array($0.utf8) })
  private static let others: Set<[UInt8]> = Set(
    [
      "html", "body", "span", "a", "b", "i", "u", "em", "strong", "font", "td", "th", "tbody", "img", "meta", "center",
      "o",
    ]
    .map { Array($0.utf8) })

  /// Whether a text is markup rather than words with a stray "<": a known tag near its beginning.
  static func isLikely(in scalars: [UInt32]) -> Bool {
    let limit = min(scalars.count, 20_000)
    for index in 0..<limit where scalars[index] == 60 {
      let name = tagName(in: scalars, at: index)
      if blocks.contains(name) || hides.contains(name) || others.contains(name) { return true }
    }
    return false
  }

  /// The name after "<" or "</", in small letters; empty where it is no tag.
  private static func tagName(in scalars: [UInt32], at open: Int) -> [UInt8] {
    var name: [UInt8] = []
    var index = open + 1
    if index < scalars.count, scalars[index] == 47 { index += 1 }
    while index < scalars.count, name.count < 12 {
      let folded = Folding.folded(scalars[index])
      guard Folding.isLatinLetter(folded) || (Folding.isDigit(folded) && !name.isEmpty) else { break }
      name.append(UInt8(folded))
      index += 1
    }
    guard index < scalars.count, [32, 9, 10, 13, 47, 58, 62].contains(scalars[index]) else { return [] }
    return name
  }

  mutating func read(into glyphs: inout Glyphs) {
    while place < scalars.count {
      steps += 1
      switch scalars[place] {
      case 60 where readTag(into: &glyphs): break
      case 38 where readEntity(into: &glyphs): break
      default:
        take(scalars[place], at: place, into: &glyphs)
        place += 1
      }
    }
    if quoteDepth > 0 { glyphs.quoted.append(quoteStart..<glyphs.count) }
  }

  /// Spaces and line breaks of the source are one space.
  private mutating func take(_ scalar: UInt32, at place: Int, into glyphs: inout Glyphs) {
    guard hidden == nil else { return }
    let isSpace = scalar == 32 || scalar == 9 || Folding.isNewline(scalar)
    if isSpace, lastWasSpace { return }
    lastWasSpace = isSpace
    glyphs.append(isSpace ? 32 : scalar, at: place)
  }

  /// Passes over a tag or a comment; false where "<" is only a character.
  private mutating func readTag(into glyphs: inout Glyphs) -> Bool {
    let open = place
    if open + 3 < scalars.count, scalars[open + 1] == 33, scalars[open + 2] == 45, scalars[open + 3] == 45 {
      return readComment()
    }
    let isDeclaration = open + 1 < scalars.count && scalars[open + 1] == 33
    let name = Self.tagName(in: scalars, at: open)
    guard !noMoreTagEnds, isDeclaration || !name.isEmpty else { return false }
    guard let close = find(62, from: open + 1) else {
      noMoreTagEnds = true
      return false
    }
    let isClosing = scalars[open + 1] == 47
    place = close + 1
    guard !name.isEmpty else { return true }
    if Self.hides.contains(name) { hide(name, isClosing: isClosing) }
    if Self.blocks.contains(name) { endLine(at: open, into: &glyphs) }
    if isQuotation(name, open..<close) { quote(isClosing: isClosing, glyphs: &glyphs) }
    return true
  }

  private mutating func hide(_ name: [UInt8], isClosing: Bool) {
    if isClosing {
      if hidden?.name == name { hidden = nil }
    } else if hidden == nil {
      hidden = (name, 1)
    }
  }

  private mutating func endLine(at open: Int, into glyphs: inout Glyphs) {
    guard hidden == nil else { return }
    lastWasSpace = true
    glyphs.append(Folding.newline, at: open)
  }

  /// A block of quotation closes with its own name; a quoting `div` of a mail program never closes before the mail's end.
  private func isQuotation(_ name: [UInt8], _ tag: Range<Int>) -> Bool {
    if name == Array("blockquote".utf8) { return true }
    guard name == Array("div".utf8), tag.count > 12, tag.count < 200, scalars[tag.lowerBound + 1] != 47 else {
      return false
    }
    let words = String(String.UnicodeScalarView(tag.compactMap { Unicode.Scalar(Folding.folded(scalars[$0])) }))
    return ["gmail_quote", "yahoo_quoted", "moz-cite", "divrplyfwdmsg"].contains {
      words.utf8.count > 0 && words.contains($0)
    }
  }

  private mutating func quote(isClosing: Bool, glyphs: inout Glyphs) {
    if !isClosing {
      if quoteDepth == 0 { quoteStart = glyphs.count }
      quoteDepth += 1
    } else if quoteDepth > 0 {
      quoteDepth -= 1
      if quoteDepth == 0 { glyphs.quoted.append(quoteStart..<glyphs.count) }
    }
  }

  private mutating func readComment() -> Bool {
    guard !noMoreCommentEnds else { return false }
    var index = place + 4
    while index + 2 < scalars.count {
      steps += 1
      if scalars[index] == 45, scalars[index + 1] == 45, scalars[index + 2] == 62 {
        place = index + 3
        return true
      }
      index += 1
    }
    noMoreCommentEnds = true
    return false
  }

  private mutating func find(_ wanted: UInt32, from start: Int) -> Int? {
    var index = start
    while index < scalars.count {
      steps += 1
      if scalars[index] == wanted { return index }
      index += 1
    }
    return nil
  }

  private static let entities: [String: UInt32] = [
    "amp": 38, "lt": 60, "gt": 62, "quot": 34, "apos": 39, "nbsp": 32, "rsquo": 0x2019, "lsquo": 0x2018,
    "ldquo": 0x201C, "rdquo": 0x201D, "ndash": 0x2013, "mdash": 0x2014, "hellip": 0x2026, "pound": 0xA3, "euro": 0x20AC,
    "bull": 0x2022, "copy": 0xA9, "zwnj": 0x200C, "zwj": 0x200D, "shy": 0xAD,
  ]

  private mutating func readEntity(into glyphs: inout Glyphs) -> Bool {
    var index = place + 1
    var name = ""
    while index < scalars.count, index - place < 12, scalars[index] != 59 {
      guard let scalar = Unicode.Scalar(scalars[index]), scalar.isASCII, scalar != " " else { return false }
      name.unicodeScalars.append(scalar)
      index += 1
    }
    steps += index - place
    guard index < scalars.count, scalars[index] == 59, let value = Self.value(of: name) else { return false }
    take(value, at: place, into: &glyphs)
    place = index + 1
    return true
  }

  private static func value(of name: String) -> UInt32? {
    guard name.hasPrefix("#") else { return entities[name] }
    let digits = name.dropFirst()
    let number = digits.hasPrefix("x") || digits.hasPrefix("X") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return number.flatMap(Unicode.Scalar.init)?.value
  }
}
