import Drawing
import Recruitment

/// One page of A4 or Letter: a headline, the points, one picture, when a message will do, what to do, and the sources.
struct OnePagerLayout {
  let set: SetPiece
  let setter: TypeSetter
  private let empty: Leaf
  private let margin = 46.0
  /// Body text, as a share of its usual size; never below what can be read in print.
  private static let scales = [1.14, 1.08, 1.02, 0.97, 0.92, 0.88]

  init(_ set: SetPiece, setter: TypeSetter, empty: Leaf) { (self.set, self.setter, self.empty) = (set, setter, empty) }

  private var width: Double { empty.width - 2 * margin }
  private var accent: PageColour { self.set.brand.accent }

  /// - Throws: `CollateralError.doesNotFit`.
  func leaf() throws(CollateralError) -> Leaf {
    let head = try head()
    let foot = try foot()
    for scale in Self.scales {
      let room = foot.top - head.bottom - 22
      let blocks = try blocks(scale)
      let height = blocks.reduce(0) { $0 + $1.height }
      let gaps = Double(max(1, blocks.count))
      let gap = (room - height) / gaps
      guard gap >= 8 else { continue }
      var leaf = empty
      leaf.items = head.items
      var y = head.bottom + min(gap, 24)
      for block in blocks {
        leaf.items += block.items(y)
        y += block.height + min(gap, 22)
      }
      leaf.items += foot.items
      return leaf
    }
    throw .doesNotFit(longest)
  }

  private var longest: PieceField {
    let index = set.piece.points.indices.max { self.set.piece.points[$0].text.count < set.piece.points[$1].text.count }
    return index.map { .point($0) } ?? .lead
  }

  /// Something of a height that is drawn from a top downward.
  private struct Block {
    var height: Double
    var items: (Double) -> [LeafItem]
  }

  // MARK: The head

  private func head() throws(CollateralError) -> (items: [LeafItem], bottom: Double) {
    var items: [LeafItem] = [.fill(Box(left: 0, top: 0, right: empty.width, bottom: 7), accent, radius: 0)]
    let top = 30.0
    if let logo = set.brand.logo {
      items.append(
        .image(logo, Box(left: margin, top: top, right: margin + 150, bottom: top + 32), alt: set.brand.firm))
    } else {
      guard
        let style = setter.fitting(
          [TextRun(set.brand.firm)], TypeStyle(13, .semibold), sizes: [13, 11, 9.5], width: width * 0.55, height: 36)
      else { throw .doesNotFit(.name) }
      items.append(text([TextRun(set.brand.firm)], style, margin, top + 6, width * 0.55))
    }
    let label = set.reader.map { "\(set.piece.audience.words) · prepared for \($0)" } ?? set.piece.audience.words
    guard
      let style = setter.fitting(
        [TextRun(label)], TypeStyle(9, .medium, .soft, side: .end), sizes: [9, 8.2, 7.6], width: width * 0.42,
        height: 36)
    else { throw .doesNotFit(.name) }
    items.append(text([TextRun(label)], style, margin + width * 0.58, top + 9, width * 0.42))

    var y = top + 56
    let title = set.runs(set.piece.title)
    guard
      let heading = setter.fitting(
        title, TypeStyle(30, .bold, leading: 1.16), sizes: [31, 28, 25, 22, 20], width: width * 0.94, height: 118,
        lines: 4)
    else { throw .doesNotFit(.title) }
    items.append(text(title, heading, margin, y, width * 0.94, .title))
    y += setter.height(title, heading, width: width * 0.94) + 8
    let lead = set.runs(set.piece.lead)
    guard
      let leading = setter.fitting(
        lead, TypeStyle(12.4, .regular, .soft, leading: 1.42), sizes: [12.4, 11.4, 10.6], width: width * 0.9, height: 90
      )
    else { throw .doesNotFit(.lead) }
    items.append(text(lead, leading, margin, y, width * 0.9))
    return (items, y + setter.height(lead, leading, width: width * 0.9))
  }

  // MARK: Between

  private func blocks(_ scale: Double) throws(CollateralError) -> [Block] {
    var blocks: [Block] = []
    var waiting: [Int] = []
    func flush() {
      // Two beside each other; one that is left alone takes the whole width.
      for start in stride(from: 0, to: waiting.count, by: 2) {
        blocks.append(row(Array(waiting[start..<min(waiting.count, start + 2)]), scale))
      }
      waiting = []
    }
    for (index, point) in set.piece.points.enumerated() {
      if point.chart != nil {
        flush()
        blocks.append(charted(index, scale))
      } else {
        waiting.append(index)
      }
    }
    flush()
    blocks.append(messageBlock(scale))
    blocks.append(try actionBlock())
    return blocks
  }

  private func row(_ indices: [Int], _ scale: Double) -> Block {
    let gap = 26.0
    let column = indices.count == 1 ? width : (width - gap) / 2
    let heights = indices.map { point($0, scale, left: 0, top: 0, width: column).height }
    return Block(height: heights.max() ?? 0) { top in
      indices.enumerated().flatMap { place, index in
        point(index, scale, left: margin + Double(place) * (column + gap), top: top, width: column).items
      }
    }
  }

  /// A point with its number at the left.
  private func point(
    _ index: Int, _ scale: Double, left: Double, top: Double, width: Double
  ) -> (items: [LeafItem], height: Double) {
    let indent = 20.0
    let point = set.piece.points[index]
    let heading = TypeStyle(11 * scale, .semibold, leading: 1.3)
    let body = TypeStyle(9.6 * scale, .regular, .ink, leading: 1.42)
    let number = TypeStyle(11 * scale, .bold, accent, leading: 1.3)
    let high = setter.height(set.runs(point.heading), heading, width: width - indent)
    let low = setter.height(set.runs(point.text), body, width: width - indent)
    return (
      [
        text([TextRun(String(index + 1))], number, left, top, indent),
        text(set.runs(point.heading), heading, left + indent, top, width - indent, .heading),
        text(set.runs(point.text), body, left + indent, top + high + 2, width - indent),
      ], high + low + 2
    )
  }

  private func charted(_ index: Int, _ scale: Double) -> Block {
    let point = set.piece.points[index]
    let wash = set.brand.wash
    let (left, right) = (width * 0.46, width * 0.44)
    let words = self.point(index, scale, left: 0, top: 0, width: left)
    let says = set.says(point.chart)
    let caption = TypeStyle(9.4, .semibold, .ink, leading: 1.3)
    let captionHeight = setter.height(says, caption, width: right)
    let isSingle = point.chart?.items?.count == 1
    let chartHeight =
      point.chart?.kind == .icons ? (isSingle ? 92.0 : 128.0) : 34.0 * Double(point.chart?.items?.count ?? 2)
    let inner = max(words.height, captionHeight + 8 + chartHeight)
    return Block(height: inner + 28) { top in
      var items: [LeafItem] = [
        .fill(Box(left: margin, top: top, right: margin + width, bottom: top + inner + 28), wash, radius: 6)
      ]
      items += relaid(self.point(index, scale, left: margin + 14, top: top + 14, width: left).items, on: wash)
      let chartLeft = margin + width - right - 14
      items.append(text(says, caption, chartLeft, top + 14, right, on: wash))
      if let chart = point.chart, let figure = set.figure(chart, ground: wash, size: 8.6) {
        let box = Box(
          left: chartLeft, top: top + 14 + captionHeight + 8, right: chartLeft + right,
          bottom: top + 14 + captionHeight + 8 + chartHeight)
        items.append(
          chart.kind == .icons ? figure.icons(in: box, setter: setter) : figure.bars(in: box, setter: setter))
      }
      return items
    }
  }

  private func relaid(_ items: [LeafItem], on ground: PageColour) -> [LeafItem] {
    items.map { item in
      guard case .text(var text) = item else { return item }
      text.ground = ground
      return .text(text)
    }
  }

  private func messageBlock(_ scale: Double) -> Block {
    let heading = TypeStyle(10.4 * scale, .semibold, leading: 1.3)
    let body = TypeStyle(9.6 * scale, leading: 1.42)
    let runs = set.runs(set.piece.message)
    let inner = width - 28
    let height = setter.height(runs, body, width: inner) + heading.size * 1.3 + 4
    return Block(height: height + 22) { top in
      [
        .frame(
          Box(left: margin + 0.5, top: top, right: margin + width - 0.5, bottom: top + height + 22), .line, width: 1,
          radius: 6),
        text([TextRun(Words.messageHeading)], heading, margin + 14, top + 11, inner, .heading),
        text(runs, body, margin + 14, top + 11 + heading.size * 1.3 + 4, inner),
      ]
    }
  }

  private func actionBlock() throws(CollateralError) -> Block {
    let ground = accent
    let ink = set.brand.onAccent
    let runs = set.runs(set.piece.action)
    let hasCard = set.consultant != nil
    let words = hasCard ? width * 0.56 : width - 32
    guard
      let style = setter.fitting(
        runs, TypeStyle(12.5, .semibold, ink, leading: 1.32), sizes: [12.5, 11.5, 10.5], width: words, height: 84)
    else { throw .doesNotFit(.action) }
    var height = setter.height(runs, style, width: words)
    let link = set.shortLink
    let linkStyle = TypeStyle(9.6, .medium, ink)
    if let link { height += 5 + setter.height([TextRun(link)], linkStyle, width: words) }
    let card = try card(ink, width: width * 0.36 - 16)
    height = max(height, card.height)
    return Block(height: height + 28) { top in
      var items: [LeafItem] = [
        .fill(Box(left: margin, top: top, right: margin + width, bottom: top + height + 28), ground, radius: 6),
        text(runs, style, margin + 16, top + 14, words, on: ground),
      ]
      if let link, let address = set.link {
        let y = top + 14 + setter.height(runs, style, width: words) + 5
        items.append(.link(address, [text([TextRun(link)], linkStyle, margin + 16, y, words, on: ground)]))
      }
      return items + card.items(margin + width * 0.64, top + 14, ground)
    }
  }

  private func card(
    _ ink: PageColour, width: Double
  ) throws(CollateralError) -> (height: Double, items: (Double, Double, PageColour) -> [LeafItem]) {
    guard let consultant = set.consultant else { return (0, { _, _, _ in [] }) }
    guard
      let name = setter.fitting(
        [TextRun(consultant.name)], TypeStyle(11, .semibold, ink, leading: 1.3), sizes: [11, 10, 9], width: width,
        height: 44)
    else { throw .doesNotFit(.name) }
    let lines = [consultant.phone, consultant.email].compactMap { $0 }
    let line = TypeStyle(9, .regular, ink, leading: 1.4)
    let first = setter.height([TextRun(consultant.name)], name, width: width)
    let heights = lines.map { setter.height([TextRun($0)], line, width: width) }
    return (
      first + heights.reduce(0, +),
      { left, top, ground in
        var items = [text([TextRun(consultant.name)], name, left, top, width, on: ground)]
        var y = top + first
        for (words, height) in zip(lines, heights) {
          items.append(text([TextRun(words)], line, left, y, width, on: ground))
          y += height
        }
        return items
      }
    )
  }

  // MARK: The foot

  private func foot() throws(CollateralError) -> (items: [LeafItem], top: Double) {
    let style = TypeStyle(6.9, .regular, .soft, leading: 1.36)
    let gap = 20.0
    let column = set.notes.count > 1 ? (width - gap) / 2 : width
    var columns = [0.0, 0.0]
    var placed: [(runs: [TextRun], column: Int, y: Double)] = []
    for (index, claim) in set.notes.enumerated() {
      let runs = [TextRun("\(index + 1)  ", .strong), TextRun(claim.footnote)]
      let height = setter.height(runs, style, width: column)
      let side = set.notes.count > 1 && columns[1] < columns[0] ? 1 : 0
      placed.append((runs, side, columns[side]))
      columns[side] += height + 2
    }
    let notes = max(columns[0], columns[1])
    let last = [set.isDraft ? Words.draft : nil, set.brand.footer, Words.madeOn(set.dated)].compactMap { $0 }.joined(
      separator: " · ")
    let lastHeight = setter.height([TextRun(last)], style, width: width)
    guard lastHeight <= 48 else { throw .doesNotFit(.footer) }
    let top = empty.height - 26 - lastHeight - notes - (set.notes.isEmpty ? 0 : 20)
    guard top > empty.height * 0.55 else { throw .doesNotFit(.sources) }
    var items: [LeafItem] = []
    var y = top
    if !set.notes.isEmpty {
      items.append(.line(from: Point(margin, y), to: Point(margin + width, y), .line, width: 0.8))
      items.append(text([TextRun(Words.sources)], TypeStyle(7, .semibold, .soft), margin, y + 4, width))
      y += 15
      for note in placed {
        items.append(text(note.runs, style, margin + Double(note.column) * (column + gap), y + note.y, column, .note))
      }
      y += notes + 5
    }
    items.append(text([TextRun(last)], style, margin, y, width, .note))
    return (items, top)
  }

  private func text(
    _ runs: [TextRun], _ style: TypeStyle, _ left: Double, _ top: Double, _ width: Double,
    _ role: TextRole = .paragraph, on ground: PageColour = .white
  ) -> LeafItem {
    .text(PageText(runs, style, left: left, top: top, width: width, role: role, on: ground))
  }
}

/// What stands on every piece.
enum Words {
  static let messageHeading = "When a message will do"
  static let sources = "Sources, and what they do not show"

  static let draft = "Draft, not approved"

  static func madeOn(_ instant: Instant) -> String {
    let (day, _) = Span.dayAndRest(of: instant.seconds)
    return "Made \(CivilDate(dayNumber: day).words)"
  }
}
