import Foundation
import Testing

@testable import MessageCoach

struct BetterOpenerTests {
  private let coach = Coach()
  private let parts = OpenerParts(
    reasons: ["the panel met this morning and asked about your notice period"],
    stake: "you would know before your other offer runs out", slots: ["12.40 today", "9.10 tomorrow"],
    wayOut: "If you'd rather I wrote, say so", sender: "Jo at Harper Lane", recipient: "Sam")

  private func suggest(_ text: String, _ channel: MessageChannel, _ parts: OpenerParts) -> OpenerSuggestion? {
    let draft = MessageDraft(text: text, channel: channel)
    return coach.suggest(for: draft, read: coach.read(draft), with: parts)
  }

  @Test(
    arguments: [
      "Any update???", "Hi Sam, just checking you're still keen?", "call me",
      "Unfortunately they went with someone else.",
      "Got 5 mins?", "What salary are you after? Any other interviews?", "The role is on hold, will be in touch.",
    ], MessageChannel.allCases)
  func aSuggestionWithItsPartsOpensAConversation(_ text: String, _ channel: MessageChannel) throws {
    let suggestion = try #require(suggest(text, channel, parts))
    let reading = coach.read(MessageDraft(text: suggestion.text, channel: channel))
    #expect(reading.verdict == .opensConversation, "\(suggestion.text): \(reading.because)")
    #expect(suggestion.gaps.isEmpty)
    #expect(suggestion.text.unicodeScalars.count <= channel.comfortableLength)
  }

  @Test func theWritersOwnWordsStayAndWhatBelongsInTheTalkGoes() throws {
    let text = "Hi Sam, the client rang about your start date. Any update? Bring your passport on Monday."
    let suggestion = try #require(suggest(text, .email, parts))
    #expect(suggestion.text.contains("Bring your passport on Monday."))
    #expect(!suggestion.text.contains("Any update?"))
    #expect(suggestion.leftOut == ["Any update?"])
  }

  @Test func nothingIsInventedWhereNothingIsKnown() throws {
    let suggestion = try #require(suggest("Any update???", .sms, OpenerParts()))
    #expect(suggestion.gaps == ["why now", "time", "time"])
  }

  @Test func withoutGapsWhatNobodyKnowsIsNotSaid() throws {
    for text in ["Any update???", "call me", "Are you still keen?", "Unfortunately they went with someone else."] {
      let suggestion = try #require(suggest(text, .sms, OpenerParts(leavesGaps: false)))
      #expect(suggestion.gaps.isEmpty && !suggestion.text.contains("["), "\(suggestion.text)")
      let recorded = OpenerParts(recorded: "Sam, we have not spoken since your interview.", leavesGaps: false)
      #expect(try #require(suggest(text, .sms, recorded)).gaps.isEmpty)
    }
  }

  @Test func onePartThatDoesTwoThingsStandsOnce() throws {
    let both = "Sam, you would know before your other offer runs out."
    let suggestion = try #require(
      suggest("Any update???", .sms, OpenerParts(reasons: [both], stake: both, slots: ["9.10"], wayOut: both)))
    #expect(suggestion.text.components(separatedBy: "other offer").count == 2, "\(suggestion.text)")
  }

  @Test func aFilledGapOpensAConversation() throws {
    for text in ["Any update???", "call me", "Are you still keen?", "They went with someone else."] {
      let suggestion = try #require(suggest(text, .sms, OpenerParts()))
      let reading = coach.read(MessageDraft(text: FlagTests.filled(suggestion.text), channel: .sms))
      #expect(reading.verdict == .opensConversation, "\(suggestion.text): \(reading.because)")
    }
  }

  @Test func theSignatureStays() throws {
    let suggestion = try #require(
      suggest("Hi Sam,\n\nAny update?\n\nKind regards,\nJo Smith\nHarper Lane", .email, parts))
    #expect(suggestion.text.hasSuffix("Kind regards,\nJo Smith\nHarper Lane"))
  }

  @Test func aMessageThatIsFineNeedsNone() {
    #expect(suggest("Confirmed: Tue 14:00, Teams link below.", .email, parts) == nil)
  }
}
