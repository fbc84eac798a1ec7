import Foundation

/// A person's name in words that can be compared.
package struct NameWords: Hashable, Sendable {
  /// As it is spoken, first name first; small letters without accents, titles left out.
  package var words: [String]

  package enum Agreement: Int, Comparable, Sendable {
    /// Another first name, or nothing in common.
    case differs
    /// One first name goes on from the other and ends as women's names do: somebody's own in full, or a brother's and a
    /// sister's (Ann and Anna, Paul and Paula).
    case resembles
    /// One says less: no surname, an initial.
    case fits
    /// First name and surname are the same.
    case same

    package static func < (left: Agreement, right: Agreement) -> Bool { left.rawValue < right.rawValue }
  }

  package init(_ name: String) {
    let folded = name.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil).lowercased()
    let halves = folded.split(separator: ",", maxSplits: 1).map(String.init)
    let spoken = halves.count == 2 ? halves[1] + " " + halves[0] : folded
    words = spoken.split { !$0.isLetter && $0 != "'" && $0 != "’" }.map { String($0.filter(\.isLetter)) }
      .filter { !$0.isEmpty && !Self.titles.contains($0) }
  }

  /// Whether two names can be one person's.
  package func agreement(with other: NameWords) -> Agreement {
    guard let first = words.first, let otherFirst = other.words.first else { return .fits }
    if words.count > 1, other.words.count > 1 {
      guard words.last == other.words.last else { return .differs }
      if first == otherFirst { return .same }
      return Self.agreement(ofFirst: first, otherFirst)
    }
    // One word alone: a first name or a surname.
    return Set(words).isDisjoint(with: other.words) ? .differs : .fits
  }

  /// `Dan` and `Daniel`, `J` and `John`.
  private static func agreement(ofFirst one: String, _ other: String) -> Agreement {
    let (short, long) = one.count < other.count ? (one, other) : (other, one)
    guard long.hasPrefix(short) else { return .differs }
    return short.count > 1 && (long.hasSuffix("a") || long.hasSuffix("e")) ? .resembles : .fits
  }

  private static let titles: Set<String> = [
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "herr", "frau", "mme", "mlle", "jr",
    "sr",
    "phd", "mba", "msc", "bsc", "ba", "ma", "cpa", "acca", "cipd",
  ]
}
