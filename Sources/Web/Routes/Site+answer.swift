import Desk
import Guidance
import Recruitment

/// What a page hears of what it sent: a redirect with a notice for those who send forms, a fragment for those whose page
/// stays (`part` in the form).
extension Site {
  func answer(
    _ answer: LogAnswer, _ notice: Notice, _ form: FormValues, path: String
  ) async throws -> WebResponse {
    switch answer {
    case .written(let receipt): return try await confirmed(notice, form, receipt: receipt)
    case .before(let receipt): return try await confirmed(.loggedBefore, form, receipt: receipt)
    case .meanwhile(let deeds): return try await meanwhile(deeds, form, path: path)
    }
  }

  func confirmed(_ notice: Notice, _ form: FormValues, receipt: String?) async throws -> WebResponse {
    guard form["part"] != nil, let recruiter = form["recruiter"] else {
      return done(notice, form, receipt: receipt)
    }
    let (desk, now) = (self.desk, self.now())
    let (settings, line) = try await queue.run { () -> (FirmSettings, LoggedContact?) in
      let settings = try desk.settings()
      guard case .logged = notice, let receipt else { return (settings, nil) }
      return (settings, try desk.logged(by: recruiter, asOf: now).last { $0.batch == receipt })
    }
    let words = DateWords(clock: FirmClock(settings: settings), asOf: now)
    let copy: HTML? = line.map {
      """
      <span class="unseen" aria-hidden="true" data-line>\($0.line(words.wording))</span>\
      <button type="button" class="quiet copy-line">Copy for ATS</button>
      """
    }
    let undo = receipt.map {
      UndoForm(receipt: $0, recruiter: recruiter, formToken: formToken, back: Self.ownPath(form["back"])).markup
    }
    return .page("<div class=\"notice\"><p>\(notice.line(words))</p>\(copy)\(undo)</div>")
  }

  /// What the notice of this page speaks of, as a line for the firm's own system; `nil` where nothing was logged.
  /// - Parameter logged: what was logged today, by whoever looks.
  func copyLine(_ request: WebRequest, _ words: DateWords, among logged: [LoggedContact]) -> HTML? {
    guard let receipt = loggedReceipt(request), let line = logged.last(where: { $0.batch == receipt }) else {
      return nil
    }
    return """
      <p class="line"><span class="unseen">For your ATS: </span><span data-line>\(line.line(words.wording))</span></p>\
      <button type="button" class="quiet copy-line" hidden>Copy for ATS</button>
      """
  }

  /// Under which number the try or talk was written that this page confirms.
  func loggedReceipt(_ request: WebRequest) -> String? {
    guard let (code, receipt) = request.cookie(gate.noticeCookie).map(Receipt.split),
      case .logged? = Notice(code: code)
    else { return nil }
    return receipt
  }

  /// 409: nothing is written, nothing is lost.
  private func meanwhile(_ deeds: [Deed], _ form: FormValues, path: String) async throws -> WebResponse {
    let (desk, now) = (self.desk, self.now())
    let (settings, seen) = try await queue.run { (try desk.settings(), try desk.latestChange()) }
    let view = MeanwhileView(
      deeds: deeds, form: form, path: path, words: DateWords(clock: FirmClock(settings: settings), asOf: now),
      formToken: formToken, seen: seen)
    var answer: WebResponse
    if form["part"] != nil {
      answer = .page(view.markup(isPage: false))
    } else {
      var frame = PageFrame(title: "Written meanwhile", firmName: settings.name, notice: nil)
      frame.visitor = visitor.map { FrameVisitor($0, hasDay: recruiter != nil, formToken: formToken) }
      answer = .page(frame.page(view.markup(isPage: true)))
    }
    answer.status = 409
    return answer
  }
}
