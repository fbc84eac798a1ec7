/// How alike two groups were in their chance of being in the first: a mirrored histogram of propensities. Where one side
/// is bare there is nobody to compare with.
package struct OverlapChart: Chart {
  package struct Arm: Hashable, Sendable {
    package var label: String
    /// Propensities, 0 to 1; others are left out and counted.
    package var propensities: [Double]

    package init(_ label: String, _ propensities: [Double]) {
      self.label = label
      self.propensities = propensities
    }

    var usable: [Double] { propensities.filter { $0 >= 0 && $0 <= 1 } }
  }

  package static let bins = 20

  package var heading: Heading
  package var upper: Arm
  package var lower: Arm
  /// Outside of which records are dropped.
  package var kept: ClosedRange<Double>?

  package init(_ heading: Heading, upper: Arm, lower: Arm, kept: ClosedRange<Double>? = 0.05...0.95) {
    self.heading = heading
    self.upper = upper
    self.lower = lower
    self.kept = kept
  }

  package var isEmpty: Bool { upper.usable.isEmpty && lower.usable.isEmpty }

  package var sentence: String {
    let parts = [upper, lower].map { arm in
      let usable = arm.usable
      guard !usable.isEmpty else { return "\(arm.label): nothing on record." }
      let sorted = usable.sorted()
      let middle = NumberStyle.percent.text(sorted[sorted.count / 2])
      let outside = kept.map { kept in usable.filter { !kept.contains($0) }.count } ?? 0
      let dropped = outside > 0 ? ", of which \(outside) outside the range kept" : ""
      return "\(arm.label): n \(usable.count)\(dropped), median \(middle)."
    }
    return parts.joined(separator: " ")
  }

  package var table: DataTable {
    let (up, down) = (Self.counts(upper.usable), Self.counts(lower.usable))
    return DataTable(
      columns: ["Propensity", upper.label, lower.label],
      rows: up.indices.map { index in
        ["\(index * 100 / Self.bins)% to \((index + 1) * 100 / Self.bins)%", "\(up[index])", "\(down[index])"]
      })
  }

  static func counts(_ values: [Double]) -> [Int] {
    var counts = Array(repeating: 0, count: bins)
    for value in values { counts[min(bins - 1, Int(value * Double(bins)))] += 1 }
    return counts
  }
}

extension OverlapChart {
  package func draw(on sheet: inout Sheet) {
    let (up, down) = (Self.shares(upper), Self.shares(lower))
    let most = max(up.max() ?? 0, down.max() ?? 0, 0.01)
    let half = sheet.isWide ? 104.0 : 88.0
    name(upper, on: &sheet)
    sheet.y += 6
    let base = sheet.y + half
    let scale = Scale(0, 1, from: 1, to: sheet.width - 1)
    if let kept { drawKept(kept, scale, from: sheet.y, to: base + half, on: &sheet) }
    for index in up.indices {
      let left = scale.place(Double(index) / Double(Self.bins)) + 1
      let right = scale.place(Double(index + 1) / Double(Self.bins)) - 1
      if up[index] > 0 {
        let box = Box(left: left, top: base - up[index] / most * (half - 2), right: right, bottom: base - 1)
        sheet.add(.rect(box, radius: 0, fill: Fill(.accent), stroke: nil))
      }
      if down[index] > 0 {
        let box = Box(
          left: left + 0.5, top: base + 1.5, right: right - 0.5, bottom: base + 1.5 + down[index] / most * (half - 4))
        sheet.add(.rect(box, radius: 0, fill: nil, stroke: Stroke(.soft)))
      }
    }
    sheet.line(scale.start, base, scale.end, base, Stroke(.ink))
    sheet.y = base + half + 4
    sheet.axisLabels(TickRow(scale: scale, style: .percent, left: 0, right: sheet.width))
    sheet.y += 6
    name(lower, on: &sheet)
    guard let kept else { return }
    sheet.y += 6
    let ends = [kept.lowerBound, kept.upperBound].map(NumberStyle.percent.text)
    sheet.paragraph("Kept: between the dashed lines, \(ends[0]) to \(ends[1]).", .small, .soft, lines: 2)
  }

  private static func shares(_ arm: Arm) -> [Double] {
    let total = Double(max(1, arm.usable.count))
    return counts(arm.usable).map { Double($0) / total }
  }

  private func name(_ arm: Arm, on sheet: inout Sheet) {
    let n = NumberStyle.count.text(Double(arm.usable.count))
    let missing = arm.propensities.count - arm.usable.count
    let text = "\(arm.label), n \(n)" + (missing > 0 ? ", \(missing) without a propensity" : "")
    let isUpper = arm == upper
    let look = Look(ink: isUpper ? .accent : .soft, dash: .solid, shape: .square, isFilled: isUpper)
    let lettering = Lettering.strong
    sheet.add(look.mark(at: Point(6, sheet.y + lettering.firstBaseline - lettering.drop)))
    let set = lettering.set(text, width: sheet.width - 18, lines: 2)
    sheet.y = sheet.write(set, x: 18, top: sheet.y, lettering, .ink, whole: text)
  }

  private func drawKept(
    _ kept: ClosedRange<Double>, _ scale: Scale, from top: Double, to bottom: Double, on sheet: inout Sheet
  ) {
    for edge in [kept.lowerBound, kept.upperBound] where edge > 0 && edge < 1 {
      sheet.line(scale.place(edge), top, scale.place(edge), bottom, Stroke(.edge, dash: .dashed))
    }
  }
}
