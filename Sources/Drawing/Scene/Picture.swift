/// A finished drawing: marks on a sheet, with what to say to those who do not see it.
package struct Picture: Hashable, Sendable {
  /// Pixels.
  package let width: Double
  package let height: Double
  /// What the picture says, in one line.
  package let title: String
  /// The same with its figures, as sentences.
  package let description: String
  package let marks: [Mark]

  /// Marks that have no place (a coordinate is not a number or infinite) are left out.
  package init(width: Double, height: Double, title: String, description: String, marks: [Mark]) {
    self.width = width.isFinite ? max(1, width) : 1
    self.height = height.isFinite ? max(1, height) : 1
    self.title = title
    self.description = description
    self.marks = marks.filter(\.isFinite)
  }

  package var frame: Box { Box(left: 0, top: 0, right: width, bottom: height) }

  package var texts: [TextMark] {
    marks.compactMap { mark in
      if case .text(let text) = mark { text } else { nil }
    }
  }
}
