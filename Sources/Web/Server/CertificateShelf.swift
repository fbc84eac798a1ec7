import Foundation
import NIOSSL
import Synchronization

/// The certificate that browsers are shown, and its key, from two files that whoever renews them replaces at any time. Neither
/// is ever in the database.
package final class CertificateShelf: Sendable {
  private struct Pair: Sendable {
    var chain: [NIOSSLCertificateSource]
    var key: NIOSSLPrivateKeySource
    var stamp: [Stamp]
  }

  /// What changes when a file is replaced.
  private struct Stamp: Equatable, Sendable {
    var number: UInt64
    var size: UInt64
    var changedAt: Date
  }

  private let certificate: String
  private let key: String
  private let pair: Mutex<Pair>

  /// - Throws: `WebError.certificate`.
  package init(certificate: String, key: String) throws(WebError) {
    (self.certificate, self.key) = (certificate, key)
    pair = Mutex(try Self.read(certificate, key))
  }

  /// TLS 1.2 or later; each handshake is shown what is on the shelf then.
  func configuration() -> TLSConfiguration {
    let first = pair.withLock { $0 }
    var configuration = TLSConfiguration.makeServerConfiguration(certificateChain: first.chain, privateKey: first.key)
    configuration.minimumTLSVersion = .tlsv12
    configuration.applicationProtocols = ["http/1.1"]
    configuration.sslContextCallback = { [weak self] _, promise in
      var override = NIOSSLContextConfigurationOverride()
      if let now = self?.pair.withLock({ $0 }) {
        (override.certificateChain, override.privateKey) = (now.chain, now.key)
      }
      promise.succeed(override)
    }
    return configuration
  }

  /// Reads both files again. Where they do not fit, as between the writing of one and of the other, what was there stays.
  /// - Throws: `WebError.certificate`.
  func reload() throws(WebError) {
    let fresh = try Self.read(certificate, key)
    pair.withLock { $0 = fresh }
  }

  /// - Returns: whether there was something new.
  func reloadIfChanged() throws(WebError) -> Bool {
    let (certificate, key) = (certificate, key)
    guard Self.stamp(certificate, key) != pair.withLock({ $0.stamp }) else { return false }
    try reload()
    return true
  }

  private static func read(_ certificate: String, _ key: String) throws(WebError) -> Pair {
    let mode = try? FileManager.default.attributesOfItem(atPath: key)[.posixPermissions] as? Int
    guard let mode else { throw .certificate(key, "it cannot be read") }
    guard mode & 0o007 == 0 else { throw .certificate(key, "others may read it: chmod 600") }
    let stamp = stamp(certificate, key)
    guard let chain = try? NIOSSLCertificate.fromPEMFile(certificate), !chain.isEmpty else {
      throw .certificate(certificate, "it holds no certificate that can be read (PEM)")
    }
    guard let secret = try? NIOSSLPrivateKey(file: key, format: .pem) else {
      throw .certificate(key, "it holds no key that can be read (PEM, without a password)")
    }
    let pair = Pair(chain: chain.map { .certificate($0) }, key: .privateKey(secret), stamp: stamp)
    let trial = TLSConfiguration.makeServerConfiguration(certificateChain: pair.chain, privateKey: pair.key)
    guard (try? NIOSSLContext(configuration: trial)) != nil else {
      throw .certificate(certificate, "it does not go with its key")
    }
    return pair
  }

  private static func stamp(_ paths: String...) -> [Stamp] {
    paths.map { path in
      let known = try? FileManager.default.attributesOfItem(atPath: path)
      return Stamp(
        number: (known?[.systemFileNumber] as? NSNumber)?.uint64Value ?? 0,
        size: (known?[.size] as? NSNumber)?.uint64Value ?? 0,
        changedAt: known?[.modificationDate] as? Date ?? .distantPast)
    }
  }
}
