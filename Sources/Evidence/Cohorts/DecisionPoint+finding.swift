import Chronicle
import Recruitment

extension DecisionPoint {
  enum Search: Sendable {
    case found(DecisionPoint)
    case leftOut(LeftOut)
  }

  static let callAfterMessage = 30 * Span.minute
  /// For the sensitivity.
  static let callLongAfterMessage = 2 * Span.hour

  /// The first action towards somebody in a moment's decision window. What happens in the same second as it came neither
  /// before nor between.
  /// - Parameters:
  ///   - window: seconds.
  ///   - settledAt: when the outcome was no longer open, or a talk was put in the diary.
  static func find(
    in history: PersonHistory, moment: Int, openedAt: Int64, window: Int64, settledAt: Int64
  ) -> Search {
    guard let first = firstAction(in: history, openedAt..<openedAt + window) else { return .leftOut(.neither) }
    let before = openedAt..<history.at(first)
    guard settledAt >= before.upperBound, !holdsTalk(history, before), !isBooked(history, before) else {
      return .leftOut(.settledBefore)
    }
    return .found(point(history, first, moment: moment, openedAt: openedAt, window: window))
  }

  /// What we do towards somebody.
  enum Action {
    case talk, message

    /// - Returns: `nil` for what comes from them, a machine or a list, for messages that bounced, for meetings that were
    ///   called off, and where two others met without us.
    init?(_ traits: InteractionTraits, by recruiter: UInt32) {
      guard !traits.isInbound, !traits.isAutomatic, !traits.isList else { return nil }
      if traits.isMessage {
        guard traits.outcome != .bounced else { return nil }
        self = .message
      } else {
        guard traits.isAttempt || traits.outcome != .cancelled && recruiter != 0 else { return nil }
        self = .talk
      }
    }
  }

  private static func action(_ history: PersonHistory, _ index: Int) -> Action? {
    Action(history.traits(index), by: history.recruiter(index))
  }

  /// Of a call and a message in the same second it is the call.
  private static func firstAction(in history: PersonHistory, _ span: Range<Int64>) -> Int? {
    var index = history.firstIndex(atOrAfter: span.lowerBound)
    while index < history.count, history.at(index) < span.upperBound {
      if action(history, index) != nil { return index }
      index += 1
    }
    return nil
  }

  private static func holdsTalk(_ history: PersonHistory, _ span: Range<Int64>) -> Bool {
    var index = history.firstIndex(atOrAfter: span.lowerBound)
    while index < history.count, history.at(index) < span.upperBound {
      if history.isTalk(index) { return true }
      index += 1
    }
    return false
  }

  /// Whether a talk with them was arranged in that time: what is arranged is held within the quarter year.
  private static func isBooked(_ history: PersonHistory, _ span: Range<Int64>) -> Bool {
    guard !span.isEmpty else { return false }
    var index = history.firstIndex(atOrAfter: span.lowerBound)
    while index < history.count, history.at(index) < span.upperBound + 90 * Span.day {
      if let booked = history.origin(index).bookedAt(history.at(index)), span.contains(booked),
        !history.traits(index).isMessage, !history.isWithoutUs(index)
      {
        return true
      }
      index += 1
    }
    return false
  }

  private static func point(
    _ history: PersonHistory, _ first: Int, moment: Int, openedAt: Int64, window: Int64
  ) -> DecisionPoint {
    let decidedAt = history.at(first)
    let (origin, rang) = (history.origin(first), action(history, first) == .talk)
    var point = DecisionPoint(
      moment: moment, openedAt: openedAt, decidedAt: decidedAt, rang: rang, rangAtOnce: rang,
      rangWithinTwoHours: rang, action: history.id(first), actor: history.recruiter(first),
      channel: history.traits(first).channel, isHandLogged: origin.isLoggedByHand, saysHowLogged: origin.saysHowLogged,
      saysWhenRecorded: origin.saysWhenRecorded, isUnverified: false, talked: false, crossedOver: false)
    // When they were first heard after the action: a call until then may still belong to it.
    var heardAt = Int64.max
    var index = history.firstIndex(atOrAfter: decidedAt)
    while index < history.count, history.at(index) < decidedAt + window {
      let (at, traits) = (history.at(index), history.traits(index))
      if history.isTalk(index) {
        point.talked = true
        if traits.outcome == .connectedUnverified { point.isUnverified = true }
      }
      if index != first, let next = action(history, index) {
        if next == .talk, !rang, at <= heardAt { point.follow(history, index, after: at - decidedAt) }
        if (next == .talk) != point.rang { point.crossedOver = true }
      }
      if traits.isInboundFromPerson, at > decidedAt { heardAt = min(heardAt, at) }
      index += 1
    }
    return point
  }

  /// A call after a message, with nothing heard between.
  private mutating func follow(_ history: PersonHistory, _ index: Int, after elapsed: Int64) {
    if elapsed <= Self.callAfterMessage, !rang {
      rang = true
      channel = history.traits(index).channel
      isHandLogged = isHandLogged || history.origin(index).isLoggedByHand
    }
    if elapsed <= Self.callLongAfterMessage { rangWithinTwoHours = true }
  }
}

// MARK: What a recruiter is wont to do

extension DecisionPoint {
  /// What somebody did first in a moment, with nothing asked but that.
  struct Habit: Sendable {
    /// From when it is known, whatever else has been written down since.
    var knownAt: Int64
    var rang: Bool
  }

  /// What is written down later is not seen, so that what was known at any time stays as it was.
  static let promptness = Span.day

  /// - Returns: `nil` where nobody did anything that was written down within a day.
  static func habit(in history: PersonHistory, openedAt: Int64, window: Int64) -> Habit? {
    var decidedAt: Int64?
    var heardAt = Int64.max
    var index = history.firstIndex(atOrAfter: openedAt)
    while index < history.count, history.at(index) < (decidedAt.map { $0 + callAfterMessage + 1 } ?? openedAt + window)
    {
      defer { index += 1 }
      let at = history.at(index)
      if history.knownAt(index) - at > promptness { continue }
      let action = action(history, index)
      if let since = decidedAt {
        if action == .talk, at <= heardAt { return habit(since, rang: true) }
        if history.traits(index).isInboundFromPerson, at > since { heardAt = min(heardAt, at) }
      } else if let action {
        if action == .talk { return habit(at, rang: true) }
        decidedAt = at
      }
    }
    return decidedAt.map { habit($0, rang: false) }
  }

  private static func habit(_ decidedAt: Int64, rang: Bool) -> Habit {
    Habit(knownAt: decidedAt + callAfterMessage + promptness, rang: rang)
  }
}
