import Desk
import Recruitment

/// `GET /habits`: one's own year; `GET /habits/team`: teams as a whole; `POST /habits/agree`: whether one's small team may be
/// shown.
struct HabitsRoute {
  let site: Site
  let request: WebRequest

  /// - Returns: `nil` for what is not about habits.
  func page(_ segments: [String]) async throws -> WebResponse? {
    switch segments {
    case ["habits"]: try await own()
    case ["habits", "team"]: try await team()
    case ["habits", "agree"]: ErrorPages.methodNotAllowed(allowed: "POST")
    default: nil
    }
  }

  func agree(_ form: FormValues) async throws -> WebResponse {
    guard let recruiter = site.chosenRecruiter(request) else { throw DeskError.notAllowed(.ownHabits) }
    guard let agrees = form["agrees"], ["yes", "no"].contains(agrees) else { throw WebError.unusable(field: "agrees") }
    let (desk, now) = (site.desk, site.now())
    try await site.queue.run { try desk.agreeToTeamHabits(agrees == "yes", of: recruiter, now: now) }
    return site.done(agrees == "yes" ? .habitsAgreed : .habitsNotAgreed, at: "/habits")
  }

  private func own() async throws -> WebResponse {
    let desk = site.desk
    guard let recruiter = site.chosenRecruiter(request) else {
      // Somebody who only manages has nothing of their own to see; without accounts one says first who one is.
      guard let visitor = site.visitor else { return .seeOther("/today?choose=1") }
      guard visitor.desk.reach(.teamHabits) != .none else { throw DeskError.notAllowed(.ownHabits) }
      return .seeOther("/habits/team")
    }
    let (settings, awaited) = try await site.queue.run {
      (try desk.settings(), try desk.awaitedHabits(recruiter: recruiter))
    }
    switch awaited {
    case .here(let answer):
      let view = HabitsView(
        answer: answer, words: words(settings), formToken: site.formToken,
        seesTeams: site.visitor.map { $0.desk.reach(.teamHabits) != .none } ?? true)
      return site.page(frame("My habits", settings), view.content, for: request)
    case .working(let share): return waiting("My habits", share, settings)
    }
  }

  private func team() async throws -> WebResponse {
    let desk = site.desk
    let (settings, awaited) = try await site.queue.run { (try desk.settings(), try desk.awaitedTeamHabits()) }
    switch awaited {
    case .here(let answer):
      let view = TeamHabitsView(answer: answer, words: words(settings))
      return site.page(frame("My teams’ habits", settings), view.content, for: request)
    case .working(let share): return waiting("My teams’ habits", share, settings)
    }
  }

  private func waiting(_ title: String, _ share: Double, _ settings: FirmSettings) -> WebResponse {
    let wait = WaitView(share: share, heading: title, what: "The last twelve months are being read.")
    return site.waiting(frame(title, settings), wait, for: request)
  }

  private func words(_ settings: FirmSettings) -> DateWords {
    DateWords(clock: FirmClock(settings: settings), asOf: site.now())
  }

  private func frame(_ title: String, _ settings: FirmSettings) -> PageFrame {
    PageFrame(title: title, firmName: settings.name, notice: site.notice(request, words: words(settings)))
  }
}
