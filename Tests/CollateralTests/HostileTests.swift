import Drawing
import Recruitment
import Testing

@testable import Collateral

/// What people type and upload: laid out, or refused with a reason.
struct HostileTests {
  private func faults(_ piece: Piece, brand: PieceBrand = SmallStudio.brand, reader: String? = nil) throws
    -> [PieceFault.What]
  {
    PieceRenderer(try SmallStudio.set(piece, brand: brand, reader: reader)).faults().map(\.what)
  }

  @Test func aHeadlineOfTwentyLinesIsRefused() throws {
    let piece = SmallStudio.piece {
      $0.title = String(repeating: "A headline that does not know when to stop. ", count: 20)
    }
    #expect(try faults(piece) == [.doesNotFit])
  }

  @Test func oneLongWordIsBrokenAndNotLost() throws {
    let word = String(repeating: "Donaudampfschifffahrt", count: 4)
    let piece = SmallStudio.piece { $0.title = word }
    #expect(try faults(piece) == [])
    let file = try PieceRenderer(try SmallStudio.set(piece)).file(.a4)
    #expect(try SmallStudio.ask("pdftotext", ["FILE", "-"], of: file).filter { !$0.isWhitespace }.contains(word))
  }

  @Test(arguments: ["محمد بن عبد الله الشمري", "דוד בן־גוריון", "Ñusta Þórðardóttir Łukasiewicz"])
  func namesOfAnyScriptAreSet(name: String) throws {
    #expect(try faults(SmallStudio.piece(), reader: name) == [])
  }

  @Test func aVeryLongNameIsRefusedAndALongOneSetSmaller() throws {
    #expect(try faults(SmallStudio.piece { $0.kind = .onePager }, reader: "Wolfeschlegelsteinhausenbergerdorff") == [])
    let endless = String(repeating: "Wolfeschlegelstein ", count: 12)
    #expect(try faults(SmallStudio.piece { $0.kind = .onePager }, reader: endless) == [.doesNotFit])
  }

  @Test func lettersThatNoFontHasAreNamed() throws {
    let piece = SmallStudio.piece { $0.lead = "Good \u{1F9A9} day" }
    let found = try faults(piece)
    // A machine with a font of emoji sets it; one without says which letter it is.
    #expect(found == [] || found == [.letters([0x1F9A9])])
  }

  @Test func markupIsWords() throws {
    let piece = SmallStudio.piece { $0.lead = "<b>Bold</b> & \u{202E}turned \u{0007}round" }
    #expect(try faults(piece) == [])
    let file = try PieceRenderer(try SmallStudio.set(piece)).file(.a4)
    #expect(try SmallStudio.ask("pdftotext", ["FILE", "-"], of: file).contains("<b>Bold</b> & turned round"))
  }

  @Test func colourThatCannotBeReadIsMadeReadable() throws {
    let pale = BrandKit(accent: BrandColour(hexadecimal: "#ffee88"))
    let brand = try PieceBrand(pale, record: "Harbour", family: nil)
    #expect(brand.accent.contrast(with: .white) >= 4.5)
    #expect(try faults(SmallStudio.piece(), brand: brand) == [])
    var hard = SmallStudio.brand
    hard.accent = PageColour(0xff, 0xee, 0x88)
    // Set past the kit, it still comes out with ink on it, or is refused: never white on yellow.
    #expect(try faults(SmallStudio.piece(), brand: hard).allSatisfy { $0 == .cannotBeDrawn })
  }

  @Test func logosThatCannotBeDrawnAreRefused() throws {
    #expect(throws: PageError.picture) { try PageImage(.png, [1, 2, 3]) }
    #expect(throws: PageError.picture) { try PageImage(.svg, Array("<svg".utf8)) }
    #expect(throws: PageError.picture) {
      try PageImage(.svg, Array("<svg xmlns='http://www.w3.org/2000/svg' width='90000' height='2'/>".utf8))
    }
  }

  @Test func anSVGLogoRunsAndFetchesNothing() throws {
    let svg = """
      <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="120" height="40">
      <script>fetch("http://example.invalid")</script>
      <image xlink:href="file:///etc/passwd" width="10" height="10"/>
      <rect width="120" height="40" fill="#0b5f51"/></svg>
      """
    var brand = SmallStudio.brand
    brand.logo = try PageImage(.svg, Array(svg.utf8))
    #expect(try faults(SmallStudio.piece(), brand: brand) == [])
    let page = try PieceRenderer(try SmallStudio.set(SmallStudio.piece(), brand: brand)).book(.a4).svg()
    let text = String(decoding: page, as: UTF8.self)
    #expect(!text.contains("script") && !text.contains("passwd"))
  }
}
