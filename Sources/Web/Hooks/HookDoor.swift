import Crypto
import Desk
import Foundation
import Recruitment

/// Where telephone systems tell of calls while they happen: what each of them must show, and who takes it in.
package struct HookDoor: Sendable {
  /// Secrets of the systems that are connected; one that is not has no door.
  package var secrets: [HookSystem: String]
  var take: @Sendable (CallEvent, Instant) throws -> CallTaking

  package init(
    secrets: [HookSystem: String], take: @escaping @Sendable (CallEvent, Instant) throws -> CallTaking
  ) {
    self.secrets = secrets
    self.take = take
  }
}

package enum HookSystem: String, CaseIterable, Sendable {
  case twilio, aircall, generic
}

/// Whether a message is from whom it says. Everything is compared in constant time.
enum HookSignature {
  /// Seconds that a message of the generic kind may be old, or ahead.
  static let window: UInt64 = 300

  /// Any number of seconds may be signed: one whose distance from now is no number is not timely either.
  static func isTimely(_ seconds: Int64, now: Int64) -> Bool {
    let (distance, overflow) = now.subtractingReportingOverflow(seconds)
    return !overflow && distance.magnitude <= window
  }

  /// Twilio: HMAC-SHA1 over the address and the parameters, each name and value after the other in order of the names.
  static func twilio(_ offered: String?, address: String, fields: [(name: String, value: String)], key: String) -> Bool
  {
    let ordered = fields.sorted { ($0.name, $0.value) < ($1.name, $1.value) }
    let said = address + ordered.map { $0.name + $0.value }.joined()
    let code = HMAC<Insecure.SHA1>.authenticationCode(for: Array(said.utf8), using: SymmetricKey(data: Array(key.utf8)))
    return LaunchSecrets.same(offered, Data(code).base64EncodedString())
  }

  /// Ours: HMAC-SHA256 over `timestamp.body`, in hexadecimal digits.
  static func generic(_ offered: String?, timestamp: String, body: [UInt8], key: String) -> Bool {
    let said = Array("\(timestamp).".utf8) + body
    let code = HMAC<SHA256>.authenticationCode(for: said, using: SymmetricKey(data: Array(key.utf8)))
    return LaunchSecrets.same(offered?.lowercased(), LaunchSecrets.hexadecimal(code))
  }

  static func digest(_ bytes: some Sequence<UInt8>) -> String {
    LaunchSecrets.hexadecimal(SHA256.hash(data: Array(bytes)))
  }
}
