import Crypto
import CryptoExtras
import Dispatch
import Foundation

/// What a password costs whoever guesses at it: RFC 7914's N = 2^`log2Rounds`, r, p.
package struct PasswordCost: Hashable, Sendable {
  var log2Rounds: Int
  var blockSize: Int
  var parallelism: Int

  /// 32 MiB and about a tenth of a second of one core. One of the choices of equal strength in the OWASP Password Storage
  /// Cheat Sheet (2^17, 8, 1 takes four times the memory).
  package static let standard = PasswordCost(log2Rounds: 15, blockSize: 8, parallelism: 3)
  /// For tests alone.
  package static let none = PasswordCost(log2Rounds: 4, blockSize: 8, parallelism: 1)

  /// What a stored hash may ask of this machine.
  var isBearable: Bool {
    (1...20).contains(log2Rounds) && (1...16).contains(blockSize) && (1...16).contains(parallelism)
      && (128 * blockSize) << log2Rounds <= 256 << 20
  }
}

/// Keeps passwords as scrypt hashes, `$scrypt$ln=15,r=8,p=3$SALT$HASH`: the parameters stand beside each, so that old
/// ones stay good when new ones cost more.
package struct PasswordHasher: Sendable {
  let cost: PasswordCost
  /// Guessing must not take every processor, nor the memory, from those who work.
  private static let turns = DispatchSemaphore(value: 2)
  private static let saltLength = 16
  private static let hashLength = 32

  package init(cost: PasswordCost = .standard) { self.cost = cost }

  /// - Throws: what the library throws where memory is short.
  package func hash(_ password: String) throws -> String {
    let salt = SecretBytes.random(Self.saltLength)
    let hash = try Self.derive(password, salt: salt, cost)
    let parameters = "ln=\(cost.log2Rounds),r=\(cost.blockSize),p=\(cost.parallelism)"
    return "$scrypt$\(parameters)$\(Data(salt).base64EncodedString())$\(Data(hash).base64EncodedString())"
  }

  /// Does the same work where there is nothing to compare with, or nothing readable: how long it takes tells nobody
  /// whether there is such an account.
  package func matches(_ password: String, _ stored: String?) throws -> Bool {
    guard let kept = stored.flatMap(Kept.init) else {
      _ = try Self.derive(password, salt: Array(repeating: 0, count: Self.saltLength), cost)
      return false
    }
    return SecretBytes.same(try Self.derive(password, salt: kept.salt, kept.cost), kept.hash)
  }

  /// Whether it was made with other parameters than are asked for now.
  func isOutOfDate(_ stored: String) -> Bool { Kept(stored)?.cost != cost }

  private static func derive(_ password: String, salt: [UInt8], _ cost: PasswordCost) throws -> [UInt8] {
    turns.wait()
    defer { turns.signal() }
    // The same characters however a keyboard composes them.
    let bytes = Array(password.precomposedStringWithCanonicalMapping.utf8)
    let key = try KDF.Scrypt.deriveKey(
      from: bytes, salt: salt, outputByteCount: hashLength, rounds: 1 << cost.log2Rounds, blockSize: cost.blockSize,
      parallelism: cost.parallelism)
    return key.withUnsafeBytes { Array($0) }
  }

  /// A stored hash, read.
  private struct Kept {
    var cost: PasswordCost
    var salt: [UInt8]
    var hash: [UInt8]

    init?(_ text: String) {
      let parts = text.split(separator: "$", omittingEmptySubsequences: false)
      guard parts.count == 5, parts[0].isEmpty, parts[1] == "scrypt" else { return nil }
      var numbers: [Substring: Int] = [:]
      for pair in parts[2].split(separator: ",") {
        let sides = pair.split(separator: "=")
        guard sides.count == 2, let number = Int(sides[1]) else { return nil }
        numbers[sides[0]] = number
      }
      guard let rounds = numbers["ln"], let block = numbers["r"], let parallelism = numbers["p"],
        let salt = Data(base64Encoded: String(parts[3])), let hash = Data(base64Encoded: String(parts[4]))
      else { return nil }
      cost = PasswordCost(log2Rounds: rounds, blockSize: block, parallelism: parallelism)
      guard cost.isBearable, !salt.isEmpty, hash.count == hashLength else { return nil }
      (self.salt, self.hash) = (Array(salt), Array(hash))
    }
  }
}
