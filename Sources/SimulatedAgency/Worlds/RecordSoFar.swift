import Recruitment

/// What is on record of a person's answering, kept as it is written: all that a recruiter of the planted worlds goes by.
struct RecordSoFar: Sendable {
  /// Messages to them that neither bounced nor came from a machine, and how many of those they answered next.
  private(set) var messages = 0
  private(set) var replies = 0
  /// Our tries by telephone, wrong and failed numbers apart, and how many they picked up.
  private(set) var tries = 0
  private(set) var pickUps = 0
  /// Minutes until each reply, ascending.
  private var delays: [Int32] = []
  /// When each conversation began.
  private(set) var talks: [Int64] = []
  /// Messages since they were last heard: when, and when that was on record.
  private(set) var ours: [(at: Int64, known: Int64)] = []
  private(set) var lastHeard = Instant.distantPast.seconds
  /// A talk was agreed then.
  var bookedAt = Instant.distantPast.seconds
  /// Whoever was written to is not rung before.
  var noCallBefore = Instant.distantPast.seconds
  /// Between a text and the call it announces nothing comes in.
  var quietUntil = Instant.distantPast.seconds
  /// Our latest action, which may lie a little ahead of the present: a call that a text has announced.
  var lastOut = Instant.distantPast.seconds
  /// Decisions taken about them.
  var decisions = 0
  /// This silence has had its moment.
  var isSilenceOpen = false
  /// The decision whose calls are logged by hand until then.
  var action: Int32 = -1
  var actionUntil = Instant.distantPast.seconds

  var isHeard: Bool { lastHeard != Instant.distantPast.seconds }
  var lastTalk: Int64 { talks.last ?? Instant.distantPast.seconds }

  mutating func wrote(_ at: Int64, known: Int64) {
    messages += 1
    lastOut = max(lastOut, at)
    ours.append((at, known))
  }

  mutating func rang(pickedUp: Bool) {
    tries += 1
    if pickedUp { pickUps += 1 }
  }

  /// They wrote or rang.
  mutating func heard(_ at: Int64) {
    if let last = ours.last {
      replies += 1
      let minutes = Int32(clamping: max(0, at - last.at) / 60)
      delays.insert(minutes, at: delays.firstIndex { $0 > minutes } ?? delays.count)
    }
    clear(at)
  }

  mutating func talked(_ at: Int64) {
    talks.append(at)
    clear(at)
  }

  private mutating func clear(_ at: Int64) {
    lastHeard = max(lastHeard, at)
    ours.removeAll(keepingCapacity: true)
    isSilenceOpen = false
  }

  // MARK: Read off

  /// Per thousand, shrunk: a person of whom nothing is known answers every second message.
  var replyRate: Int { (replies + 1) * 1_000 / (messages + 2) }

  /// Per thousand, shrunk towards a third.
  var pickUpRate: Int { (pickUps + 1) * 1_000 / (tries + 3) }

  /// Binary digits of the median delay in minutes: 0 for none, 1 for one minute, 11 for a day; `nil` before any reply.
  var delayDigits: Int? {
    guard !delays.isEmpty else { return nil }
    return Int32.bitWidth - delays[(delays.count - 1) / 2].leadingZeroBitCount
  }

  /// Binary digits of the whole days since the last conversation: 0 today, 3 for four to seven; `nil` where there was none.
  func quietDigits(at now: Int64) -> Int? {
    guard let last = talks.last else { return nil }
    let days = Int(max(0, now - last) / Span.day)
    return Int.bitWidth - days.leadingZeroBitCount
  }
}
