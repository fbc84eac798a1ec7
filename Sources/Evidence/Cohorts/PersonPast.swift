import Chronicle
import Recruitment

/// What had passed between the firm and one person strictly before a time, by what was known then.
struct PersonPast {
  private(set) var lastConversation: Int64?
  private(set) var conversations90 = 0
  private(set) var lastInbound: Int64?
  private(set) var inboundSinceOpening = 0
  /// Messages of ours since they were last heard.
  private(set) var unansweredInARow = 0
  /// Waits for a reply that began with a message of ours: how many came to an end, and in how many they replied within
  /// a week.
  private(set) var waits = 0
  private(set) var replies = 0
  private(set) var tries = 0
  /// A connection that nobody verified counts half, two minutes of it whole.
  private(set) var pickedUp = 0.0
  private(set) var messages = 0
  /// How many of those they answered next, however late.
  private(set) var answered = 0
  /// Seconds from our last message to their reply; `nil` where they never replied.
  private(set) var medianReplyDelay: Int64?
  private var lastOurs: Int64?
  /// The last message of ours at least 48 hours before the moment opened, and whether they replied within 48 hours.
  private(set) var lastMessageReplied: Bool?
  /// As it stood just before that message.
  private(set) var beforeLastMessage: Answering?
  /// As it stood just before the decision.
  private(set) var now = Answering(at: 0)
  private var delays: [Int64] = []

  /// How they had answered our messages by some time.
  struct Answering {
    var at: Int64
    var lastInbound: Int64?
    var inboundSinceOpening = 0
    var unansweredInARow = 0
  }

  static let replyDays = 7 * Span.day
  static let controlSpan = 48 * Span.hour

  /// - Parameter openedAt: when the moment opened, at or before `time`.
  init(_ history: PersonHistory, before time: Int64, openedAt: Int64) {
    var waitingSince: Int64?
    var lastMessage: Int64?
    for index in 0..<history.count {
      let at = history.at(index)
      if at >= time { break }
      if history.knownAt(index) >= time { continue }
      let traits = history.traits(index)
      if traits.isConversation {
        lastConversation = at
        if at >= time - 90 * Span.day { conversations90 += 1 }
      }
      count(tryOf: traits)
      if traits.isOutboundMessage {
        if at <= openedAt - Self.controlSpan {
          beforeLastMessage = answering(at: at)
        }
        messages += 1
        lastOurs = at
        unansweredInARow += 1
        if waitingSince == nil { waitingSince = at }
        if at <= openedAt - Self.controlSpan {
          lastMessage = at
          lastMessageReplied = false
        }
      } else if traits.isInboundFromPerson || traits.isConversation {
        if traits.isInboundFromPerson {
          lastInbound = at
          if at >= openedAt { inboundSinceOpening += 1 }
          if let sent = lastMessage, at - sent <= Self.controlSpan { lastMessageReplied = true }
        }
        if unansweredInARow > 0, traits.isInboundFromPerson, let sent = lastOurs {
          answered += 1
          delays.append(at - sent)
        }
        unansweredInARow = 0
        if let since = waitingSince, traits.isInboundFromPerson {
          waits += 1
          if at - since <= Self.replyDays { replies += 1 }
        }
        waitingSince = nil
      }
    }
    if let since = waitingSince, time - since > Self.replyDays { waits += 1 }
    now = answering(at: time)
    medianReplyDelay = delays.isEmpty ? nil : delays.sorted()[delays.count / 2]
  }

  private func answering(at time: Int64) -> Answering {
    Answering(
      at: time, lastInbound: lastInbound, inboundSinceOpening: inboundSinceOpening, unansweredInARow: unansweredInARow)
  }

  private mutating func count(tryOf traits: InteractionTraits) {
    guard traits.isAttempt, !traits.isAutomatic, let outcome = traits.outcome else { return }
    switch outcome {
    case .connected: pickedUp += 1
    case .connectedUnverified: pickedUp += traits.isConversation ? 1 : 0.5
    case .voicemail, .noAnswer, .busy: break
    default: return
    }
    tries += 1
  }
}
