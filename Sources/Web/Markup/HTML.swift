import Drawing

/// Markup that is safe by construction: what is written out in the source is markup, what is interpolated is text and
/// is escaped, unless it is `HTML` itself. There is no way to turn a `String` of unknown origin into markup.
///
/// Drawings come from the room that makes them, which escapes on its own; nothing else is taken as it is.
///
/// Attribute values stand in double quotes, always.
struct HTML: ExpressibleByStringInterpolation, Sendable {
  private(set) var bytes: [UInt8]

  init(stringLiteral value: StaticString) { bytes = value.withUTF8Buffer { Array($0) } }

  init(stringInterpolation: Interpolation) { bytes = stringInterpolation.bytes }

  /// A chart, once for the desk and once for the phone.
  /// - Parameter id: unique on the page.
  init(drawing chart: some Chart, id: String) { bytes = Array(chart.markup(id: id).utf8) }

  /// Nothing at all.
  static let empty: HTML = ""

  static func + (left: HTML, right: HTML) -> HTML {
    var sum = left
    sum.bytes += right.bytes
    return sum
  }

  static func += (left: inout HTML, right: HTML) { left.bytes += right.bytes }

  struct Interpolation: StringInterpolationProtocol {
    fileprivate var bytes: [UInt8] = []

    init(literalCapacity: Int, interpolationCount: Int) {
      bytes.reserveCapacity(literalCapacity + interpolationCount * 32)
    }

    mutating func appendLiteral(_ literal: StaticString) {
      literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    mutating func appendInterpolation(_ text: String) { Escape.append(text, to: &bytes) }

    mutating func appendInterpolation(_ number: some BinaryInteger) {
      bytes.append(contentsOf: String(number).utf8)
    }

    mutating func appendInterpolation(_ markup: HTML) { bytes.append(contentsOf: markup.bytes) }

    /// Nothing where there is nothing.
    mutating func appendInterpolation(_ markup: HTML?) {
      if let markup { bytes.append(contentsOf: markup.bytes) }
    }

    /// Each in turn.
    mutating func appendInterpolation(_ parts: [HTML]) {
      for part in parts { bytes.append(contentsOf: part.bytes) }
    }
  }
}

extension [HTML] {
  func joined(by separator: HTML) -> HTML {
    var sum = HTML.empty
    for (index, part) in enumerated() {
      if index > 0 { sum += separator }
      sum += part
    }
    return sum
  }
}

/// Text as HTML shows it, inside elements and inside quoted attributes.
enum Escape {
  static func append(_ text: String, to bytes: inout [UInt8]) {
    var copy = text
    copy.withUTF8 { source in
      for byte in source {
        switch byte {
        case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
        case UInt8(ascii: "<"): bytes.append(contentsOf: "&lt;".utf8)
        case UInt8(ascii: ">"): bytes.append(contentsOf: "&gt;".utf8)
        case UInt8(ascii: "\""): bytes.append(contentsOf: "&quot;".utf8)
        case UInt8(ascii: "'"): bytes.append(contentsOf: "&#39;".utf8)
        // Control characters are not allowed in a document; line breaks and tabs are.
        case 0..<9, 11, 12, 14..<32, 127: continue
        default: bytes.append(byte)
        }
      }
    }
  }
}
