import CCairo
import Foundation

/// Takes what Cairo writes.
private final class ByteSink {
  var bytes: [UInt8] = []

  var pointer: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

  static let write: cairo_write_func_t = { sink, data, length in
    guard let sink, let data else { return CAIRO_STATUS_WRITE_ERROR }
    Unmanaged<ByteSink>.fromOpaque(sink).takeUnretainedValue().bytes
      .append(contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
    return CAIRO_STATUS_SUCCESS
  }
}

extension LeafBook {
  /// A tagged PDF with its fonts embedded. The same book gives the same bytes.
  package func pdf() throws(PageError) -> [UInt8] {
    let setter = TypeSetter(family: family, language: language)
    try checked(setter)
    let sink = ByteSink()
    guard let first = leaves.first,
      let surface = cairo_pdf_surface_create_for_stream(ByteSink.write, sink.pointer, first.width, first.height)
    else { throw .cairo(status: 0) }
    cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5)
    for (field, text) in [
      (CAIRO_PDF_METADATA_TITLE, title), (CAIRO_PDF_METADATA_AUTHOR, author), (CAIRO_PDF_METADATA_SUBJECT, subject),
      (CAIRO_PDF_METADATA_CREATE_DATE, dated), (CAIRO_PDF_METADATA_MOD_DATE, dated),
    ] where !text.isEmpty {
      cairo_pdf_surface_set_metadata(surface, field, text)
    }
    let cairo = cairo_create(surface)
    if let cairo {
      let painter = LeafPainter(cairo: cairo, setter: setter, isTagged: true)
      cairo_tag_begin(cairo, "Document", "")
      for leaf in leaves {
        cairo_pdf_surface_set_size(surface, leaf.width, leaf.height)
        painter.paint(leaf)
        cairo_show_page(cairo)
      }
      cairo_tag_end(cairo, "Document")
    }
    let status = cairo.map { cairo_status($0) } ?? CAIRO_STATUS_NO_MEMORY
    cairo_destroy(cairo)
    cairo_surface_finish(surface)
    cairo_surface_destroy(surface)
    guard status == CAIRO_STATUS_SUCCESS else { throw .cairo(status: status.rawValue) }
    return PDFCompletion(language: language, alternatives: leaves.flatMap { $0.items.flatMap(\.alternatives) })
      .completed(sink.bytes)
  }

  /// One page as a picture of points.
  /// - Parameter scale: points of the picture to one of the page.
  package func png(page index: Int = 0, scale: Double = 1) throws(PageError) -> [UInt8] {
    let setter = TypeSetter(family: family, language: language)
    try checked(setter)
    let leaf = leaves[index]
    let surface = cairo_image_surface_create(
      CAIRO_FORMAT_RGB24, Int32((leaf.width * scale).rounded()), Int32((leaf.height * scale).rounded()))
    defer { cairo_surface_destroy(surface) }
    guard let cairo = cairo_create(surface) else { throw .cairo(status: 0) }
    cairo_scale(cairo, scale, scale)
    LeafPainter(cairo: cairo, setter: setter, isTagged: false).paint(leaf)
    let status = cairo_status(cairo)
    cairo_destroy(cairo)
    let sink = ByteSink()
    let written = cairo_surface_write_to_png_stream(surface, ByteSink.write, sink.pointer)
    guard status == CAIRO_STATUS_SUCCESS, written == CAIRO_STATUS_SUCCESS else {
      throw .cairo(status: max(status.rawValue, written.rawValue))
    }
    return sink.bytes
  }

  /// One page as SVG, its letters as outlines: it looks alike wherever it is opened.
  package func svg(page index: Int = 0) throws(PageError) -> [UInt8] {
    let setter = TypeSetter(family: family, language: language)
    try checked(setter)
    let leaf = leaves[index]
    let sink = ByteSink()
    guard let surface = cairo_svg_surface_create_for_stream(ByteSink.write, sink.pointer, leaf.width, leaf.height),
      let cairo = cairo_create(surface)
    else { throw .cairo(status: 0) }
    LeafPainter(cairo: cairo, setter: setter, isTagged: false).paint(leaf)
    let status = cairo_status(cairo)
    cairo_destroy(cairo)
    cairo_surface_finish(surface)
    cairo_surface_destroy(surface)
    guard status == CAIRO_STATUS_SUCCESS else { throw .cairo(status: status.rawValue) }
    return described(sink.bytes, leaf)
  }

  /// Cairo numbers surfaces through the life of a process: the numbers are made the document's own. And what the page says
  /// is said to those who do not see it.
  private func described(_ bytes: [UInt8], _ leaf: Leaf) -> [UInt8] {
    let text = String(decoding: bytes, as: UTF8.self)
    var numbers: [Substring: Int] = [:]
    var out = ""
    var rest = text[...]
    while let found = rest.range(of: "surface") {
      out += rest[..<found.upperBound]
      rest = rest[found.upperBound...]
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      rest = rest.dropFirst(digits.count)
      guard !digits.isEmpty else { continue }
      let number = numbers[digits] ?? numbers.count + 1
      numbers[digits] = number
      out += String(number)
    }
    out += rest
    let words = leaf.items.flatMap(\.words).joined(separator: " ")
    guard let start = out.range(of: "<svg "), let end = out[start.upperBound...].firstIndex(of: ">") else {
      return Array(out.utf8)
    }
    let head = out[..<start.upperBound] + "role=\"img\" xml:lang=\"\(language)\" " + out[start.upperBound...end]
    let described = head + "\n<title>\(Self.escaped(title))</title><desc>\(Self.escaped(words))</desc>"
    return Array((described + out[out.index(after: end)...]).utf8)
  }
}

extension LeafBook {
  private static func escaped(_ text: String) -> String {
    var bytes: [UInt8] = []
    SVGText.append(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension LeafItem {
  /// Text alternatives of the pictures in it, in order; an empty one has none.
  var alternatives: [String] {
    switch self {
    case .image(_, _, let alt), .figure(let alt, _): [alt]
    case .group(_, let items): items.flatMap(\.alternatives)
    default: []
    }
  }

  /// What it says, in order.
  var words: [String] {
    switch self {
    case .text(let text): [text.runs.filter { $0.kind != .raised }.map(\.text).joined()]
    case .image(_, _, let alt), .figure(let alt, _): [alt]
    case .link(_, let items), .group(_, let items): items.flatMap(\.words)
    default: []
    }
  }
}
