import Crypto
import Desk
import Foundation
import Hummingbird
import NIOCore
import Recruitment
import Synchronization
import Testing

@testable import Web

@Suite struct PushCipherTests {
  /// The example of RFC 8291, appendix A.
  @Test func theExampleOfTheStandardComesOut() throws {
    func bytes(_ text: String) throws -> [UInt8] { try #require(Base64URL.decode(text)) }
    let sealed = try PushCipher.seal(
      Array("When I grow up, I want to be a watermelon".utf8),
      publicKey: bytes(
        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"),
      secret: bytes("BTBZMqHH6r4Tts7J_aSIgg"),
      sender: P256.KeyAgreement.PrivateKey(
        rawRepresentation: bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")),
      salt: bytes("DGv6ra1nlYgDCS1FRnbzlw"))
    #expect(
      Base64URL.encode(sealed)
        == "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK"
        + "6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN")
  }

  @Test func keysThatAreNoneAreRefused() {
    let key = Array(P256.KeyAgreement.PrivateKey().publicKey.x963Representation)
    let cases: [(key: [UInt8], secret: [UInt8])] = [
      ([], Array(repeating: 1, count: 16)), (Array(repeating: 4, count: 65), Array(repeating: 1, count: 16)),
      (key, Array(repeating: 1, count: 15)),
    ]
    for (key, secret) in cases {
      #expect(throws: PushCipher.Fault.unusableKeys) {
        try PushCipher.seal([1], publicKey: key, secret: secret)
      }
    }
    #expect(throws: PushCipher.Fault.tooLong) {
      try PushCipher.seal(Array(repeating: 1, count: 3_001), publicKey: key, secret: Array(repeating: 1, count: 16))
    }
  }
}

@Suite struct PushAddressTests {
  @Test(arguments: [
    "http://push.example/x", "https://127.0.0.1/x", "https://[::1]/x", "https://10.0.0.8/x", "https://192.168.1.1/x",
    "https://169.254.169.254/latest", "https://name:word@1.1.1.1/x", "https://1.1.1.1:8443/x", "https://1.1.1.1/#x",
    "file:///etc/passwd", "", "https://", "https://1.1.1.1/a b",
    "https://1.1.1.1/" + String(repeating: "x", count: 1_000),
    "https://[::ffff:127.0.0.1]/x",
  ])
  func whatIsNoMakersAddressIsRefused(text: String) { #expect(PushAddress(text) == nil) }

  @Test func aMakersAddressIsHeldTo() throws {
    let address = try #require(PushAddress("https://1.1.1.1/send/abc?x=1"))
    #expect(address.url == "https://1.1.1.1/send/abc?x=1" && address.origin == "https://1.1.1.1")
    #expect(address.pinned == "1.1.1.1")
  }
}

/// A small maker of our own takes what is sent, and a small browser of our own reads it.
@Suite(.timeLimit(.minutes(10))) struct PushSenderTests {
  private struct Taken: Sendable {
    var headers: [String: String] = [:]
    var body: [UInt8] = []
  }

  private final class Maker: Sendable {
    let taken = Mutex(Taken())
  }

  private static let browser = P256.KeyAgreement.PrivateKey()
  private static let secret: [UInt8] = (1...16).map { $0 }

  private func send(status: HTTPResponse.Status, fresh: Int = 2) async throws -> (
    PushSender.Outcome, Taken, PushIdentity
  ) {
    let maker = Maker()
    let router = Router()
    router.post("/send/abc") { request, _ -> Response in
      let body = try await request.body.collect(upTo: 1 << 16)
      var headers: [String: String] = [:]
      for field in request.headers { headers[field.name.canonicalName] = field.value }
      let taken = Taken(headers: headers, body: Array(body.readableBytesView))
      maker.taken.withLock { $0 = taken }
      return Response(status: status)
    }
    let (ports, told) = AsyncStream<Int>.makeStream()
    let server = Application(
      router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
      onServerRunning: { channel in told.yield(channel.localAddress?.port ?? 0) })
    let key = Array(P256.Signing.PrivateKey().rawRepresentation)
    let identity = try #require(PushIdentity(key: key, contact: "https://desk.firm.example"))
    let outcome = try await withThrowingTaskGroup(of: Void.self, returning: PushSender.Outcome.self) { group in
      group.addTask { try await server.runService(gracefulShutdownSignals: []) }
      var iterator = ports.makeAsyncIterator()
      let port = try #require(await iterator.next())
      let subscription = PushSubscription(
        account: AccountID(1), endpoint: "http://127.0.0.1:\(port)/send/abc",
        publicKey: Base64URL.encode(Self.browser.publicKey.x963Representation),
        secret: Base64URL.encode(Self.secret), createdAt: FakeDesk.now, toldAt: FakeDesk.now)
      let outcome = await PushSender(identity: identity, allowsPrivate: true).send(
        PushAnnouncement(subscription: subscription, fresh: fresh), now: FakeDesk.now)
      group.cancelAll()
      return outcome
    }
    return (outcome, maker.taken.withLock { $0 }, identity)
  }

  /// The browser's side of RFC 8291, from its own key.
  private func opened(_ body: [UInt8]) throws -> String {
    let salt = Array(body[..<16])
    let length = Int(body[20])
    let sender = Array(body[21..<21 + length])
    let shared = try Self.browser.sharedSecretFromKeyAgreement(
      with: P256.KeyAgreement.PublicKey(x963Representation: sender))
    let keys = try PushCipher.keys(
      shared, secret: Self.secret, receiver: Array(Self.browser.publicKey.x963Representation), sender: sender,
      salt: salt)
    let sealed = body[(21 + length)...]
    let box = try AES.GCM.SealedBox(nonce: keys.nonce, ciphertext: sealed.dropLast(16), tag: sealed.suffix(16))
    let text = try AES.GCM.open(box, using: keys.content)
    #expect(text.last == 2)
    return String(decoding: text.dropLast(), as: UTF8.self)
  }

  @Test func theBrowserReadsWhatItsMakerCannot() async throws {
    let (outcome, taken, _) = try await send(status: .created)
    #expect(outcome == .taken)
    #expect(!String(decoding: taken.body, as: UTF8.self).contains("conversation"))
    let text = try opened(taken.body)
    #expect(
      text
        == #"{"title":"2 conversations have fallen due","body":"Open your list to see with whom, and why now.","path":"/today"}"#
    )
    #expect(taken.headers["content-encoding"] == "aes128gcm" && taken.headers["ttl"] == "14400")
  }

  @Test func theMakerCanTellWhoSends() async throws {
    let (_, taken, identity) = try await send(status: .created)
    let header = try #require(taken.headers["authorization"])
    let match = try #require(header.wholeMatch(of: /vapid t=([^.]+)\.([^.]+)\.([^,]+), k=(.+)/))
    #expect(String(match.4) == identity.publicKey)
    let key = try P256.Signing.PublicKey(x963Representation: try #require(Base64URL.decode(String(match.4))))
    let signature = try P256.Signing.ECDSASignature(rawRepresentation: try #require(Base64URL.decode(String(match.3))))
    #expect(key.isValidSignature(signature, for: Array("\(match.1).\(match.2)".utf8)))
    let payload = Data(try #require(Base64URL.decode(String(match.2))))
    let claims = try #require(try JSONSerialization.jsonObject(with: payload) as? [String: Any])
    #expect((claims["aud"] as? String)?.hasPrefix("http://127.0.0.1:") == true)
    #expect(claims["exp"] as? Int == Int(FakeDesk.now.seconds) + 43_200)
    #expect(claims["sub"] as? String == "https://desk.firm.example")
  }

  @Test func aBrowserThatIsGoneIsToldApartFromAMakerThatRefuses() async throws {
    #expect(try await send(status: .gone).0 == .gone)
    #expect(try await send(status: .notFound).0 == .gone)
    #expect(try await send(status: .tooManyRequests).0 == .refused)
    #expect(try await send(status: .temporaryRedirect).0 == .refused)
  }
}

/// Who may ask, and for whom.
@Suite struct PushPageTests {
  private static let keys = [
    "p256dh": Base64URL.encode(P256.KeyAgreement.PrivateKey().publicKey.x963Representation),
    "auth": Base64URL.encode([UInt8](repeating: 7, count: 16)),
  ]

  private func browser(_ firm: SmallFirm, _ email: String) async throws -> Browser {
    var site = try firm.site()
    site.pushKey = "key"
    var browser = Browser(site: site)
    #expect(await browser.signIn(email).status == 303)
    return browser
  }

  @Test func aRecruiterAsksForTheirOwnBrowserAndStopsIt() async throws {
    let firm = try SmallFirm()
    try firm.staff()
    var ruth = try await browser(firm, "ruth@firm.example")
    #expect(await ruth.get("/account").text.contains("data-push=\"key\""))
    let answer = await ruth.post("/account/push", Self.keys.merging(["endpoint": "https://1.1.1.1/send/abc"]) { $1 })
    #expect(answer.status == 303)
    let stop = try #require(await ruth.get("/account").text.firstMatch(of: /\/account\/push\/[0-9]+\/end/)?.output)
    var boss = try await browser(firm, "boss@firm.example")
    // Somebody else's stays, and nobody learns whether it was there.
    #expect(await boss.post(String(stop)).status == 303)
    #expect(await ruth.get("/account").text.contains(stop))
    #expect(await ruth.post(String(stop)).status == 303)
    #expect(await ruth.get("/account").text.firstMatch(of: /\/account\/push\/[0-9]+/) == nil)
  }

  @Test func whoHasNoListIsNotTold() async throws {
    let firm = try SmallFirm()
    try firm.staff()
    var boss = try await browser(firm, "boss@firm.example")
    #expect(await !boss.get("/account").text.contains("data-push"))
    let answer = await boss.post("/account/push", Self.keys.merging(["endpoint": "https://1.1.1.1/send/abc"]) { $1 })
    #expect(answer.status == 403)
  }

  @Test(arguments: ["https://127.0.0.1/x", "http://1.1.1.1/x", ""])
  func onlyMakersAddressesAreTaken(endpoint: String) async throws {
    let firm = try SmallFirm()
    try firm.staff()
    var ruth = try await browser(firm, "ruth@firm.example")
    #expect(await ruth.post("/account/push", Self.keys.merging(["endpoint": endpoint]) { $1 }).status == 400)
    #expect(await ruth.get("/account").text.firstMatch(of: /\/account\/push\/[0-9]+/) == nil)
  }
}
