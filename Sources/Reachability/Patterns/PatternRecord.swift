import Chronicle
import Recruitment

/// One person's record of the last year: tries, calls of theirs, messages to and fro.
struct PatternRecord {
  struct Message {
    var at: Int64
    /// Their first message before our next one; `nil` where there was none.
    var answeredAt: Int64?
    /// Whether their answer came at an hour at which others pick up.
    var isAtUsualHour = false

    func isAnswered(within seconds: Int64) -> Bool { answeredAt.map { $0 - at <= seconds } ?? false }
  }

  /// Counted and verified, in order of time.
  private(set) var tries: [CountedTry] = []
  private(set) var counts = TryCounts()
  /// All counted tries.
  private(set) var calls: [CountedTry] = []
  /// Calls of theirs that followed a missed try within a day, before the next try: the try, and when they rang.
  private(set) var ringBacks: [(missed: Int64, rang: Int64)] = []
  private(set) var messages: [Message] = []
  let since: Int64

  static let days: Int64 = 365
  static let ringBackSeconds = Span.day

  /// - Parameters:
  ///   - isUsual: whether others pick up at that time.
  ///   - isSeen: whether messages with that recruiter count.
  init(
    _ history: PersonHistory, calls: [CountedTry], asOf: Int64, isUsual: (Int64) -> Bool,
    isSeen: (UInt32) -> Bool = { _ in true }
  ) {
    since = asOf - Self.days * Span.day
    self.calls = calls.filter { $0.at.seconds > asOf - Self.days * Span.day }
    for call in self.calls {
      counts.add(call.result)
      if call.result.isVerified { tries.append(call) }
    }
    let first = history.firstIndex(atOrAfter: since + 1)
    readMessages(history, from: first, asOf, isUsual, isSeen)
    readRingBacks(history, from: first, asOf)
  }

  private mutating func readMessages(
    _ history: PersonHistory, from first: Int, _ asOf: Int64, _ isUsual: (Int64) -> Bool, _ isSeen: (UInt32) -> Bool
  ) {
    for index in first..<max(first, history.count) where history.knownAt(index) <= asOf {
      let traits = history.traits(index)
      guard traits.isMessage, isSeen(history.recruiter(index)) else { continue }
      let at = history.at(index)
      if traits.isOutboundMessage {
        messages.append(Message(at: at))
      } else if traits.isInboundFromPerson, let last = messages.indices.last,
        messages[last].answeredAt == nil
      {
        messages[last].answeredAt = at
        messages[last].isAtUsualHour = isUsual(at)
      }
    }
  }

  private mutating func readRingBacks(_ history: PersonHistory, from first: Int, _ asOf: Int64) {
    var next = first
    for (index, attempt) in calls.enumerated() where attempt.result == .missed {
      let missed = attempt.at.seconds
      let end = index + 1 < calls.count ? calls[index + 1].at.seconds : Int64.max
      while next < history.count, history.at(next) <= missed { next += 1 }
      var place = next
      while place < history.count, history.at(place) < min(end, missed + Self.ringBackSeconds) {
        let traits = history.traits(place)
        if traits.channel == .call || traits.channel == .video, traits.isInboundFromPerson,
          history.knownAt(place) <= asOf
        {
          ringBacks.append((missed, history.at(place)))
          break
        }
        place += 1
      }
    }
  }

  var missed: Int { counts.missed }
}
