/// How a sentence begins where it follows a greeting in the same line.
enum OpenerCase {
  /// Words of every day that are somebody's name as well.
  private static let names: Set<String> = [
    "will", "mark", "may", "june", "april", "grace", "hope", "joy", "rose", "bill", "rob", "jack", "pat", "sue", "art",
    "frank", "grant", "dean", "guy", "dale", "faith", "lance", "miles", "nick", "olive", "pearl", "penny", "ray",
    "rich",
    "ruby", "ward", "march", "august", "jan", "sam", "ben", "tom",
  ]

  /// With a small first letter, unless the word is "I", a name, or written in capitals.
  static func small(_ text: String) -> String {
    guard let first = text.first, first.isUppercase else { return text }
    let word = text.prefix { $0.isLetter || $0 == "'" || $0 == "’" }
    let lower = word.lowercased().replacing("’", with: "'")
    guard lower != "i", !lower.hasPrefix("i'"), !names.contains(lower), !word.dropFirst().contains(where: \.isUppercase)
    else { return text }
    let letters = lower.unicodeScalars.map(\.value)
    guard LanguageTable.standard.languages(of: letters[...]).has(.english), !WordForms.isOfTheCalendar(lower) else {
      return text
    }
    return first.lowercased() + text.dropFirst()
  }
}
