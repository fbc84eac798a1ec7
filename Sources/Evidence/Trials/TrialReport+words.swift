import Statistics

extension TrialReport {
  /// What may be said aloud of it now. "Because" only where `isBecauseOf`.
  package var sentence: String {
    switch verdict {
    case .tooEarly: "Too early to say anything: each side needs 100 whose outcome is known."
    case .sampleRatioOff: "The lots in the log do not look like lots: nothing can be said until it is known why."
    case .helps, .probablyHelps:
      isBecauseOf
        ? "Prompting \(verdict == .helps ? "helps" : "probably helps"), because of itself: \(ends)."
        : "Prompting goes with better ends so far: \(ends). What it does to everybody is not yet known."
    case .worse: "Prompting makes it worse: \(ends)."
    case .noBetter: "Prompting is as good as no prompting: \(ends)."
    case .cannotTell: "It cannot be told yet: \(ends)."
    }
  }

  private var ends: String {
    guard look.estimate.isFinite else { return "" }
    let range = "between \(Finding.points(look.interval.low)) and \(Finding.points(look.interval.high))"
    return "of those prompted, \(Finding.more(look.estimate)) in a hundred \(outcome.words) (\(range))"
  }

  /// "+2.1 (-0.4 to +4.6)", in points.
  package static func points(_ value: Double, _ interval: Interval) -> String {
    func signed(_ value: Double) -> String {
      guard value.isFinite else { return "no end" }
      let tenths = (value * 1_000).rounded() / 10
      return tenths > 0 ? "+\(tenths)" : "\(tenths)"
    }
    return "\(signed(value)) (\(signed(interval.low)) to \(signed(interval.high)))"
  }

  package static func points(_ estimate: Estimate) -> String { points(estimate.value, estimate.interval()) }

  /// The first look at which the interval left nothing out: from then on the sequence had spoken.
  package var firstAnswer: ConfidenceSequence.Look? {
    looks.first { $0.interval.low > 0 || $0.interval.high < 0 }
  }
}
