/// Bars from a common line, for figures that begin at nought.
package struct Bars: Chart {
  package struct Row: Hashable, Sendable {
    package var label: String
    package var note: String
    package var value: Double
    /// What the message is about; at least one should be.
    package var isStressed: Bool

    package init(_ label: String, note: String = "", _ value: Double, isStressed: Bool = false) {
      self.label = label
      self.note = note
      self.value = value
      self.isStressed = isStressed
    }
  }

  package var heading: Heading
  package var rows: [Row]
  package var style: NumberStyle

  package init(_ heading: Heading, rows: [Row], style: NumberStyle = .count) {
    self.heading = heading
    self.rows = rows
    self.style = style
  }

  package var isEmpty: Bool { !rows.contains { $0.value.isFinite } }

  package var sentence: String {
    Sentences.listed(rows.map { "\($0.label): \(figure($0))\($0.value.isFinite ? style.unit : "")." })
  }

  package var table: DataTable {
    DataTable(columns: ["Row", "Note", "Figure"], rows: rows.map { [$0.label, $0.note, figure($0)] })
  }

  private func figure(_ row: Row) -> String { row.value.isFinite ? style.text(row.value) : "no figure" }

  package func draw(on sheet: inout Sheet) {
    let laid = LabelledRows(
      rows.map { (label: $0.label, note: $0.note, figure: figure($0)) }, on: sheet,
      markHeight: sheet.isWide ? 30 : 18)
    let values = rows.map(\.value).filter(\.isFinite)
    let scale = Scale(
      min(0, values.min() ?? 0), max(0, values.max() ?? 0, 1e-9), from: laid.left, to: laid.right)
    let zero = scale.place(0)
    for (row, place) in zip(rows, laid.rows) where row.value.isFinite {
      let end = scale.place(row.value)
      let box = Box(left: min(zero, end), top: place.middle - 7, right: max(zero, end), bottom: place.middle + 7)
      sheet.add(.rect(box, radius: 0, fill: Fill(row.isStressed ? .accent : .edge), stroke: nil))
    }
    for (top, bottom) in sheet.isWide ? [(laid.top, laid.bottom)] : laid.rows.map({ ($0.middle - 9, $0.middle + 9) }) {
      sheet.line(zero, top, zero, bottom, Stroke(.ink))
    }
    laid.write(on: &sheet)
    sheet.y = laid.bottom
  }
}
