import Drawing

/// Sets a board's paper on sheets, from top to bottom.
struct BoardLayout {
  let paper: BoardPaper
  let setter: TypeSetter
  private let margin = 52.0
  private static let body = TypeStyle(9.8, leading: 1.42)
  private static let cell = TypeStyle(8.4, leading: 1.3)
  private static let columnHead = TypeStyle(8, .semibold, .soft, leading: 1.25)
  private static let headingStyle = TypeStyle(12.5, .semibold, leading: 1.25)

  private let sheet = Leaf.a4()
  private var width: Double { sheet.width - 2 * margin }
  private var bottom: Double { sheet.height - 58 }

  init(paper: BoardPaper, setter: TypeSetter) { (self.paper, self.setter) = (paper, setter) }

  /// Something of a height that is drawn from a top downward; what must not stand last on a sheet says so.
  private struct Piece {
    var height: Double
    var before: Double
    var staysWithNext = false
    var items: (Double) -> [LeafItem]
  }

  func leaves() -> [Leaf] {
    var leaves: [Leaf] = []
    var leaf = sheet
    var y = head(&leaf)
    let pieces = paper.blocks.flatMap(pieces)
    var index = 0
    while index < pieces.count {
      // What stays with the next goes with it to the next sheet.
      var end = index + 1
      while end < pieces.count, pieces[end - 1].staysWithNext { end += 1 }
      let needed = pieces[index..<end].reduce(0) { $0 + $1.before + $1.height }
      if y + needed > bottom, y > margin + 1 {
        leaves.append(leaf)
        (leaf, y) = (sheet, margin)
      }
      for piece in pieces[index..<end] {
        if y > margin + 1 { y += piece.before }
        leaf.items += piece.items(y)
        y += piece.height
      }
      index = end
    }
    leaves.append(leaf)
    return leaves.enumerated().map { number, leaf in
      var leaf = leaf
      leaf.items += foot(number + 1, of: leaves.count)
      return leaf
    }
  }

  private func head(_ leaf: inout Leaf) -> Double {
    leaf.items.append(.fill(Box(left: 0, top: 0, right: sheet.width, bottom: 6), .green, radius: 0))
    let title = setter.fitting(
      [TextRun(paper.title)], TypeStyle(24, .bold, leading: 1.15), sizes: [24, 20, 17, 14], width: width, height: 60)
    let style = title ?? TypeStyle(12, .bold)
    leaf.items.append(text(paper.title, style, 40, role: .title))
    var y = 40 + setter.height([TextRun(paper.title)], style, width: width) + 6
    let lead = TypeStyle(11, .regular, .soft, leading: 1.42)
    leaf.items.append(text(paper.lead, lead, y))
    y += setter.height([TextRun(paper.lead)], lead, width: width)
    return y
  }

  private func foot(_ number: Int, of count: Int) -> [LeafItem] {
    let style = TypeStyle(7.6, .regular, .soft)
    let words = "\(paper.foot) · Sheet \(number) of \(count)"
    let line = bottom + 14
    return [
      .line(from: Point(margin, line), to: Point(margin + width, line), .line, width: 0.8),
      text(words, style, line + 6, role: .note),
    ]
  }

  // MARK: Blocks

  private func pieces(_ block: BoardPaper.Block) -> [Piece] {
    switch block {
    case .heading(let words):
      let style = Self.headingStyle
      var piece = paragraph(words, style, before: 16, role: .heading)
      piece.staysWithNext = true
      return [piece]
    case .sentence(let words): return [paragraph(words, Self.body, before: 6, role: .paragraph)]
    case .list(let lines): return lines.map(entry)
    case .table(let columns, let rows): return table(columns, rows)
    case .ranges(let ranges): return ranges.isEmpty ? [] : [picture(ranges)]
    }
  }

  private func paragraph(_ words: String, _ style: TypeStyle, before: Double, role: TextRole) -> Piece {
    Piece(height: setter.height([TextRun(words)], style, width: width), before: before) { top in
      [text(words, style, top, role: role)]
    }
  }

  /// With a mark at its left.
  private func entry(_ words: String) -> Piece {
    let (indent, style) = (12.0, Self.body)
    return Piece(height: setter.height([TextRun(words)], style, width: width - indent), before: 5) { top in
      let mark = LeafItem.dot(
        centre: Point(margin + 3, top + style.size * 0.72), radius: 1.6, .green, isRing: false)
      let body = PageText(
        [TextRun(words)], style, left: margin + indent, top: top, width: width - indent, role: .listBody)
      return [mark, .group(.entry, [.text(body)])]
    }
  }

  /// Each row is a piece, so that a table may go on upon the next sheet; its head stays with its first row.
  private func table(_ columns: [String], _ rows: [[String]]) -> [Piece] {
    let widths = columnWidths(columns, rows)
    func row(_ cells: [String], _ style: TypeStyle, role: TextRole, before: Double, after: Double) -> Piece {
      let heights = zip(cells, widths).map { setter.height([TextRun($0.0)], style, width: $0.1) }
      let height = (heights.max() ?? 0) + after
      return Piece(height: height, before: before) { top in
        var left = margin
        var items: [LeafItem] = []
        for (column, words) in cells.enumerated() {
          var style = style
          if column > 0 { style.side = .end }
          items.append(
            .text(PageText([TextRun(words)], style, left: left, top: top, width: widths[column], role: role)))
          left += widths[column] + Self.gap
        }
        let rule = LeafItem.line(
          from: Point(margin, top + height - 1), to: Point(margin + width, top + height - 1), .line, width: 0.6)
        return [.group(.row, items), rule]
      }
    }
    var head = row(columns, Self.columnHead, role: .columnHead, before: 8, after: 5)
    head.staysWithNext = true
    return [head] + rows.map { row($0, Self.cell, role: .cell, before: 3, after: 4) }
  }

  private static let gap = 10.0

  /// As wide as its widest word asks for, the rest to the first column.
  private func columnWidths(_ columns: [String], _ rows: [[String]]) -> [Double] {
    let room = width - Self.gap * Double(columns.count - 1)
    func natural(_ column: Int) -> Double {
      let head = columns[column].split(separator: " ").map { setter.width([TextRun(String($0))], Self.columnHead) }
      let cells = rows.map { setter.width([TextRun($0[column])], Self.cell) }
      return min(max(head.max() ?? 0, cells.max() ?? 0) + 2, room * 0.45)
    }
    let others = (1..<max(1, columns.count)).map(natural)
    let sum = others.reduce(0, +)
    let scale = min(1, room * 0.74 / max(1, sum))
    return [room - sum * scale] + others.map { $0 * scale }
  }

  /// Ranges as bars with the middle marked, each with its name and its figures.
  private func picture(_ ranges: [BoardPaper.Block.Range]) -> Piece {
    let pitch = 19.0
    let (names, figures) = (92.0, 172.0)
    let least = min(0, ranges.map(\.low).min() ?? 0)
    let most = max(1, ranges.map(\.high).max() ?? 1)
    let (left, right) = (margin + names, margin + width - figures)
    func place(_ value: Double) -> Double { left + (right - left) * (value - least) / (most - least) }
    let alt = ranges.map { "\($0.name): \($0.words)." }.joined(separator: " ")
    return Piece(height: pitch * Double(ranges.count), before: 10) { top in
      var items: [LeafItem] = [
        .line(
          from: Point(place(0), top), to: Point(place(0), top + pitch * Double(ranges.count)), .edge, width: 0.8)
      ]
      for (index, range) in ranges.enumerated() {
        let y = top + pitch * Double(index)
        let bar = Box(
          left: place(range.low), top: y + 5, right: max(place(range.high), place(range.low) + 1), bottom: y + 12)
        items += [
          .text(PageText([TextRun(range.name)], Self.cell, left: margin, top: y + 3, width: names - 6)),
          .fill(bar, PageColour.green.mixed(with: .white, share: 0.66), radius: 2),
          .fill(
            Box(left: place(range.middle) - 1, top: y + 3, right: place(range.middle) + 1, bottom: y + 14), .green,
            radius: 0),
          .text(
            PageText([TextRun(range.words)], Self.cell, left: right + 8, top: y + 3, width: figures - 8)),
        ]
      }
      return [.figure(alt: alt, items)]
    }
  }

  private func text(_ words: String, _ style: TypeStyle, _ top: Double, role: TextRole = .paragraph) -> LeafItem {
    .text(PageText([TextRun(words)], style, left: margin, top: top, width: width, role: role))
  }
}
