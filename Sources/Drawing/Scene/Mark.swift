/// One thing on the sheet. What comes later lies on top.
package enum Mark: Hashable, Sendable {
  case line(from: Point, to: Point, Stroke)
  /// Straight segments through the points, in order; closed ones end where they began.
  case path([Point], closed: Bool, fill: Fill?, stroke: Stroke?)
  case rect(Box, radius: Double, fill: Fill?, stroke: Stroke?)
  case circle(centre: Point, radius: Double, fill: Fill?, stroke: Stroke?)
  case text(TextMark)

  /// What it covers, with the width of its stroke.
  package var bounds: Box {
    switch self {
    case .line(let from, let to, let stroke): Mark.around([from, to], stroke)
    case .path(let points, _, _, let stroke): Mark.around(points, stroke)
    case .rect(let box, _, _, let stroke): box.grown(by: (stroke?.width ?? 0) / 2)
    case .circle(let centre, let radius, _, let stroke):
      Mark.around([centre], nil).grown(by: radius + (stroke?.width ?? 0) / 2)
    case .text(let text): text.bounds
    }
  }

  private static func around(_ points: [Point], _ stroke: Stroke?) -> Box {
    let box = Box(around: points) ?? Box(left: 0, top: 0, right: 0, bottom: 0)
    return box.grown(by: (stroke?.width ?? 0) / 2)
  }

  /// Whether it can be drawn at all.
  var isFinite: Bool {
    switch self {
    case .line(let from, let to, let stroke): from.isFinite && to.isFinite && stroke.width.isFinite
    case .path(let points, _, _, _): points.count > 1 && points.allSatisfy(\.isFinite)
    case .rect(let box, let radius, _, _): box.isFinite && radius.isFinite && box.width >= 0 && box.height >= 0
    case .circle(let centre, let radius, _, _): centre.isFinite && radius.isFinite && radius >= 0
    case .text(let text): text.place.isFinite
    }
  }
}

/// One line of text.
package struct TextMark: Hashable, Sendable {
  package enum Anchor: String, Hashable, Sendable {
    case start
    case middle
    case end
  }

  package var text: String
  /// On the baseline, at the anchor.
  package var place: Point
  package var lettering: Lettering
  package var ink: Ink
  package var anchor: Anchor
  /// The whole text where `text` had to be cut.
  package var whole: String?

  package init(
    _ text: String, at place: Point, _ lettering: Lettering, _ ink: Ink = .ink, anchor: Anchor = .start,
    whole: String? = nil
  ) {
    self.text = text
    self.place = place
    self.lettering = lettering
    self.ink = ink
    self.anchor = anchor
    self.whole = whole
  }

  /// By the measures of the widest font that pages may fall back to.
  package var bounds: Box {
    let width = lettering.width(of: text)
    let left =
      switch anchor {
      case .start: place.x
      case .middle: place.x - width / 2
      case .end: place.x - width
      }
    return Box(
      left: left, top: place.y - lettering.ascent, right: left + width, bottom: place.y + lettering.descent)
  }
}
