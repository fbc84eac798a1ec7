/// A presentation whose words can be edited: Office Open XML (ECMA-376), 13.333 by 7.5 inches, written part by part.
struct SlideDeck {
  private let set: SetPiece

  init(_ set: SetPiece) { self.set = set }

  /// English Metric Units, 914,400 to the inch.
  private static let width = 12_192_000
  private static let height = 6_858_000
  private static let margin = 838_200

  private struct Slide {
    var title: String
    var body: [String]
    var notes: String
    var isDark = false
    var small = ""
  }

  private var slides: [Slide] {
    let piece = set.piece
    var slides = [
      Slide(
        title: set.plain(piece.title), body: [set.plain(piece.lead)], notes: set.plain(piece.lead), isDark: true,
        small: set.brand.firm)
    ]
    for point in piece.points {
      var body = [set.plain(point.text)]
      if let chart = point.chart, let figure = set.figure(chart, ground: .white, size: 10) { body.append(figure.alt) }
      let notes = set.notes(of: [point.heading, point.text], also: point.chart.map { [$0.claim] } ?? [])
      slides.append(
        Slide(
          title: set.plain(point.heading), body: body, notes: set.plain(point.say ?? point.text),
          small: notes.map { "[\($0.number)] \($0.claim.footnote)" }.joined(separator: "  ")))
    }
    slides.append(Slide(title: Words.messageHeading, body: [set.plain(piece.message)], notes: ""))
    slides.append(
      Slide(
        title: set.plain(piece.action), body: [set.link ?? ""].filter { !$0.isEmpty }, notes: "", isDark: true,
        small: set.brand.footer ?? ""))
    if !set.notes.isEmpty {
      slides.append(
        Slide(title: Words.sources, body: set.notes.enumerated().map { "[\($0 + 1)] \($1.footnote)" }, notes: ""))
    }
    return slides
  }

  func file() throws(CollateralError) -> [UInt8] {
    let slides = slides
    var archive = ZipArchive(at: Int(set.dated.seconds))
    func add(_ name: String, _ xml: String) {
      archive.add(name, Array(("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + xml).utf8))
    }
    add("[Content_Types].xml", types(slides.count))
    add(
      "_rels/.rels",
      Self.relations(
        [("officeDocument", "ppt/presentation.xml"), ("extended-properties", "docProps/app.xml")],
        core: "docProps/core.xml"))
    add("docProps/core.xml", core)
    add(
      "docProps/app.xml",
      "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><Slides>\(slides.count)</Slides></Properties>"
    )
    add("ppt/presentation.xml", presentation(slides.count))
    add(
      "ppt/_rels/presentation.xml.rels",
      Self.relations(
        [("slideMaster", "slideMasters/slideMaster1.xml"), ("theme", "theme/theme1.xml")]
          + (1...slides.count).map { ("slide", "slides/slide\($0).xml") }))
    add("ppt/theme/theme1.xml", theme)
    add("ppt/slideMasters/slideMaster1.xml", master)
    add(
      "ppt/slideMasters/_rels/slideMaster1.xml.rels",
      Self.relations([("slideLayout", "../slideLayouts/slideLayout1.xml"), ("theme", "../theme/theme1.xml")]))
    add("ppt/slideLayouts/slideLayout1.xml", layout)
    add(
      "ppt/slideLayouts/_rels/slideLayout1.xml.rels",
      Self.relations([("slideMaster", "../slideMasters/slideMaster1.xml")]))
    for (index, slide) in slides.enumerated() {
      add("ppt/slides/slide\(index + 1).xml", xml(slide))
      add(
        "ppt/slides/_rels/slide\(index + 1).xml.rels",
        Self.relations([("slideLayout", "../slideLayouts/slideLayout1.xml")]))
    }
    return try archive.finished()
  }

  // MARK: Parts

  private static let names =
    "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\""

  private static func relations(_ parts: [(type: String, target: String)], core: String? = nil) -> String {
    var xml = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    for (index, part) in parts.enumerated() {
      xml +=
        "<Relationship Id=\"rId\(index + 1)\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/\(part.type)\" Target=\"\(part.target)\"/>"
    }
    if let core {
      xml +=
        "<Relationship Id=\"rId\(parts.count + 1)\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"\(core)\"/>"
    }
    return xml + "</Relationships>"
  }

  private func types(_ count: Int) -> String {
    let main = "application/vnd.openxmlformats-officedocument.presentationml"
    var xml =
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    var parts = [
      ("/ppt/presentation.xml", "\(main).presentation.main+xml"),
      ("/ppt/slideMasters/slideMaster1.xml", "\(main).slideMaster+xml"),
      ("/ppt/slideLayouts/slideLayout1.xml", "\(main).slideLayout+xml"),
      ("/ppt/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml"),
      ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
      ("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
    ]
    parts += (1...count).map { ("/ppt/slides/slide\($0).xml", "\(main).slide+xml") }
    for (name, type) in parts { xml += "<Override PartName=\"\(name)\" ContentType=\"\(type)\"/>" }
    return xml + "</Types>"
  }

  private var core: String {
    "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>\(Self.escaped(set.plain(set.piece.title, cites: false)))</dc:title><dc:creator>\(Self.escaped(set.brand.firm))</dc:creator><dc:language>en-GB</dc:language><dcterms:created xsi:type=\"dcterms:W3CDTF\">\(set.iso)</dcterms:created><dcterms:modified xsi:type=\"dcterms:W3CDTF\">\(set.iso)</dcterms:modified></cp:coreProperties>"
  }

  private func presentation(_ count: Int) -> String {
    let ids = (1...count).map { "<p:sldId id=\"\(255 + $0)\" r:id=\"rId\($0 + 2)\"/>" }.joined()
    return
      "<p:presentation \(Self.names)><p:sldMasterIdLst><p:sldMasterId id=\"2147483648\" r:id=\"rId1\"/></p:sldMasterIdLst><p:sldIdLst>\(ids)</p:sldIdLst><p:sldSz cx=\"\(Self.width)\" cy=\"\(Self.height)\"/><p:notesSz cx=\"6858000\" cy=\"9144000\"/></p:presentation>"
  }

  private static let tree =
    "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>"

  private var master: String {
    let title = Self.holder(2, "title", "title", top: 457_200, height: 1_325_563)
    let body = Self.holder(3, "body", "body", top: 1_825_625, height: 4_000_000, index: 1)
    let level =
      "<a:lvl1pPr marL=\"0\" indent=\"0\"><a:lnSpc><a:spcPct val=\"110000\"/></a:lnSpc><a:buNone/><a:defRPr sz=\"2400\"><a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill><a:latin typeface=\"+mn-lt\"/></a:defRPr></a:lvl1pPr>"
    let head =
      "<a:lvl1pPr><a:defRPr sz=\"4000\" b=\"1\"><a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill><a:latin typeface=\"+mj-lt\"/></a:defRPr></a:lvl1pPr>"
    return
      "<p:sldMaster \(Self.names)><p:cSld><p:bg><p:bgRef idx=\"1001\"><a:schemeClr val=\"bg1\"/></p:bgRef></p:bg><p:spTree>\(Self.tree)\(title)\(body)</p:spTree></p:cSld><p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" accent2=\"accent2\" accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\"/><p:sldLayoutIdLst><p:sldLayoutId id=\"2147483649\" r:id=\"rId1\"/></p:sldLayoutIdLst><p:txStyles><p:titleStyle>\(head)</p:titleStyle><p:bodyStyle>\(level)</p:bodyStyle><p:otherStyle/></p:txStyles></p:sldMaster>"
  }

  private var layout: String {
    let title = Self.holder(2, "title", "title", top: 457_200, height: 1_325_563)
    let body = Self.holder(3, "body", "body", top: 1_825_625, height: 4_000_000, index: 1)
    return
      "<p:sldLayout \(Self.names) type=\"obj\" preserve=\"1\"><p:cSld name=\"Title and text\"><p:spTree>\(Self.tree)\(title)\(body)</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
  }

  private static func holder(_ id: Int, _ name: String, _ type: String, top: Int, height: Int, index: Int? = nil)
    -> String
  {
    let place =
      "<a:xfrm><a:off x=\"\(margin)\" y=\"\(top)\"/><a:ext cx=\"\(width - 2 * margin)\" cy=\"\(height)\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>"
    let number = index.map { " idx=\"\($0)\"" } ?? ""
    return
      "<p:sp><p:nvSpPr><p:cNvPr id=\"\(id)\" name=\"\(name)\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"\(type)\"\(number)/></p:nvPr></p:nvSpPr><p:spPr>\(place)</p:spPr><p:txBody><a:bodyPr anchor=\"\(type == "title" ? "b" : "t")\"><a:normAutofit/></a:bodyPr><a:lstStyle/><a:p><a:r><a:rPr lang=\"en-GB\"/><a:t>\(name)</a:t></a:r></a:p></p:txBody></p:sp>"
  }

  private func xml(_ slide: Slide) -> String {
    let ground =
      slide.isDark
      ? "<p:bg><p:bgPr><a:solidFill><a:schemeClr val=\"accent1\"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>" : ""
    let ink = slide.isDark ? set.brand.onAccent.hexadecimal.dropFirst() : "1b1c1a"
    let isSources = slide.title == Words.sources
    let body = slide.body.map { Self.paragraph($0, size: isSources ? 1_200 : 2_400, ink: String(ink)) }.joined()
    var shapes = Self.shape(
      2, "Title", "<p:ph type=\"title\"/>", Self.paragraph(slide.title, size: nil, ink: String(ink)))
    shapes += Self.shape(
      3, "Text", "<p:ph type=\"body\" idx=\"1\"/>", body.isEmpty ? "<a:p><a:endParaRPr lang=\"en-GB\"/></a:p>" : body)
    if !slide.small.isEmpty {
      let place =
        "<a:xfrm><a:off x=\"\(Self.margin)\" y=\"6050000\"/><a:ext cx=\"\(Self.width - 2 * Self.margin)\" cy=\"600000\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/>"
      shapes +=
        "<p:sp><p:nvSpPr><p:cNvPr id=\"4\" name=\"Sources\"/><p:cNvSpPr txBox=\"1\"/><p:nvPr/></p:nvSpPr><p:spPr>\(place)</p:spPr><p:txBody><a:bodyPr wrap=\"square\" anchor=\"b\"><a:normAutofit/></a:bodyPr><a:lstStyle/>\(Self.paragraph(slide.small, size: 1_100, ink: String(ink)))</p:txBody></p:sp>"
    }
    return
      "<p:sld \(Self.names)><p:cSld>\(ground)<p:spTree>\(Self.tree)\(shapes)</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
  }

  private static func shape(_ id: Int, _ name: String, _ holder: String, _ paragraphs: String) -> String {
    "<p:sp><p:nvSpPr><p:cNvPr id=\"\(id)\" name=\"\(name)\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr>\(holder)</p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr><a:normAutofit/></a:bodyPr><a:lstStyle/>\(paragraphs)</p:txBody></p:sp>"
  }

  private static func paragraph(_ text: String, size: Int?, ink: String) -> String {
    let points = size.map { " sz=\"\($0)\"" } ?? ""
    return
      "<a:p><a:r><a:rPr lang=\"en-GB\"\(points)><a:solidFill><a:srgbClr val=\"\(ink.uppercased())\"/></a:solidFill></a:rPr><a:t>\(escaped(text))</a:t></a:r></a:p>"
  }

  /// What XML 1.0 has no place for is left out.
  private static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "\n": out += " "
      case "\u{0}"..."\u{1F}", "\u{FFFE}"..."\u{FFFF}": continue
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  private var theme: String {
    let accent = set.brand.accent.hexadecimal.dropFirst().uppercased()
    let others = (2...6).map {
      "<a:accent\($0)><a:srgbClr val=\"\(["575A55", "85887F", "DFDDD6", "2F7A6C", "8A5A00"][$0 - 2])\"/></a:accent\($0)>"
    }.joined()
    let font = Self.escaped(set.brand.family)
    let fills = String(repeating: "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>", count: 3)
    let lines = String(
      repeating: "<a:ln w=\"6350\"><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill></a:ln>", count: 3)
    let effects = String(repeating: "<a:effectStyle><a:effectLst/></a:effectStyle>", count: 3)
    return
      "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"RightCall\"><a:themeElements><a:clrScheme name=\"Firm\"><a:dk1><a:srgbClr val=\"1B1C1A\"/></a:dk1><a:lt1><a:srgbClr val=\"FFFFFF\"/></a:lt1><a:dk2><a:srgbClr val=\"575A55\"/></a:dk2><a:lt2><a:srgbClr val=\"FBFAF7\"/></a:lt2><a:accent1><a:srgbClr val=\"\(accent)\"/></a:accent1>\(others)<a:hlink><a:srgbClr val=\"\(accent)\"/></a:hlink><a:folHlink><a:srgbClr val=\"575A55\"/></a:folHlink></a:clrScheme><a:fontScheme name=\"Firm\"><a:majorFont><a:latin typeface=\"\(font)\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/></a:majorFont><a:minorFont><a:latin typeface=\"\(font)\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/></a:minorFont></a:fontScheme><a:fmtScheme name=\"Plain\"><a:fillStyleLst>\(fills)</a:fillStyleLst><a:lnStyleLst>\(lines)</a:lnStyleLst><a:effectStyleLst>\(effects)</a:effectStyleLst><a:bgFillStyleLst>\(fills)</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
  }
}
