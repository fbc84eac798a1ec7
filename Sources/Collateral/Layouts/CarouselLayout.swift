import Drawing

/// Pages of 1080 by 1350, read with a thumb: one thought on each, nothing smaller than a phone can show.
struct CarouselLayout {
  /// Pages of a carousel.
  static let allowed = 5...12

  let set: SetPiece
  let setter: TypeSetter
  private let margin = 96.0
  private let size = (width: 1_080.0, height: 1_350.0)

  init(_ set: SetPiece, setter: TypeSetter) { (self.set, self.setter) = (set, setter) }

  private var width: Double { size.width - 2 * margin }
  private var accent: PageColour { self.set.brand.accent }
  private var count: Int { self.set.piece.points.count + 3 }

  /// - Throws: `CollateralError.pages`, `.doesNotFit`.
  func leaves() throws(CollateralError) -> [Leaf] {
    guard Self.allowed.contains(count) else { throw .pages(count) }
    var leaves = [try cover()]
    for index in set.piece.points.indices { leaves.append(try page(index)) }
    leaves.append(try message())
    leaves.append(try last())
    return leaves
  }

  private func cover() throws(CollateralError) -> Leaf {
    var leaf = Leaf(width: size.width, height: size.height, ground: accent)
    let ink = set.brand.onAccent
    leaf.items += try header(on: accent, ink: ink, label: set.piece.audience.words)
    let title = set.runs(set.piece.title)
    guard
      let style = setter.fitting(
        title, TypeStyle(104, .bold, ink, leading: 1.1), sizes: [108, 98, 88, 78, 70, 62], width: width, height: 620,
        lines: 8)
    else { throw .doesNotFit(.title) }
    let lead = set.runs(set.piece.lead)
    guard
      let small = setter.fitting(
        lead, TypeStyle(42, .regular, ink, leading: 1.36), sizes: [42, 38, 34, 30], width: width, height: 330)
    else { throw .doesNotFit(.lead) }
    let (high, low) = (setter.height(title, style, width: width), setter.height(lead, small, width: width))
    let top = max(250, (size.height - high - low - 40) / 2 - 10)
    leaf.items.append(text(title, style, margin, top, width, .title, on: accent))
    leaf.items.append(text(lead, small, margin, top + high + 40, width, on: accent))
    leaf.items += footer(on: accent, ink: ink, notes: set.notes(of: [set.piece.title, set.piece.lead]), page: 1)
    return leaf
  }

  private func page(_ index: Int) throws(CollateralError) -> Leaf {
    let point = set.piece.points[index]
    var leaf = Leaf(width: size.width, height: size.height, ground: .paper)
    leaf.items += try header(on: .paper, ink: .ink, label: nil)
    let foot = footer(
      on: .paper, ink: .ink,
      notes: set.notes(of: [point.heading, point.text], also: [point.chart?.claim, point.story].compactMap { $0 }),
      page: index + 2)
    let bottom = size.height - 110 - footHeight(foot)
    // Where there is a figure too, the number makes room for it.
    let number = TypeStyle(point.chart == nil ? 120 : 76, .bold, accent, leading: 1.05)
    let above = point.chart == nil ? 146.0 : 94.0
    let start = point.chart == nil ? 210.0 : 188.0
    let heading = set.runs(point.heading)
    guard
      let style = setter.fitting(
        heading, TypeStyle(80, .bold, leading: 1.12), sizes: [84, 76, 68, 60, 52, 46], width: width, height: 290,
        lines: 4)
    else { throw .doesNotFit(.point(index)) }
    let caption = TypeStyle(32, .semibold, leading: 1.3)
    let says = set.says(point.chart)
    let captionHeight = point.chart == nil ? 0 : setter.height(says, caption, width: width) + 22
    let high = setter.height(heading, style, width: width)
    let body = set.runs(point.text)
    let without = bottom - start - above - high - 26 - (point.chart == nil ? 0 : 40 + captionHeight)
    guard let fitted = fitting(body, point.chart, in: without) else { throw .doesNotFit(.point(index)) }
    let (small, chartHeight, room) = (fitted.style, fitted.chart, without - fitted.chart)
    let low = setter.height(body, small, width: width)
    // What is left over stands above and below, a little more below.
    var y = start + max(0, room - low) * 0.36
    leaf.items.append(text([TextRun(String(index + 1))], number, margin - 4, y, width, on: .paper))
    y += above
    leaf.items.append(text(heading, style, margin, y, width, .heading, on: .paper))
    y += high + 26
    leaf.items.append(text(body, small, margin, y, width, on: .paper))
    y += low + 40
    if let chart = point.chart, let figure = set.figure(chart, ground: .paper, size: 30) {
      leaf.items.append(text(says, caption, margin, y, width, on: .paper))
      y += captionHeight
      let box = Box(left: margin, top: y, right: size.width - margin, bottom: y + chartHeight)
      leaf.items.append(
        chart.kind == .icons ? figure.icons(in: box, setter: setter) : figure.bars(in: box, setter: setter))
    }
    leaf.items += foot
    return leaf
  }

  /// A figure gives way, down to three fifths, before its words are refused.
  private func fitting(
    _ body: [TextRun], _ chart: PieceChart?, in room: Double
  ) -> (style: TypeStyle, chart: Double)? {
    for share in chart == nil ? [1] : [1, 0.8, 0.6] {
      let taken = chart.map { chartRoom($0) * share } ?? 0
      if let style = setter.fitting(
        body, TypeStyle(50, .regular, leading: 1.38), sizes: [52, 48, 45, 42, 39, 36, 33, 30], width: width,
        height: room - taken)
      {
        return (style, taken)
      }
    }
    return nil
  }

  private func chartRoom(_ chart: PieceChart) -> Double {
    let count = chart.items?.count ?? 2
    guard chart.kind == .icons else { return 126 * Double(count) }
    return count == 1 ? 290 : 430
  }

  private func message() throws(CollateralError) -> Leaf {
    let wash = set.brand.wash
    var leaf = Leaf(width: size.width, height: size.height, ground: wash)
    leaf.items += try header(on: wash, ink: .ink, label: nil)
    let colour = accent.contrast(with: wash) >= 4.5 ? accent : .ink
    let runs = [TextRun(Words.messageHeading)]
    let heading =
      setter.fitting(
        runs, TypeStyle(76, .bold, colour, leading: 1.14), sizes: [76, 72, 68, 64], width: width, height: 100, lines: 1)
      ?? TypeStyle(56, .bold, colour, leading: 1.14)
    leaf.items.append(text(runs, heading, margin, 400, width, .heading, on: wash))
    let body = set.runs(set.piece.message)
    guard
      let style = setter.fitting(
        body, TypeStyle(50, .regular, leading: 1.4), sizes: [52, 48, 44, 40, 36, 33, 30], width: width, height: 560)
    else { throw .doesNotFit(.message) }
    leaf.items.append(text(body, style, margin, 516, width, on: wash))
    leaf.items += footer(on: wash, ink: .ink, notes: set.notes(of: [set.piece.message]), page: count - 1)
    return leaf
  }

  private func last() throws(CollateralError) -> Leaf {
    var leaf = Leaf(width: size.width, height: size.height, ground: accent)
    let ink = set.brand.onAccent
    leaf.items += try header(on: accent, ink: ink, label: nil)
    let runs = set.runs(set.piece.action)
    guard
      let style = setter.fitting(
        runs, TypeStyle(72, .bold, ink, leading: 1.16), sizes: [76, 68, 60, 52, 44], width: width, height: 400)
    else { throw .doesNotFit(.action) }
    var y = 250.0
    leaf.items.append(text(runs, style, margin, y, width, .heading, on: accent))
    y += setter.height(runs, style, width: width) + 30
    let contact = [set.consultant?.name, set.consultant?.phone, set.shortLink].compactMap { $0 }
    for line in contact {
      let style = TypeStyle(36, .medium, ink, leading: 1.35)
      let item = text([TextRun(line)], style, margin, y, width, on: accent)
      leaf.items.append(line == set.shortLink ? .link(set.link ?? "", [item]) : item)
      y += setter.height([TextRun(line)], style, width: width) + 4
    }
    let notes = set.notes.enumerated().flatMap { index, claim in
      [TextRun("\(index + 1)  ", .strong), TextRun(claim.footnote + "\n")]
    }
    if !notes.isEmpty {
      y = max(y + 36, 560)
      guard
        let small = setter.fitting(
          notes, TypeStyle(24, .regular, ink, leading: 1.34), sizes: [25, 23, 21, 19, 17.5, 16], width: width,
          height: size.height - 150 - y - 40)
      else { throw .doesNotFit(.sources) }
      leaf.items.append(text([TextRun(Words.sources)], TypeStyle(26, .semibold, ink), margin, y, width, on: accent))
      leaf.items.append(text(notes, small, margin, y + 42, width, .note, on: accent))
    }
    leaf.items += footer(on: accent, ink: ink, notes: [], page: count)
    return leaf
  }

  // MARK: Head and foot

  private func header(on ground: PageColour, ink: PageColour, label: String?) throws(CollateralError) -> [LeafItem] {
    var items: [LeafItem] = []
    let runs = [TextRun(set.brand.firm)]
    if let logo = set.brand.logo {
      // A logo is drawn for white paper.
      let place = Box(left: margin, top: 84, right: margin + 300, bottom: 150)
      if ground != .paper {
        items.append(.fill(Box(left: margin - 16, top: 70, right: margin + 316, bottom: 164), .white, radius: 10))
      }
      items.append(.image(logo, place, alt: set.brand.firm))
    } else {
      guard
        let style = setter.fitting(
          runs, TypeStyle(32, .semibold, ink), sizes: [32, 28, 24], width: width * 0.6, height: 90)
      else { throw .doesNotFit(.name) }
      items.append(text(runs, style, margin, 92, width * 0.6, on: ground))
    }
    if let label {
      items.append(
        text(
          [TextRun(label)], TypeStyle(30, .medium, ink, side: .end), margin + width * 0.6, 94, width * 0.4, on: ground))
    }
    return items
  }

  private func footer(
    on ground: PageColour, ink: PageColour, notes: [(number: Int, claim: Claim)], page: Int
  ) -> [LeafItem] {
    let quiet = ground.mixed(with: ink, share: 0.86)
    var items: [LeafItem] = [
      text(
        [TextRun("\(set.isDraft ? "Draft  " : "")\(page) / \(count)")], TypeStyle(26, .medium, quiet, side: .end),
        size.width - margin - 220, size.height - 92, 220, on: ground)
    ]
    let runs = notes.flatMap { [TextRun("\($0.number)  ", .strong), TextRun($0.claim.footnote + " ")] }
    guard !runs.isEmpty else { return items }
    let style =
      setter.fitting(
        runs, TypeStyle(22, .regular, quiet, leading: 1.34), sizes: [22, 20, 18], width: width - 250, height: 180)
      ?? TypeStyle(16, .regular, quiet, leading: 1.3)
    let height = setter.height(runs, style, width: width - 250)
    items.append(text(runs, style, margin, size.height - 60 - height, width - 250, .note, on: ground))
    return items
  }

  private func footHeight(_ items: [LeafItem]) -> Double {
    items.compactMap { item -> Double? in
      guard case .text(let text) = item, text.role == .note else { return nil }
      return setter.height(text.runs, text.style, width: text.width)
    }.max() ?? 0
  }

  private func text(
    _ runs: [TextRun], _ style: TypeStyle, _ left: Double, _ top: Double, _ width: Double,
    _ role: TextRole = .paragraph, on ground: PageColour
  ) -> LeafItem {
    .text(PageText(runs, style, left: left, top: top, width: width, role: role, on: ground))
  }
}
