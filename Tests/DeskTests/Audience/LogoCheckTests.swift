import Recruitment
import Testing

@testable import Desk

@Suite struct LogoCheckTests {
  private static let plain = """
    <?xml version="1.0"?>
    <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 10 10">
    <title>Harbour &amp; Co</title><defs><linearGradient id="g"><stop offset="0" stop-color="#0b5f51"/></linearGradient></defs>
    <g style="fill: url(#g)"><rect width="10" height='10' fill="url(#g)"/></g><use xlink:href="#g"/></svg>

    """

  @Test func aPlainDrawingIsTaken() throws {
    #expect(try LogoCheck.type(of: Array(Self.plain.utf8)) == .svg)
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "<rect onload=\"alert(1)\"/>", "<RECT/>", "<style>rect{}</style>",
    "<foreignObject/>", "<image href=\"#x\"/>", "<a href=\"#x\"/>", "<use href=\"https://x.example/y#z\"/>",
    "<use xlink:href=\"javascript:alert(1)\"/>", "<rect fill=\"url(https://x.example)\"/>",
    "<rect style=\"background: url( 'data:x' )\"/>", "<rect fill=\"&#117;rl(x)\"/>", "<!-- x -->", "<![CDATA[x]]>",
    "<!DOCTYPE svg [<!ENTITY x 'y'>]>", "<?xml-stylesheet href='x'?>", "&evil;", "<animate/>", "<set/>", "<rect",
    "</g>",
    "<rect fill=red/>", "<g><rect/>", "<rect\u{0}/>", "<svg:script/>", "<rect/ onload=\"x\">",
    "<use href = \"https://x.example\"/>", "<g xml:base=\"https://x.example\"/>",
  ])
  func aDrawingThatCouldDoAnythingIsRefused(part: String) {
    let text = "<svg xmlns=\"http://www.w3.org/2000/svg\">\(part)</svg>"
    #expect(throws: LogoFault.unsafe) { try LogoCheck.type(of: Array(text.utf8)) }
    #expect(throws: LogoFault.unsafe) { try LogoCheck.type(of: Array((Self.plain + part).utf8)) }
  }

  @Test func picturesAreKnownByTheirBeginning() throws {
    func png(_ width: UInt8, _ height: UInt8) -> [UInt8] {
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
        + [0, 0, 0, width, 0, 0, 0, height] + [UInt8](repeating: 0, count: 20)
    }
    #expect(try LogoCheck.type(of: png(10, 20)) == .png)
    #expect(throws: LogoFault.dimensions) { try LogoCheck.type(of: png(10, 0)) }
    let jpeg: [UInt8] = [
      0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xC0, 0, 11, 8, 0, 40, 0, 30, 1, 1, 0x11, 0, 0xFF, 0xD9,
    ]
    #expect(try LogoCheck.type(of: jpeg) == .jpeg)
    #expect(throws: LogoFault.unknownFormat) { try LogoCheck.type(of: [0xFF, 0xD8, 0xFF, 0xE0]) }
    #expect(throws: LogoFault.unknownFormat) { try LogoCheck.type(of: Array("GIF89a".utf8)) }
    #expect(throws: LogoFault.unknownFormat) { try LogoCheck.type(of: Array("<html><script></html>".utf8)) }
    #expect(throws: LogoFault.unknownFormat) { try LogoCheck.type(of: []) }
    #expect(throws: LogoFault.tooLarge) { try LogoCheck.type(of: [UInt8](repeating: 0, count: 50_000)) }
  }
}
