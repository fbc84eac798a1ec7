import Desk
import Recruitment

/// `POST /moments/ID/action`: already talked, no longer true, snoozed, dismissed.
struct ActionRoute {
  let site: Site
  let form: FormValues

  func respond(moment text: String) async throws -> WebResponse {
    let moment = MomentID(text: text)
    guard moment.description == text else { return ErrorPages.notFound }
    guard let recruiter = form["recruiter"] else { throw WebError.unusable(field: "recruiter") }
    let now = site.now()
    let desk = site.desk
    switch form["action"] {
    case "already_talked": return try await act(.alreadyTalked, .alreadyTalked)
    case "no_longer_true": return try await act(.noLongerTrue, .noLongerTrue)
    case "dismissed":
      guard let reason = form["reason"], reason.count <= 500 else { throw WebError.unusable(field: "reason") }
      return try await act(.dismissed, .dismissed, reason: reason)
    case "snoozed":
      guard let choice = form["until"].flatMap(SnoozeTime.init) else { throw WebError.unusable(field: "until") }
      let settings = try await site.queue.run { try desk.settings() }
      let until = choice.instant(after: now, clock: FirmClock(settings: settings))
      return try await act(.snoozed, .snoozed(until: until), until: until)
    default: throw WebError.unusable(field: "action")
    }

    func act(
      _ action: MomentAction, _ notice: Notice, until: Instant? = nil, reason: String? = nil
    ) async throws -> WebResponse {
      let entry = MomentActionEntry(
        moment: moment, recruiterID: recruiter, action: action, until: until, reason: reason, personID: form["person"])
      let terms = LogTerms(
        request: PageStamp.request(form, "act", text, action.word), seen: form["seen"].flatMap { Int64($0) })
      let answer = try await site.queue.run { try desk.act(entry, terms, now: now) }
      return try await site.answer(answer, notice, form, path: "/moments/\(text)/action")
    }
  }
}
