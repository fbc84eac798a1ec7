import Drawing
import Foundation
import Recruitment
import Testing

@testable import Collateral

struct RenderingTests {
  private func starter(_ slug: String) throws -> Piece {
    try #require(try StarterSet.pieces().first { $0.slug == slug })
  }

  @Test func aPDFHasItsFontsItsTextInOrderAndItsTags() throws {
    let file = try PieceRenderer(try SmallStudio.set(starter("client-one-pager"))).file(.a4)
    let fonts = try SmallStudio.ask("pdffonts", ["FILE"], of: file).split(separator: "\n").dropFirst(2)
    #expect(!fonts.isEmpty)
    for font in fonts {
      #expect(font.contains("Inter"), "\(font)")
      // Columns: emb sub uni.
      #expect(font.split(separator: " ").suffix(5).prefix(3).elementsEqual(["yes", "yes", "yes"]), "\(font)")
    }
    let text = try SmallStudio.ask("pdftotext", ["FILE", "-"], of: file)
    var place = text.startIndex
    for words in ["Twenty minutes now", "At the start", "When it stops, why", "When a message will do", "Sources"] {
      let found = try #require(text.range(of: words, range: place..<text.endIndex), "\(words)")
      place = found.upperBound
    }
    let info = try SmallStudio.ask("pdfinfo", ["FILE"], of: file)
    #expect(info.contains("Tagged:          yes") && info.contains("A4"))
    #expect(info.contains("Title:           Twenty minutes now"))
    let tags = try SmallStudio.ask("pdfinfo", ["-struct-text", "FILE"], of: file)
    #expect(tags.contains("H1") && tags.contains("Figure") && tags.contains("Link"))
    let raw = String(decoding: file, as: UTF8.self)
    #expect(raw.contains("/Lang (en-GB)") && raw.contains("/Alt <FEFF"))
  }

  @Test func aCarouselHasItsPagesOfItsSize() throws {
    let piece = try starter("seven-moments")
    let file = try PieceRenderer(try SmallStudio.set(piece)).file(.carousel)
    let info = try SmallStudio.ask("pdfinfo", ["FILE"], of: file)
    #expect(info.contains("Pages:           10") && info.contains("1080 x 1350 pts"))
  }

  @Test(arguments: [
    (Rendering.landscape, 1_200, 627), (.square, 1_080, 1_080), (.portrait, 1_080, 1_350), (.openGraph, 1_200, 630),
    (.banner, 1_200, 240),
  ])
  func aPictureIsOfTheSizeThatIsAskedFor(rendering: Rendering, width: Int, height: Int) throws {
    let file = try PieceRenderer(try SmallStudio.set(starter("pledge-card"))).file(rendering)
    func number(_ place: Int) -> Int { file[place..<(place + 4)].reduce(0) { $0 << 8 | Int($1) } }
    #expect(number(16) == width && number(20) == height)
  }

  @Test func anEmailSectionHasItsStylesInPlaceAndNothingThatRuns() throws {
    let piece = SmallStudio.piece { $0.title = "<script>alert(\"1\")</script> & more" }
    let html = EmailSection(try SmallStudio.set(piece)).html
    #expect(html.contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; more"))
    #expect(!html.contains("<script") && !html.contains("<style") && !html.contains("class="))
    #expect(html.utf8.count < 102 * 1_024)
    #expect(EmailSection(try SmallStudio.set(piece)).text.contains("[1] CIPD"))
  }

  @Test func postsKeepTheirLength() throws {
    for piece in try StarterSet.pieces() {
      let post = PostText(try SmallStudio.set(piece))
      #expect(post.whole.count <= PostText.most && post.middle.count <= PostText.middling, "\(piece.slug)")
      #expect(post.brief.count <= PostText.short, "\(piece.slug)")
      #expect((post.whole.split(separator: "\n").first?.count ?? 0) <= PostText.hook, "\(piece.slug)")
    }
  }

  @Test func slidesAreEditableTextInSoundXML() throws {
    let file = try PieceRenderer(try SmallStudio.set(starter("make-the-case"))).file(.slides)
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).pptx")
    try Data(file).write(to: path)
    defer { try? FileManager.default.removeItem(at: path) }
    let script = """
      import sys, zipfile, xml.etree.ElementTree as tree
      names = set()
      with zipfile.ZipFile(sys.argv[1]) as deck:
          assert deck.testzip() is None
          names = set(deck.namelist())
          for name in names: tree.fromstring(deck.read(name))
          types = tree.fromstring(deck.read("[Content_Types].xml"))
          for part in types.iter("{http://schemas.openxmlformats.org/package/2006/content-types}Override"):
              assert part.get("PartName")[1:] in names, part.get("PartName")
          words = "".join(tree.fromstring(deck.read("ppt/slides/slide1.xml")).itertext())
      print(len([name for name in names if name.startswith("ppt/slides/slide")]), words)
      """
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    process.arguments = ["-c", script, path.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let out = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(out.hasPrefix("11 Make the case to your team"))
  }

  @Test func trackingWordsComeFromAListAndSayNothingOfAnybody() {
    let made = TrackedLink.made(
      "https://firm.example/book?a=1#top", source: .linkedin, campaign: "Need to Talk: Jane Doe <j@x.example>",
      content: "seven-moments")
    #expect(
      made
        == "https://firm.example/book?a=1&utm_source=linkedin&utm_medium=social&utm_campaign=need-to-talk-jane-doe-j-x-example&utm_content=seven-moments#top"
    )
    #expect(TrackedLink.made("tel:+44", source: .talk, campaign: "a", content: "b") == "tel:+44")
  }
}
