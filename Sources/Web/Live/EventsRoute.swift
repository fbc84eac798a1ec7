import Desk
import Recruitment

/// `GET /today/events?recruiter=ID&since=N.V`: server-sent events, from the change and the version of the playbook that the
/// page goes by. Each says that something changed that concerns the list, and nothing else: what it was the page asks for,
/// as it asks for everything.
struct EventsRoute {
  let site: Site
  let request: WebRequest

  func respond(_ query: FormValues) async throws -> WebResponse {
    let desk = site.desk
    let asked = query["recruiter"] ?? site.chosenRecruiter(request)
    let recruiter = asked == TodayRoute.nobody ? nil : asked
    let last = (request.headers["last-event-id"] ?? query["since"]).flatMap { Told(text: $0, edition: desk.edition) }
    let since = try await site.queue.run {
      let since = try last ?? Told(number: desk.latestChange(), edition: desk.edition)
      // Whoever may not see the list is told so now, and not by a stream that says nothing.
      _ = try desk.concerns(recruiter, changesAfter: since.number)
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

/// Up to where somebody has been told: the newest change, and the version of the playbook.
struct Told: Equatable, Sendable {
  var number: Int64
  var edition: Int64

  var text: String { "\(number).\(edition)" }
}

extension Told {
  /// - Parameter edition: where the text names none.
  init?(text: String, edition: Int64) {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map { Int64($0) }
    guard let number = parts[0] else { return nil }
    guard parts.count == 2 else {
      self.init(number: number, edition: edition)
      return
    }
    guard let named = parts[1] else { return nil }
    self.init(number: number, edition: named)
  }
}

/// The events of one connection, for as long as whoever opened it is signed in.
private struct EventStream: AsyncSequence, Sendable {
  let site: Site
  /// Whose list; `nil` = the one that belongs to nobody.
  let recruiter: String?
  let since: Told
  let ticks: AsyncStream<LiveWatch.Tick>

  func makeAsyncIterator() -> Iterator { Iterator(stream: self, ticks: ticks.makeAsyncIterator(), seen: since) }

  struct Iterator: AsyncIteratorProtocol {
    fileprivate let stream: EventStream
    fileprivate var ticks: AsyncStream<LiveWatch.Tick>.Iterator
    /// Up to where whoever listens has been told.
    fileprivate var seen: Told
    private var hasBegun = false
    private var hasEnded = false

    fileprivate init(stream: EventStream, ticks: AsyncStream<LiveWatch.Tick>.Iterator, seen: Told) {
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
        if tick.number > seen.number || tick.edition != seen.edition {
          // Other rules may make any list another one.
          var concerns = tick.edition != seen.edition
          if !concerns { concerns = try await stream.concerns(after: seen.number) }
          seen = Told(number: Swift.max(seen.number, tick.number), edition: tick.edition)
          if concerns { return "id: \(seen.text)\nevent: changed\ndata: changed\n\n" }
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
