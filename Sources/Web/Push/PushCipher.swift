import Crypto
import Foundation

/// Seals what a browser is told, so that its maker, who carries it, cannot read it: RFC 8291 over RFC 8188, in one
/// record.
enum PushCipher {
  enum Fault: Error, Equatable { case unusableKeys, tooLong }

  /// Longer is not carried everywhere.
  static let longest = 3_000
  private static let recordSize: UInt32 = 4_096

  /// - Parameters:
  ///   - publicKey: the browser's point, 65 octets.
  ///   - secret: the 16 octets it shares with us.
  ///   - sender: a key for this message alone.
  ///   - salt: 16 octets for this message alone.
  static func seal(
    _ text: [UInt8], publicKey: [UInt8], secret: [UInt8],
    sender: P256.KeyAgreement.PrivateKey = P256.KeyAgreement.PrivateKey(),
    salt: [UInt8] = (0..<16).map { _ in UInt8.random(in: .min ... .max) }
  ) throws -> [UInt8] {
    guard text.count <= longest else { throw Fault.tooLong }
    guard secret.count == 16, salt.count == 16,
      let receiver = try? P256.KeyAgreement.PublicKey(x963Representation: publicKey)
    else { throw Fault.unusableKeys }
    let own = Array(sender.publicKey.x963Representation)
    let keys = try Self.keys(
      sender.sharedSecretFromKeyAgreement(with: receiver), secret: secret, receiver: publicKey, sender: own, salt: salt)
    // The octet 2 marks the last record; nothing pads it.
    let box = try AES.GCM.seal(text + [2], using: keys.content, nonce: keys.nonce)
    let size = withUnsafeBytes(of: recordSize.bigEndian) { Array($0) }
    var message = salt + size
    message.append(UInt8(own.count))
    message += own
    message += Array(box.ciphertext)
    message += Array(box.tag)
    return message
  }

  static func keys(
    _ shared: SharedSecret, secret: [UInt8], receiver: [UInt8], sender: [UInt8], salt: [UInt8]
  ) throws -> (content: SymmetricKey, nonce: AES.GCM.Nonce) {
    let material = shared.hkdfDerivedSymmetricKey(
      using: SHA256.self, salt: secret, sharedInfo: Array("WebPush: info\u{0}".utf8) + receiver + sender,
      outputByteCount: 32)
    func derived(_ info: String, _ count: Int) -> SymmetricKey {
      HKDF<SHA256>.deriveKey(
        inputKeyMaterial: material, salt: salt, info: Array("Content-Encoding: \(info)\u{0}".utf8),
        outputByteCount: count)
    }
    let nonce = try AES.GCM.Nonce(data: derived("nonce", 12).withUnsafeBytes { Array($0) })
    return (derived("aes128gcm", 16), nonce)
  }
}
