/// Paper that is written on from top to bottom.
package struct Sheet: Sendable {
  let width: Double
  /// How far down it is written on.
  var y = 0.0
  private(set) var marks: [Mark] = []

  init(width: Double) { self.width = width }

  /// Whether there is room for labels beside the marks; otherwise they go above.
  var isWide: Bool { width >= 560 }

  mutating func add(_ mark: Mark) { marks.append(mark) }

  mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ stroke: Stroke) {
    add(.line(from: Point(x1, y1), to: Point(x2, y2), stroke))
  }

  mutating func write(
    _ text: String, _ x: Double, _ y: Double, _ lettering: Lettering = .small, _ ink: Ink = .soft,
    anchor: TextMark.Anchor = .start, whole: String? = nil
  ) {
    add(.text(TextMark(text, at: Point(x, y), lettering, ink, anchor: anchor, whole: whole)))
  }

  /// Writes lines below one another.
  ///
  /// - Parameter top: where the first line's room begins.
  /// - Returns: where the last line's room ends.
  @discardableResult
  mutating func write(
    _ set: SetText, x: Double, top: Double, _ lettering: Lettering, _ ink: Ink,
    anchor: TextMark.Anchor = .start, whole: String
  ) -> Double {
    var baseline = top + lettering.firstBaseline
    for (index, line) in set.lines.enumerated() {
      let isCut = set.isCut && index == set.lines.count - 1
      write(line, x, baseline, lettering, ink, anchor: anchor, whole: isCut ? whole : nil)
      baseline += lettering.lineHeight
    }
    return top + Double(set.lines.count) * lettering.lineHeight
  }

  /// A paragraph over the whole width, at `y`.
  mutating func paragraph(_ text: String, _ lettering: Lettering, _ ink: Ink, lines: Int) {
    let set = lettering.set(text, width: width, lines: lines)
    y = write(set, x: 0, top: y, lettering, ink, whole: text)
  }

  mutating func head(_ heading: Heading) {
    paragraph(heading.message, .title, .ink, lines: 5)
    if let measure = heading.measure {
      y += 3
      paragraph(measure, .label, .soft, lines: 4)
    }
    y += 16
  }

  mutating func foot(_ heading: Heading) {
    guard let note = heading.note else { return }
    y += 14
    paragraph(note, .small, .soft, lines: 6)
  }

  mutating func sayEmpty(_ words: String) {
    line(0, y + 0.5, width, y + 0.5, Stroke(.line))
    y += 22
    paragraph(words, .label, .soft, lines: 3)
    y += 20
    line(0, y + 0.5, width, y + 0.5, Stroke(.line))
    y += 1
  }

  func picture(title: String, description: String) -> Picture {
    let lowest = marks.map(\.bounds.bottom).filter(\.isFinite).max() ?? 0
    return Picture(
      width: width, height: (max(y, lowest) + 2).rounded(.up), title: title, description: description, marks: marks)
  }
}

extension Lettering {
  /// From the top of a line's room to its baseline.
  var firstBaseline: Double { (lineHeight - ascent - descent) / 2 + ascent }
  /// From the middle of a figure to the baseline that centres it there.
  var drop: Double { size * 0.36 }
}
