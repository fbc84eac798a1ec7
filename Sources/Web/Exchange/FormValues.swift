/// What a query string or a posted form holds. The first value of a name counts.
struct FormValues: Sendable {
  private let values: [String: String]

  /// Enough for every form of ours; more is a mistake or mischief.
  static let limit = 64
  /// A table has an answer for each of its columns, and for each word of a status.
  static let limitOfColumns = 2_000

  init() { values = [:] }

  /// - Returns: `nil` where the encoding is broken or there are more than `limit` pairs.
  init?(encoded bytes: some Sequence<UInt8>, limit: Int = Self.limit) {
    var values: [String: String] = [:]
    let pairs = Array(bytes).split(separator: UInt8(ascii: "&"))
    guard pairs.count <= limit else { return nil }
    for pair in pairs {
      let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = PercentEncoding.decode(parts[0], form: true),
        let value = parts.count == 2 ? PercentEncoding.decode(parts[1], form: true) : ""
      else { return nil }
      if values[name] == nil { values[name] = value }
    }
    self.values = values
  }

  /// The value with blanks around it taken off; `nil` where it is absent or blank.
  subscript(name: String) -> String? {
    guard let value = values[name] else { return nil }
    let isBlank: (Character) -> Bool = { $0.isWhitespace }
    guard let first = value.firstIndex(where: { !isBlank($0) }), let last = value.lastIndex(where: { !isBlank($0) })
    else { return nil }
    return String(value[first...last])
  }

  /// The values of fields whose names are that word and a number, in order of the numbers: `p0`, `p1`.
  func values(under word: String) -> [String] {
    values.compactMap { name, value -> (Int, String)? in
      guard name.hasPrefix(word), let number = Int(name.dropFirst(word.count)), !value.isEmpty else { return nil }
      return (number, value)
    }.sorted { $0.0 < $1.0 }.map(\.1)
  }

  /// What follows that word in the names of fields that hold something, in order: of `piece_a=yes` it is `a`.
  func names(under word: String) -> [String] {
    values.compactMap { name, value in
      name.hasPrefix(word) && !value.isEmpty ? String(name.dropFirst(word.count)) : nil
    }.sorted()
  }

  /// The value as it was typed, blanks and all: a password. `nil` where it is absent or empty.
  func verbatim(_ name: String) -> String? { values[name].flatMap { $0.isEmpty ? nil : $0 } }
}
