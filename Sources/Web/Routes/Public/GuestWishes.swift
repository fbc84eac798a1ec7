import Desk
import Recruitment

/// `/for/TOKEN/preferences`: what somebody wants of being contacted.
struct GuestWishes {
  private let visit: GuestVisit

  init(_ visit: GuestVisit) { self.visit = visit }

  func show(fault: String? = nil, field: String? = nil) async throws -> WebResponse {
    let view = try await view(fault: fault, field: field)
    return visit.page("How you want to be contacted", view.content, status: fault == nil ? 200 : 400)
  }

  func saved() async throws -> WebResponse {
    let (door, guest, now) = (visit.door, visit.guest, visit.now)
    let off = try await visit.site.queue.run { try door.calledOffByThem(guest, now: now) }
    return visit.page("Saved", WishesSavedView(view: try await view(), off: off).content)
  }

  func take(_ form: FormValues) async throws -> WebResponse {
    let (door, guest, now) = (visit.door, visit.guest, visit.now)
    let before = try await visit.site.queue.run { try door.wishes(of: guest, now: now).wishes }
    let wishes: ContactWishes
    switch form["do"] {
    case "stop": wishes = before.stopped
    case "writing": wishes = before.inWriting
    default:
      do throws(WebError) {
        wishes = try Self.read(form, before)
      } catch {
        guard case .unusable(let field) = error else { throw error }
        return try await show(fault: Self.fault(field), field: field)
      }
    }
    try await visit.site.queue.run { try door.state(wishes, by: guest, now: now) }
    return .seeOther("\(visit.path)/preferences/saved")
  }

  private func view(fault: String? = nil, field: String? = nil) async throws -> WishesView {
    let (door, guest, now) = (visit.door, visit.guest, visit.now)
    let (said, ahead) = try await visit.site.queue.run {
      (try door.wishes(of: guest, now: now), try door.talksAhead(of: guest, now: now))
    }
    var settings = guest.settings
    settings.timezone = guest.zone
    return WishesView(
      guest: guest, wishes: said.wishes, history: said.history, ahead: ahead,
      words: DateWords(clock: FirmClock(settings: settings), asOf: now), home: visit.path,
      formToken: visit.token.formToken, fault: fault, field: field)
  }

  private static func fault(_ field: String) -> String {
    switch field {
    case "hours": "Choose hours such as 17:00 to 19:00, the first before the second."
    case "safe": "Where it is safe to call may have 200 characters."
    default: "Tick by which ways, or choose “Not at all”."
    }
  }

  /// What was chosen; whatever was left stays as it was.
  static func read(_ form: FormValues, _ before: ContactWishes) throws(WebError) -> ContactWishes {
    var wishes = before
    wishes.process = try ways(form, "process", before.process)
    wishes.marketing = try ways(form, "marketing", before.marketing)
    wishes.hours = try hours(form, before.hours)
    if let safe = form["safe"], safe.count > 200 { throw .unusable(field: "safe") }
    wishes.safePlace = form["safe"]
    return wishes
  }

  private static func ways(
    _ form: FormValues, _ name: String, _ before: ContactWishes.Ways
  ) throws(WebError) -> ContactWishes.Ways {
    switch form[name] {
    case "any": return .any
    case "none": return .none
    case "only":
      let ticked = WishWords.asked.filter { form["\(name)_\($0.word)"] != nil }
      // Nothing ticked may be a slip: nobody is silenced by one.
      guard !ticked.isEmpty else { throw .unusable(field: name) }
      return .only(Set(ticked))
    default: return before
    }
  }

  private static func hours(
    _ form: FormValues, _ before: [ContactWishes.Hours]
  ) throws(WebError) -> [ContactWishes.Hours] {
    switch form["hours"] {
    case "any": return []
    case "only":
      let days = (0..<7).reduce(0) { form["day\($1)"] == nil ? $0 : $0 | 1 << $1 }
      guard let from = form["from"].flatMap(TimeOfDay.read), let to = form["to"].flatMap(TimeOfDay.read), from < to
      else { throw .unusable(field: "hours") }
      return [ContactWishes.Hours(weekdays: days == 0 || days == 127 ? nil : days, from: from, to: to)]
    default: return before
    }
  }
}
