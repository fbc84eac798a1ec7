import Drawing

/// One picture: the title, the lead, the figure where there is one, and where it comes from.
struct ImageLayout {
  let set: SetPiece
  let setter: TypeSetter
  /// Pixels.
  let width: Double
  let height: Double

  /// - Throws: `CollateralError.doesNotFit`.
  func leaf() throws(CollateralError) -> Leaf {
    let isWide = width > height * 1.3
    let unit = min(width, height) / 100
    let margin = 8.5 * unit
    var leaf = Leaf(width: width, height: height, ground: .paper)
    leaf.items.append(
      .fill(
        Box(left: 0, top: 0, right: isWide ? 2.6 * unit : width, bottom: isWide ? height : 2.2 * unit),
        set.brand.accent, radius: 0))
    let chart = set.piece.points.compactMap(\.chart).first
    let left = margin + (isWide ? 1.6 * unit : 0)
    let full = width - left - margin
    let column = isWide && chart != nil ? full * 0.54 : full
    let texts = [set.piece.title, set.piece.lead]
    let notes = set.notes(of: texts, also: chart.map { [$0.claim] } ?? [])
    let foot = notes.map { "\($0.number)  \($0.claim.footnote)" }.joined(separator: " ")
    var bottom = height - margin * 0.75
    if !foot.isEmpty {
      guard
        let style = setter.fitting(
          [TextRun(foot)], TypeStyle(2.1 * unit, .regular, .soft, leading: 1.32),
          sizes: [2.2 * unit, 2.0 * unit, 1.85 * unit],
          width: full, height: 17 * unit)
      else { throw .doesNotFit(.sources) }
      let high = setter.height([TextRun(foot)], style, width: full)
      leaf.items.append(text([TextRun(foot)], style, left, bottom - high, full, .note))
      bottom -= high + 2.5 * unit
    }
    var y = margin * 0.8
    if let logo = set.brand.logo {
      leaf.items.append(
        .image(logo, Box(left: left, top: y, right: left + 26 * unit, bottom: y + 6 * unit), alt: set.brand.firm))
    } else {
      guard
        let style = setter.fitting(
          [TextRun(set.brand.firm)], TypeStyle(3.1 * unit, .semibold), sizes: [3.1 * unit, 2.6 * unit], width: full,
          height: 8 * unit)
      else { throw .doesNotFit(.name) }
      leaf.items.append(text([TextRun(set.brand.firm)], style, left, y, full))
    }
    y += 10 * unit
    let tallChart = chart != nil && !isWide
    let room = bottom - y
    let title = set.runs(set.piece.title)
    // Of a figure below the words: what it says, and dots that can be counted.
    let says = set.says(chart)
    let caption = TypeStyle(3 * unit, .semibold, leading: 1.28)
    let below = tallChart ? 26 * unit + setter.height(says, caption, width: full) : 2.6 * unit
    let (style, small) = try words(column, room: room, below: below, unit: unit, isWide: isWide)
    let high = setter.height(title, style, width: column)
    let lead = set.runs(set.piece.lead)
    let low = setter.height(lead, small, width: column)
    let listed = chart == nil ? headings(unit: unit, width: column, room: room - high - low - 9 * unit) : []
    let listHeight = listed.reduce(0) { $0 + $1.height }
    // What is left over stands above and below, a little more below.
    if chart == nil {
      y += max(0, room - high - low - 2.6 * unit - listHeight - (listed.isEmpty ? 0 : 5 * unit)) * 0.36
    }
    leaf.items.append(text(title, style, left, y, column, .title))
    y += high + 2.6 * unit
    leaf.items.append(text(lead, small, left, y, column))
    y += low + (chart == nil ? 5 : 4) * unit
    for line in listed {
      leaf.items.append(text([TextRun(line.number)], TypeStyle(4.2 * unit, .bold, set.brand.accent), left, y, 6 * unit))
      leaf.items.append(text(line.runs, TypeStyle(4.2 * unit, .semibold), left + 7 * unit, y, column - 7 * unit))
      y += line.height
    }
    if let chart, let figure = set.figure(chart, ground: .paper, size: 2.7 * unit) {
      let chartLeft = isWide ? left + full * 0.62 : left
      let chartWidth = isWide ? full * 0.38 : full
      var top = isWide ? margin * 0.8 + 10 * unit : y
      leaf.items.append(text(says, caption, chartLeft, top, chartWidth))
      top += setter.height(says, caption, width: chartWidth) + 2 * unit
      let box = Box(left: chartLeft, top: top, right: chartLeft + chartWidth, bottom: bottom)
      guard box.height > 14 * unit else { throw .doesNotFit(.lead) }
      leaf.items.append(
        chart.kind == .icons ? figure.icons(in: box, setter: setter) : figure.bars(in: box, setter: setter))
    }
    return leaf
  }

  /// Title and lead as large as they can be together: the title gives way first.
  private func words(
    _ column: Double, room: Double, below: Double, unit: Double, isWide: Bool
  ) throws(CollateralError) -> (title: TypeStyle, lead: TypeStyle) {
    let (title, lead) = (set.runs(set.piece.title), set.runs(set.piece.lead))
    let sizes = [11, 10, 9, 8.2, 7.4, 6.6, 5.9].map { $0 * unit * (isWide ? 1 : 0.95) }
    let most = room * (below > 10 * unit ? 0.36 : 0.6)
    var fitsTitle = false
    for size in sizes {
      let style = TypeStyle(size, .bold, leading: 1.12)
      let high = setter.height(title, style, width: column)
      guard high <= most, setter.lines(title, style, width: column) <= 6 else { continue }
      fitsTitle = true
      if let small = setter.fitting(
        lead, TypeStyle(4, .regular, .soft, leading: 1.36), sizes: [4.6, 4.2, 3.8, 3.4, 3.1, 2.8].map { $0 * unit },
        width: column, height: room - high - below)
      {
        return (style, small)
      }
    }
    throw .doesNotFit(fitsTitle ? .lead : .title)
  }

  /// The points' headings, where there is room for all of them.
  private func headings(
    unit: Double, width: Double, room: Double
  ) -> [(number: String, runs: [TextRun], height: Double)] {
    let style = TypeStyle(4.2 * unit, .semibold)
    let lines = set.piece.points.enumerated().map { index, point in
      let runs = set.runs(point.heading, cites: false)
      return (String(index + 1), runs, setter.height(runs, style, width: width - 7 * unit) + 1.4 * unit)
    }
    let cites = set.piece.points.contains { !CitedText($0.heading).claims.isEmpty }
    return cites || lines.reduce(0) { $0 + $1.2 } > room ? [] : lines
  }

  private func text(
    _ runs: [TextRun], _ style: TypeStyle, _ left: Double, _ top: Double, _ width: Double, _ role: TextRole = .paragraph
  ) -> LeafItem {
    .text(PageText(runs, style, left: left, top: top, width: width, role: role, on: .paper))
  }
}

/// A strip below an e-mail: 600 by 120, drawn twice as fine.
struct BannerLayout {
  let set: SetPiece
  let setter: TypeSetter

  func leaf() throws(CollateralError) -> Leaf {
    let ground = set.brand.accent
    let ink = set.brand.onAccent
    var leaf = Leaf(width: 600, height: 120, ground: ground)
    let title = set.runs(set.piece.title, cites: false)
    guard
      let style = setter.fitting(
        title, TypeStyle(24, .bold, ink, leading: 1.16), sizes: [26, 23, 20, 18], width: 552, height: 62, lines: 2)
    else { throw .doesNotFit(.title) }
    let high = setter.height(title, style, width: 552)
    let line = [set.brand.firm, set.shortLink].compactMap { $0 }.joined(separator: " · ")
    guard
      let small = setter.fitting(
        [TextRun(line)], TypeStyle(13, .medium, ink), sizes: [13, 12, 11], width: 552, height: 20, lines: 1)
    else { throw .doesNotFit(.name) }
    let top = (120 - high - 22) / 2
    leaf.items = [
      .text(PageText(title, style, left: 24, top: top, width: 552, role: .title, on: ground)),
      .text(PageText([TextRun(line)], small, left: 24, top: top + high + 5, width: 552, on: ground)),
    ]
    return leaf
  }
}
