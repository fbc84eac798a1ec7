/// HTML made plain: what a reader would see of the words. Blocks stand on lines of their own, quoted blocks bear `>`,
/// scripts, styles and comments are dropped. Not a validating parser: mail holds whatever programs wrote.
struct HTMLText {
  private var line: [UInt8] = []
  private var pendingBlank = false
  private var emptyLines = 0
  private var wroteAny = false
  private var quoteDepth = 0
  private var preDepth = 0
  /// Elements whose end was looked for to the end of the text in vain: not looked for again.
  private var neverClosed: Set<Int> = []

  init() {}

  mutating func append(_ html: MailBytes, to text: inout [UInt8]) {
    line.removeAll(keepingCapacity: true)
    (pendingBlank, wroteAny, emptyLines, quoteDepth, preDepth) = (false, false, 0, 0, 0)
    neverClosed = []
    var position = 0
    while position < html.count {
      let byte = html[position]
      if byte == 60 {
        position = readTag(html, position, &text)
      } else if byte == 38 {
        position = HTMLEntity.read(html, position) { put($0) }
      } else {
        if preDepth > 0, byte == Octets.newline {
          endLine(&text)
        } else if byte != 0 {
          put(byte)
        }
        position += 1
      }
    }
    endLine(&text)
  }

  private mutating func put(_ byte: UInt8) {
    if Octets.isBlank(byte), preDepth == 0 || byte == Octets.carriageReturn {
      pendingBlank = pendingBlank || !line.isEmpty
      return
    }
    if pendingBlank {
      line.append(Octets.space)
      pendingBlank = false
    }
    line.append(byte)
  }

  private mutating func endLine(_ text: inout [UInt8], emptyAfter: Bool = false) {
    pendingBlank = false
    while let last = line.last, Octets.isBlank(last) { line.removeLast() }
    if !line.isEmpty {
      if wroteAny, emptyLines > 0 { text.append(Octets.newline) }
      text.append(contentsOf: repeatElement(62, count: min(quoteDepth, 8)))
      if quoteDepth > 0 { text.append(Octets.space) }
      text.append(contentsOf: line)
      text.append(Octets.newline)
      line.removeAll(keepingCapacity: true)
      wroteAny = true
      emptyLines = 0
    }
    if emptyAfter { emptyLines = 1 }
  }

  /// - Returns: the position after the tag.
  private mutating func readTag(_ html: MailBytes, _ start: Int, _ text: inout [UInt8]) -> Int {
    if Octets.has("<!--", in: html, at: start) {
      return Octets.first("-->", in: html, from: start + 4, to: html.count).map { $0 + 3 } ?? html.count
    }
    var position = start + 1
    let isEnd = position < html.count && html[position] == 47
    if isEnd { position += 1 }
    let nameStart = position
    while position < html.count, Octets.isLetter(html[position]) || Octets.isDigit(html[position]) { position += 1 }
    let name = Octets.slice(html, nameStart..<position)
    if name.isEmpty, !isEnd, nameStart >= html.count || (html[nameStart] != 33 && html[nameStart] != 63) {
      put(60)
      return start + 1
    }
    guard let close = tagEnd(html, from: position) else { return html.count }
    apply(name, isEnd: isEnd, &text)
    if !isEnd, let hidden = HTMLText.hidden.firstIndex(where: { Octets.equals(name, $0.name) }) {
      return afterHidden(html, from: close, hidden)
    }
    return close
  }

  /// The position after `>`, quotes respected; in a tag that never ends properly, after the first `>` there is.
  private func tagEnd(_ html: MailBytes, from start: Int) -> Int? {
    var quote: UInt8 = 0
    var position = start
    while position < html.count {
      let byte = html[position]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == 62 {
        return position + 1
      } else if (byte == 34 || byte == 39) && html[position - 1] == 61 {
        quote = byte
      }
      position += 1
    }
    return quote == 0 ? nil : Octets.first(62, in: html, from: start, to: html.count).map { $0 + 1 }
  }

  private static let hidden: [(name: StaticString, closing: StaticString)] = [
    ("style", "</style"), ("script", "</script"), ("head", "</head"), ("title", "</title"), ("textarea", "</textarea"),
  ]

  /// The position of the closing tag, or `start` where it never comes (a head without an end would swallow the mail).
  private mutating func afterHidden(_ html: MailBytes, from start: Int, _ element: Int) -> Int {
    guard !neverClosed.contains(element) else { return start }
    var position = start
    while let open = Octets.first(60, in: html, from: position, to: html.count) {
      if Octets.has(Self.hidden[element].closing, in: html, at: open) { return open }
      if Octets.has("<body", in: html, at: open) { return open }
      position = open + 1
    }
    neverClosed.insert(element)
    return start
  }

  private mutating func apply(_ name: MailBytes, isEnd: Bool, _ text: inout [UInt8]) {
    func named(_ names: StaticString...) -> Bool { names.contains { Octets.equals(name, $0) } }
    switch name.count {
    case 1 where named("p"): endLine(&text, emptyAfter: true)
    case 2 where named("br"):
      // A second one in a row is an empty line.
      if line.isEmpty, wroteAny { emptyLines += 1 }
      endLine(&text)
    case 2 where named("li"):
      endLine(&text)
      if !isEnd { line.append(contentsOf: [45, 32]) }
    case 2 where named("td", "th"): if isEnd { pendingBlank = !line.isEmpty }
    case 2 where named("tr", "hr", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6"): endLine(&text)
    case 3 where named("div"): endLine(&text)
    case 3 where named("pre"):
      endLine(&text)
      preDepth = max(0, preDepth + (isEnd ? -1 : 1))
    case 4 where named("body", "form"): endLine(&text)
    case 5 where named("table"): endLine(&text)
    case 6 where named("center"): endLine(&text)
    case 7 where named("section", "article", "address"): endLine(&text)
    case 10 where named("blockquote"):
      endLine(&text, emptyAfter: true)
      quoteDepth = max(0, quoteDepth + (isEnd ? -1 : 1))
    default: break
    }
  }
}
