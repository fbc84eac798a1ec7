/// What a link lets whoever holds it do.
package enum LinkPurpose: UInt8, Code {
  /// All the pages below.
  case everything
  /// When a call helps you, and when a message will do: nothing of theirs.
  case why
  /// How, when and where they may be reached, and not at all.
  case preferences
  /// Choosing ten minutes.
  case booking

  package var word: String {
    switch self {
    case .everything: "everything"
    case .why: "why"
    case .preferences: "preferences"
    case .booking: "booking"
    }
  }

  /// Whether it opens the page of another purpose. The page that says why is open to everybody.
  package func opens(_ page: LinkPurpose) -> Bool { self == .everything || self == page || page == .why }
}

/// A random link for one client or candidate, without an account. The secret in its address is not part of it: the store
/// knows a digest alone.
package struct AudienceLink: Hashable, Sendable {
  package var id: Int64
  package var purpose: LinkPurpose
  package var person: PersonID
  /// With whom a talk is booked; `none` where nobody of ours looks after them.
  package var recruiter: RecruiterID
  /// Who made it; `none` = whoever ran a command, or sat at this machine.
  package var madeBy: AccountID
  /// How long a talk that is booked with it takes.
  package var minutes: Int
  package var madeAt: Instant
  package var expiresAt: Instant
  package var revokedAt: Instant?

  package init(
    id: Int64 = 0, purpose: LinkPurpose, person: PersonID, recruiter: RecruiterID = .none, madeBy: AccountID = .none,
    minutes: Int = 10, madeAt: Instant, expiresAt: Instant, revokedAt: Instant? = nil
  ) {
    self.id = id
    self.purpose = purpose
    self.person = person
    self.recruiter = recruiter
    self.madeBy = madeBy
    self.minutes = minutes
    self.madeAt = madeAt
    self.expiresAt = expiresAt
    self.revokedAt = revokedAt
  }

  package func isOpen(at now: Instant) -> Bool { revokedAt == nil && now < expiresAt }

  /// Days for which a link is good, and how long talks may be.
  package static let days = 1...365
  package static let usualDays = 30
  package static let lengths = [10, 15, 20, 30]
}
