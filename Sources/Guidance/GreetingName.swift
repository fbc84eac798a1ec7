/// By what somebody is greeted, read from a name as records and mail programs have it.
package enum GreetingName {
  /// - Returns: `Roger` of `Roger Bos`, `Bos, Roger` and `Dr Roger Bos`; `nil` where the name gives none: a single letter,
  ///   a title with a surname, an address, a machine.
  package static func of(_ name: String) -> String? {
    guard !name.contains("@"), !isMachine(name) else { return nil }
    let words = personal(name).split(separator: " ")
    let own = words.filter { !titles.contains(folded($0)) }
    guard let first = own.first, isName(first) else { return nil }
    // "Mr Smith" is a surname, and "jsmith" what stands before the @.
    if own.count == 1, words.count > 1, name.firstIndex(of: ",") == nil { return nil }
    if words.count == 1, name.firstIndex(of: ",") == nil, first.first?.isLowercase == true { return nil }
    return String(first)
  }

  private static let titles: Set<String> = [
    "dr", "mr", "mrs", "ms", "miss", "mx", "prof", "professor", "sir", "dame", "herr", "frau", "mme", "mlle", "ing",
    "dipl", "med", "rev",
  ]
  private static let degrees: Set<String> = [
    "phd", "md", "mba", "ma", "msc", "bsc", "jr", "sr", "ii", "iii", "cfa", "aca", "acca", "cima", "cfo", "ceo", "cto",
    "coo", "esq", "ltd", "inc", "gmbh", "llp", "plc", "frm", "fca", "frsa", "obe", "mbe", "cpa", "cipd", "fcipd",
    "mcipd",
  ]

  private static func folded(_ word: Substring) -> String { word.lowercased().filter { $0 != "." } }

  /// What stands behind a comma is the first name, unless it is a degree.
  private static func personal(_ name: String) -> Substring {
    let parts = name.split(separator: ",", maxSplits: 1)
    guard parts.count == 2 else { return name[...] }
    let behind = parts[1].split { $0 == " " || $0 == "," }
    if behind.isEmpty || behind.allSatisfy({ degrees.contains(folded($0)) }) { return parts[0] }
    return parts[1]
  }

  private static func isName(_ word: Substring) -> Bool {
    word.filter(\.isLetter).count >= 2
      && word.allSatisfy { $0.isLetter || $0 == "-" || $0 == "'" || $0 == "\u{2019}" }
  }

  private static func isMachine(_ name: String) -> Bool {
    let letters = name.lowercased().filter(\.isLetter)
    return ["noreply", "donotreply", "mailerdaemon", "postmaster", "notification", "newsletter", "autoreply"]
      .contains { letters.contains($0) } || letters == "unknown"
  }
}
