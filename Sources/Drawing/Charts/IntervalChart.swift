/// A forest plot: one row per question, its figure with an interval, against the line of no difference.
package struct IntervalChart: Chart {
  package struct Row: Hashable, Sendable {
    package var label: String
    /// Such as "n 412".
    package var note: String
    /// One, or two in the order of `series`.
    package var readings: [Reading]

    package init(_ label: String, note: String = "", _ readings: [Reading]) {
      self.label = label
      self.note = note
      self.readings = readings
    }
  }

  package var heading: Heading
  /// What the readings of a row are: the last is what the chart is about, the one before it is drawn hollow.
  package var series: [String]
  /// In the order they are to stand in.
  package var rows: [Row]
  package var style: NumberStyle
  /// Half the width of the band in which a difference does not matter; in the unit of the data.
  package var margin: Double?
  /// What the axis spans at most; intervals beyond it become arrows.
  package var limits: ClosedRange<Double>?
  /// Words under the left and the right half of the axis, such as "messages do better".
  package var lower: String
  package var higher: String

  package init(
    _ heading: Heading, series: [String], rows: [Row], style: NumberStyle = .points, margin: Double? = nil,
    limits: ClosedRange<Double>? = nil, lower: String = "", higher: String = ""
  ) {
    self.heading = heading
    self.series = series
    self.rows = rows
    self.style = style
    self.margin = margin.flatMap { $0.isFinite && $0 > 0 ? $0 : nil }
    self.limits = limits
    self.lower = lower
    self.higher = higher
  }

  package var isEmpty: Bool { !rows.contains { $0.readings.contains(where: \.isKnown) } }

  package var sentence: String {
    let parts = rows.map { row in
      let figures = row.readings.enumerated().map { index, reading in
        let name = series.indices.contains(index) && series.count > 1 ? "\(series[index]) " : ""
        return name + reading.text(style)
      }
      let note = row.note.isEmpty ? "" : " (\(row.note))"
      return "\(row.label)\(note): \(figures.joined(separator: ", "))."
    }
    let band = margin.map { "Differences up to \(style.text($0))\(style.unit) either way count as none. " } ?? ""
    return band + Sentences.listed(parts)
  }

  package var table: DataTable {
    DataTable(
      columns: ["Row", "Note"] + series,
      rows: rows.map { row in
        let figures = series.indices.map { row.readings.indices.contains($0) ? row.readings[$0].text(style) : "" }
        return [row.label, row.note] + figures
      })
  }

  /// What the axis spans: every finite end, zero and the band, within the limits.
  private var span: ClosedRange<Double> {
    let figures = rows.flatMap(\.readings).flatMap(\.finite) + [0, margin ?? 0, -(margin ?? 0)]
    let all = Scale.range(of: figures) ?? -1...1
    guard let limits, limits.lowerBound < limits.upperBound else { return all }
    return max(all.lowerBound, limits.lowerBound)...min(max(all.upperBound, limits.lowerBound), limits.upperBound)
  }
}

extension IntervalChart {
  package func draw(on sheet: inout Sheet) {
    let hasTwo = series.count > 1
    if hasTwo { sheet.keys(series.enumerated().map { (look($0.offset), $0.element) }) }
    let texts = rows.map { row in
      (label: row.label, note: row.note, figure: row.readings.last?.text(style) ?? "")
    }
    let laid = LabelledRows(texts, on: sheet, markHeight: hasTwo ? 34 : 26)
    let scale = Scale(span.lowerBound, span.upperBound, from: laid.left, to: laid.right)
    drawGround(laid, scale, on: &sheet)
    for (row, place) in zip(rows, laid.rows) {
      let shown = row.readings.suffix(max(1, series.count))
      for (index, reading) in shown.enumerated() where reading.isKnown {
        let offset = shown.count > 1 ? (Double(index) - Double(shown.count - 1) / 2) * 13 : 0
        let first = series.count - shown.count
        sheet.whisker(reading, scale, y: place.middle + offset, look(first + index))
      }
    }
    laid.write(on: &sheet)
    sheet.y = laid.bottom
    drawAxis(scale, on: &sheet)
  }

  private func look(_ index: Int) -> Look {
    index >= series.count - 1 ? .main : index == series.count - 2 ? .other : .of(index + 2)
  }

  /// The band in which a difference does not matter, guides, and the line of no difference. On a phone, where the names
  /// stand above the marks, guides run through the rows of marks only, so that nothing crosses a word.
  private func drawGround(_ laid: LabelledRows, _ scale: Scale, on sheet: inout Sheet) {
    let ticks = TickRow(scale: scale, style: style, left: 0, right: sheet.width).placed
    let stretches = sheet.isWide ? [(laid.top, laid.bottom)] : laid.rows.map { ($0.middle - 17, $0.middle + 17) }
    for (top, bottom) in stretches {
      if let margin {
        let band = Box(left: scale.place(-margin), top: top, right: scale.place(margin), bottom: bottom)
        sheet.add(.rect(band, radius: 0, fill: Fill(.wash), stroke: nil))
        for x in [band.left, band.right] { sheet.line(x, top, x, bottom, Stroke(.edge, dash: .dotted)) }
      }
      for tick in ticks where tick.tick.value != 0 { sheet.line(tick.x, top, tick.x, bottom, Stroke(.line)) }
      if scale.contains(0) { sheet.line(scale.place(0), top, scale.place(0), bottom, Stroke(.ink)) }
    }
  }

  private func drawAxis(_ scale: Scale, on sheet: inout Sheet) {
    sheet.y += 4
    sheet.axisLabels(TickRow(scale: scale, style: style, left: 0, right: sheet.width))
    guard !lower.isEmpty || !higher.isEmpty, scale.contains(0) else { return }
    sheet.captions(lower, higher, around: scale.place(0))
  }
}
