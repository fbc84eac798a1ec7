/// Figures on a page that anybody can read: so many dots of a hundred, or plain bars.
package struct PageFigure: Hashable, Sendable {
  package struct Part: Hashable, Sendable {
    package var label: String
    package var value: Double
    /// As it is written, with its unit.
    package var words: String
    package var isMain: Bool

    package init(label: String, value: Double, words: String, isMain: Bool) {
      (self.label, self.value, self.words, self.isMain) = (label, value, words, isMain)
    }
  }

  package var parts: [Part]
  package var accent: PageColour
  package var ground: PageColour
  /// Of labels.
  package var size: Double
  /// What it says, for those who do not see it.
  package var alt: String

  package init(parts: [Part], accent: PageColour, ground: PageColour, size: Double, alt: String) {
    (self.parts, self.accent, self.ground, self.size, self.alt) = (parts, accent, ground, size, alt)
  }

  private var ink: PageColour { ground.luminance > 0.4 ? .ink : .white }
  private var quiet: PageColour { ground.mixed(with: ink, share: 0.34) }

  /// Hundred dots for each part, side by side.
  package func icons(in box: Box, setter: TypeSetter) -> LeafItem {
    if let part = parts.first, parts.count == 1 { return single(part, in: box, setter: setter) }
    var items: [LeafItem] = []
    let gap = box.width * 0.08
    let count = Double(max(1, parts.count))
    let room = (box.width - gap * (count - 1)) / count
    let labels = parts.map { setter.height([TextRun($0.label)], TypeStyle(size), width: room) }.max() ?? 0
    let number = TypeStyle(size * 1.9, .bold, accent, leading: 1.15)
    let field = min(room, box.height - labels - number.size * 1.15 - size * 0.9)
    for (index, part) in parts.enumerated() {
      let left = box.left + Double(index) * (room + gap)
      items += dots(part, left: left, top: box.top, field: field)
      let top = box.top + field + size * 0.6
      let colour = part.isMain ? readable(accent) : ink
      items.append(.text(text(part.words, number.coloured(colour), left, top, room)))
      items.append(.text(text(part.label, TypeStyle(size, .regular, ink), left, top + number.size * 1.15, room)))
    }
    return .figure(alt: alt, items)
  }

  /// One field of dots, with its number beside it.
  private func single(_ part: Part, in box: Box, setter: TypeSetter) -> LeafItem {
    let field = min(box.height, box.width * 0.56)
    let left = box.left + field + size * 1.6
    let room = box.right - left
    let number = TypeStyle(size * 3.2, .bold, readable(accent), leading: 1.1)
    let sized =
      setter.fitting(
        [TextRun(part.words)], number, sizes: [3.2, 2.8, 2.4, 2, 1.6].map { $0 * size }, width: room, height: size * 8,
        lines: 1)
      ?? number.sized(size * 1.4)
    let high = setter.height([TextRun(part.words)], sized, width: room)
    let low = setter.height([TextRun(part.label)], TypeStyle(size), width: room)
    let top = box.top + max(0, (field - high - low) / 2)
    return .figure(
      alt: alt,
      dots(part, left: box.left, top: box.top, field: field) + [
        .text(text(part.words, sized, left, top, room)),
        .text(text(part.label, TypeStyle(size, .regular, ink), left, top + high, room)),
      ])
  }

  private func dots(_ part: Part, left: Double, top: Double, field: Double) -> [LeafItem] {
    let pitch = field / 10
    let full = Int(min(100, max(0, part.value)).rounded())
    return (0..<100).map { dot in
      let centre = Point(left + (Double(dot % 10) + 0.5) * pitch, top + (Double(dot / 10) + 0.5) * pitch)
      let colour = dot < full ? (part.isMain ? accent : ink) : quiet
      return .dot(centre: centre, radius: pitch * (dot < full ? 0.36 : 0.3), colour, isRing: dot >= full)
    }
  }

  /// One bar below the other, each with its label above it and its number behind it.
  package func bars(in box: Box, setter: TypeSetter) -> LeafItem {
    var items: [LeafItem] = []
    let most = max(parts.map(\.value).max() ?? 1, 0.000_1)
    let number = TypeStyle(size * 1.25, .semibold, ink, leading: 1.2)
    let numbers = parts.map { setter.width([TextRun($0.words)], number) }.max() ?? 0
    let room = box.width - numbers - size * 0.8
    let pitch = box.height / Double(max(1, parts.count))
    for (index, part) in parts.enumerated() {
      let top = box.top + Double(index) * pitch
      let label = setter.height([TextRun(part.label)], TypeStyle(size), width: box.width)
      items.append(.text(text(part.label, TypeStyle(size, .regular, ink), box.left, top, box.width)))
      let height = min(size * 1.9, max(size * 0.7, pitch - label - size * 0.9))
      let bar = Box(
        left: box.left, top: top + label + size * 0.25, right: box.left + max(2, room * part.value / most),
        bottom: top + label + size * 0.25 + height)
      items.append(.fill(bar, part.isMain ? accent : quiet, radius: min(3, height / 4)))
      items.append(
        .text(
          text(
            part.words, number.coloured(part.isMain ? readable(accent) : ink), bar.right + size * 0.5,
            bar.top + (height - number.size * 1.2) / 2, numbers + size * 2)))
    }
    return .figure(alt: alt, items)
  }

  private func readable(_ colour: PageColour) -> PageColour { colour.contrast(with: ground) >= 4.5 ? colour : ink }

  private func text(_ words: String, _ style: TypeStyle, _ left: Double, _ top: Double, _ width: Double) -> PageText {
    PageText([TextRun(words)], style, left: left, top: top, width: width, on: ground)
  }
}
