import Drawing

/// Charts of every kind, with figures and words that are as awkward as they come.
extension SmallRandom {
  private static let words = [
    "talk", "interview", "Unternehmensberatungsgesellschaft", "the", "of", "<script>alert(1)</script>", "R&D",
    "\"quoted\"",
    "Zażółć", "東京都庁", "🙂", "e\u{301}clair", "Привет", "x\u{0}y", "]]>", "£12,500", "counter-offer", "\u{200D}", "don't",
    String(repeating: "W", count: 90),
  ]

  mutating func text(upTo longest: Int = 14) -> String {
    (0..<below(longest + 1)).map { _ in Self.words[below(Self.words.count)] }.joined(separator: " ")
  }

  mutating func heading() throws -> Heading {
    try Heading("Message \(text())", measure: chance(0.7) ? text() : nil, note: chance(0.5) ? text(upTo: 40) : nil)
  }

  /// Mostly of an everyday size; at times none, endless, huge or tiny.
  mutating func figure(_ size: Double = 0.3) -> Double {
    switch below(24) {
    case 0: .nan
    case 1: .infinity
    case 2: -.infinity
    case 3: (unit() - 0.5) * 1e18
    case 4: (unit() - 0.5) * 1e-12
    case 5: 0
    default: (unit() - 0.4) * size * 2
    }
  }

  mutating func reading(_ size: Double = 0.3) -> Reading {
    let value = figure(size)
    return Reading(
      chance(0.05) ? nil : value, low: chance(0.1) ? nil : value - abs(figure(size)),
      high: chance(0.1) ? nil : value + abs(figure(size)))
  }

  mutating func style() -> NumberStyle {
    [.percent, .points, .count, .days, .money(symbol: "£"), .plain(decimals: 2)][below(6)]
  }

  mutating func chart(_ kind: Int) throws -> any Chart {
    switch kind % 8 {
    case 0: try intervals()
    case 1:
      BalanceChart(
        try heading(), rows: (0..<below(12)).map { _ in .init(text(), before: figure(), after: figure(0.1)) },
        before: text(), after: text())
    case 2: try curves()
    case 3: try sequence()
    case 4: try tries()
    case 5:
      OverlapChart(
        try heading(), upper: .init(text(), (0..<below(300)).map { _ in unit() }),
        lower: .init(text(), (0..<below(300)).map { _ in figure(1) }),
        kept: chance(0.5) ? unit() * 0.4...0.5 + unit() : nil)
    case 6:
      Bars(
        try heading(),
        rows: (0..<below(9)).map { _ in .init(text(), note: text(), figure(1e5), isStressed: chance(0.3)) },
        style: style())
    default:
      IconArray(try heading(), groups: (0..<below(6)).map { _ in .init(text(), share: figure(1), note: text()) })
    }
  }

  private mutating func intervals() throws -> IntervalChart {
    let two = chance(0.6)
    return IntervalChart(
      try heading(), series: two ? [text(), text()] : [text()],
      rows: (0..<below(9)).map { _ in .init(text(), note: text(), (0..<(two ? 2 : 1)).map { _ in reading() }) },
      style: style(), margin: chance(0.5) ? figure(0.05) : nil, limits: chance(0.5) ? -0.2...0.3 : nil,
      lower: text(upTo: 5), higher: text(upTo: 5))
  }

  private mutating func curves() throws -> CurveChart {
    let arms = (0..<below(8)).map { _ in
      CurveChart.Arm(
        text(), steps: (0..<below(20)).map { _ in .init(figure(60), reading()) },
        atRisk: (0..<below(10)).map { .init(from: Double($0) * 10, count: below(100_000)) })
    }
    return CurveChart(try heading(), arms: arms, time: style(), style: style())
  }

  private mutating func sequence() throws -> SequenceChart {
    SequenceChart(
      try heading(), looks: (0..<below(40)).map { .init(at: chance(0.05) ? .nan : Double($0) * 10, reading()) },
      across: style(), unit: text(), style: style(), plannedEnd: chance(0.7) ? figure(800) : nil,
      verdict: chance(0.5) ? .init(at: figure(400), text()) : nil, margin: chance(0.5) ? figure(0.05) : nil)
  }

  private mutating func tries() throws -> TriesChart {
    let strata = (0..<below(5)).map { _ in
      TriesChart.Stratum(
        text(), tries: (0..<below(14)).map { .init($0 + 1, n: below(100_000), chance: reading(), reached: reading()) })
    }
    return TriesChart(try heading(), strata: strata)
  }
}
