import Desk

/// Says when the record changes, or the rules by which conversations are due, to whoever waits: one look at the store for
/// all of them, a few times a second, and none while nobody waits. Every server process looks for itself, so that it does
/// not matter which of them wrote.
actor LiveWatch {
  struct Tick: Sendable {
    /// The newest change's number.
    var number: Int64
    /// The version of the playbook in force.
    var edition: Int64
    /// Nothing has changed: that the connection lives is all there is to say.
    var isBeat: Bool
  }

  /// Of one process. Whoever comes after them looks again by themselves.
  static let most = 1_024
  static let pause = Duration.milliseconds(250)
  /// Looks between two beats: a quarter of a minute.
  private static let looksPerBeat = 60

  private let desk: any DayDesk
  private let queue = DeskQueue()
  private let pause: Duration
  private var waiting: [Int: AsyncStream<Tick>.Continuation] = [:]
  private var next = 0
  /// What the last look found; `nil` while nobody looks.
  private var newest: (number: Int64, edition: Int64)?
  private var looking: Task<Void, Never>?
  private var isClosed = false

  init(desk: any DayDesk, pause: Duration = LiveWatch.pause) {
    self.desk = desk
    self.pause = pause
  }

  /// - Returns: `nil` where too many wait already, or the process ends.
  func ticks() -> AsyncStream<Tick>? {
    guard !isClosed, waiting.count < Self.most else { return nil }
    let place = next
    next += 1
    // Whoever is slow hears of the newest only: that something changed is all they are told.
    let (stream, continuation) = AsyncStream.makeStream(of: Tick.self, bufferingPolicy: .bufferingNewest(1))
    continuation.onTermination = { _ in Task { await self.leave(place) } }
    waiting[place] = continuation
    // What changed between the page and this is older than the last look, and no look would tell of it again.
    if let newest { continuation.yield(Tick(number: newest.number, edition: newest.edition, isBeat: false)) }
    if looking == nil { looking = Task { await self.look() } }
    return stream
  }

  /// Lets everybody go, for good.
  func close() {
    isClosed = true
    looking?.cancel()
    for continuation in waiting.values { continuation.finish() }
    waiting = [:]
  }

  var count: Int { waiting.count }

  private func leave(_ place: Int) { waiting[place] = nil }

  private func look() async {
    var looks = 0
    while !Task.isCancelled, !waiting.isEmpty {
      let desk = desk
      // A store that is busy for a moment is looked at again.
      if let found = try? await queue.run({ (number: try desk.latestChange(), edition: try desk.editionInForce()) }) {
        let isNew = newest.map { $0 != found } ?? true
        newest = found
        looks = isNew ? 0 : looks + 1
        if isNew || looks >= Self.looksPerBeat {
          looks = 0
          for continuation in waiting.values {
            continuation.yield(Tick(number: found.number, edition: found.edition, isBeat: !isNew))
          }
        }
      }
      try? await Task.sleep(for: pause)
    }
    (looking, newest) = (nil, nil)
    // Somebody may have come while it was ending.
    if !waiting.isEmpty, !isClosed { looking = Task { await self.look() } }
  }
}
