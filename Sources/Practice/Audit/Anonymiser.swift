/// Takes out of a message what tells who it was to or from: the names that are given, and addresses, links and numbers of
/// any kind that could be dialled. Its writer looks at what is left before anybody else does.
package struct Anonymiser: Sendable {
  /// Lower case.
  private let names: Set<String>

  /// - Parameter names: of people and firms; each of their words is taken out where it stands by itself.
  package init(names: [String]) {
    self.names = Set(names.flatMap(Self.words).filter { $0.count > 1 && !Self.plain.contains($0) })
  }

  /// Words that stand in firms' names and say nothing by themselves.
  private static let plain: Set<String> = [
    "and", "the", "of", "for", "ltd", "limited", "llp", "plc", "inc", "group", "company", "co", "services", "partners",
    "solutions", "recruitment", "international", "uk",
  ]

  private static func words(_ text: String) -> [String] {
    text.split { !$0.isLetter && $0 != "'" && $0 != "’" }.map { $0.lowercased() }
  }

  package func anonymised(_ text: String) -> String {
    var result = ""
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      if !result.isEmpty { result += "\n" }
      result += anonymised(line: line)
    }
    return Self.merged(result)
  }

  private func anonymised(line: Substring) -> String {
    var pieces: [String] = []
    var digits: [Substring] = []
    func endNumber() {
      // Seven figures or more could be dialled; a time or a salary is left.
      let figures = digits.joined().count(where: \.isNumber)
      pieces += figures >= 7 ? ["[number]"] : digits.map(String.init)
      digits = []
    }
    for piece in line.split(separator: " ", omittingEmptySubsequences: false) {
      if Self.isNumeric(piece) {
        digits.append(piece)
        continue
      }
      endNumber()
      pieces.append(anonymised(piece: piece))
    }
    endNumber()
    return pieces.joined(separator: " ")
  }

  private static func isNumeric(_ piece: Substring) -> Bool {
    piece.contains(where: \.isNumber) && piece.allSatisfy { $0.isNumber || "+()-.,".contains($0) }
  }

  private func anonymised(piece: Substring) -> String {
    let lower = piece.lowercased()
    if lower.contains("://") || lower.hasPrefix("www.") { return "[link]" }
    if piece.dropFirst().dropLast().contains("@") { return "[address]" }
    var result = ""
    var word = ""
    func endWord() {
      let bare = word.lowercased()
      let owner = bare.hasSuffix("'s") || bare.hasSuffix("’s") ? String(bare.dropLast(2)) : bare
      result += names.contains(bare) ? "[name]" : names.contains(owner) ? "[name]’s" : word
      word = ""
    }
    for character in piece {
      if character.isLetter || character == "'" || character == "’" {
        word.append(character)
      } else {
        endWord()
        result.append(character)
      }
    }
    endWord()
    return result
  }

  /// A name of several words is one gap.
  private static func merged(_ text: String) -> String {
    var text = text
    while text.contains("[name] [name]") { text = text.replacing("[name] [name]", with: "[name]") }
    return text
  }
}
