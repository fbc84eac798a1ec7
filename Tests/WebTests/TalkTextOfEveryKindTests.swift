import Desk
import Foundation
import Guidance
import Recruitment
import Testing

@testable import Web

/// Every kind of conversation that a made-up firm has due, as it would be written.
@Suite struct TalkTextOfEveryKindTests {
  private static func cards() throws -> [Card] {
    let folder = NSTemporaryDirectory() + "rightcall-talk-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    _ = try Desk.simulate(seed: 7, recruiters: 4, months: 6, out: folder + "/bundle") { _, _ in }
    let firm = try SmallFirm(bundle: folder + "/bundle")
    var cards: [Card] = []
    // Few days: each is worked out anew, and tests beside this one wait for their turn.
    for day in [0, -30, -59] {
      let asOf = firm.clock + Int64(day) * Span.day
      for recruiter in try firm.desk.recruiters() {
        cards += try firm.desk.today(recruiter: recruiter.id, asOf: asOf, minutes: nil).conversations
      }
    }
    return cards
  }

  private static func sentences(_ text: String) -> [String] {
    text.split(whereSeparator: { ".?!".contains($0) })
      .map { $0.lowercased().filter { $0.isLetter || $0.isNumber } }
      .filter { $0.count > 3 }
  }

  @Test func saysNoSentenceTwiceAndLeavesNoGap() throws {
    let context = CardContext(
      words: DateWords(clock: FirmClock(settings: FirmSettings()), asOf: SmallFirm.now), formToken: "f",
      recruiterID: "R1", back: "/today", sources: [], linksToPerson: true)
    let cards = try Self.cards()
    #expect(Set(cards.map(\.rule)).count > 20, "\(Set(cards.map(\.rule)).sorted())")
    var seen: Set<String> = []
    for card in cards {
      for hasTimes in [true, false] {
        var card = card
        if !hasTimes { card.slots = [] }
        guard let opener = card.opener else { continue }
        let text = TalkText(card, opener: opener, in: context).words
        guard seen.insert(text).inserted else { continue }
        #expect(!text.contains("["), "\(card.rule): \(text)")
        let sentences = Self.sentences(text)
        #expect(Set(sentences).count == sentences.count, "\(card.rule): \(text)")
        for (index, sentence) in sentences.enumerated() where sentence.count > 20 {
          let others = sentences.enumerated().filter { $0.offset != index }.map(\.element)
          #expect(!others.contains { $0.hasSuffix(sentence) }, "\(card.rule): \(text)")
        }
      }
    }
  }
}
