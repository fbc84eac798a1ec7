/// A place on the sheet: x to the right, y downward, in pixels of the drawing's own width.
package struct Point: Hashable, Sendable {
  package var x: Double
  package var y: Double

  package init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }

  var isFinite: Bool { x.isFinite && y.isFinite }
}

/// An upright rectangle.
package struct Box: Hashable, Sendable {
  package var left: Double
  package var top: Double
  package var right: Double
  package var bottom: Double

  package init(left: Double, top: Double, right: Double, bottom: Double) {
    self.left = left
    self.top = top
    self.right = right
    self.bottom = bottom
  }

  package var width: Double { right - left }
  package var height: Double { bottom - top }

  var isFinite: Bool { left.isFinite && top.isFinite && right.isFinite && bottom.isFinite }

  /// Whether the two share more than `tolerance` both ways.
  package func overlaps(_ other: Box, tolerance: Double = 0) -> Bool {
    min(right, other.right) - max(left, other.left) > tolerance
      && min(bottom, other.bottom) - max(top, other.top) > tolerance
  }

  package func contains(_ other: Box, tolerance: Double = 0) -> Bool {
    other.left >= left - tolerance && other.right <= right + tolerance && other.top >= top - tolerance
      && other.bottom <= bottom + tolerance
  }

  func grown(by reach: Double) -> Box {
    Box(left: left - reach, top: top - reach, right: right + reach, bottom: bottom + reach)
  }

  /// The smallest box around some points; nil around none.
  init?(around points: some Sequence<Point>) {
    var box: Box?
    for point in points {
      guard let known = box else {
        box = Box(left: point.x, top: point.y, right: point.x, bottom: point.y)
        continue
      }
      box = Box(
        left: min(known.left, point.x), top: min(known.top, point.y), right: max(known.right, point.x),
        bottom: max(known.bottom, point.y))
    }
    guard let box else { return nil }
    self = box
  }
}
