/// Names at the ends of curves, in place of a legend: pushed apart where curves end close together, and then joined to
/// them by a hairline.
struct EndLabels {
  struct Item {
    var look: Look
    /// The curve's end.
    var end: Point
    var name: SetText
    var wholeName: String
    /// The figure under the name.
    var figure: String
    /// All of it, where it had to be cut.
    var wholeFigure: String?

    var height: Double {
      Double(name.lines.count) * Lettering.strong.lineHeight + (figure.isEmpty ? 0 : Lettering.small.lineHeight)
    }
  }

  static let gap = 6.0
  /// Between a curve's end and its name.
  static let lead = 18.0

  /// How much room names need beside a field.
  static func room(for names: [String], figures: [String], width: Double) -> Double {
    let widest =
      zip(names, figures).map { max(Lettering.strong.width(of: $0), Lettering.small.width(of: $1)) }.max() ?? 0
    return min(widest + 2, width * 0.3) + lead
  }

  let items: [Item]

  init(_ items: [Item]) { self.items = items }

  static func item(_ name: String, figure: String, look: Look, end: Point, room: Double, names: Int) -> Item {
    let width = room - lead
    let lines = names > 6 ? 1 : names > 3 ? 2 : 3
    let fits = Lettering.small.width(of: figure) <= width
    return Item(
      look: look, end: end, name: Lettering.strong.set(name, width: width, lines: lines), wholeName: name,
      figure: fits ? figure : Lettering.small.cut(figure, width: width), wholeFigure: fits ? nil : figure)
  }

  /// What all of them need one below the other.
  var height: Double { items.reduce(0) { $0 + $1.height + Self.gap } }

  func write(on sheet: inout Sheet, x: Double, top: Double, bottom: Double) {
    let order = items.indices.sorted { (items[$0].end.y, $0) < (items[$1].end.y, $1) }
    let tops = Self.apart(
      order.map { items[$0].end.y - items[$0].height / 2 }, heights: order.map { items[$0].height + Self.gap },
      from: top, to: bottom)
    for (index, place) in zip(order, tops) {
      let item = items[index]
      let middle = place + item.height / 2
      if abs(middle - item.end.y) > 3 || x - item.end.x > 24 {
        sheet.line(item.end.x + 3, item.end.y, x + Self.lead - 5, middle, Stroke(.edge, width: 0.75))
      }
      let ink: Ink = item.look.ink == .edge ? .soft : item.look.ink
      let below = sheet.write(item.name, x: x + Self.lead, top: place, .strong, ink, whole: item.wholeName)
      if !item.figure.isEmpty {
        sheet.write(item.figure, x + Self.lead, below + Lettering.small.firstBaseline, whole: item.wholeFigure)
      }
    }
  }

  /// Moves what is sorted by its wish downward until nothing overlaps, then upward where it would leave the room.
  static func apart(_ wishes: [Double], heights: [Double], from top: Double, to bottom: Double) -> [Double] {
    var places = wishes
    var edge = top
    for index in places.indices {
      places[index] = max(places[index], edge)
      edge = places[index] + heights[index]
    }
    edge = bottom
    for index in places.indices.reversed() {
      places[index] = min(places[index], edge - heights[index])
      edge = places[index]
    }
    return places
  }
}
