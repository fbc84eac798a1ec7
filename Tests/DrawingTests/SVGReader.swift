/// Reads what SVG documents of ours may hold, and objects to everything else: stricter than XML, so that what passes is
/// well-formed.
struct SVGReader {
  struct Element: Sendable {
    var name: String
    var attributes: [String: String]
    var depth: Int
    var text = ""
  }

  enum Objection: Error, Equatable {
    case unexpected(String)
  }

  /// Bytes, as XML sees them: a combining mark must not hide the bracket before it.
  private var rest: ArraySlice<UInt8>
  private(set) var elements: [Element] = []
  private var open: [Int] = []

  /// All elements in the order in which they open.
  static func elements(of document: String) throws -> [Element] {
    var reader = SVGReader(rest: Array(document.utf8)[...])
    try reader.read()
    return reader.elements
  }

  private init(rest: ArraySlice<UInt8>) { self.rest = rest }

  private mutating func read() throws {
    try element()
    while let inner = open.last {
      if rest.starts(with: "</".utf8) {
        try close()
      } else if rest.first == UInt8(ascii: "<") {
        try element()
      } else {
        elements[inner].text += try text(until: UInt8(ascii: "<"))
      }
    }
    guard rest.elementsEqual("\n".utf8) else { throw objection("after the end") }
  }

  private func objection(_ what: String) -> Objection {
    .unexpected("\(what) at \(String(decoding: rest.prefix(30), as: UTF8.self))")
  }

  private mutating func element() throws {
    try take("<")
    let name = try word()
    var attributes: [String: String] = [:]
    while rest.first == UInt8(ascii: " ") {
      try take(" ")
      let key = try word()
      try take("=\"")
      let value = try text(until: UInt8(ascii: "\""))
      try take("\"")
      guard attributes.updateValue(value, forKey: key) == nil else { throw objection("\(key) twice") }
    }
    elements.append(Element(name: name, attributes: attributes, depth: open.count))
    if rest.first == UInt8(ascii: "/") {
      try take("/>")
    } else {
      try take(">")
      open.append(elements.count - 1)
    }
  }

  private mutating func close() throws {
    try take("</\(elements[open.removeLast()].name)>")
  }

  private mutating func take(_ text: String) throws {
    guard rest.starts(with: text.utf8) else { throw objection("no \(text)") }
    rest = rest.dropFirst(text.utf8.count)
  }

  private mutating func word() throws -> String {
    let word = rest.prefix { byte in
      let letter = Character(Unicode.Scalar(byte))
      return letter.isASCII && (letter.isLetter || letter.isNumber || letter == "-")
    }
    guard !word.isEmpty else { throw objection("no name") }
    rest = rest.dropFirst(word.count)
    return String(decoding: word, as: UTF8.self)
  }

  private mutating func text(until end: UInt8) throws -> String {
    let entities = ["&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'"]
    var bytes: [UInt8] = []
    while let byte = rest.first, byte != end {
      if byte == UInt8(ascii: "&") {
        guard let found = entities.first(where: { rest.starts(with: $0.key.utf8) }) else { throw objection("a bare &") }
        bytes += found.value.utf8
        rest = rest.dropFirst(found.key.utf8.count)
        continue
      }
      guard byte >= 0x20 || byte == UInt8(ascii: "\n"), byte != 0x7F else { throw objection("a control character") }
      guard byte != UInt8(ascii: "<"), byte != UInt8(ascii: ">") else { throw objection("a bare bracket") }
      bytes.append(byte)
      rest = rest.dropFirst()
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw objection("no UTF-8 before this") }
    return text
  }
}
