import MessageCoach
import Testing

@testable import Desk

@Suite struct RedraftTests {
  private struct Parrot: LanguageModel {
    let name = "model.example"
    let words: String
    let heard: @Sendable (String) -> Void

    init(_ words: String, heard: @escaping @Sendable (String) -> Void = { _ in }) {
      self.words = words
      self.heard = heard
    }

    func answer(instructions: String, draft: String) async throws -> String {
      heard(draft)
      return words
    }
  }

  private static let question = CoachQuestion(
    text: "Hi Sam, any news on the second interview?", channel: .sms, opener: "The panel meets on Thursday.",
    slots: ["12:30 today", "17:30 today"])

  @Test func aDraftThatSaysNothingNewAndOpensIsLetThrough() async throws {
    let text =
      "Hi Sam, the panel meets on Thursday and I want to talk through the second interview with you before that. Can I ring "
      + "at 12:30 or 17:30 today? If not, just say so."
    let answer = try await Redrafter(Parrot(text)).redraft(Self.question)
    #expect(answer.suggestion == text && answer.reading.verdict == .opensConversation)
  }

  @Test func aFactThatNobodySaidIsRefusedByName() async throws {
    let text =
      "Hi Sam, Priya at Northgate wants to talk about the second interview. Can I ring you at 12:30 or 18:45 today?"
    await #expect(throws: RedraftFault.notOnRecord(["priya", "northgate", "18:45"])) {
      try await Redrafter(Parrot(text)).redraft(Self.question)
    }
  }

  @Test func aDraftThatReplacesTheTalkIsRefused() async throws {
    await #expect {
      try await Redrafter(Parrot("Hi Sam, any update on the interview? Are you still keen?")).redraft(Self.question)
    } throws: { error in
      guard case RedraftFault.noBetter = error else { return false }
      return true
    }
  }

  @Test(arguments: ["", String(repeating: "a ", count: 4_000)])
  func nothingAndTooMuchAreUnusable(_ text: String) async throws {
    await #expect(throws: RedraftFault.unusable) { try await Redrafter(Parrot(text)).redraft(Self.question) }
  }

  @Test func theModelHearsTheDraftAndTheNotesAlone() async throws {
    await confirmation { heard in
      let model = Parrot("no") { draft in
        #expect(
          draft == "Draft:\nHi Sam, any news on the second interview?\nNotes:\nThe panel meets on Thursday.\n"
            + "Times: 12:30 today or 17:30 today")
        heard()
      }
      _ = try? await Redrafter(model).redraft(Self.question)
    }
  }
}
