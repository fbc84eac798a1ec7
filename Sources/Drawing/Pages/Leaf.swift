/// One thing on a page. What comes later lies on top.
package enum LeafItem: Hashable, Sendable {
  case fill(Box, PageColour, radius: Double)
  case frame(Box, PageColour, width: Double, radius: Double)
  case line(from: Point, to: Point, PageColour, width: Double)
  /// Full, or a ring.
  case dot(centre: Point, radius: Double, PageColour, isRing: Bool)
  case text(PageText)
  /// A picture fitted into a box, at its left and in the middle of its height.
  case image(PageImage, Box, alt: String)
  /// Marks and texts that are one picture to whoever hears the page: `alt` says it in their place.
  indirect case figure(alt: String, [LeafItem])
  indirect case link(String, [LeafItem])
  /// Things that are one part of the document, such as a row of a table.
  indirect case group(GroupRole, [LeafItem])

  /// All texts in it, those within figures too.
  var texts: [PageText] {
    switch self {
    case .text(let text): [text]
    case .figure(_, let items), .link(_, let items), .group(_, let items): items.flatMap(\.texts)
    default: []
    }
  }
}

/// What a group is in the document: names of PDF 1.7, 14.8.4.
package enum GroupRole: String, Hashable, Sendable {
  case table = "Table"
  case row = "TR"
  case list = "L"
  case entry = "LI"
}

/// One page.
package struct Leaf: Hashable, Sendable {
  /// Points; pixels of a picture.
  package var width: Double
  package var height: Double
  package var ground: PageColour
  package var items: [LeafItem]

  package init(width: Double, height: Double, ground: PageColour = .white, items: [LeafItem] = []) {
    (self.width, self.height, self.ground, self.items) = (width, height, ground, items)
  }

  package static func a4() -> Leaf { Leaf(width: 595.276, height: 841.89) }
  package static func letter() -> Leaf { Leaf(width: 612, height: 792) }
}

/// Pages that are one document.
package struct LeafBook: Hashable, Sendable {
  package var leaves: [Leaf]
  package var title: String
  package var author: String
  package var subject: String
  /// ISO 8601, UTC: the date that the document bears. It comes from the caller, never from a clock: same input, same bytes.
  package var dated: String
  /// BCP 47.
  package var language: String
  /// A family that is installed; others stand in for letters that it lacks.
  package var family: String

  package init(
    _ leaves: [Leaf], title: String, author: String, subject: String = "", dated: String, language: String = "en-GB",
    family: String = TypeSetter.usualFamily
  ) {
    (self.leaves, self.title, self.author, self.subject) = (leaves, title, author, subject)
    (self.dated, self.language, self.family) = (dated, language, family)
  }

  /// - Throws: `PageError.contrast` for text that cannot be read where it lies, `.letters` for letters that cannot be set.
  func checked(_ setter: TypeSetter) throws(PageError) {
    for text in leaves.flatMap({ $0.items.flatMap(\.texts) }) {
      guard text.canBeRead else {
        throw .contrast(tenths: Int((text.style.colour.contrast(with: text.ground) * 10).rounded(.down)))
      }
      let unknown = setter.unknownLetters(text)
      guard unknown.isEmpty else { throw .letters(unknown) }
    }
  }
}

extension LeafBook {
  /// Whether its texts can be set and read, without drawing them.
  /// - Throws: `PageError`.
  package func checkedAgain() throws(PageError) {
    try checked(TypeSetter(family: family, language: language))
  }
}
