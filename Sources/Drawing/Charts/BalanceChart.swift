/// A love plot: how far apart two groups were in each respect, before and after weighting. Differences are standardised
/// and drawn by size; below 0.1 is usually taken for balance (P. C. Austin, Statistics in Medicine 28, 2009).
package struct BalanceChart: Chart {
  package struct Row: Hashable, Sendable {
    package var label: String
    /// Standardised differences with their signs; NaN where there is none.
    package var before: Double
    package var after: Double

    package init(_ label: String, before: Double, after: Double) {
      self.label = label
      self.before = before
      self.after = after
    }
  }

  package static let guide = 0.1

  package var heading: Heading
  package var rows: [Row]
  package var beforeName: String
  package var afterName: String

  package init(_ heading: Heading, rows: [Row], before: String = "Before weighting", after: String = "After weighting")
  {
    self.heading = heading
    self.rows = rows
    beforeName = before
    afterName = after
  }

  package var isEmpty: Bool { !rows.contains { !$0.before.isNaN || !$0.after.isNaN } }

  package var sentence: String {
    let known = rows.filter { !$0.before.isNaN || !$0.after.isNaN }
    let over = { (values: [Double]) in values.filter { abs($0) > Self.guide }.count }
    let outside = known.filter { abs($0.after) > Self.guide }.map(\.label)
    let named = outside.isEmpty ? "" : " Still above it: \(Sentences.listed(outside.map { $0 + "." }))"
    return "Of \(known.count) respects, \(over(known.map(\.before))) were further apart than 0.1 before and "
      + "\(over(known.map(\.after))) after.\(named)"
  }

  package var table: DataTable {
    let style = NumberStyle.plain(decimals: 2)
    return DataTable(
      columns: ["Respect", beforeName, afterName],
      rows: rows.map { [$0.label, style.text($0.before), style.text($0.after)] })
  }

  package func draw(on sheet: inout Sheet) {
    sheet.keys([(.other, beforeName), (.main, afterName)])
    let texts = rows.map { row in
      (label: row.label, note: row.before.isNaN && row.after.isNaN ? "no figure" : "", figure: "")
    }
    let laid = LabelledRows(texts, on: sheet, markHeight: 22)
    let sizes = rows.flatMap { [abs($0.before), abs($0.after)] }.filter(\.isFinite)
    // A difference beyond 2 says no more than 2 does, and would press the others together.
    let most = min(2, max(Self.guide * 1.5, (sizes.max() ?? 0) * 1.05))
    let scale = Scale(0, most, from: laid.left, to: laid.right)
    drawGround(laid, scale, on: &sheet)
    for (row, place) in zip(rows, laid.rows) { draw(row, at: place.middle, scale, on: &sheet) }
    laid.write(on: &sheet)
    sheet.y = laid.bottom + 4
    sheet.axisLabels(TickRow(scale: scale, style: .plain(decimals: 1), left: 0, right: sheet.width))
  }

  private func drawGround(_ laid: LabelledRows, _ scale: Scale, on sheet: inout Sheet) {
    let stretches = sheet.isWide ? [(laid.top, laid.bottom)] : laid.rows.map { ($0.middle - 11, $0.middle + 11) }
    let guide = scale.place(Self.guide)
    for (top, bottom) in stretches {
      let balanced = Box(left: scale.start, top: top, right: guide, bottom: bottom)
      sheet.add(.rect(balanced, radius: 0, fill: Fill(.wash), stroke: nil))
      sheet.line(scale.start, top, scale.start, bottom, Stroke(.ink))
      sheet.line(guide, top, guide, bottom, Stroke(.edge, dash: .dashed))
    }
  }

  private func draw(_ row: Row, at y: Double, _ scale: Scale, on sheet: inout Sheet) {
    let before = Reading(abs(row.before.isInfinite ? scale.high * 2 : row.before))
    let after = Reading(abs(row.after.isInfinite ? scale.high * 2 : row.after))
    let (from, to) = (scale.place(before.value), scale.place(after.value))
    if from.isFinite, to.isFinite, abs(from - to) > 2 * Look.reach {
      let rim = from > to ? -Look.reach : Look.reach
      sheet.line(from + rim, y, to, y, Stroke(.edge))
    }
    sheet.whisker(before, scale, y: y, .other)
    sheet.whisker(after, scale, y: y, .main)
  }
}
