import Guidance
import Recruitment
import Storage

/// How somebody's day looks, in figures and without a name: mail is read in many places.
package struct DigestDay: Sendable {
  /// One conversation due: what kind it is, and by when.
  package struct Item: Hashable, Sendable {
    package var moment: MomentID
    package var title: String
    package var dueAt: Instant
    package var overdue: Bool

    package init(moment: MomentID, title: String, dueAt: Instant, overdue: Bool) {
      self.moment = moment
      self.title = title
      self.dueAt = dueAt
      self.overdue = overdue
    }
  }

  package var asOf: Instant
  /// One for each talk, in the list's order.
  package var items: [Item]
  package var messages: Int

  package init(asOf: Instant, items: [Item], messages: Int) {
    self.asOf = asOf
    self.items = items
    self.messages = messages
  }

  package var overdue: Int { items.filter(\.overdue).count }
}

/// Somebody who asked for the morning's mail.
package struct DigestReader: Hashable, Sendable {
  /// As the firm prints it.
  package var recruiter: String
  package var email: String

  package init(recruiter: String, email: String) {
    self.recruiter = recruiter
    self.email = email
  }
}

extension Desk {
  package func announcedDay(of recruiter: String, asOf: Instant) throws -> DigestDay {
    let day = try today(recruiter: recruiter, asOf: asOf, minutes: nil)
    let talks = Talk.all(day.conversations, now: asOf)
    return DigestDay(
      asOf: asOf,
      items: talks.map {
        .init(moment: $0.card.moment, title: $0.card.title, dueAt: $0.card.dueAt, overdue: $0.card.overdue)
      }, messages: day.messages.count)
  }

  /// The address on record of a recruiter.
  /// - Throws: `DeskError.noSuchRecruiter` also for one without.
  package func address(of recruiter: String) throws -> String {
    guard let email = try store.recruiter(recruiter)?.email else { throw DeskError.noSuchRecruiter(recruiter) }
    return AccountEntry.folded(email)
  }

  /// Everybody with an account and a list who asked for it, and whose account is not disabled.
  package func digestReaders() throws -> [DigestReader] {
    let asked = try store.digestAccounts()
    let accounts = try store.accounts().filter {
      asked.contains($0.id) && !$0.isDisabled && !$0.recruiter.isNone
        && AccessRule.reach(.day, of: $0.roles) != .none
    }
    let printed = try store.printedIDs(.recruiters, accounts.map(\.recruiter.value))
    return accounts.compactMap { account in
      printed[account.recruiter.value].map { DigestReader(recruiter: $0, email: account.email) }
    }
  }
}

extension Reception {
  package func wantsDigest(_ visitor: Visitor) throws -> Bool { try desk.store.wantsDigest(visitor.account.id) }

  /// Each for themselves; nobody else can ask for it in their name.
  package func setDigest(_ wants: Bool, of visitor: Visitor, now: Instant) throws {
    if wants { try visitor.desk.require(.day) }
    try desk.store.setDigest(wants, of: visitor.account.id, now: now)
  }
}
