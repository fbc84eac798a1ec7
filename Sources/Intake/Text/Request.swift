/// Sentences that ask without a question mark.
enum Request {
  /// How requests begin, in small letters. Longer ones first where one begins another.
  private static let requests: [StaticString] = [
    "any chance", "any news", "any update", "are you", "can i", "can we", "can you", "could i", "could we", "could you",
    "did you", "do you", "have you", "i am wondering", "i was wondering", "i would like to know", "i'd like to know",
    "i\u{2019}d like to know", "i'm wondering", "i\u{2019}m wondering", "kindly advise", "let me know", "may i",
    "please advise", "please can", "please confirm",
    "please could", "please give", "please let me know", "please let", "please send", "please tell", "shall we",
    "will you", "would you",
  ]
  /// Words that may stand before a request: "so could you …".
  private static let lead: [StaticString] = [
    "and ", "also ", "but ", "so ", "or ", "then ", "please ", "just ", "otherwise ", "well ",
  ]

  /// - Parameters:
  ///   - rest: from where a clause begins to the line's end.
  ///   - sentence: where its sentence begins.
  static func reading(
    _ text: UnsafeBufferPointer<UInt8>, _ rest: Range<Int>, sentence: Int
  ) -> MessageReading {
    guard let first = text[rest].first, begins[Int(first | 32)] else { return .nothing }
    if let call = CallRequest.reading(text, rest, sentence: sentence) { return call }
    for request in requests where TextBytes.begins(text, rest, request) {
      let after = (rest.lowerBound + request.utf8CodeUnitCount)..<rest.upperBound
      if let next = text[after].first, TextBytes.isWord(next) || next == UInt8(ascii: "'") { continue }
      if Courtesy.offers(text, after) { return .nothing }
      let clause = rest.lowerBound..<sentenceEnd(text, rest)
      if Courtesy.isAll(text, clause) { return .nothing }
      return CallRequest.isWithin(text, clause) ? .asksForCall : .asks
    }
    for word in lead where TextBytes.begins(text, rest, word) {
      return reading(text, (rest.lowerBound + word.utf8CodeUnitCount)..<rest.upperBound, sentence: sentence)
    }
    return .nothing
  }

  static func sentenceEnd(_ text: UnsafeBufferPointer<UInt8>, _ rest: Range<Int>) -> Int {
    var end = rest.lowerBound
    while end < rest.upperBound, !Question.endsSentence(text[end]) { end += 1 }
    return end
  }

  /// The letters with which a request, a lead or a call may begin.
  private static let begins: [Bool] = {
    var table = [Bool](repeating: false, count: 256)
    for letter in "abcdghijklmoprstw".utf8 { table[Int(letter)] = true }
    return table
  }()
}

/// Words that look like a request and ask nothing.
enum Courtesy {
  /// "let me know if you have any questions".
  static func offers(_ text: UnsafeBufferPointer<UInt8>, _ after: Range<Int>) -> Bool {
    offers.contains { TextBytes.begins(text, after, $0) }
  }

  /// The same anywhere in what follows: "call me any time if you need anything".
  static func offersWithin(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    TextBytes.has(
      text, range,
      anyOf: [
        "if you have", "if you need", "if you want", "if you'd like", "if you would like", "if there is any",
        "if there are any", "if anything", "any questions", "any question", "any problems", "any problem",
        "any issues", "should you have", "should you need", "should there be", "if i can",
      ])
  }

  private static let offers: [StaticString] = [
    " if you have", " if you need", " if you want", " if you would like", " if you'd like", " if you\u{2019}d like",
    " if you like", " if you wish", " if there is any", " if there are any", " if there's any", " if i can",
    " if anything", " should you",
  ]

  /// Whether a sentence is nothing but a kindness: "Hi Tom, how are you".
  static func isAll(_ text: UnsafeBufferPointer<UInt8>, _ sentence: Range<Int>) -> Bool {
    var start = sentence.upperBound
    while start > sentence.lowerBound, !Question.endsClause(text[start - 1]) { start -= 1 }
    let clause = TextBytes.trimmed(text, start, sentence.upperBound)
    // "Hello, how are you" is a kindness; "Is Friday fine, how are you" cannot be told from it, and is nobody's English.
    if kindnesses.contains(where: { TextBytes.equals(text, clause, $0) }) { return true }
    if hopes.contains(where: { TextBytes.begins(text, clause, $0) }) { return true }
    guard greetings.contains(where: { TextBytes.begins(text, clause, $0) }) else { return false }
    return kindnesses.contains { TextBytes.ends(text, clause, $0) }
  }

  private static let greetings: [StaticString] = ["hi ", "hello ", "hey ", "dear ", "good morning ", "good afternoon "]
  private static let hopes: [StaticString] = [
    "hope ", "i hope ", "hoping you are well", "trust you are", "i trust you are", "trust you're", "i trust you're",
    "trust all is well",
  ]
  private static let kindnesses: [StaticString] = [
    "how are you", "how are you doing", "how are you today", "how are you keeping", "how are you getting on",
    "how are you all", "how are you all doing", "how are things", "how are things with you", "how is it going",
    "how's it going", "how is everything", "how's everything", "how's things", "how is life", "how's life",
    "how do you do", "how have you been", "are you well", "are you keeping well", "are you all well",
  ]
}
