/// Whether a drawing can do nothing but be looked at: only elements that draw, only attributes that say how, nothing
/// fetched, nothing run, no entities of its own, no comments to hide in. Whatever is not known is refused.
struct SafeSVG {
  private var rest: Substring
  private var open: [Substring] = []

  private static let elements: Set<String> = [
    "svg", "g", "defs", "symbol", "use", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline",
    "polygon", "text", "tspan", "linearGradient", "radialGradient", "stop", "clipPath", "mask",
  ]

  static func isSafe(_ text: String) -> Bool {
    var reader = SafeSVG(rest: text[...])
    return reader.read()
  }

  private mutating func read() -> Bool {
    if rest.first == "\u{FEFF}" { rest = rest.dropFirst() }
    skipBlanks()
    if rest.hasPrefix("<?xml ") {
      guard let end = rest.range(of: "?>") else { return false }
      rest = rest[end.upperBound...]
      skipBlanks()
    }
    guard rest.hasPrefix("<svg") else { return false }
    var count = 0
    while !rest.isEmpty {
      count += 1
      guard count < 20_000, open.count < 100 else { return false }
      if rest.first == "<" {
        guard tag() else { return false }
        if open.isEmpty {
          skipBlanks()
          return rest.isEmpty
        }
      } else {
        let text = rest.prefix { $0 != "<" }
        guard Self.isPlain(text) else { return false }
        rest = rest.dropFirst(text.count)
      }
    }
    return false
  }

  private mutating func skipBlanks() { rest = rest.drop { $0.isWhitespace } }

  /// One tag; no `<!`, no `<?`.
  private mutating func tag() -> Bool {
    rest = rest.dropFirst()
    if rest.first == "/" {
      let name = rest.dropFirst().prefix { Self.isNameCharacter($0) }
      rest = rest.dropFirst(1 + name.count)
      skipBlanks()
      guard open.popLast() == name, rest.first == ">" else { return false }
      rest = rest.dropFirst()
      return true
    }
    let name = rest.prefix { Self.isNameCharacter($0) }
    guard Self.elements.contains(String(name)) else { return false }
    rest = rest.dropFirst(name.count)
    while true {
      let before = rest
      skipBlanks()
      if rest.first == ">" {
        rest = rest.dropFirst()
        open.append(name)
        return true
      }
      if rest.hasPrefix("/>") {
        rest = rest.dropFirst(2)
        return true
      }
      guard rest.startIndex != before.startIndex, attribute() else { return false }
    }
  }

  private mutating func attribute() -> Bool {
    let name = rest.prefix { Self.isNameCharacter($0) }.lowercased()
    rest = rest.drop { Self.isNameCharacter($0) }
    guard !name.isEmpty, rest.first == "=" else { return false }
    rest = rest.dropFirst()
    guard let quote = rest.first, quote == "\"" || quote == "'" else { return false }
    rest = rest.dropFirst()
    guard let end = rest.firstIndex(of: quote) else { return false }
    let value = rest[..<end]
    rest = rest[rest.index(after: end)...]
    return Self.isPlain(value) && Self.isSafe(name, value.lowercased())
  }

  private static func isSafe(_ name: String, _ value: String) -> Bool {
    if name.hasPrefix("on") { return false }
    // Names of name spaces are only names.
    if name == "xmlns" || name.hasPrefix("xmlns:") { return true }
    let tight = value.filter { !$0.isWhitespace }
    if name == "href" || name.hasSuffix(":href") { return tight.hasPrefix("#") }
    if name == "src" || name.hasSuffix(":base") { return false }
    // What a reference could lead to is in the drawing itself.
    let outside = tight.replacing("url(#", with: "").replacing("url('#", with: "")
    return !outside.contains("url(")
      && !["javascript:", "data:", "expression(", "@import", "\\", "://", "image("]
        .contains { outside.contains($0) }
  }

  /// Of entities only those that every reader knows, and numbers: none can be defined here.
  private static func isPlain(_ text: Substring) -> Bool {
    guard !text.contains("<") else { return false }
    var rest = text
    while let start = rest.firstIndex(of: "&") {
      let name = rest[rest.index(after: start)...].prefix { $0 != ";" }
      // A number could spell what is looked for above.
      guard ["amp", "lt", "gt", "quot", "apos"].contains(String(name)) else { return false }
      rest = rest[name.endIndex...]
    }
    return true
  }

  private static func isNameCharacter(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber || "-:_".contains(character))
  }
}
