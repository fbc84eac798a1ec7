import Evidence

/// Findings in words and figures that anybody may read aloud: what goes with what, never what because of what.
enum FindingWords {
  static func verdict(_ verdict: Finding.Verdict) -> String {
    switch verdict {
    case .helps: "Trying to talk goes with better results"
    case .probablyHelps: "Trying to talk probably goes with better results"
    case .cannotTell: "We cannot tell"
    case .noBetter: "Trying to talk goes with about the same results as writing"
    case .worse: "Trying to talk goes with worse results"
    }
  }

  /// The verdict in a list, beside the kind's name.
  static func briefly(_ verdict: Finding.Verdict) -> String {
    switch verdict {
    case .helps: "Goes with better results"
    case .probablyHelps: "Probably goes with better results"
    case .cannotTell: "We cannot tell"
    case .noBetter: "About the same as writing"
    case .worse: "Goes with worse results"
    }
  }

  /// Whether the record has an answer to the question, whichever.
  static func isAnswer(_ verdict: Finding.Verdict) -> Bool { verdict != .cannotTell }

  static func leftOut(_ reason: LeftOut) -> String {
    switch reason {
    case .neither: "Nobody did anything in time"
    case .settledBefore: "Settled, or a talk was booked, before anybody acted"
    case .notTheFirst: "An earlier one of the same kind counts"
    case .burnIn: "In a recruiter's first ninety days on record"
    case .recordEnds: "The record ends before the outcome could be seen"
    case .outcomesEnd:
      "The record goes on, but what came of it stops being written down before the outcome could be seen"
    case .noCallsOnRecord: "In four weeks or more in which no call of anybody’s is on record"
    case .loggedByHand: "In months whose calls or messages were written down by hand"
    case .randomised: "Part of a trial"
    }
  }

  /// "+6.2", with a true minus; without needless decimals.
  static func signed(_ share: Double) -> String {
    let tenths = Int((abs(share) * 1_000).rounded())
    let sign = tenths == 0 ? "" : share < 0 ? "−" : "+"
    return "\(sign)\(TradeWords.grouped(tenths / 10)).\(tenths % 10)"
  }

  /// "+6.2 (+1.1 to +11.3)".
  static func points(_ difference: Finding.Difference) -> String {
    "\(signed(difference.estimate)) (\(range(difference.low, difference.high, signed)))"
  }

  /// An end that cannot be given is said to be missing.
  static func range(_ low: Double?, _ high: Double?, _ text: (Double) -> String) -> String {
    switch (low, high) {
    case (let low?, let high?): "\(text(low)) to \(text(high))"
    case (let low?, nil): "\(text(low)) or more, without an upper end"
    case (nil, let high?): "\(text(high)) or less, without a lower end"
    case (nil, nil): "no range"
    }
  }

  /// "231 of 412 (56%)"; under ten of them no percentage.
  static func share(_ part: Int, of whole: Int) -> String {
    let counts = "\(TradeWords.grouped(part)) of \(TradeWords.grouped(whole))"
    guard whole >= 10 else { return counts }
    return "\(counts) (\(Int((Double(part) / Double(whole) * 100).rounded()))%)"
  }

  /// Decimals as asked for, with a true minus.
  static func plain(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return "not known" }
    let scale = decimals == 2 ? 100 : decimals == 1 ? 10 : 1
    let scaled = Int((abs(value) * Double(scale)).rounded())
    let sign = value < 0 && scaled > 0 ? "−" : ""
    let whole = TradeWords.grouped(scaled / scale)
    guard scale > 1 else { return sign + whole }
    let rest = String(scaled % scale)
    return "\(sign)\(whole).\(String(repeating: "0", count: decimals - rest.count))\(rest)"
  }

  /// "GBP 1,240".
  static func amount(_ value: Double, _ currency: String) -> String {
    "\(value < 0 ? "−" : "")\(currency) \(plain(abs(value), decimals: 0))"
  }

  /// A column's name, `days_since_conversation`, as words.
  static func covariate(_ name: String) -> String { TradeWords.sentence(name.replacing("_", with: " ")) }

  /// What the sentence says already is not said again.
  static func cautions(_ finding: Finding) -> [String] {
    finding.cautions.map(\.words).filter { !finding.sentence.contains($0) }
  }
}
