import Recruitment

/// Writes one JSON document, key by key, without reflection: answers can be long.
package struct JSONWriter {
  package private(set) var bytes: [UInt8] = []
  private var needsComma = false

  package init() {}

  package var text: String { String(decoding: bytes, as: UTF8.self) }

  package mutating func object(_ body: (inout JSONWriter) -> Void) { enclosed(123, 125, body) }
  package mutating func array(_ body: (inout JSONWriter) -> Void) { enclosed(91, 93, body) }

  package mutating func array<Element>(_ elements: some Sequence<Element>, _ each: (inout JSONWriter, Element) -> Void)
  {
    array { writer in
      for element in elements { each(&writer, element) }
    }
  }

  private mutating func enclosed(_ open: UInt8, _ close: UInt8, _ body: (inout JSONWriter) -> Void) {
    separate()
    bytes.append(open)
    needsComma = false
    body(&self)
    bytes.append(close)
    needsComma = true
  }

  /// The next value belongs to this key.
  package mutating func key(_ name: String) {
    separate()
    quote(name)
    bytes.append(58)
    needsComma = false
  }

  package mutating func string(_ value: String?) {
    separate()
    if let value { quote(value) } else { literal("null") }
    needsComma = true
  }

  package mutating func integer(_ value: Int?) {
    separate()
    literal(value.map(String.init) ?? "null")
    needsComma = true
  }

  /// A number with up to six decimals; `null` for what is not finite.
  package mutating func number(_ value: Double?) {
    separate()
    if let value, value.isFinite {
      let millionths = (value * 1_000_000).rounded() / 1_000_000
      literal(
        millionths == millionths.rounded() && abs(millionths) < 1e15 ? String(Int64(millionths)) : "\(millionths)")
    } else {
      literal("null")
    }
    needsComma = true
  }

  package mutating func bool(_ value: Bool?) {
    separate()
    literal(value.map { $0 ? "true" : "false" } ?? "null")
    needsComma = true
  }

  package mutating func time(_ value: Instant?) { string(value.map(ISOTimestamp.utc)) }

  package mutating func field(_ name: String, _ value: String?) {
    key(name)
    string(value)
  }

  package mutating func field(_ name: String, _ value: Int?) {
    key(name)
    integer(value)
  }

  package mutating func field(_ name: String, _ value: Bool?) {
    key(name)
    bool(value)
  }

  package mutating func field(_ name: String, _ value: Instant?) {
    key(name)
    time(value)
  }

  package mutating func field(_ name: String, _ values: [String]) {
    key(name)
    array(values) { $0.string($1) }
  }

  private mutating func separate() { if needsComma { bytes.append(44) } }
  private mutating func literal(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private static let hexadecimal = Array("0123456789abcdef".utf8)

  private mutating func quote(_ text: String) {
    bytes.append(34)
    for byte in text.utf8 {
      switch byte {
      case 34, 92: bytes.append(contentsOf: [92, byte])
      case 10: bytes.append(contentsOf: [92, 110])
      case 13: bytes.append(contentsOf: [92, 114])
      case 9: bytes.append(contentsOf: [92, 116])
      case 0..<32, 127:
        bytes.append(contentsOf: [92, 117, 48, 48, Self.hexadecimal[Int(byte >> 4)], Self.hexadecimal[Int(byte & 15)]])
      default: bytes.append(byte)
      }
    }
    bytes.append(34)
  }
}
