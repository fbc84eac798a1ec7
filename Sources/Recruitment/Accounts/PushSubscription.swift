/// A browser that asked to be told, as RFC 8030 and RFC 8291 describe it.
package struct PushSubscription: Hashable, Sendable {
  package var id: Int64
  package var account: AccountID
  /// Where its maker takes messages for it.
  package var endpoint: String
  /// The browser's own point on P-256, 65 octets, base64url.
  package var publicKey: String
  /// 16 octets, base64url, which it shares with us.
  package var secret: String
  /// In two words, for the list of one's own; `nil` = unknown.
  package var browser: String?
  package var createdAt: Instant
  /// When it was last told of something; at first when it was made.
  package var toldAt: Instant

  package init(
    id: Int64 = 0, account: AccountID, endpoint: String, publicKey: String, secret: String, browser: String? = nil,
    createdAt: Instant, toldAt: Instant
  ) {
    self.id = id
    self.account = account
    self.endpoint = endpoint
    self.publicKey = publicKey
    self.secret = secret
    self.browser = browser
    self.createdAt = createdAt
    self.toldAt = toldAt
  }
}
