import Desk
import Recruitment

/// `GET /coach/share/ID`: how a message of one's own would be shown to colleagues; `POST /coach/share/ID`: shares it;
/// `POST /coach/withdraw/ID`: takes it back.
struct ExampleRoute {
  let site: Site
  let request: WebRequest

  func draft(_ number: String) async throws -> WebResponse {
    guard let id = Int64(number), let recruiter = site.chosenRecruiter(request) else { return ErrorPages.notFound }
    let desk = site.desk
    let (settings, draft) = try await site.queue.run {
      (try desk.settings(), try desk.exampleDraft(InteractionID(id), of: recruiter))
    }
    let frame = PageFrame(title: "Share a message", firmName: settings.name, place: .coach)
    return site.page(frame, ExampleView(draft: draft, formToken: site.formToken).content, for: request)
  }

  func respond(_ verb: String, _ number: String, _ form: FormValues) async throws -> WebResponse {
    guard let id = Int64(number), let recruiter = site.chosenRecruiter(request) else { return ErrorPages.notFound }
    let (desk, now) = (site.desk, site.now())
    switch verb {
    case "share":
      guard let text = form["text"], text.unicodeScalars.count <= CoachRoute.longest else {
        throw WebError.unusable(field: "message")
      }
      let draft = ExampleDraft(id: InteractionID(id), text: text)
      try await site.queue.run { try desk.shareExample(draft, of: recruiter, now: now) }
      return site.done(.exampleShared, form)
    case "withdraw":
      try await site.queue.run { try desk.withdrawExample(id, of: recruiter) }
      return site.done(.exampleWithdrawn, form)
    default: return ErrorPages.notFound
    }
  }
}
