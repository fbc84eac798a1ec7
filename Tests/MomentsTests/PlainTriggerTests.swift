import Testing

@testable import Moments

/// What a rule's page says of when it opens is English, for every rule.
struct PlainTriggerTests {
  private static let triggers = Result {
    try Playbook.standard().rules.flatMap { rule in
      rule.triggers.map { (rule.code, $0) }
    }
  }

  @Test func `every trigger is one plain sentence without a field name`() throws {
    for (code, trigger) in try Self.triggers.get() {
      let plain = trigger.plain
      #expect(!plain.contains { "_{}[]:`".contains($0) }, "\(code): \(plain)")
      #expect(plain != trigger.said && plain.split(separator: " ").count >= 5, "\(code): \(plain)")
      #expect(!plain.contains("  ") && !plain.hasSuffix(".") && plain.first?.isUppercase == false, "\(code): \(plain)")
      #expect(!plain.contains(" 1 ") && !plain.contains("one days") && !plain.contains(".0"), "\(code): \(plain)")
    }
  }

  @Test func `no two rules that open at different things say the same`() throws {
    var said: [String: Trigger] = [:]
    for (code, trigger) in try Self.triggers.get() {
      if let other = said[trigger.plain] {
        // A talk so long before a fact says when it is told, and desks are said beside.
        #expect(other.word == trigger.word, "\(code): \(trigger.plain)")
      }
      said[trigger.plain] = trigger
    }
  }

  @Test func `numbers are the firm's`() {
    #expect(
      Trigger.candidateSilent(messages: 3, hours: 72).plain
        == "a candidate in process has left three messages of ours unanswered for three days or more")
    #expect(
      Trigger.interviewEnded(with: .contact, hours: 24).plain
        == "an interview ended a day ago and nobody has spoken to the client’s contact since")
    #expect(
      Trigger.callRequested(days: 21).plain.hasPrefix("they asked for a call and nobody has spoken to them"))
  }

  /// A comma in a list of the playbook parts two reasons.
  @Test func `a reason was cut in two at its comma`() throws {
    for rule in try Playbook.standard().rules {
      for reason in rule.channelWhy {
        #expect(!["not ", "and ", "but ", "or ", "nor "].contains { reason.hasPrefix($0) }, "\(rule.code): \(reason)")
      }
    }
  }
}
