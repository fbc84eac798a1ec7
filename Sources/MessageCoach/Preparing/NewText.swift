/// The writer's own new words: what is left of a text when quoted mail, headers, signature and disclaimers are set aside.
struct NewText: Sendable {
  /// No more new text than this is read; a message that goes on is read up to here and told so.
  static let reads = 20_000

  let glyphs: Glyphs
  /// Lines of the new text, blank ones included.
  private(set) var lines: [Line] = []
  private(set) var aside: [(kind: SetAside.Kind, range: Range<Int>)] = []
  /// New text goes on after what is read.
  private(set) var isCut: Bool

  init(_ glyphs: Glyphs) {
    self.glyphs = glyphs
    isCut = glyphs.isCut
    let all = glyphs.lines()
    let own = setQuotesAside(all)
    let plain = setDisclaimersAside(own)
    lines = setSignatureAside(plain)
    cutToLimit()
    aside.sort { $0.range.lowerBound < $1.range.lowerBound }
  }

  var setAside: [SetAside] {
    var merged: [SetAside] = []
    for (kind, range) in aside where !range.isEmpty {
      let next = SetAside(kind: kind, from: glyphs.start(of: range), to: glyphs.end(of: range))
      if let last = merged.last, last.kind == kind, next.from - last.to <= 3 {
        merged[merged.count - 1] = SetAside(kind: kind, from: last.from, to: next.to)
      } else {
        merged.append(next)
      }
    }
    return merged
  }

  private mutating func put(_ line: Line, aside kind: SetAside.Kind) {
    if !line.isBlank { aside.append((kind, line.range)) }
  }

  /// A quotation starts with a mark on each line, with an attribution ("On Tuesday Jo wrote:"), with a rule ("-----Original
  /// Message-----") or with the other mail's header; after all but the first everything is quoted.
  private mutating func setQuotesAside(_ all: [Line]) -> [Line] {
    var own: [Line] = []
    var quotedByMarkup = glyphs.quoted[...]
    var index = 0
    var isRest = false
    while index < all.count {
      let line = all[index]
      while let first = quotedByMarkup.first, first.upperBound <= line.range.lowerBound { quotedByMarkup.removeFirst() }
      let isInMarkup = quotedByMarkup.first.map { $0.contains(line.range.lowerBound) && !line.isBlank } ?? false
      if isRest || isInMarkup || glyphs.startsQuoted(line) {
        put(line, aside: .quoted)
        index += 1
      } else if let count = glyphs.attribution(all, at: index) {
        for quoted in all[index..<index + count] { put(quoted, aside: .quoted) }
        index += count
        isRest = !nextIsMarked(all, from: index)
      } else if let count = glyphs.headerBlock(all, at: index) {
        let isOnTop = !own.contains { !$0.isBlank }
        for header in all[index..<index + count] { put(header, aside: isOnTop ? .header : .quoted) }
        index += count
        isRest = !isOnTop
      } else {
        own.append(line)
        index += 1
      }
    }
    return own
  }

  private func nextIsMarked(_ all: [Line], from index: Int) -> Bool {
    guard let next = all[index...].prefix(4).first(where: { !$0.isBlank }) else { return false }
    return glyphs.startsQuoted(next)
  }

  /// Legal small print and notes about unsubscribing, never the first words of a message.
  private mutating func setDisclaimersAside(_ own: [Line]) -> [Line] {
    var kept: [Line] = []
    var hasWords = false
    for line in own {
      if hasWords, line.range.count > 24, glyphs.isDisclaimer(line.range) {
        put(line, aside: .disclaimer)
      } else {
        hasWords = hasWords || !line.isBlank
        kept.append(line)
      }
    }
    return kept
  }

  private mutating func setSignatureAside(_ own: [Line]) -> [Line] {
    guard let first = glyphs.signatureStart(own) else { return own }
    var kept = Array(own[..<first])
    var isPostscript = false
    for line in own[first...] {
      isPostscript = isPostscript || glyphs.startsPostscript(line)
      if isPostscript { kept.append(line) } else { put(line, aside: .signature) }
    }
    return kept
  }

  private mutating func cutToLimit() {
    var left = Self.reads
    for (index, line) in lines.enumerated() {
      if line.range.count > left {
        let range = glyphs.trimmed(line.range.lowerBound..<line.range.lowerBound + left)
        lines = lines[..<index] + [Line(range: range, followsBlank: line.followsBlank)]
        isCut = true
        return
      }
      left -= line.range.count
    }
  }
}
