/// Rows with their names: beside the marks where there is room, above them on a phone.
struct LabelledRows {
  struct Row {
    var label: SetText
    var note: SetText
    var figure: String
    var wholeFigure: String?
    var wholeLabel: String
    var wholeNote: String
    var top = 0.0
    /// Where the marks go.
    var middle = 0.0
    var bottom = 0.0
  }

  private(set) var rows: [Row]
  /// Between which the marks go.
  let left: Double
  let right: Double
  let top: Double
  let bottom: Double
  private let isWide: Bool
  private let width: Double

  /// - Parameters:
  ///   - texts: name, note and figure of each row; empty where there is none.
  ///   - markHeight: what the marks of a row need.
  init(_ texts: [(label: String, note: String, figure: String)], on sheet: Sheet, markHeight: Double) {
    width = sheet.width
    isWide = sheet.isWide
    top = sheet.y
    let widest = texts.map { max(Lettering.label.width(of: $0.label), Lettering.small.width(of: $0.note)) }.max() ?? 0
    let figures = texts.map { Lettering.small.width(of: $0.figure) }.max() ?? 0
    let column = isWide ? min(widest, width * 0.32) : width
    let figureRoom = min(figures, width * (isWide ? 0.27 : 1))
    left = isWide ? column + 24 : 8
    right = isWide && figureRoom > 0 ? width - figureRoom - 20 : width - 8
    var y = top
    var laid: [Row] = []
    for text in texts {
      var row = Self.setRow(text, column: column, figureRoom: figureRoom)
      row.top = y
      let room = row.height
      if isWide {
        row.bottom = y + max(room + 8, markHeight)
        row.middle = (row.top + row.bottom) / 2
      } else {
        let beside = row.fitsBeside(width)
        let above = room + (row.figure.isEmpty || beside ? 0 : Lettering.small.lineHeight)
        row.middle = y + above + 3 + markHeight / 2
        row.bottom = y + above + markHeight + 17
      }
      y = row.bottom
      laid.append(row)
    }
    rows = laid
    bottom = y
  }

  private static func setRow(
    _ text: (label: String, note: String, figure: String), column: Double, figureRoom: Double
  ) -> Row {
    let fits = Lettering.small.width(of: text.figure) <= figureRoom
    return Row(
      label: Lettering.label.set(text.label, width: column, lines: 3),
      note: Lettering.small.set(text.note, width: column, lines: 2),
      figure: fits ? text.figure : Lettering.small.cut(text.figure, width: figureRoom),
      wholeFigure: fits ? nil : text.figure, wholeLabel: text.label, wholeNote: text.note)
  }

  /// Writes names, notes and figures.
  func write(on sheet: inout Sheet) {
    for row in rows {
      let top = isWide ? row.middle - row.height / 2 : row.top
      let below = sheet.write(row.label, x: 0, top: top, .label, .ink, whole: row.wholeLabel)
      let end = sheet.write(row.note, x: 0, top: below, .small, .soft, whole: row.wholeNote)
      guard !row.figure.isEmpty else { continue }
      if isWide {
        sheet.write(
          row.figure, width, row.middle + Lettering.small.drop, .small, .ink, anchor: .end, whole: row.wholeFigure)
      } else if row.fitsBeside(width) {
        let baseline = top + Lettering.label.firstBaseline
        sheet.write(row.figure, width, baseline, .small, .ink, anchor: .end, whole: row.wholeFigure)
      } else {
        sheet.write(row.figure, 0, end + Lettering.small.firstBaseline, .small, .ink, whole: row.wholeFigure)
      }
    }
  }
}

extension LabelledRows.Row {
  /// Of name and note.
  var height: Double {
    Double(label.lines.count) * Lettering.label.lineHeight + Double(note.lines.count) * Lettering.small.lineHeight
  }

  /// Whether the figure has room on the line of the name.
  func fitsBeside(_ width: Double) -> Bool {
    guard label.lines.count == 1 else { return false }
    return Lettering.label.width(of: label.lines.first ?? "") + 16 + Lettering.small.width(of: figure) <= width
  }
}
