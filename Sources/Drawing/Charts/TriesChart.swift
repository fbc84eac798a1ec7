/// How many tries it takes: the chance to reach somebody on each try, and the share reached within so many.
package struct TriesChart: Chart {
  package struct Try: Hashable, Sendable {
    package var number: Int
    /// How many tries with this number there were.
    package var n: Int
    /// The chance of a first conversation on this try.
    package var chance: Reading
    /// The share reached by then; NaN where it is not known.
    package var reached: Reading

    package init(_ number: Int, n: Int, chance: Reading, reached: Reading) {
      self.number = number
      self.n = n
      self.chance = chance
      self.reached = reached
    }
  }

  /// Tries of one kind, such as those with a text beforehand.
  package struct Stratum: Hashable, Sendable {
    package var label: String
    package var tries: [Try]

    package init(_ label: String, tries: [Try]) {
      self.label = label
      self.tries = tries.sorted { ($0.number, $0.n) < ($1.number, $1.n) }
    }
  }

  package var heading: Heading
  package var strata: [Stratum]

  package init(_ heading: Heading, strata: [Stratum]) {
    self.heading = heading
    self.strata = strata
  }

  package var isEmpty: Bool {
    !strata.contains { $0.tries.contains { $0.chance.isKnown || $0.reached.isKnown } }
  }

  package var sentence: String {
    let style = NumberStyle.percent
    return Sentences.listed(
      strata.map { stratum in
        let tries = stratum.tries.prefix(Sentences.most).map {
          "try \($0.number): \($0.chance.text(style)), n \($0.n), reached so far \(style.text($0.reached.value))"
        }
        let name = stratum.label.isEmpty ? "" : stratum.label + ": "
        return name + tries.joined(separator: "; ") + "."
      })
  }

  package var table: DataTable {
    let style = NumberStyle.percent
    return DataTable(
      columns: ["Tries", "Try", "n", "Reached on this try", "Reached by then"],
      rows: strata.flatMap { stratum in
        stratum.tries.map {
          [stratum.label, "\($0.number)", "\($0.n)", $0.chance.text(style), $0.reached.text(style)]
        }
      })
  }
}

extension TriesChart {
  private var numbers: [Int] { Set(strata.flatMap { $0.tries.map(\.number) }).sorted() }

  package func draw(on sheet: inout Sheet) {
    sheet.keys(strata.enumerated().map { (Look.of($0.offset), $0.element.label) })
    let top = sheet.y
    if sheet.isWide {
      let half = (sheet.width - 40) / 2
      drawChances(on: &sheet, left: 0, right: half)
      let bottom = sheet.y
      sheet.y = top
      drawReached(on: &sheet, left: half + 40, right: sheet.width)
      sheet.y = max(bottom, sheet.y)
    } else {
      drawChances(on: &sheet, left: 0, right: sheet.width)
      sheet.y += 26
      drawReached(on: &sheet, left: 0, right: sheet.width)
    }
  }

  private func drawChances(on sheet: inout Sheet, left: Double, right: Double) {
    let plot = panel("Reached on this try", of: \.chance, on: &sheet, left: left, right: right)
    let spread = min(14, (plot.box.width / Double(max(1, numbers.count))) / Double(strata.count + 1))
    for (index, stratum) in strata.enumerated() {
      let offset = (Double(index) - Double(strata.count - 1) / 2) * spread
      for attempt in stratum.tries where attempt.chance.isKnown {
        let x = min(max(plot.x.place(Double(attempt.number)) + offset, plot.box.left + 6), plot.box.right - 6)
        sheet.whisker(attempt.chance, upward: plot.y, x: x, .of(index))
      }
    }
    drawNumbers(plot, on: &sheet, left: left, right: right, hasCounts: true)
  }

  private func drawReached(on sheet: inout Sheet, left: Double, right: Double) {
    let plot = panel("Reached by then", of: \.reached, on: &sheet, left: left, right: right)
    for (index, stratum) in strata.enumerated() {
      let points = stratum.tries.map { (x: Double($0.number), reading: $0.reached) }
      plot.drawBand(points, .of(index), on: &sheet)
      plot.drawCurve(points, .of(index), on: &sheet)
      for point in points where !point.reading.value.isNaN {
        sheet.add(Look.of(index).mark(at: Point(plot.x.place(point.x), plot.y.place(point.reading.value))))
      }
    }
    drawNumbers(plot, on: &sheet, left: left, right: right, hasCounts: false)
  }

  /// A field with its own small title; the upright axis begins at nought.
  private func panel(
    _ title: String, of reading: (Try) -> Reading, on sheet: inout Sheet, left: Double, right: Double
  ) -> Plot {
    let set = Lettering.strong.set(title, width: right - left, lines: 1)
    let below = sheet.write(set, x: left, top: sheet.y, .strong, .ink, whole: title)
    let most = strata.flatMap { $0.tries.flatMap { reading($0).finite } }.max() ?? 1
    let first = Double(numbers.first ?? 1)
    let last = Double(numbers.last ?? 1)
    let plot = Plot(
      x: (first - 0.5)...(last + 0.5), y: 0...min(1, max(0.1, most * 1.08)), yStyle: .percent, left: left, right: right,
      top: below + 10, height: sheet.isWide ? 210 : 180)
    plot.drawGround(on: &sheet, yStyle: .percent)
    return plot
  }

  /// The numbers of the tries under the field, and how many there were of each. A count that has no room beside the one
  /// before stands a line lower: none is left out for its neighbour's length.
  private func drawNumbers(_ plot: Plot, on sheet: inout Sheet, left: Double, right: Double, hasCounts: Bool) {
    let height = Lettering.small.lineHeight + 2
    var baseline = plot.box.bottom + 6 + Lettering.small.firstBaseline
    // What a row is stands before it, in the room of the upright axis.
    sheet.write("try", left, baseline)
    let lines = drawRow(numbers.map { "\($0)" }, plot, on: &sheet, left: left, right: right, at: baseline, .soft)
    baseline += Double(lines - 1) * height
    for (index, stratum) in (hasCounts ? strata : []).enumerated() {
      baseline += height
      sheet.write("n", left, baseline)
      if strata.count > 1 { sheet.add(Look.of(index).mark(at: Point(left + 15, baseline - 4))) }
      let texts = numbers.map { number in
        stratum.tries.first { $0.number == number }.map { NumberStyle.count.text(Double($0.n)) } ?? "–"
      }
      let lines = drawRow(texts, plot, on: &sheet, left: left, right: right, at: baseline, .ink)
      baseline += Double(lines - 1) * height
    }
    sheet.y = baseline + 6
  }

  /// - Returns: how many lines it took, one or two.
  private func drawRow(
    _ texts: [String], _ plot: Plot, on sheet: inout Sheet, left: Double, right: Double, at baseline: Double, _ ink: Ink
  ) -> Int {
    var edges = [left + 24, left + 24]
    var used = 1
    for (number, text) in zip(numbers, texts) {
      let half = Lettering.small.width(of: text) / 2
      let middle = min(max(plot.x.place(Double(number)), left + 24 + half), right - half)
      guard let line = edges.firstIndex(where: { middle - half >= $0 }) else { continue }
      let y = baseline + Double(line) * (Lettering.small.lineHeight + 2)
      sheet.write(text, middle, y, .small, ink, anchor: .middle)
      edges[line] = middle + half + 8
      used = max(used, line + 1)
    }
    return used
  }
}
