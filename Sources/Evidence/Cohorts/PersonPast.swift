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
  /// Of the last message of ours at least 48 hours before the moment opened after whose reply, or its failing, they were
  /// heard or spoken to again: whether they replied within 48 hours. A reply that is still the last word may itself be
  /// why somebody rings.
  private(set) var lastSettledReply: Bool?
  /// Messages that old on which the last word has not been said, and whether they have replied.
  private var unsettled: [(sent: Int64, isReplied: Bool)] = []
  private var delays: [Int64] = []

  static let replyDays = 7 * Span.day
  static let controlSpan = 48 * Span.hour

  /// - Parameter openedAt: when the moment opened, at or before `time`.
  init(_ history: PersonHistory, before time: Int64, openedAt: Int64) {
    var waitingSince: Int64?
    for index in 0..<history.count {
      let at = history.at(index)
      if at >= time { break }
      if history.knownAt(index) >= time { continue }
      if history.isWithoutUs(index) { continue }
      let traits = history.traits(index)
      let isTalk = history.isTalk(index)
      if isTalk {
        lastConversation = at
        if at >= time - 90 * Span.day { conversations90 += 1 }
      }
      count(tryOf: traits)
      if traits.isOutboundMessage {
        messages += 1
        lastOurs = at
        unansweredInARow += 1
        if waitingSince == nil { waitingSince = at }
        if at <= openedAt - Self.controlSpan { unsettled.append((at, false)) }
      } else if traits.isInboundFromPerson || isTalk {
        if traits.isInboundFromPerson {
          lastInbound = at
          if at >= openedAt { inboundSinceOpening += 1 }
        }
        settleReplies(at, isInbound: traits.isInboundFromPerson)
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
    medianReplyDelay = delays.isEmpty ? nil : delays.sorted()[delays.count / 2]
  }

  /// Heard, or spoken to: the reply that is looked for, or what comes after it.
  private mutating func settleReplies(_ at: Int64, isInbound: Bool) {
    var open = 0
    for message in unsettled {
      if isInbound, !message.isReplied, at - message.sent <= Self.controlSpan {
        unsettled[open] = (message.sent, true)
        open += 1
      } else {
        lastSettledReply = message.isReplied
      }
    }
    unsettled.removeLast(unsettled.count - open)
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
