import Desk
import Recruitment

/// `GET /audit?before=N&account=N`: who saw and changed what.
struct AuditRoute {
  private let site: Site
  private let request: WebRequest
  private let visitor: Visitor
  static let shown = 100

  init(_ site: Site, _ request: WebRequest, _ visitor: Visitor) {
    self.site = site
    self.request = request
    self.visitor = visitor
  }

  func show(_ query: FormValues) async throws -> WebResponse {
    let before = try number(query, "before")
    let account = try number(query, "account").map { AccountID($0) }
    let (desk, now) = (visitor.desk, site.now())
    let (settings, entries, names) = try await site.queue.run {
      (
        try desk.settings(), try desk.auditLog(of: account, before: before, limit: Self.shown), try desk.accountNames()
      )
    }
    let words = DateWords(clock: FirmClock(settings: settings), asOf: now)
    let frame = PageFrame(
      title: "Audit log", firmName: settings.name, notice: site.notice(request, words: words), place: .accounts)
    let view = AuditView(entries: entries, account: account, names: names, words: words)
    return site.page(frame, view.content, for: request)
  }

  private func number(_ query: FormValues, _ name: String) throws(WebError) -> Int64? {
    guard let text = query[name] else { return nil }
    guard let number = Int64(text), number >= 0 else { throw .unusable(field: name) }
    return number
  }
}
