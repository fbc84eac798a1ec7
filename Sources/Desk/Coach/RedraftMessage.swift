import MessageCoach

/// A language model that the firm has connected. It is asked only when somebody presses a button, and sees the draft and
/// what is on the card, nothing else.
package protocol LanguageModel: Sendable {
  /// Where drafts go, as a person would name it: the host.
  var name: String { get }
  /// - Throws: `RedraftFault.unreachable`, `.unusable`.
  func answer(instructions: String, draft: String) async throws -> String
}

package enum RedraftFault: Error, Equatable {
  case unreachable
  /// It answered something that is no text, or too much of it.
  case unusable
  /// What it stated and nobody had said: figures, times, names.
  case notOnRecord([String])
  /// The coach reads its draft as no better.
  case noBetter(String)
}

/// Has a draft written anew by a connected model, and lets it through only if it says nothing new.
package struct Redrafter: Sendable {
  private let model: any LanguageModel
  private let coach = Coach()

  package init(_ model: any LanguageModel) { self.model = model }

  package static let instructions = """
    You help a recruiter to write a message that opens a conversation instead of replacing one. Rewrite the draft so that \
    it asks to talk, says in one sentence why, offers the times that are given, and makes it easy to say no. Keep the \
    writer's own words and tone. State no fact, name, figure, time or date that is not in the draft or in the notes. Do not \
    press, flatter or promise. British English. Answer with the message alone.
    """

  /// - Throws: `RedraftFault`; what the model throws.
  package func redraft(_ question: CoachQuestion) async throws -> CoachAnswer {
    let notes = [question.opener, question.slots.isEmpty ? nil : "Times: " + question.slots.joined(separator: " or ")]
      .compactMap(\.self)
    let prompt = (["Draft:", question.text] + (notes.isEmpty ? [] : ["Notes:"] + notes)).joined(separator: "\n")
    let text = try await model.answer(instructions: Self.instructions, draft: prompt)
    guard !text.isEmpty, text.unicodeScalars.count <= 4_000 else { throw RedraftFault.unusable }
    let missing = ClaimedFacts(text).missing(from: [question.text] + notes)
    guard missing.isEmpty else { throw RedraftFault.notOnRecord(missing) }
    let reading = coach.read(MessageDraft(text: text, channel: question.channel, side: question.side))
    guard reading.verdict == .opensConversation else { throw RedraftFault.noBetter(reading.because) }
    return CoachAnswer(reading: reading, suggestion: text)
  }
}
