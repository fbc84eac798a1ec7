extension Picture {
  /// The picture as an SVG element for a page, or as a document of its own.
  ///
  /// It has no style, no script and no address: a page's Content-Security-Policy may forbid them all. Colours stand as
  /// attributes, for light paper, and as classes by which `DrawingStyle.sheet` replaces them. The same picture and id give
  /// the same bytes.
  ///
  /// - Parameters:
  ///   - id: unique on the page; the ids of title and description are made of it. What an id may not hold becomes a
  ///     hyphen.
  ///   - role: a further class, by which a page may show it or not.
  package func svg(id: String, role: String? = nil) -> String {
    String(decoding: svgBytes(id: id, role: role), as: UTF8.self)
  }

  func svgBytes(id: String, role: String?) -> [UInt8] {
    var writer = SVGWriter()
    let id = SVGText.identifier(id)
    writer.open(
      "svg",
      [
        ("xmlns", "http://www.w3.org/2000/svg"),
        ("class", ["drawing", role].compactMap(\.self).joined(separator: " ")),
        ("role", "img"), ("aria-labelledby", "\(id)-title \(id)-desc"),
        ("viewBox", "0 0 \(SVGText.number(width)) \(SVGText.number(height))"), ("width", "100%"),
        ("font-family", DrawingStyle.fonts),
      ])
    writer.element("title", [("id", "\(id)-title")], text: title)
    writer.element("desc", [("id", "\(id)-desc")], text: description)
    for mark in marks { writer.write(mark) }
    writer.close("svg")
    return writer.bytes
  }
}
