/// What the lot said of one unit of a campaign, written down once. Rows are only ever added.
package struct CampaignUnit: Hashable, Sendable {
  /// `ExternalIdentity.digest` of the client or the person.
  package var unit: UInt64
  /// Its place in the order of enrolment, from 1; 0 until it is written down.
  package var place: Int
  package var assignedAt: Instant
  /// Gets it; otherwise in the comparison group.
  package var isShown: Bool

  package init(unit: UInt64, place: Int = 0, assignedAt: Instant, isShown: Bool) {
    (self.unit, self.place, self.assignedAt, self.isShown) = (unit, place, assignedAt, isShown)
  }
}

/// Somebody of a campaign's audience: in its unit from the beginning, or come to it later.
package struct CampaignMember: Hashable, Sendable {
  package var person: PersonID
  package var unit: UInt64
  package var joinedAt: Instant

  package init(person: PersonID, unit: UInt64, joinedAt: Instant) {
    (self.person, self.unit, self.joinedAt) = (person, unit, joinedAt)
  }
}

/// An address of ours that counts for itself how often it is followed. Of its secret the store knows a digest alone.
package struct CampaignLink: Hashable, Sendable {
  package var id: Int64
  package var campaign: Int64
  package var piece: String
  /// A word of `TrackedLink.Source`.
  package var source: String
  /// For whom it is; `none` = for everybody.
  package var person: PersonID
  package var madeAt: Instant
  /// How often its page was opened, and how often somebody went on from it to the booking page.
  package var views: Int
  package var follows: Int
  package var firstAt: Instant?

  package init(
    id: Int64 = 0, campaign: Int64, piece: String, source: String, person: PersonID, madeAt: Instant, views: Int = 0,
    follows: Int = 0, firstAt: Instant? = nil
  ) {
    (self.id, self.campaign, self.piece, self.source) = (id, campaign, piece, source)
    (self.person, self.madeAt) = (person, madeAt)
    (self.views, self.follows, self.firstAt) = (views, follows, firstAt)
  }
}

/// A recruiter's word that they sent somebody a piece.
package struct SentPiece: Hashable, Sendable {
  package var campaign: Int64
  package var person: PersonID
  package var piece: String
  package var recruiter: RecruiterID
  package var at: Instant

  package init(campaign: Int64, person: PersonID, piece: String, recruiter: RecruiterID, at: Instant) {
    (self.campaign, self.person, self.piece) = (campaign, person, piece)
    (self.recruiter, self.at) = (recruiter, at)
  }
}

/// Something that is to go out on a day, and whether it did.
package struct CalendarItem: Hashable, Sendable {
  package var id: Int64
  package var campaign: Int64
  package var day: CivilDate
  /// A word of `TrackedLink.Source`.
  package var source: String
  package var piece: String
  package var doneAt: Instant?

  package init(
    id: Int64 = 0, campaign: Int64, day: CivilDate, source: String, piece: String, doneAt: Instant? = nil
  ) {
    (self.id, self.campaign, self.day) = (id, campaign, day)
    (self.source, self.piece, self.doneAt) = (source, piece, doneAt)
  }
}
