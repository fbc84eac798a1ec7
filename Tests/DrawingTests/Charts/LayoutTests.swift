import Drawing
import Testing

/// What holds for every chart, whatever it is given. Each seed is a chart; a failure names its seed.
struct LayoutTests {
  static let seeds = 1...800
  static let widths = [240.0, 360, 561, 720, 1_100]

  private static let pictures = Result {
    try Dictionary(uniqueKeysWithValues: seeds.map { ($0, try make($0)) })
  }

  private static func make(_ seed: Int) throws -> Picture {
    var random = SmallRandom(seed)
    let chart = try random.chart(seed)
    return chart.picture(width: widths[random.below(widths.count)])
  }

  private func picture(_ seed: Int) throws -> Picture {
    try #require(try Self.pictures.get()[seed])
  }

  @Test func labelsNeverOverlap() throws {
    var compared = 0
    for seed in Self.seeds {
      let texts = try picture(seed).texts
      let boxes = texts.map(\.bounds)
      var overlaps: [String] = []
      for index in boxes.indices {
        for other in (index + 1)..<boxes.count where boxes[index].overlaps(boxes[other], tolerance: 0.01) {
          overlaps.append("\(texts[index].text) over \(texts[other].text)")
        }
        compared += boxes.count - index - 1
      }
      #expect(overlaps.isEmpty, "seed \(seed)")
    }
    #expect(compared > 100_000)
  }

  /// Thin guides and the pale ground may run behind a word; nothing that carries a figure may.
  @Test func noSignAreaOrArrowLiesOnAWord() throws {
    for seed in Self.seeds {
      let picture = try picture(seed)
      let boxes = picture.texts.map(\.bounds)
      let signs = picture.marks.filter { mark in
        switch mark {
        case .text, .line: false
        case .rect(_, _, let fill, _) where fill?.ink == .wash: false
        case .path, .rect, .circle: true
        }
      }
      for sign in signs {
        let hidden = boxes.firstIndex { $0.overlaps(sign.bounds, tolerance: 1) }.map { picture.texts[$0].text }
        #expect(hidden == nil, "seed \(seed): \(sign)")
      }
    }
  }

  @Test func nothingLeavesTheFrame() throws {
    for seed in Self.seeds {
      let picture = try picture(seed)
      let outside = picture.marks.filter { !picture.frame.contains($0.bounds, tolerance: 1) }
      #expect(outside.isEmpty, "seed \(seed)")
    }
  }

  @Test func whatIsCutKeepsItsWholeTextAndEndsInAnEllipsis() throws {
    var cut = 0
    for seed in Self.seeds {
      let texts = try picture(seed).texts
      #expect(texts.allSatisfy { $0.text.hasSuffix("…") == ($0.whole != nil) }, "seed \(seed)")
      cut += texts.filter { $0.whole != nil }.count
    }
    #expect(cut > 100)
  }

  @Test func theSameChartGivesTheSameBytes() throws {
    for seed in Self.seeds.prefix(200) {
      #expect(try picture(seed).svg(id: "a") == Self.make(seed).svg(id: "a"), "seed \(seed)")
    }
  }

  @Test func everyChartHasATextAlternativeAndATableOfEvenRows() throws {
    for seed in Self.seeds {
      var random = SmallRandom(seed)
      let chart = try random.chart(seed)
      #expect(!chart.picture(width: 360).description.isEmpty)
      #expect(chart.table.rows.allSatisfy { $0.count == chart.table.columns.count }, "seed \(seed)")
    }
  }

  @Test func sparklinesStayInTheirFrame() throws {
    for seed in Self.seeds {
      var random = SmallRandom(seed)
      let values = (0..<random.below(30)).map { _ in random.figure(1_000) }
      let line = Sparkline(try random.heading(), values: values, style: random.style())
      let picture = line.picture(width: 40 + random.unit() * 400)
      #expect(picture.marks.allSatisfy { picture.frame.contains($0.bounds, tolerance: 0.5) }, "seed \(seed)")
    }
  }
}
