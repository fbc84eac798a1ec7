/// A piece as the firm has changed it; what is in it is the business of whoever wrote it.
package struct StoredPiece: Hashable, Sendable {
  package var slug: String
  package var body: String
  package var changedAt: Instant
  package var author: AccountID

  package init(slug: String, body: String, changedAt: Instant, author: AccountID) {
    (self.slug, self.body, self.changedAt, self.author) = (slug, body, changedAt, author)
  }
}

/// One step of an approval, as it was taken.
package struct StoredStep: Hashable, Sendable {
  package var slug: String
  package var state: String
  package var at: Instant
  package var author: AccountID
  package var name: String
  package var digest: String
  /// `2027-11-26`.
  package var until: String?

  package init(
    slug: String, state: String, at: Instant, author: AccountID, name: String, digest: String, until: String?
  ) {
    (self.slug, self.state, self.at, self.author) = (slug, state, at, author)
    (self.name, self.digest, self.until) = (name, digest, until)
  }
}

/// An entry of the firm's own in its library.
package struct StoredEntry: Hashable, Sendable {
  package var id: String
  package var body: String
  package var expires: String
  package var changedAt: Instant
  package var author: AccountID

  package init(id: String, body: String, expires: String, changedAt: Instant, author: AccountID) {
    (self.id, self.body, self.expires) = (id, body, expires)
    (self.changedAt, self.author) = (changedAt, author)
  }
}

/// What a client or candidate said and agreed to have quoted.
package struct StoredStory: Hashable, Sendable {
  package var id: Int64
  package var body: String
  /// As it is printed: "A finance director in manufacturing".
  package var saidBy: String
  /// How they agreed: "By e-mail to Orla".
  package var consent: String
  package var consentDay: String
  package var until: String
  package var withdrawnAt: Instant?
  package var author: AccountID

  package init(
    id: Int64 = 0, body: String, saidBy: String, consent: String, consentDay: String, until: String,
    withdrawnAt: Instant? = nil, author: AccountID
  ) {
    (self.id, self.body, self.saidBy, self.consent) = (id, body, saidBy, consent)
    (self.consentDay, self.until, self.withdrawnAt, self.author) = (consentDay, until, withdrawnAt, author)
  }
}

/// What the brand kit says of pieces beside logo and colour.
package struct StudioLook: Hashable, Sendable {
  /// A family of letters; `nil` = ours.
  package var family: String?
  /// Where a talk is booked.
  package var booking: String?

  package init(family: String? = nil, booking: String? = nil) { (self.family, self.booking) = (family, booking) }
}
