/// Writes elements one after another.
struct SVGWriter {
  private(set) var bytes: [UInt8] = []

  mutating func open(_ name: String, _ attributes: [(String, String)], isEmpty: Bool = false) {
    bytes += "<\(name)".utf8
    for (key, value) in attributes where !value.isEmpty {
      bytes += " \(key)=\"".utf8
      SVGText.append(value, to: &bytes)
      bytes.append(UInt8(ascii: "\""))
    }
    bytes += (isEmpty ? "/>\n" : ">").utf8
  }

  mutating func close(_ name: String) { bytes += "</\(name)>\n".utf8 }

  mutating func element(_ name: String, _ attributes: [(String, String)], text: String) {
    open(name, attributes)
    SVGText.append(text, to: &bytes)
    close(name)
  }

  mutating func write(_ mark: Mark) {
    switch mark {
    case .line(let from, let to, let stroke):
      let ends = [("x1", from.x), ("y1", from.y), ("x2", to.x), ("y2", to.y)]
      open("line", Self.numbers(ends) + Self.paint(nil, stroke), isEmpty: true)
    case .path(let points, let closed, let fill, let stroke):
      open("path", [("d", Self.outline(points, closed: closed))] + Self.paint(fill, stroke), isEmpty: true)
    case .rect(let box, let radius, let fill, let stroke):
      var sides = [("x", box.left), ("y", box.top), ("width", box.width), ("height", box.height)]
      if radius > 0 { sides.append(("rx", radius)) }
      open("rect", Self.numbers(sides) + Self.paint(fill, stroke), isEmpty: true)
    case .circle(let centre, let radius, let fill, let stroke):
      let sides = [("cx", centre.x), ("cy", centre.y), ("r", radius)]
      open("circle", Self.numbers(sides) + Self.paint(fill, stroke), isEmpty: true)
    case .text(let text): write(text)
    }
  }

  private mutating func write(_ text: TextMark) {
    var attributes = Self.numbers([("x", text.place.x), ("y", text.place.y), ("font-size", text.lettering.size)])
    if text.lettering.isStrong { attributes.append(("font-weight", "600")) }
    if text.anchor != .start { attributes.append(("text-anchor", text.anchor.rawValue)) }
    open("text", attributes + Self.paint(Fill(text.ink), nil))
    if let whole = text.whole { element("title", [], text: whole) }
    SVGText.append(text.text, to: &bytes)
    close("text")
  }

  private static func numbers(_ pairs: [(String, Double)]) -> [(String, String)] {
    pairs.map { ($0.0, SVGText.number($0.1)) }
  }

  private static func outline(_ points: [Point], closed: Bool) -> String {
    var text = ""
    for (index, point) in points.enumerated() {
      text += index == 0 ? "M" : "L"
      text += "\(SVGText.number(point.x)) \(SVGText.number(point.y))"
    }
    return closed ? text + "Z" : text
  }

  private static func paint(_ fill: Fill?, _ stroke: Stroke?) -> [(String, String)] {
    var classes: [String] = []
    var attributes: [(String, String)] = []
    if let fill {
      classes.append("fill-\(fill.ink.rawValue)")
      attributes.append(("fill", fill.ink.light))
      if fill.opacity < 1 { attributes.append(("fill-opacity", SVGText.number(fill.opacity))) }
    } else {
      attributes.append(("fill", "none"))
    }
    if let stroke {
      classes.append("stroke-\(stroke.ink.rawValue)")
      attributes.append(("stroke", stroke.ink.light))
      if stroke.width != 1 { attributes.append(("stroke-width", SVGText.number(stroke.width))) }
      if let pattern = stroke.dash.pattern { attributes.append(("stroke-dasharray", pattern)) }
    }
    return [("class", classes.joined(separator: " "))] + attributes
  }
}
