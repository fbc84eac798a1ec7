/// The names by which letters greet people, in small letters: of ourselves, as we sign our mail and as our addresses
/// have it; and first names of whoever else writes in these files.
struct KnownNames {
  private var ours: Set<[UInt8]> = []
  private var others: Set<[UInt8]> = []
  /// Whether a message of ours says what we are called; an address like `info@` does not.
  private(set) var knowsUs = false

  init(me: [String]) {
    for address in me { ours.formUnion(Self.words(MailAddress.folded(address).prefix { $0 != 64 })) }
  }

  mutating func learn(_ name: [UInt8], isMine: Bool) {
    guard !name.isEmpty else { return }
    if isMine {
      ours.formUnion(Self.words(name[...]))
      knowsUs = true
    } else if let first = Self.first(name) {
      others.insert(first)
    }
  }

  /// Names that begin alike are one (Josh and Joshua), and so are slips (Brain for Brian).
  func isOurs(_ name: [UInt8]) -> Bool {
    ours.contains { Self.same($0, name) || Self.isSlip($0, name) }
  }

  /// Five letters and more that begin alike and have all letters but one in common.
  private static func isSlip(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    guard min(one.count, other.count) >= 5, one.first == other.first, abs(one.count - other.count) <= 1 else {
      return false
    }
    var left = one
    for letter in other { if let place = left.firstIndex(of: letter) { left.remove(at: place) } }
    return left.count <= 1
  }

  func isSomebodys(_ name: [UInt8]) -> Bool { others.contains(name) && !isOurs(name) }

  /// Whether one of the names is this person's, as far as the header tells.
  static func isOne(of names: [[UInt8]], _ person: NamedAddress) -> Bool {
    let words = words(person.name[...]) + words(person.address.prefix { $0 != 64 })
    return names.contains { name in words.contains { same($0, name) } }
  }

  private static func same(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    one == other || min(one.count, other.count) >= 3 && (one.starts(with: other) || other.starts(with: one))
  }

  /// Without single letters; `Bos, Roger` gives both.
  private static func words(_ name: ArraySlice<UInt8>) -> [[UInt8]] {
    name.split { !TextBytes.isWord($0) }.filter { $0.count > 1 }.map { $0.map(Octets.lower) }
  }

  /// `Roger` of `Roger Bos` and of `Bos, Roger`.
  private static func first(_ name: [UInt8]) -> [UInt8]? {
    let parts = name.split(separator: 44, maxSplits: 1)
    return (parts.count == 2 ? words(parts[1]) : words(name[...])).first
  }
}

/// Whom a letter greets.
struct Salutation {
  /// In small letters; empty where it greets nobody by name.
  var names: [[UInt8]] = []
  /// It greets everybody: "all", "both", "team".
  var isToAll = false
  /// A name alone on its line, without a greeting: it may be something else.
  var isBare = false

  /// From the first two lines that are not empty.
  static func of(_ text: MailBytes) -> Salutation {
    var (start, seen) = (0, 0)
    while start < text.count, seen < 2 {
      let end = TextBytes.lineEnd(text, start)
      let line = TextBytes.trimmed(text, start, end)
      start = end + 1
      if line.isEmpty || NewText.isQuoted(text, line) { continue }
      seen += 1
      if let found = read(text, line), found.isToAll || !found.names.isEmpty { return found }
    }
    return Salutation()
  }

  private static let greetings: [StaticString] = [
    "hi", "hello", "hey", "dear", "hallo", "good morning", "good afternoon", "good evening", "morning", "guten tag",
    "bonjour", "hola",
  ]
  private static let everybody: Set<String> = [
    "all", "everyone", "everybody", "both", "team", "folks", "guys", "there", "sir", "sirs", "madam", "list", "users",
    "members", "friends", "colleagues", "ladies", "gentlemen", "group", "again", "community", "experts",
  ]
  private static let titles: Set<String> = [
    "mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "and", "or", "the", "dear", "hi", "hello",
  ]

  private static func read(_ text: MailBytes, _ line: Range<Int>) -> Salutation? {
    for greeting in greetings where TextBytes.begins(text, line, greeting) {
      let rest = (line.lowerBound + greeting.utf8CodeUnitCount)..<line.upperBound
      // "Hi, …" and "Highly …".
      guard let next = text[rest].first, next == 32 else { continue }
      return names(text, rest)
    }
    guard line.count <= 60, text[line.upperBound - 1] == UInt8(ascii: ",") else { return nil }
    var bare = names(text, line)
    bare.isBare = true
    // "In the meantime," is no name.
    return bare.names.count <= 3 && !bare.isToAll ? bare : nil
  }

  /// Words with a capital up to the first that has none, or to a mark; "and" and titles among them are passed over.
  private static func names(_ text: MailBytes, _ range: Range<Int>) -> Salutation {
    var found = Salutation()
    var position = range.lowerBound
    while position < range.upperBound {
      let byte = text[position]
      if byte == 32 || byte == UInt8(ascii: "&") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".") {
        position += 1
        continue
      }
      if byte == UInt8(ascii: ","), !found.names.isEmpty, anotherFollows(text, (position + 1)..<range.upperBound) {
        position += 1
        continue
      }
      guard TextBytes.isWord(byte) else { break }
      var end = position
      while end < range.upperBound, TextBytes.isWord(text[end]) || text[end] == 39 || text[end] == 45 { end += 1 }
      let word = text[position..<end].map(Octets.lower)
      let spelled = String(decoding: word, as: UTF8.self)
      if everybody.contains(spelled) {
        found.isToAll = true
      } else if !titles.contains(spelled) {
        guard TextBytes.isCapital(byte) || byte >= 0x80, word.count > 1 else { break }
        found.names.append(word)
      }
      if found.names.count > 6 { break }
      position = end
    }
    return found
  }

  /// "Hi Ann, Bob and Cy": behind a comma a name, and another mark or "and" right behind it.
  private static func anotherFollows(_ text: MailBytes, _ rest: Range<Int>) -> Bool {
    let word = TextBytes.trimmed(text, rest.lowerBound, rest.upperBound)
    guard let first = text[word].first, TextBytes.isCapital(first) else { return false }
    var end = word.lowerBound
    while end < word.upperBound, TextBytes.isWord(text[end]) { end += 1 }
    let after = end..<word.upperBound
    return after.isEmpty || text[end] == UInt8(ascii: ",") || TextBytes.begins(text, after, " and ")
      || TextBytes.begins(text, after, " & ")
  }
}
