import Practice
import Recruitment
import Storage

/// What somebody's own practice page asks. It is theirs alone: no call here shows one person's practice to another.
package protocol PracticeDesk: Sendable {
  /// - Parameter recruiter: whose; `nil` for an account that is no recruiter.
  func practice(of recruiter: String?, now: Instant) throws -> PracticeAnswer
  func prepareTalk(_ entry: PracticeEntry, of recruiter: String?, now: Instant) throws
  func holdTalk(_ id: Int64, _ entry: HeldEntry, of recruiter: String?, now: Instant) throws
  func forgetTalk(_ id: Int64, of recruiter: String?) throws
  /// No figures of one's own for thirty days, or from now on again.
  func restPractice(_ rests: Bool, of recruiter: String?, now: Instant) throws
  /// A manager who has held a difficult conversation of their own invites a team.
  func invitePractice(team: String, now: Instant) throws
}

package struct PracticeAnswer: Sendable {
  package struct Invitation: Hashable, Sendable {
    package var team: String
    package var by: String
    package var at: Instant
  }

  /// Newest first.
  package var talks: [PracticeTalk]
  package var balance: TalkBalance
  package var restsUntil: Instant?
  /// To the teams that concern them.
  package var invitations: [Invitation]
  /// Teams that they manage; empty for those who manage none.
  package var teams: [String]

  /// Whether they have prepared a difficult conversation in every line, held it and written it down.
  package var hasBegun: Bool {
    talks.contains { talk in
      talk.held != nil && talk.rung >= PhoneLadder.hard
        && [talk.because, talk.toLearn, talk.worst, talk.firstSentence].allSatisfy { $0.contains { !$0.isWhitespace } }
    }
  }

  /// A manager begins with themselves.
  package var mayInvite: Bool { !teams.isEmpty && hasBegun }

  package init(
    talks: [PracticeTalk], restsUntil: Instant?, invitations: [Invitation], teams: [String]
  ) {
    self.talks = talks
    balance = TalkBalance(talks.compactMap { talk in talk.held.map { (talk.expected, $0.awkward) } })
    self.restsUntil = restsUntil
    self.invitations = invitations
    self.teams = teams
  }
}

package struct PracticeEntry: Hashable, Sendable {
  package var because: String
  package var toLearn: String
  package var worst: String
  package var firstSentence: String
  package var expected: Int
  package var rung: Int

  package static let longest = 1_000

  package init(
    because: String, toLearn: String, worst: String, firstSentence: String, expected: Int, rung: Int
  ) {
    self.because = because
    self.toLearn = toLearn
    self.worst = worst
    self.firstSentence = firstSentence
    self.expected = expected
    self.rung = rung
  }

  var isUsable: Bool {
    [because, toLearn, worst, firstSentence].allSatisfy { $0.count <= Self.longest } && !because.isEmpty
      && (0...10).contains(expected) && PhoneLadder.rungs.indices.contains(rung)
  }
}

package struct HeldEntry: Hashable, Sendable {
  package var awkward: Int
  package var learned: String
  package var scores: [Int]

  package init(awkward: Int, learned: String, scores: [Int]) {
    self.awkward = awkward
    self.learned = learned
    self.scores = scores
  }

  var isUsable: Bool {
    (0...10).contains(awkward) && learned.count <= PracticeEntry.longest
      && scores.count == TalkBehaviour.allCases.count && scores.allSatisfy { (0...2).contains($0) }
  }
}
