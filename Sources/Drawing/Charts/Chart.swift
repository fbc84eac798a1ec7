/// A chart lays itself out for the width it is given: about 720 pixels on a desk, 360 on a phone.
package protocol Chart: Hashable, Sendable {
  var heading: Heading { get }
  /// Whether there is nothing to draw; the picture then says so.
  var isEmpty: Bool { get }
  /// The text alternative: the figures in sentences, without the message.
  var sentence: String { get }
  var table: DataTable { get }
  func draw(on sheet: inout Sheet)
}

extension Chart {
  package static var desk: Double { 720 }
  package static var phone: Double { 360 }

  /// What stands where the marks would be.
  static var emptyWords: String { "There is nothing on record to draw yet." }

  /// - Parameter width: pixels, 240 to 2,000.
  package func picture(width: Double) -> Picture {
    var sheet = Sheet(width: width.isFinite ? min(2_000, max(240, width)) : Self.desk)
    sheet.head(heading)
    if isEmpty { sheet.sayEmpty(Self.emptyWords) } else { draw(on: &sheet) }
    sheet.foot(heading)
    return sheet.picture(title: heading.message, description: isEmpty ? Self.emptyWords : sentence)
  }

  /// One SVG element. See `Picture.svg(id:role:)`.
  package func svg(id: String, width: Double = desk) -> String { picture(width: width).svg(id: id) }

  /// Two SVG elements, one for the desk and one for the phone; `DrawingStyle.sheet` shows the one that fits.
  package func markup(id: String) -> String {
    picture(width: Self.desk).svg(id: "\(id)-wide", role: "drawing-wide")
      + picture(width: Self.phone).svg(id: "\(id)-narrow", role: "drawing-narrow")
  }
}

/// Sentences of a text alternative, of which only the first are said.
enum Sentences {
  static let most = 12

  static func listed(_ parts: [String]) -> String {
    let said = parts.prefix(most).joined(separator: " ")
    return parts.count > most ? "\(said) And \(parts.count - most) more, in the table." : said
  }
}
