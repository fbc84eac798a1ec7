import Moments
import Recruitment

/// Whether to write, to write and offer a call, to talk, or to meet: one point for each thing that speaks for talking.
/// None, a message will do; one, a text that offers a call; two or three, a talk; four, or somebody senior, a meeting.
package struct ChannelAdvice: Hashable, Sendable {
  package enum Level: Int, Comparable, Sendable {
    case message, textThatOffersACall, talk, meeting

    package static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
  }

  package var level: Level
  /// What speaks for it, in the playbook's order.
  package var weights: [Rule.Weight]
  /// What the moment is about happens within a day.
  private let isPressing: Bool

  /// A third message that nobody answered says no more than the second.
  static let unansweredLimit = 3

  package init(_ rule: Rule, _ circumstances: Circumstances) {
    var weights = rule.weighs
    if circumstances.unansweredInARow >= Self.unansweredLimit, !weights.contains(.unanswered) {
      weights.append(.unanswered)
    }
    // A fact to pass on is no less a fact on the last day.
    if circumstances.isPressing, rule.verdict != .messageFine, !weights.contains(.deadline) {
      weights.append(.deadline)
    }
    self.weights = weights
    isPressing = circumstances.isPressing
    switch weights.count {
    case 0: level = .message
    case 1: level = .textThatOffersACall
    case 4...: level = .meeting
    default: level = .talk
    }
    if circumstances.isSenior, level == .talk { level = .meeting }
  }

  /// As a card says it: what weighs first, then what is particular to this moment.
  package func reasons(_ rule: Rule) -> [String] {
    weights.map { $0 == .deadline && isPressing ? Self.lastDay : $0.words } + rule.channelWhy
  }

  private static let lastDay = "less than a day is left"
}
