import Desk
import Recruitment

/// `GET /market` and `GET /outlook`, the same as JSON under `.json` and `/api/…`, and for a board under `.pdf`.
struct OutlookRoute {
  let site: Site
  let request: WebRequest

  private enum Face { case page, json, pdf }

  /// - Returns: `nil` for what is about neither.
  func page(_ segments: [String]) async throws -> WebResponse? {
    switch segments {
    case ["market"]: try await market(.page)
    case ["market.json"], ["api", "market"]: try await market(.json)
    case ["market.pdf"]: try await market(.pdf)
    case ["outlook"]: try await outlook(.page)
    case ["outlook.json"], ["api", "outlook"]: try await outlook(.json)
    case ["outlook.pdf"]: try await outlook(.pdf)
    default: nil
    }
  }

  private func market(_ face: Face) async throws -> WebResponse {
    let desk = site.desk
    let (settings, awaited) = try await site.queue.run { (try desk.settings(), try desk.awaitedMarket()) }
    switch awaited {
    case .working(let share): return face == .json ? .working(share) : waiting("Market", share, settings)
    case .here(let answer):
      switch face {
      case .json: return .json { $0.market(answer) }
      case .pdf where answer.isEmpty: return .seeOther("/market")
      case .pdf: return try await paper(BoardPaper.market(answer), named: "market")
      case .page:
        let view = MarketView(answer: answer, mayImport: site.mayImport)
        return site.page(frame("Market", settings), view.content, for: request)
      }
    }
  }

  private func outlook(_ face: Face) async throws -> WebResponse {
    let desk = site.desk
    let (settings, awaited) = try await site.queue.run { (try desk.settings(), try desk.awaitedOutlook()) }
    switch awaited {
    case .working(let share): return face == .json ? .working(share) : waiting("Outlook", share, settings)
    case .here(let answer):
      switch face {
      case .json: return .json { $0.outlook(answer) }
      case .pdf where answer.isEmpty: return .seeOther("/outlook")
      case .pdf: return try await paper(BoardPaper.outlook(answer), named: "outlook")
      case .page:
        let view = OutlookView(answer: answer, mayImport: site.mayImport)
        return site.page(frame("Outlook", settings), view.content, for: request)
      }
    }
  }

  private func paper(_ paper: BoardPaper, named name: String) async throws -> WebResponse {
    let bytes = try await site.queue.run { try paper.pdf() }
    return .download(bytes, "application/pdf", named: name + ".pdf")
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
