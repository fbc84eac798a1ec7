/// What a colour is for. Each has a class name, by which a style sheet colours it, and colours of its own for light and
/// for dark paper, where there is no style sheet.
package enum Ink: String, CaseIterable, Hashable, Sendable {
  /// Text that matters, and the line of no difference.
  case ink
  /// Text of second rank.
  case soft
  /// Hairlines that only guide the eye; nothing is read from them.
  case line
  /// Marks of second rank: at least 3 to 1 against the paper.
  case edge
  /// What the picture is about: the one colour.
  case accent
  /// Areas behind the marks; their borders carry the meaning.
  case wash

  /// On light paper, as `#rrggbb`.
  package var light: String {
    switch self {
    case .ink: "#1b1c1a"
    case .soft: "#575a55"
    case .line: "#dfddd6"
    case .edge: "#85887f"
    case .accent: "#0b5f51"
    case .wash: "#e6efeb"
    }
  }

  /// On dark paper.
  package var dark: String {
    switch self {
    case .ink: "#ecece6"
    case .soft: "#a9ada6"
    case .line: "#343835"
    case .edge: "#7b817c"
    case .accent: "#7fd1b9"
    case .wash: "#24332e"
    }
  }
}

/// How a line is broken: the second sign beside colour by which lines are told apart.
package enum Dash: String, CaseIterable, Hashable, Sendable {
  case solid
  case dashed
  case dotted
  case broken

  /// Lengths of dash and gap in pixels; nil for an unbroken line.
  package var pattern: String? {
    switch self {
    case .solid: nil
    case .dashed: "6 4"
    case .dotted: "1.5 3"
    case .broken: "8 3 1.5 3"
    }
  }
}

package struct Stroke: Hashable, Sendable {
  package var ink: Ink
  /// Pixels.
  package var width: Double
  package var dash: Dash

  package init(_ ink: Ink, width: Double = 1, dash: Dash = .solid) {
    self.ink = ink
    self.width = width
    self.dash = dash
  }
}

package struct Fill: Hashable, Sendable {
  package var ink: Ink
  /// 0 to 1.
  package var opacity: Double

  package init(_ ink: Ink, opacity: Double = 1) {
    self.ink = ink
    self.opacity = opacity
  }
}
