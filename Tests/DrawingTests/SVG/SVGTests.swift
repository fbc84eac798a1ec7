import Drawing
import Testing

struct SVGTests {
  /// All that a drawing may be made of: nothing here can carry style, script or an address.
  private static let elements: Set = ["svg", "title", "desc", "line", "path", "rect", "circle", "text"]
  private static let attributes: Set = [
    "xmlns", "class", "role", "aria-labelledby", "viewBox", "width", "height", "font-family", "id", "d", "x", "y", "x1",
    "y1", "x2", "y2", "rx", "cx", "cy", "r", "fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray",
    "font-size", "font-weight", "text-anchor",
  ]
  private static let numbers: Set = [
    "x", "y", "x1", "y1", "x2", "y2", "rx", "cx", "cy", "r", "height", "fill-opacity", "stroke-width", "font-size",
  ]

  private static let read = Result {
    try (1...240).map { seed in
      var random = SmallRandom(seed)
      let text = try random.chart(seed).svg(id: "c\(seed)", width: seed.isMultiple(of: 2) ? 720 : 360)
      return (seed: seed, elements: try SVGReader.elements(of: text))
    }
  }

  private func documents() throws -> [(seed: Int, elements: [SVGReader.Element])] { try Self.read.get() }

  @Test func documentsAreWellFormedWithOneTitleAndOneDescription() throws {
    for (seed, elements) in try documents() {
      let inner = elements.filter { $0.depth == 1 }
      #expect(elements[0].name == "svg" && elements[0].attributes["role"] == "img")
      #expect(inner.filter { $0.name == "title" }.map { $0.attributes["id"] } == ["c\(seed)-title"])
      #expect(inner.filter { $0.name == "desc" }.map { $0.attributes["id"] } == ["c\(seed)-desc"])
      #expect(elements[0].attributes["aria-labelledby"] == "c\(seed)-title c\(seed)-desc")
      #expect(inner[0].name == "title" && inner[0].text.hasPrefix("Message"))
      #expect(inner[1].name == "desc" && !inner[1].text.isEmpty)
    }
  }

  @Test func nothingInADocumentNeedsMoreThanTheStrictestPolicyAllows() throws {
    for (seed, elements) in try documents() {
      for element in elements {
        let isKnown = Self.elements.contains(element.name) && Self.attributes.isSuperset(of: element.attributes.keys)
        #expect(isKnown, "seed \(seed): \(element)")
      }
    }
  }

  @Test func allNumbersAreFiniteAndHaveTwoDecimalsAtMost() throws {
    var read = 0
    for (seed, elements) in try documents() {
      for element in elements {
        let values = element.attributes.filter { Self.numbers.contains($0.key) }.values.map { $0 }
        let steps = element.attributes["d"]?.split { "MLZ ".contains($0) }.map { String($0) } ?? []
        let strange = (values + steps).filter { !isPlain($0) }
        #expect(strange.isEmpty, "seed \(seed)")
        read += values.count + steps.count
      }
    }
    #expect(read > 10_000)
  }

  /// A sign, digits, and two decimals at most.
  private func isPlain(_ text: String) -> Bool {
    let parts = (text.hasPrefix("-") ? text.dropFirst() : text[...]).split(
      separator: ".", omittingEmptySubsequences: false)
    let areDigits = parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }
    return areDigits && parts.count <= 2 && (parts.count < 2 || parts[1].count <= 2)
  }

  @Test func theTwoDrawingsOfAPageHaveDifferentIds() throws {
    var random = SmallRandom(5)
    let chart = try random.chart(0)
    let parts = chart.markup(id: "find 1\"").split(separator: "\n<svg", maxSplits: 1)
    #expect(parts.count == 2)
    let ids = chart.markup(id: "find 1\"").matches(of: #/ id="([^"]*)"/#).map { String($0.1) }
    #expect(ids == ["find-1--wide-title", "find-1--wide-desc", "find-1--narrow-title", "find-1--narrow-desc"])
  }

  @Test func textIsEscapedAndWhatXMLForbidsIsLeftOut() throws {
    let heading = try Heading("A <b> & \"c\" \u{1}d'")
    let text = Bars(heading, rows: [.init("</text><script>", 1)]).svg(id: "1")
    #expect(text.contains("<title id=\"d1-title\">A &lt;b&gt; &amp; &quot;c&quot; d&#39;</title>"))
    #expect(text.contains("&lt;/text&gt;&lt;script&gt;"))
    #expect(!text.contains("<script"))
  }

  @Test func drawingsTakeTheWholeWidthAndKeepTheirShape() throws {
    let root = try #require(
      try SVGReader.elements(of: Bars(try Heading("A"), rows: [.init("b", 1)]).svg(id: "a", width: 360)).first)
    #expect(root.attributes["width"] == "100%")
    #expect(root.attributes["viewBox"]?.hasPrefix("0 0 360 ") == true)
    #expect(root.attributes["height"] == nil)
  }

  @Test func theStyleSheetColoursEveryInk() {
    for ink in Ink.allCases {
      #expect(DrawingStyle.sheet.contains(".fill-\(ink.rawValue) {"))
      #expect(DrawingStyle.sheet.contains(".stroke-\(ink.rawValue) {"))
      #expect(DrawingStyle.sheet.contains(ink.dark))
    }
  }
}
