import Desk
import Recruitment

/// `GET /today/events?recruiter=ID&since=N`: server-sent events. Each says that something changed that concerns the list,
/// and nothing else: what it was the page asks for, as it asks for everything.
struct EventsRoute {
  let site: Site
  let request: WebRequest

  func respond(_ query: FormValues) async throws -> WebResponse {
    let desk = site.desk
    let asked = query["recruiter"] ?? site.chosenRecruiter(request)
    let recruiter = asked == TodayRoute.nobody ? nil : asked
    let last = (request.headers["last-event-id"] ?? query["since"]).flatMap { Int64($0) }
    let since = try await site.queue.run {
      let since = try last ?? desk.latestChange()
      // Whoever may not see the list is told so now, and not by a stream that says nothing.
      _ = try desk.concerns(recruiter, changesAfter: since)
      return since
    }
    guard request.method == "GET" else { return Self.head }
    guard let ticks = await site.live?.ticks() else {
      return WebResponse.text("Nobody can be told of changes just now.\n", status: 503).adding("Retry-After", "60")
    }
    var response = Self.head
    response.stream = EventStream(site: site, recruiter: recruiter, since: since, ticks: ticks)
    return response
  }

  private static let head = WebResponse(
    status: 200,
    headers: [
      ("Content-Type", "text/event-stream; charset=utf-8"), ("Cache-Control", "no-store"),
      // A proxy must pass each line on when it comes.
      ("X-Accel-Buffering", "no"),
    ])
}

/// The events of one connection, for as long as whoever opened it is signed in.
private struct EventStream: AsyncSequence, Sendable {
  let site: Site
  /// Whose list; `nil` = the one that belongs to nobody.
  let recruiter: String?
  let since: Int64
  let ticks: AsyncStream<LiveWatch.Tick>

  func makeAsyncIterator() -> Iterator { Iterator(stream: self, ticks: ticks.makeAsyncIterator(), seen: since) }

  struct Iterator: AsyncIteratorProtocol {
    fileprivate let stream: EventStream
    fileprivate var ticks: AsyncStream<LiveWatch.Tick>.Iterator
    /// The change up to which whoever listens has been told.
    fileprivate var seen: Int64
    private var hasBegun = false
    private var hasEnded = false

    fileprivate init(stream: EventStream, ticks: AsyncStream<LiveWatch.Tick>.Iterator, seen: Int64) {
      self.stream = stream
      self.ticks = ticks
      self.seen = seen
    }

    mutating func next() async throws -> String? {
      guard hasBegun else {
        hasBegun = true
        return "retry: 2000\n\n"
      }
      while !hasEnded, let tick = await ticks.next() {
        guard try await stream.isStillHere() else {
          hasEnded = true
          return "event: ended\ndata: signed out\n\n"
        }
        if tick.number > seen {
          let concerns = try await stream.concerns(after: seen)
          seen = tick.number
          if concerns { return "id: \(seen)\nevent: changed\ndata: changed\n\n" }
        } else if tick.isBeat {
          return ": still here\n\n"
        }
      }
      return nil
    }
  }

  private func concerns(after number: Int64) async throws -> Bool {
    let (desk, recruiter) = (site.desk, recruiter)
    return try await site.queue.run { try desk.concerns(recruiter, changesAfter: number) }
  }

  private func isStillHere() async throws -> Bool {
    guard let visitor = site.visitor, let reception = site.reception else { return true }
    let now = site.now()
    return try await site.queue.run { try reception.stillStands(visitor, now: now) }
  }
}
