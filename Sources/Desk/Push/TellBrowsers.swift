import Chronicle
import Guidance
import Recruitment
import Storage
import WorkingTime

/// What a browser is to be told: how many conversations have fallen due. No name, no matter.
package struct PushAnnouncement: Hashable, Sendable {
  package var subscription: PushSubscription
  package var fresh: Int

  package init(subscription: PushSubscription, fresh: Int) {
    self.subscription = subscription
    self.fresh = fresh
  }
}

extension Reception {
  /// How many browsers one account may have told.
  package static let mostBrowsers = 10
  /// Nobody is told more often than that.
  static let pushPause = Span.hour

  /// The private key by which browsers' makers know us: 32 octets from a file beside the store.
  package func pushKey() throws -> [UInt8] { try desk.keys.pushKey.key().withUnsafeBytes { Array($0) } }

  package func pushSubscriptions(of visitor: Visitor) throws -> [PushSubscription] {
    try desk.store.pushSubscriptions(of: visitor.account.id)
  }

  /// Each for themselves. Of more than so many the oldest gives way.
  /// - Throws: `DeskError.notAllowed` for whoever has no list.
  package func subscribe(_ subscription: PushSubscription, of visitor: Visitor, now: Instant) throws {
    try visitor.desk.require(.day)
    let others = try desk.store.pushSubscriptions(of: visitor.account.id).filter {
      $0.endpoint != subscription.endpoint
    }
    for oldest in others.dropLast(Self.mostBrowsers - 1) { try desk.store.forgetPush(oldest.id) }
    try desk.store.addPush(subscription, now: now)
  }

  package func unsubscribe(_ id: Int64, of visitor: Visitor, now: Instant) throws {
    try desk.store.dropPush(id, of: visitor.account.id, now: now)
  }

  package func forgetBrowser(_ id: Int64) throws { try desk.store.forgetPush(id) }

  /// Whom to tell now, in the firm's working hours: whoever has conversations that opened since they were last told, an
  /// hour ago or more. Each is handed out once, to one process.
  package func announcements(now: Instant) throws -> [PushAnnouncement] {
    let due = try desk.store.pushSubscriptions().filter { now - $0.toldAt >= Self.pushPause }
    guard !due.isEmpty, try desk.chronicle().calendar.firm.hours.isOpen(at: now.seconds) else { return [] }
    var found: [PushAnnouncement] = []
    for (account, subscriptions) in Dictionary(grouping: due, by: \.account) {
      guard let cards = try cards(of: account, now: now) else { continue }
      for subscription in subscriptions {
        let fresh = cards.filter { $0.openedAt > subscription.toldAt }.count
        guard fresh > 0, try desk.store.claimPush(subscription, now: now) else { continue }
        found.append(PushAnnouncement(subscription: subscription, fresh: fresh))
      }
    }
    return found
  }

  /// - Returns: `nil` for whoever has no list any more.
  private func cards(of id: AccountID, now: Instant) throws -> [Card]? {
    guard let account = try desk.store.account(id) else { return nil }
    let guarded = desk.acting(as: account, now: now)
    guard let recruiter = try guarded.ownRecruiter() else { return nil }
    let day = try guarded.today(recruiter: recruiter, asOf: now, minutes: nil)
    return Talk.all(day.conversations, now: now).map(\.card)
  }
}
