import CCairo

/// Draws the items of a page on whatever Cairo draws on.
struct LeafPainter {
  let cairo: OpaquePointer
  let setter: TypeSetter
  /// Whether what things are is written beside how they look.
  let isTagged: Bool

  func paint(_ leaf: Leaf) {
    fill(Box(left: 0, top: 0, right: leaf.width, bottom: leaf.height), leaf.ground, radius: 0)
    for item in leaf.items { paint(item, inFigure: false) }
  }

  private func paint(_ item: LeafItem, inFigure: Bool) {
    switch item {
    case .fill(let box, let colour, let radius): fill(box, colour, radius: radius)
    case .frame(let box, let colour, let width, let radius):
      outline(box, radius: radius)
      source(colour)
      cairo_set_line_width(cairo, width)
      cairo_stroke(cairo)
    case .line(let from, let to, let colour, let width):
      source(colour)
      cairo_set_line_width(cairo, width)
      cairo_move_to(cairo, from.x, from.y)
      cairo_line_to(cairo, to.x, to.y)
      cairo_stroke(cairo)
    case .dot(let centre, let radius, let colour, let isRing):
      cairo_new_path(cairo)
      cairo_arc(cairo, centre.x, centre.y, radius, 0, 2 * Double.pi)
      source(colour)
      cairo_set_line_width(cairo, max(0.6, radius * 0.22))
      if isRing { cairo_stroke(cairo) } else { cairo_fill(cairo) }
    case .text(let text):
      if inFigure { setter.draw(text, on: cairo) } else { tagged(text.role.rawValue) { setter.draw(text, on: cairo) } }
    case .image(let image, let box, _): tagged("Figure") { image.draw(on: cairo, in: box) }
    case .figure(_, let items): tagged("Figure") { for item in items { paint(item, inFigure: true) } }
    case .group(let role, let items):
      tagged(role.rawValue) { for item in items { paint(item, inFigure: inFigure) } }
    case .link(let address, let items):
      guard isTagged, let attributes = Self.link(address) else {
        for item in items { paint(item, inFigure: inFigure) }
        return
      }
      cairo_tag_begin(cairo, CAIRO_TAG_LINK, attributes)
      for item in items { paint(item, inFigure: true) }
      cairo_tag_end(cairo, CAIRO_TAG_LINK)
    }
  }

  /// Addresses of the web and of mail only; a quote would end the attribute.
  static func link(_ address: String) -> String? {
    guard ["https://", "http://", "mailto:", "tel:"].contains(where: address.hasPrefix),
      address.utf8.allSatisfy({ $0 > 32 && $0 < 127 && $0 != UInt8(ascii: "'") && $0 != UInt8(ascii: "\\") })
    else { return nil }
    return "uri='\(address)'"
  }

  private func tagged(_ name: String, _ draw: () -> Void) {
    if isTagged { cairo_tag_begin(cairo, name, "") }
    draw()
    if isTagged { cairo_tag_end(cairo, name) }
  }

  private func source(_ colour: PageColour) {
    let (red, green, blue) = colour.parts
    cairo_set_source_rgb(cairo, red, green, blue)
  }

  private func fill(_ box: Box, _ colour: PageColour, radius: Double) {
    outline(box, radius: radius)
    source(colour)
    cairo_fill(cairo)
  }

  private func outline(_ box: Box, radius: Double) {
    cairo_new_path(cairo)
    let radius = min(radius, box.width / 2, box.height / 2)
    guard radius > 0 else {
      cairo_rectangle(cairo, box.left, box.top, box.width, box.height)
      return
    }
    cairo_arc(cairo, box.right - radius, box.top + radius, radius, -Double.pi / 2, 0)
    cairo_arc(cairo, box.right - radius, box.bottom - radius, radius, 0, Double.pi / 2)
    cairo_arc(cairo, box.left + radius, box.bottom - radius, radius, Double.pi / 2, Double.pi)
    cairo_arc(cairo, box.left + radius, box.top + radius, radius, Double.pi, Double.pi * 1.5)
    cairo_close_path(cairo)
  }
}
