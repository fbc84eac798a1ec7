/// By how many points ringing, instead of writing, changes the primary outcome of each kind.
package struct PlantedEffects: Sendable, Equatable {
  /// In tenths of a point: per thousand.
  private var perMille = [Int](repeating: 0, count: PlantedKind.allCases.count)

  private init() {}

  /// Where nothing else is said: eight kinds in which ringing helps, six in which it changes nothing, one that it harms.
  package static let usual: PlantedEffects = {
    var effects = PlantedEffects()
    for (kind, points) in [
      (PlantedKind.c06, 8), (.c11, 10), (.c13, 10), (.c18, 8), (.c22, 6), (.l03, 8), (.l05, 10), (.l24, 10),
      (.l07, -6),
    ] {
      effects[kind] = points * 10
    }
    return effects
  }()

  /// Per thousand.
  package subscript(_ kind: PlantedKind) -> Int {
    get { perMille[kind.number] }
    set { perMille[kind.number] = newValue }
  }

  /// The usual ones, changed by words like `C13=10`, `L07=-2.5` or `all=0`, in their order: points from −30 to 30.
  package init(_ words: [String]) throws(SimulatedAgencyError) {
    self = .usual
    for word in words {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let effect = PlantedEffects.perMille(parts[1]), abs(effect) <= 300 else {
        throw .notAnEffect(word)
      }
      if parts[0] == "all" {
        for kind in PlantedKind.allCases { self[kind] = effect }
      } else if let kind = PlantedKind(rawValue: parts[0].uppercased()) {
        self[kind] = effect
      } else {
        throw .notAnEffect(word)
      }
    }
  }

  /// `10`, `-2.5`: at most one decimal place.
  static func perMille(_ text: Substring) -> Int? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let whole = Int(parts[0]), abs(whole) < 1_000 else { return nil }
    guard parts.count == 2 else { return whole * 10 }
    guard parts[1].utf8.count == 1, let tenth = Int(parts[1]), tenth >= 0 else { return nil }
    return whole * 10 + (parts[0].hasPrefix("-") ? -tenth : tenth)
  }

  /// `10` or `-2.5`, for `truth.json`.
  static func points(_ perMille: Int) -> String {
    let size = abs(perMille)
    return (perMille < 0 ? "-" : "") + String(size / 10) + (size % 10 == 0 ? "" : ".\(size % 10)")
  }
}
