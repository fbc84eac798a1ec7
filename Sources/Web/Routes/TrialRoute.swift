import Desk
import Recruitment

/// `GET /trial`: the rules, and how it stands; `POST /trial/stop`: anybody ends it.
struct TrialRoute {
  let site: Site

  func show(_ request: WebRequest) async throws -> WebResponse {
    let desk = site.desk
    let (settings, standing) = try await site.queue.run { (try desk.settings(), try desk.showTrial()) }
    let words = DateWords(clock: FirmClock(settings: settings), asOf: site.now())
    let frame = PageFrame(
      title: "The trial", firmName: settings.name, notice: site.notice(request, words: words), place: .evidence)
    let view = TrialView(standing: standing, words: words, formToken: site.formToken)
    return site.page(frame, view.content, for: request)
  }

  func stop(_ form: FormValues) async throws -> WebResponse {
    let (desk, now) = (site.desk, site.now())
    try await site.queue.run {
      do {
        try desk.stopTrial(now: now)
      } catch DeskError.noTrialRuns {
        // Somebody else was first: it is stopped, as was wished.
      }
    }
    return site.done(.trialStopped, form)
  }
}
