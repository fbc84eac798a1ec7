import CCairo
import CRsvg

/// A logo or another picture, read once to know that it can be drawn.
package struct PageImage: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable { case svg, png, jpeg }

  package let kind: Kind
  package let bytes: [UInt8]
  /// Its own size, of which only the proportion matters.
  package let width: Double
  package let height: Double

  package static let mostPoints = 4_000.0

  /// - Throws: `PageError.picture` where it cannot be drawn.
  package init(_ kind: Kind, _ bytes: [UInt8]) throws(PageError) {
    (self.kind, self.bytes) = (kind, bytes)
    var size: (Double, Double)?
    Self.open(kind, bytes) { opened in
      switch opened {
      case .drawing(let handle):
        var (width, height) = (0.0, 0.0)
        if rightcall_svg_size(handle, &width, &height) != 0 { size = (width, height) }
      case .points(let surface):
        size = (Double(cairo_image_surface_get_width(surface)), Double(cairo_image_surface_get_height(surface)))
      }
    }
    guard let size, size.0 > 0, size.1 > 0, size.0 <= Self.mostPoints, size.1 <= Self.mostPoints else {
      throw .picture
    }
    (width, height) = size
  }

  enum Opened {
    case drawing(UnsafeMutablePointer<RsvgHandle>)
    case points(OpaquePointer)
  }

  static func open(_ kind: Kind, _ bytes: [UInt8], _ use: (Opened) -> Void) {
    switch kind {
    case .svg:
      guard let handle = rightcall_svg_open(bytes, bytes.count) else { return }
      use(.drawing(handle))
      rightcall_picture_release(UnsafeMutableRawPointer(handle))
    case .png, .jpeg:
      guard let surface = rightcall_picture_open(kind.rawValue, bytes, bytes.count) else { return }
      use(.points(surface))
      cairo_surface_destroy(surface)
    }
  }

  /// The largest place of its proportion within a box, at the left and in the middle.
  func fitted(in box: Box) -> Box {
    let scale = min(box.width / width, box.height / height)
    let top = box.top + (box.height - height * scale) / 2
    return Box(left: box.left, top: top, right: box.left + width * scale, bottom: top + height * scale)
  }

  func draw(on cairo: OpaquePointer, in box: Box) {
    let place = fitted(in: box)
    Self.open(kind, bytes) { opened in
      switch opened {
      case .drawing(let handle):
        _ = rightcall_svg_draw(handle, cairo, place.left, place.top, place.width, place.height)
      case .points(let surface):
        cairo_save(cairo)
        cairo_translate(cairo, place.left, place.top)
        cairo_scale(cairo, place.width / width, place.height / height)
        cairo_set_source_surface(cairo, surface, 0, 0)
        cairo_pattern_set_filter(cairo_get_source(cairo), CAIRO_FILTER_BEST)
        cairo_paint(cairo)
        cairo_restore(cairo)
      }
    }
  }
}
