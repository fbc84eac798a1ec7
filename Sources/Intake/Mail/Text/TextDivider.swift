/// Sets apart what somebody wrote now from what they quoted, from signatures and from what lists and programs append.
/// A question in a quoted line is not asked again, and a signature is no news.
struct TextDivider {
  /// The new text: trimmed, no more than one empty line in a row.
  private(set) var new: [UInt8] = []
  /// Everything else, in its order.
  private(set) var quoted: [UInt8] = []
  private(set) var isCut = false

  /// Longer texts are cut here, each of the two.
  static let longest = 64 << 10

  private var lines: [TextLine] = []

  mutating func divide(_ text: MailBytes) {
    readLines(text)
    mark(text)
    new.removeAll(keepingCapacity: true)
    quoted.removeAll(keepingCapacity: true)
    isCut = false
    for line in lines where line.kind != .dropped {
      let content = Octets.slice(text, line.start..<line.end)
      if line.kind == .new {
        Self.append(content, to: &new, isCut: &isCut)
      } else if !line.isEmpty {
        Self.append(content, to: &quoted, isCut: &isCut)
      }
    }
    while new.last == Octets.newline { new.removeLast() }
    while quoted.last == Octets.newline { quoted.removeLast() }
  }

  private static func append(_ content: MailBytes, to text: inout [UInt8], isCut: inout Bool) {
    let room = longest - text.count - 1
    if content.count > room {
      // What follows is left out; the line that no longer fits is taken as far as it does.
      if room > 0 { text.append(contentsOf: Octets.cut(content, at: room)) }
      text.append(contentsOf: repeatElement(Octets.newline, count: longest - text.count))
      isCut = true
      return
    }
    if content.isEmpty {
      // Neither at the beginning nor twice.
      let count = text.count
      if count == 0 || (count >= 2 && text[count - 2] == Octets.newline) { return }
    }
    text.append(contentsOf: content)
    text.append(Octets.newline)
  }

  private mutating func readLines(_ text: MailBytes) {
    lines.removeAll(keepingCapacity: true)
    var position = 0
    while position < text.count {
      let newline = Octets.first(Octets.newline, in: text, from: position, to: text.count) ?? text.count
      lines.append(TextLine(text, position..<newline))
      position = newline + 1
    }
  }

  // MARK: What is what

  private mutating func mark(_ text: MailBytes) {
    var index = 0
    while index < lines.count {
      let line = lines[index]
      if line.isEmpty {
        index += 1
      } else if line.isQuote {
        lines[index].kind = .quoted
        index += 1
      } else if QuoteMarks.endsNewText(text, lines, index) {
        var start = index
        // A rule drawn above a copied header belongs to it.
        while start > 0, lines[start - 1].isEmpty || lines[start - 1].isRule { start -= 1 }
        setRest(from: start)
        return
      } else if line.endsWithColon, let start = QuoteMarks.attributionStart(text, lines, index) {
        for part in start...index { lines[part].kind = .quoted }
        if !QuoteMarks.isFollowedByQuote(lines, index) {
          setRest(from: start)
          return
        }
        index += 1
      } else if line.first == 45 || line.first == 91 || line.first == 83 {
        index = markMachinery(text, index)
      } else {
        index += 1
      }
    }
  }

  private mutating func setRest(from start: Int) {
    for index in start..<lines.count where lines[index].kind == .new { lines[index].kind = .quoted }
  }

  /// Armour of signed messages, remarks of list programs, telephones that sign for their owners.
  /// - Returns: the index of the next line to look at.
  private mutating func markMachinery(_ text: MailBytes, _ index: Int) -> Int {
    let content = Octets.slice(text, lines[index].start..<lines[index].end)
    if Octets.equals(content, "-----begin pgp signed message-----") {
      lines[index].kind = .dropped
      var next = index + 1
      while next < lines.count, Octets.has("hash:", in: text, at: lines[next].start) {
        lines[next].kind = .dropped
        next += 1
      }
      return next
    }
    for armour: (begin: StaticString, end: StaticString) in [
      ("-----begin pgp signature-----", "-----end pgp signature-----"),
      ("-----begin pgp message-----", "-----end pgp message-----"),
    ] where Octets.equals(content, armour.begin) {
      var next = index
      while next < lines.count {
        lines[next].kind = .dropped
        next += 1
        if Octets.has(armour.end, in: text, at: lines[next - 1].start) { break }
      }
      return next
    }
    if QuoteMarks.isRemark(content) { lines[index].kind = .quoted }
    return index + 1
  }
}

/// One line of a text.
struct TextLine {
  enum Kind: UInt8 { case new, quoted, dropped }

  var start: Int
  /// Without blanks at the end.
  var end: Int
  var kind = Kind.new
  /// The first byte that is no blank; 0 in an empty line.
  var first: UInt8
  var isQuote: Bool
  var endsWithColon: Bool
  /// Nothing but underscores or dashes, ten or more.
  var isRule: Bool
  /// `-- `, the line above a signature; or `--` without its blank, which is less sure.
  var isSignatureMark: Bool
  var isSureSignatureMark: Bool

  var isEmpty: Bool { first == 0 }

  init(_ text: MailBytes, _ range: Range<Int>) {
    start = range.lowerBound
    var end = range.upperBound
    while end > start, Octets.isBlank(text[end - 1]) { end -= 1 }
    self.end = end
    var firstPlace = start
    while firstPlace < end, Octets.isBlank(text[firstPlace]) { firstPlace += 1 }
    first = firstPlace < end ? text[firstPlace] : 0
    isQuote = first == 62 && firstPlace - start <= 3
    endsWithColon = end > start && (text[end - 1] == 58 || text[end - 1] == 0x9A)
    let isDashes = end - start == 2 && first == 45 && text[end - 1] == 45
    isSignatureMark = isDashes
    isSureSignatureMark = isDashes && end < range.upperBound && text[end] == Octets.space
    isRule =
      (first == 95 || first == 45) && end - firstPlace >= 10
      && !text[firstPlace..<end].contains { $0 != 95 && $0 != 45 }
    // `JU> text` and `Joe> text`, as some programs quote.
    if !isQuote { isQuote = NewText.namesWhomItQuotes(text, firstPlace, end) }
  }
}
