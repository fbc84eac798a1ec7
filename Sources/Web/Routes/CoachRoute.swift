import Desk
import Guidance
import MessageCoach
import Recruitment

/// `GET /coach`: a page to paste a message into; `POST /coach`: its reading, as the page, or alone for whoever types
/// (`part=reading`); `GET /coach/sent`: what messages have been doing. Nothing that is pasted is kept.
struct CoachRoute {
  let site: Site
  let request: WebRequest

  /// In characters: as much as the coach reads.
  static let longest = 20_000

  func empty(_ query: FormValues) async throws -> WebResponse {
    let kind = query["moment"]
    return try await page(CoachQuestion(text: "", kind: kind), nil)
  }

  func read(_ form: FormValues) async throws -> WebResponse {
    guard let text = form["text"], text.unicodeScalars.count <= Self.longest else {
      throw WebError.unusable(field: "message")
    }
    guard let channel = MessageChannel(rawValue: form["channel"] ?? "email") else {
      throw WebError.unusable(field: "channel")
    }
    guard let side = MessageSide(rawValue: form["side"] ?? "candidate") else { throw WebError.unusable(field: "side") }
    let question = CoachQuestion(
      text: text, channel: channel, side: side, kind: form["moment"].flatMap { $0.isEmpty ? nil : $0 },
      opener: form["opener"].flatMap { $0.isEmpty || $0.utf8.count > 4_000 ? nil : $0 },
      slots: (form["slots"] ?? "").split(separator: "|").prefix(4).map(String.init),
      unansweredBefore: form["unanswered"].flatMap(Int.init))
    if form["part"] == "redraft" { return await RedraftRoute(site: site).respond(question) }
    let desk = site.desk
    let answer = try await site.queue.run { try desk.readMessage(question) }
    guard form["part"] == "reading" else { return try await page(question, answer) }
    return WebResponse.page(ReadingView(answer: answer).markup)
  }

  func sent() async throws -> WebResponse {
    let desk = site.desk
    let recruiter = site.chosenRecruiter(request)
    let (settings, awaited, shared) = try await site.queue.run {
      (try desk.settings(), try desk.awaitedAudit(recruiter: recruiter), try desk.sharedExamples(for: recruiter))
    }
    let words = DateWords(clock: FirmClock(settings: settings), asOf: site.now())
    let frame = frame("What our messages do", settings)
    switch awaited {
    case .here(let answers):
      let view = SentView(
        firm: answers.firm, own: answers.own, shared: shared, words: words, formToken: site.formToken)
      return site.page(frame, view.content, for: request)
    case .working(let share):
      let wait = WaitView(share: share, heading: "What our messages do", what: "The messages on record are being read.")
      return site.waiting(frame, wait, for: request)
    }
  }

  private func page(_ question: CoachQuestion, _ answer: CoachAnswer?) async throws -> WebResponse {
    let desk = site.desk
    let (settings, kinds) = try await site.queue.run { (try desk.settings(), try desk.kinds()) }
    let view = CoachView(
      question: question, answer: answer, kinds: kinds, formToken: site.formToken, model: site.model?.name)
    return site.page(frame("Coach", settings), view.content, for: request)
  }

  private func frame(_ title: String, _ settings: FirmSettings) -> PageFrame {
    let words = DateWords(clock: FirmClock(settings: settings), asOf: site.now())
    return PageFrame(
      title: title, firmName: settings.name, notice: site.notice(request, words: words), place: .coach)
  }
}
