import Testing

@testable import Drawing

struct ChartTests {
  private func heading() throws -> Heading { try Heading("Talking helps", measure: "Points") }

  private func words(_ picture: Picture) -> [String] { picture.texts.map(\.text) }

  @Test func aChartWithoutAMessageIsRefused() {
    #expect(throws: DrawingError.noMessage) { try Heading("  \n") }
  }

  @Test func emptyChartsSaySo() throws {
    let heading = try heading()
    let nothing = Reading(nil, low: .nan, high: .nan)
    let charts: [any Chart] = [
      IntervalChart(heading, series: ["a"], rows: [.init("b", [nothing])]), BalanceChart(heading, rows: []),
      CurveChart(heading, arms: [.init("a", steps: [])]), SequenceChart(heading, looks: []),
      TriesChart(heading, strata: []), OverlapChart(heading, upper: .init("a", [.nan]), lower: .init("b", [])),
      Bars(heading, rows: [.init("a", .nan)]), IconArray(heading, groups: [.init("a", share: .nan)]),
    ]
    for chart in charts {
      let picture = chart.picture(width: 360)
      #expect(words(picture).contains("There is nothing on record to draw yet."))
      #expect(picture.description == "There is nothing on record to draw yet.")
      #expect(words(picture).contains("Talking helps"))
    }
  }

  @Test func intervalRowsKeepTheirOrderAndOpenEndsAreArrows() throws {
    let open = Reading(0.05, low: nil, high: 0.1)
    let shut = Reading(0.05, low: 0, high: 0.1)
    let chart = { (readings: [Reading]) in
      IntervalChart(try heading(), series: ["Adjusted"], rows: readings.map { .init("row", [$0]) }).picture(width: 720)
    }
    let arrows = { (picture: Picture) in
      picture.marks.filter { if case .path(_, closed: false, _, _) = $0 { true } else { false } }.count
    }
    #expect(arrows(try chart([shut, shut])) == 0)
    #expect(arrows(try chart([open, shut])) == 1)
    let rows = ["z", "a", "m"].map { IntervalChart.Row($0, [shut]) }
    let ordered = IntervalChart(try heading(), series: ["Adjusted"], rows: rows)
    #expect(words(ordered.picture(width: 720)).filter { ["z", "a", "m"].contains($0) } == ["z", "a", "m"])
    #expect(ordered.table.rows.map { $0[0] } == ["z", "a", "m"])
  }

  @Test func intervalsBeyondTheLimitsAreArrowsToo() throws {
    let chart = IntervalChart(
      try heading(), series: ["a"], rows: [.init("b", [Reading(0.05, low: -3, high: 3)])], limits: -0.2...0.2)
    let arrows = chart.picture(width: 720).marks.filter {
      if case .path(_, closed: false, _, _) = $0 { true } else { false }
    }
    #expect(arrows.count == 2)
    #expect(chart.sentence == "b: +5.0 (−300.0 to +300.0).")
  }

  /// A sign stands where its figure belongs, for each chart that has an axis across.
  @Test func signsStandAtTheirFigures() throws {
    let rows = [-0.1, 0, 0.1].map { IntervalChart.Row("r", [Reading($0, low: $0 - 0.05, high: $0 + 0.05)]) }
    let picture = IntervalChart(try heading(), series: ["a"], rows: rows).picture(width: 720)
    let signs = picture.marks.compactMap { mark in
      if case .circle(let centre, _, _, _) = mark { centre.x } else { nil }
    }
    let zero = try #require(picture.texts.first { $0.text == "0" })
    let ten = try #require(picture.texts.first { $0.text == "+10" })
    #expect(signs.count == 3)
    #expect(abs(signs[1] - zero.place.x) < 0.01 && abs(signs[2] - ten.place.x) < 0.01)
    #expect(abs((signs[1] - signs[0]) - (signs[2] - signs[1])) < 0.01)
  }

  @Test func curvesHaveTheirNamesAtTheirEndsAndCountsUnderTheirTimes() throws {
    let arm = { (name: String, last: Double, n: Int) in
      CurveChart.Arm(
        name,
        steps: [.init(0, Reading(0, low: 0, high: 0)), .init(56, Reading(last, low: last - 0.1, high: last + 0.1))],
        atRisk: [.init(from: 0, count: n), .init(from: 20, count: n / 2)])
    }
    let chart = CurveChart(try heading(), arms: [arm("Rang", 0.6, 188), arm("Messaged", 0.3, 1_231)])
    let picture = chart.picture(width: 720)
    let place = { (text: String) in try #require(picture.texts.first { $0.text == text }).place }
    #expect(try place("Rang").y < place("Messaged").y)
    #expect(try place("188").x == place("0").x && place("1,231").x == place("0").x)
    #expect(try place("94").x == place("21").x)
    #expect(chart.sentence == "Rang: 60% (50% to 70%) at 56 days. Messaged: 30% (20% to 40%) at 56 days.")
    #expect(chart.table.rows.count == 4)
  }

  @Test func sequencesSayWhereTheyStand() throws {
    let looks = (1...20).map { SequenceChart.Glance(at: Double($0) * 10, Reading(0.05, low: -0.1, high: 0.2)) }
    var chart = SequenceChart(try heading(), looks: looks, unit: "submissions", plannedEnd: 400)
    #expect(
      chart.sentence == "After 200 submissions: +5.0 (−10.0 to +20.0) points. Planned end: 400 submissions. "
        + "No verdict was reached so far.")
    chart.verdict = .init(at: 150, "helps")
    #expect(chart.sentence.hasSuffix("At 150 submissions: helps."))
    #expect(words(chart.picture(width: 360)).contains("helps"))
  }

  @Test func histogramsCountEveryPropensityOnce() {
    #expect(OverlapChart.counts([0, 0.049, 0.05, 0.5, 0.999, 1]).reduce(0, +) == 6)
    #expect(OverlapChart.counts([0, 0.049, 1])[0] == 2)
    #expect(OverlapChart.counts([0, 0.049, 1]).last == 1)
  }

  @Test func iconArraysFillAsManyDotsAsTheySay() throws {
    let picture = IconArray(try heading(), groups: [.init("Rang", share: 0.344)]).picture(width: 720)
    let filled = picture.marks.filter { if case .circle(_, _, .some, _) = $0 { true } else { false } }
    #expect(filled.count == 34)
    #expect(words(picture).contains("34 of 100"))
  }

  @Test func moreArmsThanColoursStillHaveNamesApart() throws {
    let arms = (1...9).map { CurveChart.Arm("Arm \($0)", steps: [.init(0, Reading(0.5)), .init(9, Reading(0.5))]) }
    let picture = CurveChart(try heading(), arms: arms).picture(width: 360)
    for arm in arms { #expect(words(picture).contains(arm.label)) }
  }

  @Test func longTextAlternativesAreShortenedAndSaySo() throws {
    let rows = (1...40).map { Bars.Row("r\($0)", Double($0)) }
    let chart = Bars(try heading(), rows: rows)
    #expect(chart.sentence.hasSuffix("r12: 12. And 28 more, in the table."))
    #expect(chart.table.rows.count == 40)
  }

  @Test func everyTryHasItsNumberAndHowManyThereWere() throws {
    let counts = [12_345, 10_234, 8_765, 7_654, 6_543, 5_432, 4_321, 3_210]
    let tries = counts.enumerated().map { place, n in
      TriesChart.Try(
        place + 1, n: n, chance: Reading(0.3, low: 0.2, high: 0.4), reached: Reading(0.4, low: 0.3, high: 0.5))
    }
    for width in [360.0, 720] {
      let chart = TriesChart(try heading(), strata: [.init("All", tries: tries), .init("After a text", tries: tries)])
      let texts = chart.picture(width: width).texts.map(\.text)
      for (place, n) in counts.enumerated() {
        // In both fields the number; under the left one the count of both kinds.
        #expect(texts.count { $0 == "\(place + 1)" } >= 2, "try \(place + 1) at \(width)")
        #expect(texts.count { $0 == NumberStyle.count.text(Double(n)) } == 2, "n of try \(place + 1) at \(width)")
      }
    }
  }
}
