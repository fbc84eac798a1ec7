/// One real conversation that somebody prepares, and what they wrote about it afterwards. Theirs alone.
package struct PracticeTalk: Hashable, Sendable {
  /// Whose it is: a recruiter's, or that of an account that is nobody's on record.
  package enum Owner: Hashable, Sendable {
    case recruiter(RecruiterID)
    case account(AccountID)
  }

  /// What was written afterwards.
  package struct Held: Hashable, Sendable {
    package var at: Instant
    /// How awkward it was, 0 to 10.
    package var awkward: Int
    package var learned: String
    /// By behaviour, in order: 0 no, 1 partly, 2 yes.
    package var scores: [Int]

    package init(at: Instant, awkward: Int, learned: String, scores: [Int]) {
      self.at = at
      self.awkward = awkward
      self.learned = learned
      self.scores = scores
    }
  }

  package var id: Int64
  package var madeAt: Instant
  package var because: String
  package var toLearn: String
  package var worst: String
  package var firstSentence: String
  /// How awkward it was expected to be, 0 to 10.
  package var expected: Int
  /// The rung of the ladder, 0 to 4.
  package var rung: Int
  package var held: Held?

  package init(
    id: Int64 = 0, madeAt: Instant, because: String, toLearn: String, worst: String, firstSentence: String,
    expected: Int, rung: Int, held: Held? = nil
  ) {
    self.id = id
    self.madeAt = madeAt
    self.because = because
    self.toLearn = toLearn
    self.worst = worst
    self.firstSentence = firstSentence
    self.expected = expected
    self.rung = rung
    self.held = held
  }
}
