/// How the series of a chart are told apart: by shape and break of line as well as by colour.
struct Look: Hashable {
  enum Shape: Hashable {
    case circle
    case square
    case diamond
    case triangle
  }

  var ink: Ink
  var dash: Dash
  var shape: Shape
  var isFilled: Bool

  /// What a chart is about.
  static let main = Look(ink: .accent, dash: .solid, shape: .circle, isFilled: true)
  /// What it is compared with.
  static let other = Look(ink: .soft, dash: .dashed, shape: .circle, isFilled: false)

  /// Four are told apart by looks; the labels tell apart any number.
  static func of(_ index: Int) -> Look {
    switch index % 4 {
    case 0: main
    case 1: Look(ink: .soft, dash: .dashed, shape: .square, isFilled: false)
    case 2: Look(ink: .ink, dash: .dotted, shape: .diamond, isFilled: true)
    default: Look(ink: .edge, dash: .broken, shape: .triangle, isFilled: false)
    }
  }

  var stroke: Stroke { Stroke(ink, width: 1.75, dash: dash) }

  static let reach = 4.5

  func mark(at centre: Point) -> Mark {
    let fill = isFilled ? Fill(ink) : nil
    let stroke = isFilled ? nil : Stroke(ink, width: 1.5)
    let reach = Self.reach - (isFilled ? 0 : 0.5)
    switch shape {
    case .circle: return .circle(centre: centre, radius: reach, fill: fill, stroke: stroke)
    case .square:
      let half = reach * 0.9
      let box = Box(left: centre.x - half, top: centre.y - half, right: centre.x + half, bottom: centre.y + half)
      return .rect(box, radius: 0, fill: fill, stroke: stroke)
    case .diamond:
      return .path(Self.corners(centre, reach * 1.2, turns: [0, 1, 2, 3]), closed: true, fill: fill, stroke: stroke)
    case .triangle:
      let points = [(0.0, -1.1), (1.0, 0.8), (-1.0, 0.8)].map {
        Point(centre.x + $0.0 * reach, centre.y + $0.1 * reach)
      }
      return .path(points, closed: true, fill: fill, stroke: stroke)
    }
  }

  private static func corners(_ centre: Point, _ reach: Double, turns: [Int]) -> [Point] {
    let ways = [(0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)]
    return turns.map { Point(centre.x + ways[$0].0 * reach, centre.y + ways[$0].1 * reach) }
  }
}

extension Sheet {
  /// Signs with their names, in as many lines as they need. Nothing for less than two.
  mutating func keys(_ items: [(look: Look, label: String)]) {
    guard items.count > 1 else { return }
    var x = 0.0
    for item in items {
      let text = Lettering.small.set(item.label, width: width - 18, lines: 1)
      let label = text.lines.first ?? ""
      let room = 18 + Lettering.small.width(of: label)
      if x > 0, x + room > width {
        x = 0
        y += 20
      }
      add(item.look.mark(at: Point(x + 6, y + 8)))
      write(label, x + 18, y + 8 + Lettering.small.drop, .small, .ink, whole: text.isCut ? item.label : nil)
      x += room + 22
    }
    y += 30
  }
}
