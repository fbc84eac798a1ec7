/// How text of a page is set.
package struct TypeStyle: Hashable, Sendable {
  package enum Weight: String, Hashable, Sendable { case regular, medium, semibold, bold }
  package enum Side: Hashable, Sendable { case start, centre, end }

  /// Points; pixels where the page is a picture.
  package var size: Double
  package var weight: Weight
  package var colour: PageColour
  /// From baseline to baseline, in sizes.
  package var leading: Double
  package var side: Side

  package init(
    _ size: Double, _ weight: Weight = .regular, _ colour: PageColour = .ink, leading: Double = 1.35,
    side: Side = .start
  ) {
    (self.size, self.weight, self.colour, self.leading, self.side) = (size, weight, colour, leading, side)
  }

  package func sized(_ size: Double) -> TypeStyle {
    var copy = self
    copy.size = size
    return copy
  }

  package func coloured(_ colour: PageColour) -> TypeStyle {
    var copy = self
    copy.colour = colour
    return copy
  }

  /// Text that WCAG 2.2 calls large: 24 pixels (18 points) up, or 18.66 (14 points) up in bold.
  var isLarge: Bool { size >= 24 || (size >= 18.66 && (weight == .bold || weight == .semibold)) }
}

/// Words of one kind within a text.
package struct TextRun: Hashable, Sendable {
  package enum Kind: Hashable, Sendable { case plain, strong, raised }
  package var text: String
  package var kind: Kind

  package init(_ text: String, _ kind: Kind = .plain) { (self.text, self.kind) = (text, kind) }
}

/// What a text is in the document, for those who hear it read: names of PDF 1.7, 14.8.4.
package enum TextRole: String, Hashable, Sendable {
  case title = "H1"
  case heading = "H2"
  case paragraph = "P"
  case note = "Note"
  case quote = "BlockQuote"
  case columnHead = "TH"
  case cell = "TD"
  case listBody = "LBody"
}

/// A text at its place; it grows downward from `top`.
package struct PageText: Hashable, Sendable {
  package var runs: [TextRun]
  package var style: TypeStyle
  package var left: Double
  package var top: Double
  package var width: Double
  package var role: TextRole
  /// What it lies on, to see whether it can be read.
  package var ground: PageColour

  package init(
    _ runs: [TextRun], _ style: TypeStyle, left: Double, top: Double, width: Double, role: TextRole = .paragraph,
    on ground: PageColour = .white
  ) {
    (self.runs, self.style, self.left, self.top, self.width) = (runs, style, left, top, width)
    (self.role, self.ground) = (role, ground)
  }

  /// Whether it can be read where it lies.
  package var canBeRead: Bool { style.colour.contrast(with: ground) >= (style.isLarge ? 3 : 4.5) }
}
