import Foundation
import Testing

@testable import MessageCoach

/// What the coach makes of messages that nobody trained it on. The limits are those it was asked to keep; docs/validation.md
/// says by how much it does.
@Suite struct HeldOutTests {
  private struct Message: Decodable {
    var id: String
    var channel: String
    var side: String
    var text: String
    var verdict: String
  }

  private static func messages() throws -> [Message] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let file = root.appending(path: "training/coach/heldout/messages.jsonl")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    return try lines.map { try JSONDecoder().decode(Message.self, from: Data($0.utf8)) }
  }

  @Test func itIsRightAboutMessagesByOthersAsOftenAsWasAsked() throws {
    let coach = Coach()
    var pairs: [(truth: Verdict, said: Verdict)] = []
    for message in try Self.messages() {
      let draft = MessageDraft(
        text: message.text, channel: try #require(MessageChannel(rawValue: message.channel)),
        side: try #require(MessageSide(rawValue: message.side)))
      pairs.append((try #require(Verdict(rawValue: message.verdict)), coach.read(draft).verdict))
    }
    #expect(pairs.count == 320)
    let accuracy = Double(pairs.count { $0.truth == $0.said }) / Double(pairs.count)
    #expect(accuracy >= 0.85)
    let scores = Verdict.allCases.map { verdict -> Double in
      let hits = pairs.count { $0.truth == verdict && $0.said == verdict }
      let misses = pairs.count { ($0.truth == verdict) != ($0.said == verdict) }
      return Double(2 * hits) / Double(2 * hits + misses)
    }
    #expect(scores.reduce(0, +) / Double(scores.count) >= 0.80)
    let fine = pairs.filter { $0.truth == .messageIsFine }
    #expect(Double(fine.count { $0.said == .replacesConversation }) < 0.05 * Double(fine.count))
  }
}
