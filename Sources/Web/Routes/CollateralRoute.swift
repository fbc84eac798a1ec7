import Collateral
import Desk
import Recruitment

/// `GET /collateral`, `/collateral/ready`, `/collateral/library`, `/collateral/stories`, `/collateral/look`,
/// `/collateral/pieces/SLUG`, its pages, files and kit; `POST` to change, step, copy, and keep entries and stories.
struct CollateralRoute {
  let site: Site
  let request: WebRequest

  /// - Returns: `nil` for what is about something else.
  func page(_ segments: [String], query: FormValues) async throws -> WebResponse? {
    guard segments.first == "collateral" else { return nil }
    switch segments.dropFirst().joined(separator: "/") {
    case "": return try await list(query)
    case "ready": return try await ready()
    case "library": return try await library(query, fault: nil)
    case "stories": return try await stories(fault: nil)
    case "look": return try await look(fault: nil, typed: nil)
    default: break
    }
    guard segments.count >= 3, segments[1] == "pieces" else { return ErrorPages.notFound }
    let slug = segments[2]
    switch (segments.count, segments.dropFirst(3).first) {
    case (3, _): return try await sheet(slug, status: 200)
    case (4, "kit.zip"): return try await kit(slug, query)
    case (5, "pages"): return try await preview(slug, segments[4])
    case (5, "files"): return try await file(slug, segments[4], query)
    default: return ErrorPages.notFound
    }
  }

  /// - Returns: `nil` for forms that are about something else.
  func form(_ segments: [String], _ form: FormValues) async throws -> WebResponse? {
    guard segments.first == "collateral" else { return nil }
    let (desk, now) = (site.desk, site.now())
    switch segments.dropFirst().joined(separator: "/") {
    case "library": return try await addEntry(form)
    case "stories": return try await addStory(form)
    case "look":
      let look = StudioLook(family: form["family"], booking: form["booking"])
      do {
        try await site.queue.run { try desk.setStudioLook(look, now: now) }
        return site.done(.brandChanged, at: "/collateral/look")
      } catch DeskError.studio(let fault) { return try await self.look(fault: fault, typed: look) }
    default: break
    }
    if segments.count == 4, segments[1] == "stories", segments[3] == "withdraw", let id = Int64(segments[2]) {
      try await site.queue.run { try desk.withdrawStory(id, now: now) }
      return site.done(.storyWithdrawn, at: "/collateral/stories")
    }
    guard segments.count >= 3, segments[1] == "pieces" else { return ErrorPages.notFound }
    let slug = segments[2]
    switch segments.dropFirst(3).first {
    case nil: return try await save(slug, form)
    case "step":
      guard let state = form["to"].flatMap({ PieceState(rawValue: $0) }) else { throw WebError.unusable(field: "to") }
      try await site.queue.run { try desk.takeStep(slug, to: state, now: now) }
      return site.done(.pieceStepped, at: "/collateral/pieces/\(slug)")
    case "add": return try await add(slug, form)
    case "copy": return try await copy(slug, form)
    default: return ErrorPages.notFound
    }
  }

  // MARK: Changing a piece

  private func save(_ slug: String, _ form: FormValues) async throws -> WebResponse {
    let (desk, now) = (site.desk, site.now())
    try await site.queue.run {
      let sheet = try desk.pieceSheet(slug, now: now)
      try desk.savePiece(PieceForm.read(form, over: sheet.piece), now: now)
    }
    return site.done(.pieceSaved, at: "/collateral/pieces/\(slug)")
  }

  /// A page that says what an entry says, with its figure drawn where it has shares.
  private func add(_ slug: String, _ form: FormValues) async throws -> WebResponse {
    guard let id = form["claim"] else { throw WebError.unusable(field: "claim") }
    let (desk, now) = (site.desk, site.now())
    try await site.queue.run {
      let sheet = try desk.pieceSheet(slug, now: now)
      guard let claim = sheet.claims.first(where: { $0.id == id }), claim.bar == nil else {
        throw DeskError.studio(.entry(field: "id"))
      }
      try desk.savePiece(PieceForm.adding(claim, to: sheet.piece), now: now)
    }
    return site.done(.pieceSaved, at: "/collateral/pieces/\(slug)")
  }

  private func copy(_ slug: String, _ form: FormValues) async throws -> WebResponse {
    let (desk, now) = (site.desk, site.now())
    let new = (form["slug"] ?? "").lowercased()
    try await site.queue.run {
      guard Piece.isSlug(new), try !desk.pieces(now: now).contains(where: { $0.piece.slug == new }) else {
        throw DeskError.studio(.slug(new))
      }
      var piece = try desk.pieceSheet(slug, now: now).piece
      piece.slug = new
      try desk.savePiece(piece, now: now)
    }
    return site.done(.pieceSaved, at: "/collateral/pieces/\(new)")
  }

  private func addEntry(_ form: FormValues) async throws -> WebResponse {
    let (desk, now) = (site.desk, site.now())
    let figures = (form["figures"] ?? "").split(separator: ";").map(\.trimmingWhitespace).filter { !$0.isEmpty }
    let entry = Publication(
      id: (form["id"] ?? "").lowercased(), topic: form["topic"] ?? "", audience: form["audience"] ?? "client",
      questions: ReaderQuestion.allCases.map(\.rawValue).filter { form["question_\($0)"] != nil },
      direction: form["direction"] ?? "mixed", design: form["design"] ?? "survey",
      year: form["year"].flatMap { Int($0) },
      n: form["n"] ?? "", population: form["population"] ?? "", sentence: form["sentence"] ?? "", figures: figures,
      citation: form["citation"] ?? "", link: form["link"] ?? "", limits: form["limits"] ?? "",
      verification: form["verification"] ?? "read in a second source", sponsor: form["sponsor"])
    do {
      guard let expires = form["expires"].flatMap({ CivilDate(iso: $0) }) else {
        throw DeskError.studio(.entry(field: "expires"))
      }
      try await site.queue.run { try desk.addEntry(entry, expires: expires, now: now) }
      return site.done(.entryKept, at: "/collateral/library")
    } catch DeskError.studio(let fault) {
      return try await library(form, fault: fault)
    }
  }

  private func addStory(_ form: FormValues) async throws -> WebResponse {
    let (desk, now) = (site.desk, site.now())
    let story = StoredStory(
      body: form["body"] ?? "", saidBy: form["said_by"] ?? "", consent: form["consent"] ?? "",
      consentDay: form["consent_day"] ?? "", until: form["until"] ?? "", author: .none)
    do {
      try await site.queue.run { try desk.addStory(story, now: now) }
      return site.done(.storyKept, at: "/collateral/stories")
    } catch DeskError.studio(let fault) {
      return try await stories(fault: fault)
    }
  }

  // MARK: Files

  private func wish(_ query: FormValues) -> PieceWish {
    PieceWish(
      recruiter: query["mine"] == nil ? nil : site.chosenRecruiter(request), reader: query["for"],
      campaign: query["campaign"] ?? PieceWish.usualCampaign, allowsDraft: query["draft"] != nil)
  }

  private func kit(_ slug: String, _ query: FormValues) async throws -> WebResponse {
    let (desk, now, wish) = (site.desk, site.now(), wish(query))
    let bytes = try await site.queue.run { try desk.pieceKit(slug, wish, now: now) }
    return .download(bytes, "application/zip", named: "\(slug).zip")
  }

  private func file(_ slug: String, _ name: String, _ query: FormValues) async throws -> WebResponse {
    guard let rendering = Rendering(rawValue: name) else { return ErrorPages.notFound }
    let (desk, now, wish) = (site.desk, site.now(), wish(query))
    let bytes = try await site.queue.run { try desk.pieceFile(slug, rendering, wish, now: now) }
    return .download(bytes, rendering.mediaType, named: slug + rendering.ending)
  }

  private func preview(_ slug: String, _ name: String) async throws -> WebResponse {
    let parts = name.split(separator: ".")
    let words = (parts.first ?? "").split(separator: "_")
    guard parts.count == 2, parts[1] == "png", words.count == 2, let rendering = Rendering(rawValue: String(words[0])),
      let number = Int(words[1])
    else { return ErrorPages.notFound }
    let (desk, now) = (site.desk, site.now())
    guard
      let bytes = try await site.queue.run({ try desk.piecePreview(slug, rendering, page: number, now: now) })
    else { return ErrorPages.notFound }
    return WebResponse(
      status: 200, headers: [("Content-Type", "image/png"), ("Cache-Control", "no-store")], body: bytes)
  }

  // MARK: Pages

  var mayChange: Bool { site.visitor.map { $0.desk.reach(.collateralChange) != .none } ?? true }
  var mayApprove: Bool { site.visitor.map { $0.desk.reach(.collateralApproval) != .none } ?? true }

  private func list(_ query: FormValues) async throws -> WebResponse {
    let (desk, now) = (site.desk, site.now())
    let (settings, lines) = try await site.queue.run { (try desk.settings(), try desk.pieces(now: now)) }
    let view = CollateralView(
      lines: lines, audience: query["audience"].flatMap { PieceAudience(rawValue: $0) }, mayChange: mayChange,
      mayApprove: mayApprove)
    return page("Collateral", settings, view.content)
  }

  private func sheet(_ slug: String, status: Int) async throws -> WebResponse {
    let (desk, now) = (site.desk, site.now())
    let (settings, sheet) = try await site.queue.run { (try desk.settings(), try desk.pieceSheet(slug, now: now)) }
    let view = PieceView(
      sheet: sheet, formToken: site.formToken, mayChange: mayChange, mayApprove: mayApprove,
      words: DateWords(clock: FirmClock(settings: settings), asOf: now), mark: now.seconds)
    return page(CitedText(sheet.piece.title).plain, settings, view.content)
  }

  private func ready() async throws -> WebResponse {
    let (desk, now) = (site.desk, site.now())
    let (settings, pieces) = try await site.queue.run { (try desk.settings(), try desk.approvedPieces(now: now)) }
    let view = ReadyView(
      pieces: pieces, hasOwn: site.chosenRecruiter(request) != nil, origin: site.gate.publicAddress?.origin)
    return page("Ready to post", settings, view.content)
  }

  private func library(_ query: FormValues, fault: StudioFault?) async throws -> WebResponse {
    let (desk, now) = (site.desk, site.now())
    let isForm = fault != nil
    let question = LibraryQuestion(
      audience: isForm ? nil : query["audience"], topic: isForm ? nil : query["topic"],
      strength: isForm ? nil : query["strength"].flatMap { Publication.Strength(rawValue: $0) },
      question: isForm ? nil : query["question"].flatMap { ReaderQuestion(rawValue: $0) },
      words: isForm ? nil : query["q"])
    let (settings, all, found) = try await site.queue.run {
      (try desk.settings(), try desk.claims(LibraryQuestion(), now: now), try desk.claims(question, now: now))
    }
    let topics = Set(all.compactMap { $0.publication?.topic }).sorted()
    let view = LibraryView(
      lines: found, topics: topics, question: question, mayChange: mayChange, typed: isForm ? query : FormValues(),
      fault: fault, formToken: site.formToken)
    return page("Library", settings, view.content, isForm ? 422 : 200)
  }

  private func stories(fault: StudioFault?) async throws -> WebResponse {
    let (desk, now) = (site.desk, site.now())
    let (settings, stories) = try await site.queue.run { (try desk.settings(), try desk.stories(now: now)) }
    let view = StoriesView(stories: stories, mayChange: mayChange, fault: fault, formToken: site.formToken)
    return page("Stories", settings, view.content, fault == nil ? 200 : 422)
  }

  private func look(fault: StudioFault?, typed: StudioLook?) async throws -> WebResponse {
    let desk = site.desk
    let (settings, look) = try await site.queue.run { (try desk.settings(), try desk.studioLook()) }
    let view = StudioLookView(look: typed ?? look, fault: fault, formToken: site.formToken)
    return page("Letters and booking", settings, view.content, fault == nil ? 200 : 422)
  }

  private func page(_ title: String, _ settings: FirmSettings, _ content: HTML, _ status: Int = 200) -> WebResponse {
    let words = DateWords(clock: FirmClock(settings: settings), asOf: site.now())
    var frame = PageFrame(title: title, firmName: settings.name, notice: site.notice(request, words: words))
    frame.place = .collateral
    var response = site.page(frame, content, for: request)
    response.status = status
    return response
  }
}
