import AsyncHTTPClient
import Desk
import Foundation
import NIOCore
import NIOSSL
import Recruitment
import Testing

@testable import Web

@Suite(.serialized, .timeLimit(.minutes(10))) struct TLSTests {
  /// Two files that can be replaced.
  private final class Files {
    let folder = NSTemporaryDirectory() + "rightcall-tls\(UInt64.random(in: .min ... .max))"
    var certificate: String { folder + "/desk.pem" }
    var key: String { folder + "/desk.key" }

    init(_ certificate: String = TestCertificates.first, _ key: String = TestCertificates.firstKey) throws {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try replace(certificate, key)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func replace(_ certificate: String, _ key: String, mode: Int = 0o600) throws {
      try Data(certificate.utf8).write(to: URL(fileURLWithPath: self.certificate), options: .atomic)
      try Data(key.utf8).write(to: URL(fileURLWithPath: self.key), options: .atomic)
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: self.key)
    }

    func shelf() throws -> CertificateShelf { try CertificateShelf(certificate: certificate, key: key) }
  }

  @Test func aPairThatCannotBeUsedIsSaidAtOnce() throws {
    let files = try Files()
    _ = try files.shelf()
    try files.replace(TestCertificates.first, TestCertificates.secondKey)
    #expect(throws: WebError.certificate(files.certificate, "it does not go with its key")) { try files.shelf() }
    try files.replace(TestCertificates.first, TestCertificates.firstKey, mode: 0o644)
    #expect(throws: WebError.certificate(files.key, "others may read it: chmod 600")) { try files.shelf() }
    try files.replace("no certificate", TestCertificates.firstKey)
    #expect(throws: WebError.self) { try files.shelf() }
    #expect(throws: WebError.self) { try CertificateShelf(certificate: files.certificate, key: "/nowhere/key") }
  }

  @Test func aRenewedPairIsTakenUpAndAHalfReplacedOneIsNot() throws {
    let files = try Files()
    let shelf = try files.shelf()
    var isNew = try shelf.reloadIfChanged()
    #expect(!isNew)
    try files.replace(TestCertificates.second, TestCertificates.firstKey)
    #expect(throws: WebError.self) { try shelf.reloadIfChanged() }
    try files.replace(TestCertificates.second, TestCertificates.secondKey)
    isNew = try shelf.reloadIfChanged()
    #expect(isNew)
    isNew = try shelf.reloadIfChanged()
    #expect(!isNew)
  }

  /// What somebody gets who trusts one certificate alone.
  private func ask(
    _ url: String, trusting certificate: String, newest: TLSVersion? = nil
  ) async throws -> (status: Int, headers: [String: String]) {
    var tls = TLSConfiguration.makeClientConfiguration()
    tls.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(Array(certificate.utf8)))
    if let newest { (tls.minimumTLSVersion, tls.maximumTLSVersion) = (.tlsv1, newest) }
    var configuration = HTTPClient.Configuration(tlsConfiguration: tls, redirectConfiguration: .disallow)
    configuration.dnsOverride = ["desk.firm.example": "127.0.0.1"]
    configuration.timeout = .init(connect: .seconds(300), read: .seconds(300))
    configuration.connectionPool.retryConnectionEstablishment = false
    let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    let result: Result<HTTPClientResponse, any Error>
    do {
      result = .success(try await client.execute(HTTPClientRequest(url: url), timeout: .seconds(300)))
    } catch {
      result = .failure(error)
    }
    try await client.shutdown()
    let response = try result.get()
    let pairs = response.headers.map { ($0.name.lowercased(), $0.value) }
    return (Int(response.status.code), Dictionary(pairs, uniquingKeysWith: { first, _ in first }))
  }

  @Test func browsersAreServedOverTLSWithWhatIsOnTheShelf() async throws {
    let (firm, files) = (try SmallFirm(), try Files())
    try firm.staff()
    let shelf = try files.shelf()
    let port = Int.random(in: 20_000..<40_000)
    let origin = "https://desk.firm.example:\(port)"
    let server = WebServer(
      desk: firm.desk, reception: firm.desk.reception(hasher: SmallFirm.hasher),
      options: .init(port: port, publicURL: origin, certificate: shelf, redirectPort: port + 1))
    let (ready, told) = AsyncThrowingStream<String, any Error>.makeStream()
    let task = Task {
      do {
        try await server.run { told.yield($0) }
      } catch {
        told.finish(throwing: error)
      }
    }
    defer { task.cancel() }
    var iterator = ready.makeAsyncIterator()
    #expect(try await iterator.next() == origin)

    let page = try await ask(origin + "/sign-in", trusting: TestCertificates.first)
    #expect(page.status == 200 && page.headers["strict-transport-security"]?.contains("max-age") == true)
    await #expect(throws: (any Error).self) {
      try await ask(origin + "/sign-in", trusting: TestCertificates.first, newest: .tlsv11)
    }
    let plain = try await ask(
      "http://desk.firm.example:\(port + 1)/people/P1?x=1", trusting: TestCertificates.first)
    #expect(plain.status == 308 && plain.headers["location"] == origin + "/people/P1?x=1")
    let stranger = try await ask("http://127.0.0.1:\(port + 1)/", trusting: TestCertificates.first)
    #expect(stranger.status == 421)

    await #expect(throws: (any Error).self) {
      try await ask(origin + "/healthz", trusting: TestCertificates.second)
    }
    try files.replace(TestCertificates.second, TestCertificates.secondKey)
    let isNew = try shelf.reloadIfChanged()
    #expect(isNew)
    #expect(try await ask(origin + "/healthz", trusting: TestCertificates.second).status == 200)
  }

  @Test func tlsNeedsANameToBeKnownBy() async throws {
    let (firm, files) = (try SmallFirm(), try Files())
    try firm.staff()
    let server = WebServer(
      desk: firm.desk, reception: firm.desk.reception(hasher: SmallFirm.hasher),
      options: .init(certificate: try files.shelf()))
    await #expect(throws: WebError.noPublicAddress("127.0.0.1")) { try await server.run { _ in } }
  }

  /// Whoever reaches us without a proxy speaks for themselves.
  @Test func withoutAProxyNobodyOnThisMachineSpeaksForOthers() throws {
    let gate = Gatekeeper(
      address: try LoopbackAddress(host: "127.0.0.1", port: 8_080), secrets: Visitor.secrets,
      publicAddress: try PublicAddress("https://desk.firm.example"), doesTLS: true)
    let request = WebRequest(method: "GET", target: "/", headers: ["x-forwarded-for": "198.51.100.7"])
    #expect(gate.caller(request) == "127.0.0.1")
  }
}
