/// Whether somebody asks to be rung, or to talk.
enum CallRequest {
  private static let orders: [StaticString] = [
    "call me", "ring me", "phone me", "call us", "ring us", "give me a call", "give me a ring", "give me a bell",
    "give us a call", "give us a ring", "please call", "please ring", "please phone",
  ]
  /// Within a sentence that asks.
  private static let wishes: [StaticString] = [
    "call me", "ring me", "phone me", "call us", "ring us", "give me a call", "give me a ring", "give me a bell",
    "give us a call", "give us a ring", "free for a call", "free for a chat", "free for a quick call",
    "free for a quick chat", "time for a call", "time for a chat", "time for a quick call", "time for a quick chat",
    "free to talk", "free to speak", "time to talk", "time to speak", "have a call", "have a quick call", "have a chat",
    "have a quick chat", "have a word", "have a quick word", "jump on a call", "hop on a call", "get on a call",
    "arrange a call", "schedule a call", "set up a call", "speak on the phone", "talk on the phone", "over the phone",
    "call you", "ring you", "phone you",
  ]
  private static let ours: [StaticString] = [
    "can we", "could we", "shall we", "may we", "can i", "could i", "may i", "might we", "please can we",
    "please could we",
  ]
  private static let speaking: [StaticString] = ["speak", "talk", "chat"]
  private static let notNow: [StaticString] = [
    "did you call me", "did you ring me", "did you phone me", "you tried to call me", "you tried to ring me",
    "not call me", "not ring me", "not phone me", "n't call me", "n't ring me", "never call me", "not call us",
  ]

  /// Of a clause that orders a call; `nil` where it does not begin like one.
  static func reading(_ text: UnsafeBufferPointer<UInt8>, _ rest: Range<Int>, sentence: Int) -> MessageReading? {
    for order in orders where TextBytes.begins(text, rest, order) {
      let after = (rest.lowerBound + order.utf8CodeUnitCount)..<rest.upperBound
      if let next = text[after].first, TextBytes.isWord(next) { continue }
      let end = Request.sentenceEnd(text, after)
      if Courtesy.offersWithin(text, min(sentence, rest.lowerBound)..<end) { return .nothing }
      let word = TextBytes.trimmed(text, after.lowerBound, end)
      if TextBytes.begins(text, rest, "please") {
        // "Please call Ann": somebody else wants it, or something else is called.
        if let first = text[word].first, TextBytes.isCapital(first) { return .asks }
        return others.contains { TextBytes.begins(text, word, $0) } ? .asks : .asksForCall
      }
      return figures.contains { TextBytes.begins(text, word, $0) } ? .nothing : .asksForCall
    }
    return nil
  }

  private static let others: [StaticString] = [
    "him ", "her ", "them ", "the ", "it ", "this ", "that ", "my ", "our ", "your ", "a ", "an ", "him", "her", "them",
  ]
  /// "Call me old-fashioned."
  private static let figures: [StaticString] = [
    "a ", "an ", "old", "crazy", "cynical", "naive", "paranoid", "biased", "stupid", "picky",
  ]

  /// Whether a sentence that asks something asks for a talk.
  static func isWithin(_ text: UnsafeBufferPointer<UInt8>, _ sentence: Range<Int>) -> Bool {
    guard !TextBytes.has(text, sentence, anyOf: notNow) else { return false }
    if TextBytes.has(text, sentence, anyOf: wishes) { return true }
    for begins in ours {
      guard let place = TextBytes.find(text, sentence, begins) else { continue }
      // "Can we quickly talk", not "Can we ask Ann whether she will talk to them".
      let near = place..<min(sentence.upperBound, place + begins.utf8CodeUnitCount + 18)
      if TextBytes.has(text, near, anyOf: speaking) { return true }
    }
    return false
  }
}
