/// Step curves of two or more groups over time (Kaplan–Meier, cumulative incidence), with bands and numbers at risk.
package struct CurveChart: Chart {
  package struct Step: Hashable, Sendable {
    package var time: Double
    package var reading: Reading

    package init(_ time: Double, _ reading: Reading) {
      self.time = time
      self.reading = reading
    }
  }

  package struct Arm: Hashable, Sendable {
    package var label: String
    /// From the first time on, each valid until the next; the last one says how far the curve goes.
    package var steps: [Step]
    /// How many were still at risk from a time on, until the next time named.
    package var atRisk: [AtRisk]

    package init(_ label: String, steps: [Step], atRisk: [AtRisk] = []) {
      self.label = label
      self.steps = steps.filter { $0.time.isFinite }.enumerated()
        .sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }.map(\.element)
      self.atRisk = atRisk.filter { $0.from.isFinite }.sorted { $0.from < $1.from }
    }

    var points: [(x: Double, reading: Reading)] { steps.map { ($0.time, $0.reading) } }

    var last: Step? { steps.last { !$0.reading.value.isNaN } }

    func atRisk(at time: Double) -> String {
      atRisk.last { $0.from <= time }.map { NumberStyle.count.text(Double($0.count)) } ?? ""
    }
  }

  package struct AtRisk: Hashable, Sendable {
    package var from: Double
    package var count: Int

    package init(from: Double, count: Int) {
      self.from = from
      self.count = count
    }
  }

  package var heading: Heading
  package var arms: [Arm]
  package var timeStyle: NumberStyle
  package var style: NumberStyle
  /// What the upright axis spans at least.
  package var span: ClosedRange<Double>

  package init(
    _ heading: Heading, arms: [Arm], time: NumberStyle = .days, style: NumberStyle = .percent,
    span: ClosedRange<Double> = 0...1
  ) {
    self.heading = heading
    self.arms = arms
    timeStyle = time
    self.style = style
    self.span = span
  }

  package var isEmpty: Bool { drawn.isEmpty }
  var drawn: [Arm] { arms.filter { $0.last != nil } }

  package var sentence: String {
    Sentences.listed(
      arms.map { arm in
        guard let last = arm.last else { return "\(arm.label): nothing on record." }
        let at = timeStyle.text(last.time) + timeStyle.unit
        return "\(arm.label): \(last.reading.text(style))\(style.unit) at \(at)."
      })
  }

  package var table: DataTable {
    DataTable(
      columns: ["Group", timeStyle == .days ? "Day" : "Time", "Figure", "Interval", "At risk"],
      rows: arms.flatMap { arm in
        arm.steps.map { step in
          [
            arm.label, timeStyle.text(step.time), style.text(step.reading.value),
            step.reading.intervalText(style) ?? "", arm.atRisk(at: step.time),
          ]
        }
      })
  }
}

extension CurveChart {
  package func draw(on sheet: inout Sheet) {
    let ends = drawn.map { $0.last?.reading.value ?? .nan }
    let figures = ends.map(style.text)
    let room = EndLabels.room(for: drawn.map(\.label), figures: figures, width: sheet.width)
    let items = drawn.indices.map { index in
      EndLabels.item(
        drawn[index].label, figure: figures[index], look: .of(index), end: Point(0, 0), room: room, names: drawn.count)
    }
    let height = max(sheet.isWide ? 260 : 220, EndLabels(items).height)
    let plot = plot(on: sheet, right: sheet.width - room, height: height)
    plot.drawGround(on: &sheet, yStyle: style)
    for index in drawn.indices.reversed() {
      let points = Steps.corners(drawn[index].points)
      plot.drawBand(points, .of(index), isFaint: drawn.count > 2, on: &sheet)
      plot.drawCurve(points, .of(index), on: &sheet)
    }
    let placed = items.enumerated().map { index, item in
      var item = item
      let last = drawn[index].last
      item.end = Point(plot.x.place(last?.time ?? 0), plot.y.place(last?.reading.value ?? 0))
      return item
    }
    EndLabels(placed).write(on: &sheet, x: plot.box.right, top: plot.box.top - 4, bottom: plot.box.bottom + 8)
    sheet.y = plot.box.bottom + 6
    drawTimes(plot, on: &sheet)
  }

  private func plot(on sheet: Sheet, right: Double, height: Double) -> Plot {
    let times = drawn.flatMap { $0.steps.map(\.time) }
    let values = drawn.flatMap { $0.steps.flatMap { $0.reading.finite } }
    let range = Scale.range(of: values + [span.lowerBound, span.upperBound], room: 0) ?? 0...1
    return Plot(
      x: min(0, times.min() ?? 0)...max(times.max() ?? 1, (times.min() ?? 0) + 1e-9), y: range, yStyle: style, left: 0,
      right: right, top: sheet.y + 4, height: height)
  }

  /// Times under the field, and below them the numbers at risk of each group under its name.
  private func drawTimes(_ plot: Plot, on sheet: inout Sheet) {
    let row = TickRow(scale: plot.x, style: timeStyle, left: 0, right: sheet.width) { tick in
      drawn.map { Lettering.small.width(of: $0.atRisk(at: tick.value)) }.max() ?? 0
    }
    sheet.axisLabels(row)
    let counted = drawn.filter { !$0.atRisk.isEmpty }
    guard !counted.isEmpty else { return }
    sheet.y += 10
    for arm in counted {
      sheet.paragraph("At risk: " + arm.label, .small, .soft, lines: 1)
      for placed in row.placed {
        let text = arm.atRisk(at: placed.tick.value)
        guard !text.isEmpty else { continue }
        sheet.write(text, placed.labelX, sheet.y + Lettering.small.firstBaseline, .small, .ink, anchor: .middle)
      }
      sheet.y += Lettering.small.lineHeight + 8
    }
  }
}
