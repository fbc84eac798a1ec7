/// A field with two axes, in which curves and points are drawn.
struct Plot {
  let x: Scale
  let y: Scale
  let box: Box

  /// - Parameters:
  ///   - left, right: what the field may take, with the labels of its upright axis.
  ///   - top: where the field begins.
  init(
    x: ClosedRange<Double>, y: ClosedRange<Double>, yStyle: NumberStyle, left: Double, right: Double, top: Double,
    height: Double
  ) {
    let probe = Scale(y.lowerBound, y.upperBound, from: top + height, to: top)
    let labels = Self.uprightTicks(probe, yStyle).map { Lettering.small.width(of: $0.label) }
    let gutter = min((labels.max() ?? 0) + 10, (right - left) * 0.4)
    box = Box(left: left + gutter, top: top, right: right, bottom: top + height)
    self.x = Scale(x.lowerBound, x.upperBound, from: box.left, to: box.right)
    self.y = probe
  }

  static func uprightTicks(_ scale: Scale, _ style: NumberStyle) -> [Tick] {
    let wanted = max(2, min(8, Int(abs(scale.end - scale.start) / 48) + 1))
    var labels: Set<String> = []
    return Ticks.within(scale.low, scale.high, style: style, wanted: wanted).filter { labels.insert($0.label).inserted }
  }

  /// Guides across the field with their labels; the base line and the line of no difference stand out.
  func drawGround(on sheet: inout Sheet, yStyle: NumberStyle, hasZeroLine: Bool = false) {
    let ticks = Self.uprightTicks(y, yStyle)
    var lowest = Double.infinity
    for tick in ticks.sorted(by: { y.place($0.value) > y.place($1.value) }) {
      let at = y.place(tick.value)
      sheet.line(box.left, at, box.right, at, Stroke(.line))
      guard lowest - at >= Lettering.small.lineHeight else { continue }
      lowest = at
      let fitting = Lettering.small.width(of: tick.label) <= box.left
      guard fitting else { continue }
      sheet.write(tick.label, box.left - 8, at + Lettering.small.drop, anchor: .end)
    }
    if hasZeroLine, y.contains(0) {
      sheet.line(box.left, y.place(0), box.right, y.place(0), Stroke(.ink))
    } else {
      sheet.line(box.left, box.bottom, box.right, box.bottom, Stroke(.edge))
    }
  }

  /// The band of a curve, in as many stretches as there are known intervals.
  ///
  /// - Parameter isFaint: without borders, where several bands lie on one another.
  func drawBand(
    _ points: [(x: Double, reading: Reading)], _ look: Look, isFaint: Bool = false, on sheet: inout Sheet
  ) {
    for run in points.split(whereSeparator: { !$0.reading.hasInterval }) where run.count > 1 {
      let upper = run.map { Point(x.place($0.x), y.place($0.reading.high)) }
      let lower = run.map { Point(x.place($0.x), y.place($0.reading.low)) }
      sheet.add(
        .path(upper + lower.reversed(), closed: true, fill: Fill(look.ink, opacity: isFaint ? 0.06 : 0.1), stroke: nil))
      guard !isFaint else { continue }
      let border = Stroke(look.ink, width: 0.75, dash: look.dash == .solid ? .solid : .dotted)
      for edge in [upper, lower] { drawInside(edge, border, on: &sheet) }
    }
  }

  func drawCurve(_ points: [(x: Double, reading: Reading)], _ look: Look, on sheet: inout Sheet) {
    for run in points.split(whereSeparator: { $0.reading.value.isNaN }) {
      let line = run.map { Point(x.place($0.x), y.place($0.reading.value)) }
      sheet.add(.path(line, closed: false, fill: nil, stroke: look.stroke))
    }
  }

  /// The stretches of an edge that do not lie on the border of the field, where they would only be cut off.
  private func drawInside(_ points: [Point], _ stroke: Stroke, on sheet: inout Sheet) {
    let isOutside = { (point: Point) in point.y <= box.top || point.y >= box.bottom }
    var run: [Point] = []
    for (index, point) in points.enumerated() {
      let neighbours = [index - 1, index + 1].filter(points.indices.contains).map { points[$0] }
      if isOutside(point), neighbours.allSatisfy(isOutside) {
        sheet.add(.path(run, closed: false, fill: nil, stroke: stroke))
        run = []
      } else {
        run.append(point)
      }
    }
    sheet.add(.path(run, closed: false, fill: nil, stroke: stroke))
  }
}

/// Points of a curve that only changes in steps.
enum Steps {
  /// Sorted, with a corner before each step.
  static func corners(_ points: [(x: Double, reading: Reading)]) -> [(x: Double, reading: Reading)] {
    var corners: [(x: Double, reading: Reading)] = []
    for point in points {
      if let before = corners.last, before.x < point.x { corners.append((point.x, before.reading)) }
      corners.append(point)
    }
    return corners
  }
}
