extension Sheet {
  /// The labels of a horizontal axis, at `y`.
  mutating func axisLabels(_ row: TickRow) {
    for placed in row.placed {
      write(placed.tick.label, placed.labelX, y + Lettering.small.firstBaseline, anchor: .middle)
    }
    y += Lettering.small.lineHeight
  }

  /// What lies to either side of a place, with arrows: each in the room on its side, else at the edges, else one below
  /// the other.
  mutating func captions(_ lower: String, _ higher: String, around x: Double) {
    let left = lower.isEmpty ? "" : "← " + lower
    let right = higher.isEmpty ? "" : higher + " →"
    let lettering = Lettering.small
    let fits = lettering.width(of: left) <= x - 12 && lettering.width(of: right) <= width - x - 12
    y += 4
    if fits {
      if !left.isEmpty { write(left, x - 10, y + lettering.firstBaseline, anchor: .end) }
      if !right.isEmpty { write(right, x + 10, y + lettering.firstBaseline) }
      y += lettering.lineHeight
      return
    }
    if lettering.width(of: left) + lettering.width(of: right) + 24 <= width {
      write(left, 0, y + lettering.firstBaseline)
      write(right, width, y + lettering.firstBaseline, anchor: .end)
      y += lettering.lineHeight
      return
    }
    if !left.isEmpty { paragraph(left, lettering, .soft, lines: 2) }
    guard !right.isEmpty else { return }
    y = write(
      lettering.set(right, width: width, lines: 2), x: width, top: y, lettering, .soft, anchor: .end, whole: right)
  }
}
