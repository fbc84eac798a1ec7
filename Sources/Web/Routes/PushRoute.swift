import Crypto
import Desk
import Recruitment

/// `POST /account/push`: a browser asks to be told, `POST /account/push/N/end`: it is told no more.
struct PushRoute {
  let site: Site
  let request: WebRequest
  let visitor: Visitor
  let reception: Reception

  func subscribe(_ form: FormValues) async throws -> WebResponse {
    guard site.pushKey != nil else { return ErrorPages.notFound }
    let (reception, visitor, now) = (reception, visitor, site.now())
    guard let endpoint = form["endpoint"] else { throw WebError.unusable(field: "endpoint") }
    // Looking a name up may take a while: off the event loops.
    guard try await site.queue.run({ PushAddress(endpoint) != nil }) else { throw WebError.unusable(field: "endpoint") }
    guard let key = form["p256dh"], let point = Base64URL.decode(key), point.count == 65,
      (try? P256.KeyAgreement.PublicKey(x963Representation: point)) != nil
    else { throw WebError.unusable(field: "p256dh") }
    guard let secret = form["auth"], Base64URL.decode(secret)?.count == 16 else {
      throw WebError.unusable(field: "auth")
    }
    let subscription = PushSubscription(
      account: visitor.account.id, endpoint: endpoint, publicKey: Base64URL.encode(point), secret: secret,
      browser: site.caller(request).browser, createdAt: now, toldAt: now)
    try await site.queue.run { try reception.subscribe(subscription, of: visitor, now: now) }
    return site.done(.pushOn, at: "/account")
  }

  func end(_ text: String) async throws -> WebResponse {
    guard let id = Int64(text) else { return ErrorPages.notFound }
    let (reception, visitor, now) = (reception, visitor, site.now())
    try await site.queue.run { try reception.unsubscribe(id, of: visitor, now: now) }
    return site.done(.pushOff, at: "/account")
  }
}
