/// An answer that takes so long to work out that nobody should wait for it with a page half loaded.
package enum Awaited<Answer: Sendable>: Sendable {
  case here(Answer)
  /// How much of it is done, from 0 to 1.
  case working(share: Double)
}

extension Awaited {
  /// `nil` while it is being worked out.
  package var answer: Answer? {
    if case .here(let answer) = self { answer } else { nil }
  }
}
