/// What the coach makes of a message.
///
/// Places (`from`, `to`) count Unicode scalars of the text as given, from 0; `to` is the first scalar after. (Swift:
/// `text.unicodeScalars`; Python: plain string indices; JavaScript: `Array.from(text)`.)
package struct MessageReading: Sendable, Equatable {
  package let verdict: Verdict
  /// Plain English, one to three sentences, with the words that decided in quotation marks.
  package let because: String
  /// How sure of the verdict, 0…1, calibrated on messages that were not trained on.
  package let confidence: Double
  package let parts: OpenerPartsFound
  /// In the order of the text; empty where the message is fine.
  package let flags: [Flag]
  package let sentences: [SentenceReading]
  /// What was not read as the writer's own new words.
  package let setAside: [SetAside]
  /// How much was read when the message was longer than the coach reads, in words; nil when all was.
  package let note: String?
  /// Place after the writer's last own sentence that is no sign-off: where something could be added.
  package let ownEnd: Int

  /// Whether anything was judged: what is in another language, or in no words, was not.
  package var isRead: Bool { verdict != .unclear || !flags.isEmpty }
}

/// Which parts of a good opener are there.
package struct OpenerPartsFound: Sendable, Equatable {
  package var reason = false
  package var stakeForThem = false
  package var asksToTalk = false
  package var slots = false
  package var wayToDecline = false
}

/// One sentence of the writer's own, with what it does.
package struct SentenceReading: Sendable, Equatable {
  package let from: Int
  package let to: Int
  package let text: String
  /// Probability of each intent, in the order of `Intent.allCases`; each stands for itself, they do not add up to one.
  package let probabilities: [Double]
  /// The intents that hold, each with the words that decided, strongest first.
  package let intents: [IntentFound]

  package func probability(_ intent: Intent) -> Double { probabilities[intent.rawValue] }
  package func holds(_ intent: Intent) -> Bool { intents.contains { $0.intent == intent } }
}

/// An intent and the stretch of the sentence that speaks most for it.
package struct IntentFound: Sendable, Equatable {
  package let intent: Intent
  package let probability: Double
  package let words: String
  package let from: Int
  package let to: Int
}

/// A stretch of the text that is not the writer's new words.
package struct SetAside: Sendable, Equatable {
  package enum Kind: String, Sendable { case quoted, signature, disclaimer, header }

  package let kind: Kind
  package let from: Int
  package let to: Int
}
