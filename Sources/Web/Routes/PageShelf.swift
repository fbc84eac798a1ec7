import Desk
import Recruitment
import Synchronization

/// Pages as they were last sent, for as long as nothing that they show has changed and the minute is the same. A page is
/// kept for one browser session alone: it bears that session's form token.
final class PageShelf: Sendable {
  struct Key: Hashable, Sendable {
    /// Path and query.
    var target: String
    /// The form token: one session's, or one launch's.
    var session: String
    /// Whose day, where the address does not say.
    var recruiter: String?
    var isPacked: Bool
  }

  private struct Kept: Sendable {
    var mark: DayMark
    var response: WebResponse
  }

  private struct State: Sendable {
    var minute: Int64 = 0
    var pages: [Key: Kept] = [:]
    var bytes = 0
  }

  /// Of all pages together.
  private let limit: Int
  private let state = Mutex(State())

  init(limit: Int = 64_000_000) { self.limit = limit }

  func page(_ key: Key, _ mark: DayMark, at now: Instant) -> WebResponse? {
    state.withLock { state in
      guard state.minute == now.minute, let kept = state.pages[key], kept.mark == mark else { return nil }
      return kept.response
    }
  }

  func keep(_ response: WebResponse, as key: Key, _ mark: DayMark, at now: Instant) {
    state.withLock { state in
      if state.minute != now.minute || state.bytes + response.body.count > limit {
        state = State(minute: now.minute)
      }
      let former = state.pages.updateValue(Kept(mark: mark, response: response), forKey: key)
      state.bytes += response.body.count - (former?.response.body.count ?? 0)
    }
  }
}

extension Instant {
  fileprivate var minute: Int64 { seconds / 60 }
}

extension Site {
  /// The page that was sent last time, where it would be the same now; else what `make` makes, kept for next time.
  ///
  /// What is kept was made for the same session, which has been let in again, so nothing is shown that may not be. A line
  /// that confirms is shown once and not kept.
  func keeping(_ request: WebRequest, _ make: () async throws -> WebResponse) async throws -> WebResponse {
    let desk = desk
    guard request.cookie(gate.noticeCookie) == nil, let mark = try await queue.run({ try desk.dayMark() }) else {
      return try await make()
    }
    let now = now()
    let key = PageShelf.Key(
      target: request.target, session: formToken, recruiter: chosenRecruiter(request), isPacked: request.takesGzip)
    if let known = pages.page(key, mark, at: now) { return known }
    let made = try await make().packed(for: request)
    if made.status == 200 { pages.keep(made, as: key, mark, at: now) }
    return made
  }
}
