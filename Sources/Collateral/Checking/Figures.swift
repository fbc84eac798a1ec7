/// Finds the numbers in a text, in digits of any script and in words.
package enum Figures {
  package struct Found: Hashable, Sendable {
    /// As it is written.
    package var text: String
    /// Whether it says a share or a multiple of something: no promise and no count of ours can be that.
    package var isRatio: Bool
  }

  private static let counts: Set<String> = [
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
  ]
  private static let large: Set<String> = [
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty",
    "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "thousand", "million", "hundreds", "thousands",
  ]
  private static let fractions: Set<String> = [
    "half", "third", "thirds", "quarter", "quarters", "fifth", "fifths", "tenth", "tenths", "twice", "double",
    "doubled",
    "triple", "tripled", "majority",
  ]

  /// In order. Clock times, such as 17:15, and years that stand alone are none.
  package static func found(in text: String) -> [Found] {
    let words = tokens(text)
    var found: [Found] = []
    var index = 0
    while index < words.count {
      let word = words[index]
      let next = index + 1 < words.count ? words[index + 1] : ""
      let after = index + 2 < words.count ? words[index + 2] : ""
      if word.contains(where: isDigit) {
        if isClock(word) {
          index += 1
          continue
        }
        let isShare =
          word.hasSuffix("%") || word.hasSuffix("％") || next == "%" || next == "per" || next == "percent"
          || next == "times"
        let joined = next == "%" ? word + "%" : next == "times" ? "\(word) times" : word
        found.append(
          Found(text: joined, isRatio: isShare || (next == "in" && isCount(after)) || (next == "of" && isCount(after))))
        // "4 in 10" is one figure.
        if next == "in" || next == "of", isCount(after) { index += 2 }
      } else if isCount(word), next == "in" || next == "of", isCount(after) || after == "every" {
        found.append(Found(text: "\(word) \(next) \(after)", isRatio: true))
        index += 2
      } else if counts.contains(word) || large.contains(word) || word == "one", fractions.contains(next),
        next != "half" || word != "one"
      {
        found.append(Found(text: "\(word) \(next)", isRatio: true))
        index += 1
      } else if counts.contains(word), next == "times", isPlainTimes(next, after) {
        index += 1
      } else if counts.contains(word) || large.contains(word), ["times", "percent", "per", "fold"].contains(next),
        next != "per" || after == "cent"
      {
        found.append(
          Found(text: next == "per" ? "\(word) per cent" : "\(word) \(next)", isRatio: !isPlainTimes(next, after)))
      } else if large.contains(word) {
        found.append(Found(text: word, isRatio: false))
      } else if fractions.contains(word) {
        let isArticle = index > 0 && (words[index - 1] == "a" || words[index - 1] == "the")
        // "the third call", "half an hour", "half past": places and times, not shares.
        if isPlace(word, next, after, before: index > 0 ? words[index - 1] : "") {
          index += 1
          continue
        }
        found.append(Found(text: isArticle && word != "half" ? "a \(word)" : word, isRatio: true))
      }
      index += 1
    }
    return found
  }

  private static func isPlace(_ word: String, _ next: String, _ after: String, before: String) -> Bool {
    switch word {
    case "half": next == "an" || next == "past" || next == "a" || before == "and"
    case "third", "fifth", "tenth", "quarter":
      before == "the" || before == "each" || before == "every" || before == "this" || before == "next"
        || (before == "a" && next != "of" && word != "quarter") || next == "past" || next == "to"
        || (word == "quarter" && next == "of" && after == "an")
    case "double": next == "booking" || next == "check" || next == "submission"
    default: false
    }
  }

  /// "two times to choose from" counts times; "two times as many" does not.
  private static func isPlainTimes(_ next: String, _ after: String) -> Bool {
    next == "times" && !["as", "more", "less", "the", "likelier", "higher", "fewer"].contains(after)
  }

  private static func isCount(_ word: String) -> Bool {
    word == "one" || counts.contains(word) || large.contains(word)
      || (!word.isEmpty && word.allSatisfy { isDigit($0) })
  }

  private static func isClock(_ word: String) -> Bool {
    let parts = word.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count == 2
      && parts.allSatisfy { (1...2).contains($0.count) && $0.allSatisfy { $0.isASCII && $0.isNumber } }
  }

  /// Of any script, and signs that are numbers, such as ½ and Ⅳ.
  private static func isDigit(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first else { return false }
    return scalar.properties.numericType != nil && !isIdeograph(scalar)
  }

  private static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool { (0x3400...0x9FFF).contains(scalar.value) }

  /// Words in lower case, without what stands around them; a sign for per cent stays with its number.
  private static func tokens(_ text: String) -> [String] {
    text.lowercased().split { $0.isWhitespace || "–—/()[]“”\"".contains($0) || $0 == "-" }.map { word in
      var word = word[...]
      while let last = word.last, ".,;:!?’'…".contains(last) { word = word.dropLast() }
      while let first = word.first, "‘'+~≈<>".contains(first) { word = word.dropFirst() }
      return String(word)
    }.filter { !$0.isEmpty }
  }

  /// The same for a comparison: without commas between thousands.
  package static func folded(_ figure: String) -> String {
    figure.lowercased().replacing(",", with: "").replacing(" %", with: "%").replacing("-", with: " ")
      .replacing(" per cent", with: "%").replacing(" percent", with: "%")
  }
}
