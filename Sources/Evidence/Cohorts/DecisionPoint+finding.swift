import Chronicle
import Recruitment

extension DecisionPoint {
  enum Search {
    case found(DecisionPoint)
    case leftOut(LeftOut)
  }

  static let callAfterMessage = 30 * Span.minute

  /// The first action towards somebody in a moment's decision window.
  /// - Parameters:
  ///   - settledAt: when the outcome was no longer open, or a talk was put in the diary.
  ///   - window: seconds.
  static func find(
    in history: PersonHistory, moment: Int, openedAt: Int64, window: Int64, settledAt: Int64
  ) -> Search {
    let end = openedAt + window
    var index = history.firstIndex(atOrAfter: openedAt)
    while index < history.count, history.at(index) < end {
      let traits = history.traits(index)
      if let action = Action(traits) {
        guard settledAt >= history.at(index), !isBooked(history, openedAt..<history.at(index)) else {
          return .leftOut(.settledBefore)
        }
        return .found(point(history, index, action, moment: moment, openedAt: openedAt, window: window))
      }
      if traits.isConversation { return .leftOut(.settledBefore) }
      index += 1
    }
    return .leftOut(settledAt < end || isBooked(history, openedAt..<end) ? .settledBefore : .neither)
  }

  /// What we do towards somebody.
  enum Action {
    case talk, message

    /// - Returns: `nil` for what comes from them, a machine or a list, for messages that bounced, and meetings that were
    ///   called off.
    init?(_ traits: InteractionTraits) {
      guard !traits.isInbound, !traits.isAutomatic, !traits.isList else { return nil }
      if traits.isMessage {
        guard traits.outcome != .bounced else { return nil }
        self = .message
      } else {
        guard traits.isAttempt || traits.outcome != .cancelled else { return nil }
        self = .talk
      }
    }
  }

  /// Whether a talk with them was arranged in that time: what is arranged is held within the quarter year.
  private static func isBooked(_ history: PersonHistory, _ span: Range<Int64>) -> Bool {
    guard !span.isEmpty else { return false }
    var index = history.firstIndex(atOrAfter: span.lowerBound)
    while index < history.count, history.at(index) < span.upperBound + 90 * Span.day {
      if let booked = history.origin(index).bookedAt(history.at(index)), span.contains(booked),
        !history.traits(index).isMessage
      {
        return true
      }
      index += 1
    }
    return false
  }

  private static func point(
    _ history: PersonHistory, _ first: Int, _ action: Action, moment: Int, openedAt: Int64, window: Int64
  ) -> DecisionPoint {
    let decidedAt = history.at(first)
    let origin = history.origin(first)
    var point = DecisionPoint(
      moment: moment, openedAt: openedAt, decidedAt: decidedAt, rang: action == .talk, rangAtOnce: action == .talk,
      rangWithinTwoHours: action == .talk, action: history.id(first), channel: history.traits(first).channel,
      isHandLogged: origin.isLoggedByHand, saysHowLogged: origin.saysHowLogged,
      saysWhenRecorded: origin.saysWhenRecorded, isUnverified: false, talked: false, crossedOver: false)
    // Nothing inbound since the first action: a call that follows may still belong to it.
    var isUndisturbed = true
    var index = first
    while index < history.count, history.at(index) < decidedAt + window {
      let traits = history.traits(index)
      let elapsed = history.at(index) - decidedAt
      if traits.isConversation {
        point.talked = true
        if traits.outcome == .connectedUnverified { point.isUnverified = true }
      }
      if index > first, let next = Action(traits) {
        if next == .talk, isUndisturbed, action == .message {
          if elapsed <= callAfterMessage, !point.rang {
            point.rang = true
            point.channel = traits.channel
            point.isHandLogged = point.isHandLogged || history.origin(index).isLoggedByHand
          }
          if elapsed <= 2 * Span.hour { point.rangWithinTwoHours = true }
        }
        if (next == .talk) != point.rang { point.crossedOver = true }
      }
      if traits.isInboundFromPerson { isUndisturbed = false }
      index += 1
    }
    return point
  }
}
