import Desk
import Recruitment

/// `GET /market` and `GET /outlook`, and the same as JSON under `.json`.
struct OutlookRoute {
  let site: Site
  let request: WebRequest

  /// - Returns: `nil` for what is about neither.
  func page(_ segments: [String]) async throws -> WebResponse? {
    switch segments {
    case ["market"], ["market.json"]: try await market(asJSON: segments == ["market.json"])
    case ["outlook"], ["outlook.json"]: try await outlook(asJSON: segments == ["outlook.json"])
    default: nil
    }
  }

  private func market(asJSON: Bool) async throws -> WebResponse {
    let desk = site.desk
    let (settings, awaited) = try await site.queue.run { (try desk.settings(), try desk.awaitedMarket()) }
    switch awaited {
    case .working(let share): return waiting("Market", share, settings)
    case .here(let answer):
      if asJSON { return json { $0.market(answer) } }
      return site.page(frame("Market", settings), MarketView(answer: answer).content, for: request)
    }
  }

  private func outlook(asJSON: Bool) async throws -> WebResponse {
    let desk = site.desk
    let (settings, awaited) = try await site.queue.run { (try desk.settings(), try desk.awaitedOutlook()) }
    switch awaited {
    case .working(let share): return waiting("Outlook", share, settings)
    case .here(let answer):
      if asJSON { return json { $0.outlook(answer) } }
      return site.page(frame("Outlook", settings), OutlookView(answer: answer).content, for: request)
    }
  }

  private func json(_ body: (inout JSONWriter) -> Void) -> WebResponse {
    var writer = JSONWriter()
    body(&writer)
    return WebResponse(
      status: 200, headers: [("Content-Type", "application/json"), ("Cache-Control", "no-store")], body: writer.bytes)
  }

  private func waiting(_ title: String, _ share: Double, _ settings: FirmSettings) -> WebResponse {
    let wait = WaitView(share: share, heading: title, what: "The record’s jobs and candidates are being read.")
    return site.waiting(frame(title, settings), wait, for: request)
  }

  private func frame(_ title: String, _ settings: FirmSettings) -> PageFrame {
    let words = DateWords(clock: FirmClock(settings: settings), asOf: site.now())
    return PageFrame(title: title, firmName: settings.name, notice: site.notice(request, words: words))
  }
}
