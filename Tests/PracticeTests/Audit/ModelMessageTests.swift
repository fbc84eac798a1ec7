import MessageCoach
import Moments
import Testing

/// The playbook's model messages are read as what they are: whoever learns from them must not be contradicted.
@Suite struct ModelMessageTests {
  private static let rules = (try? Playbook.standard().rules.filter { $0.verdict != .messageFine }) ?? []

  private static func reading(_ text: String, _ rule: Rule) -> MessageReading {
    let channel = MessageChannel(rawValue: rule.fallback ?? "") ?? .sms
    return Coach().read(MessageDraft(text: text, channel: channel, side: rule.side == .client ? .client : .candidate))
  }

  @Test func everyMomentToTalkHasAPair() {
    #expect(Self.rules.count > 50)
    for rule in Self.rules {
      #expect(rule.goodMessage != nil, "\(rule.code) has no good message")
      #expect(!rule.badMessage.isEmpty, "\(rule.code) has no bad message")
    }
  }

  @Test func everyGoodMessageOpens() {
    for rule in Self.rules {
      guard let text = rule.goodMessage else { continue }
      let reading = Self.reading(text, rule)
      #expect(reading.verdict == .opensConversation, "\(rule.code) \(text): \(reading.because)")
    }
  }

  @Test func everyBadMessageReplaces() {
    for rule in Self.rules where !rule.badMessage.isEmpty {
      let reading = Self.reading(rule.badMessage, rule)
      #expect(reading.verdict == .replacesConversation, "\(rule.code) \(rule.badMessage): \(reading.because)")
    }
  }
}
