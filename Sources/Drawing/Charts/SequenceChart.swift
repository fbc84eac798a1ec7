/// A confidence sequence: what a running trial says after each look, where its plan ends, and where a verdict was
/// reached. Its band holds at all looks together, so that one may look at any time.
package struct SequenceChart: Chart {
  package struct Glance: Hashable, Sendable {
    /// Units or days so far; looks at a negative or infinite number are left out.
    package var at: Double
    package var reading: Reading

    package init(at: Double, _ reading: Reading) {
      self.at = at
      self.reading = reading
    }
  }

  package struct Verdict: Hashable, Sendable {
    package var at: Double
    package var words: String

    package init(at: Double, _ words: String) {
      self.at = at
      self.words = words
    }
  }

  package var heading: Heading
  package var looks: [Glance]
  package var across: NumberStyle
  /// What the axis counts, such as "submissions".
  package var unit: String
  package var style: NumberStyle
  package var plannedEnd: Double?
  package var verdict: Verdict?
  /// Half the width of the band in which a difference does not matter.
  package var margin: Double?

  package init(
    _ heading: Heading, looks: [Glance], across: NumberStyle = .count, unit: String = "", style: NumberStyle = .points,
    plannedEnd: Double? = nil, verdict: Verdict? = nil, margin: Double? = nil
  ) {
    self.heading = heading
    self.looks = looks.filter { $0.at.isFinite && $0.at >= 0 }.enumerated()
      .sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
    self.across = across
    self.unit = unit
    self.style = style
    self.plannedEnd = plannedEnd.flatMap { $0.isFinite && $0 > 0 ? $0 : nil }
    self.verdict = verdict.flatMap { $0.at.isFinite && $0.at >= 0 ? $0 : nil }
    self.margin = margin.flatMap { $0.isFinite && $0 > 0 ? $0 : nil }
  }

  package var isEmpty: Bool { latest == nil }
  var latest: Glance? { looks.last { !$0.reading.value.isNaN } }

  package var sentence: String {
    guard let latest else { return Self.emptyWords }
    let named = unit.isEmpty ? across.unit : " " + unit
    let now = "After \(across.text(latest.at))\(named): \(latest.reading.text(style))\(style.unit)."
    let end = plannedEnd.map { " Planned end: \(across.text($0))\(named)." } ?? ""
    let reached = verdict.map { " At \(across.text($0.at))\(named): \($0.words)." } ?? " No verdict was reached so far."
    return now + end + reached
  }

  package var table: DataTable {
    DataTable(
      columns: [unit.isEmpty ? "At" : unit, "Figure", "Interval"],
      rows: looks.map {
        [across.text($0.at), style.text($0.reading.value), $0.reading.intervalText(style) ?? "not known"]
      })
  }
}

extension SequenceChart {
  private var main: Look { .main }

  package func draw(on sheet: inout Sheet) {
    guard let latest else { return }
    let figure = latest.reading.intervalText(style) ?? ""
    let name = style.text(latest.reading.value)
    let room = EndLabels.room(for: [name], figures: [figure], width: sheet.width)
    // The words above the field are set once its places are known; they need at most this much.
    let hasNotes = plannedEnd != nil || verdict != nil
    let notesTop = sheet.y
    if hasNotes { sheet.y += notesHeight(sheet) + 8 }
    let plot = Plot(
      x: 0...max(looks.map(\.at).max() ?? 1, plannedEnd ?? 0, verdict?.at ?? 0, 1e-9), y: span, yStyle: style, left: 0,
      right: sheet.width - room, top: sheet.y + 4, height: sheet.isWide ? 260 : 220)
    drawMargin(plot, on: &sheet)
    plot.drawGround(on: &sheet, yStyle: style, hasZeroLine: true)
    let points = looks.map { (x: $0.at, reading: $0.reading) }
    plot.drawBand(points, main, on: &sheet)
    plot.drawCurve(points, main, on: &sheet)
    drawNotes(plot, top: notesTop, on: &sheet)
    let end = Point(plot.x.place(latest.at), plot.y.place(latest.reading.value))
    sheet.add(.circle(centre: end, radius: 3.5, fill: Fill(.accent), stroke: nil))
    let item = EndLabels.item(name, figure: figure, look: main, end: end, room: room, names: 1)
    writeFigure(item, plot, room: room, on: &sheet)
    sheet.y = plot.box.bottom + 6
    sheet.axisLabels(TickRow(scale: plot.x, style: across, left: 0, right: sheet.width))
    sheet.y += 2
    if !unit.isEmpty { sheet.paragraph(unit, .small, .soft, lines: 2) }
  }

  /// The latest figure: beside its point where the field has room to the right, since far from it a line to it would look
  /// like a forecast; and then where no guide crosses it, if there is such a place near by.
  private func writeFigure(_ item: EndLabels.Item, _ plot: Plot, room: Double, on sheet: inout Sheet) {
    let beside = item.end.x + 2...item.end.x + room + 8
    let isFree =
      looks.last == latest && beside.upperBound <= plot.box.right
      && !notes.contains { beside.contains(plot.x.place($0.at)) }
    guard isFree else {
      EndLabels([item]).write(on: &sheet, x: plot.box.right, top: plot.box.top - 4, bottom: plot.box.bottom + 8)
      return
    }
    var guides = Plot.uprightTicks(plot.y, style).map { plot.y.place($0.value) }
    if let margin { guides += [plot.y.place(margin), plot.y.place(-margin)] }
    let wish = item.end.y - item.height / 2
    let shifts = (0...24).flatMap { [Double($0) * 2, Double($0) * -2] }
    let places = shifts.map { wish + $0 }.filter { $0 >= plot.box.top && $0 + item.height <= plot.box.bottom }
    let top = places.first { place in !guides.contains { $0 > place && $0 < place + item.height } } ?? wish
    let label = EndLabels([item])
    label.write(on: &sheet, x: item.end.x, top: top, bottom: top + label.height)
  }

  /// What the upright axis spans: every estimate, and the interval from the middle on. Early intervals, which are as wide
  /// as they are empty, run off the field.
  private var span: ClosedRange<Double> {
    let late = looks.dropFirst(looks.count / 2).flatMap { $0.reading.finite }
    let values = looks.map(\.reading.value) + late + [0, margin ?? 0, -(margin ?? 0)]
    return Scale.range(of: values, room: 0.1) ?? -1...1
  }

  private func drawMargin(_ plot: Plot, on sheet: inout Sheet) {
    guard let margin else { return }
    let band = Box(
      left: plot.box.left, top: plot.y.place(margin), right: plot.box.right, bottom: plot.y.place(-margin))
    sheet.add(.rect(band, radius: 0, fill: Fill(.wash), stroke: nil))
    for y in [band.top, band.bottom] { sheet.line(band.left, y, band.right, y, Stroke(.edge, dash: .dotted)) }
  }

  private var notes: [(at: Double, words: String, isVerdict: Bool)] {
    var notes: [(at: Double, words: String, isVerdict: Bool)] = []
    if let plannedEnd { notes.append((plannedEnd, "planned end: \(across.text(plannedEnd))", false)) }
    if let verdict { notes.append((verdict.at, verdict.words, true)) }
    return notes
  }

  private func set(_ note: (at: Double, words: String, isVerdict: Bool), _ sheet: Sheet) -> SetText {
    let lettering: Lettering = note.isVerdict ? .strong : .small
    return lettering.set(note.words, width: min(sheet.width, 300), lines: 2)
  }

  private func notesHeight(_ sheet: Sheet) -> Double {
    notes.reduce(0) { sum, note in
      let lettering: Lettering = note.isVerdict ? .strong : .small
      return sum + Double(set(note, sheet).lines.count) * lettering.lineHeight + 4
    }
  }

  /// The planned end and the verdict: words above the field, each with a line down from them.
  private func drawNotes(_ plot: Plot, top: Double, on sheet: inout Sheet) {
    var y = top
    for note in notes {
      let lettering: Lettering = note.isVerdict ? .strong : .small
      let text = set(note, sheet)
      let half = (text.lines.map(lettering.width(of:)).max() ?? 0) / 2
      let x = plot.x.place(note.at)
      let middle = min(max(x, half), sheet.width - half)
      y = sheet.write(
        text, x: middle, top: y, lettering, note.isVerdict ? .accent : .soft, anchor: .middle, whole: note.words)
      let from = note.isVerdict ? y + 2 : plot.box.top - 4
      y += 4
      let stroke = note.isVerdict ? Stroke(.accent) : Stroke(.edge, dash: .dashed)
      let reading = looks.last { $0.at <= note.at && !$0.reading.value.isNaN }?.reading.value
      if note.isVerdict, let reading {
        let at = Point(x, plot.y.place(reading))
        sheet.line(x, from, x, at.y, stroke)
        sheet.add(Look(ink: .accent, dash: .solid, shape: .diamond, isFilled: true).mark(at: at))
      } else {
        sheet.line(x, from, x, plot.box.bottom, stroke)
      }
    }
  }
}
