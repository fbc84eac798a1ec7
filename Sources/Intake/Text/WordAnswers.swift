/// What was found out about words, each once: by their octets, so that a word met again is no string first.
struct WordAnswers<Answer: Sendable>: Sendable {
  private var words = WordIndex()
  private var answers: [Answer] = []

  var count: Int { answers.count }
  /// Whether these are all that are kept of one column: with so many different words it is no column of statuses.
  var isFullColumn: Bool { count >= 500 }

  /// `nil` where the word was not met.
  func answer(_ word: UnsafeBufferPointer<UInt8>) -> Answer? { words.place(of: word).map { answers[$0] } }

  mutating func keep(_ answer: Answer, for word: UnsafeBufferPointer<UInt8>) {
    let place = words.add(word)
    if place < answers.count { answers[place] = answer } else { answers.append(answer) }
  }
}
