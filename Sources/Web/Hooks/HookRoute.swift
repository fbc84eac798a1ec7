import Desk
import Foundation
import Recruitment

/// `POST /hooks/twilio`, `/hooks/aircall`, `/hooks/generic`: calls, told of while they happen. Each message proves by itself
/// who sent it; there is no session, no cookie, and so nothing that another site could have a browser send.
struct HookRoute {
  let site: Site

  /// - Returns: `nil` where the request is not for such a page, or the system is not connected.
  func respond(to request: WebRequest, segments: [String]) async -> WebResponse? {
    guard segments.count == 2, segments[0] == "hooks", let door = site.hooks,
      let system = HookSystem(rawValue: segments[1]), let key = door.secrets[system]
    else { return nil }
    guard request.method == "POST" else { return answer(405, "POST only").adding("Allow", "POST") }
    guard case .bytes(let body) = request.body, body.count <= WebRequest.bodyLimit else {
      return refuse(.oversized, system)
    }
    let now = site.now()
    let event: CallEvent
    switch read(system, request, body, key: key, now: now) {
    case .failure(let refusal): return refuse(refusal, system)
    case .success(let read): event = read
    }
    do {
      switch try await site.queue.run({ try door.take(event, now) }) {
      case .taken: return answer(200, "taken")
      case .impossible: return refuse(.impossible, system)
      case .nobodys: return answer(200, "nobody on record: not kept")
      // Twilio and Aircall tell again what they believe we missed; ours signs every try anew.
      case .again: return system == .generic ? refuse(.again, system) : answer(200, "taken before")
      }
    } catch {
      site.report("hooks/\(system.rawValue): \(type(of: error))")
      return answer(503, "not taken: tell it again")
    }
  }

  private func read(
    _ system: HookSystem, _ request: WebRequest, _ body: [UInt8], key: String, now: Instant
  ) -> Result<CallEvent, HookRefusal> {
    let digest = HookSignature.digest(Array(system.rawValue.utf8) + body)
    switch system {
    case .twilio:
      guard let fields = HookReading.fields(body) else { return .failure(.unreadable) }
      let origin = site.gate.publicAddress?.origin ?? site.gate.address.origin
      guard
        HookSignature.twilio(
          request.headers["x-twilio-signature"], address: origin + request.target, fields: fields, key: key)
      else { return .failure(.forged) }
      guard let event = HookReading.twilio(fields, digest: digest, now: now.seconds) else {
        return .failure(.unreadable)
      }
      return .success(event)
    case .aircall:
      // The token stands in the message: without a message there is nobody to believe.
      guard let (token, event) = HookReading.aircall(body, digest: digest) else { return .failure(.unreadable) }
      guard LaunchSecrets.same(token, key) else { return .failure(.forged) }
      return .success(event)
    case .generic:
      let stamp = request.headers["x-rightcall-timestamp"] ?? ""
      guard HookSignature.generic(request.headers["x-rightcall-signature"], timestamp: stamp, body: body, key: key)
      else { return .failure(.forged) }
      guard let seconds = Int64(stamp), HookSignature.isTimely(seconds, now: now.seconds) else {
        return .failure(.late)
      }
      let signed = HookSignature.digest(Array("generic \(stamp).".utf8) + body)
      guard let event = HookReading.generic(body, digest: signed) else { return .failure(.unreadable) }
      return .success(event)
    }
  }

  /// Logged without anything of what was sent.
  private func refuse(_ refusal: HookRefusal, _ system: HookSystem) -> WebResponse {
    site.report("hooks/\(system.rawValue): refused, \(refusal.rawValue)")
    return answer(refusal.status, "refused: \(refusal.rawValue)")
  }

  private func answer(_ status: Int, _ words: String) -> WebResponse { .text(words + "\n", status: status) }
}

/// Why a message is not taken.
enum HookRefusal: String, Error {
  case forged, late, again, oversized, unreadable, impossible

  var status: Int {
    switch self {
    case .forged: 401
    case .late: 408
    case .again: 409
    case .oversized: 413
    case .unreadable, .impossible: 400
    }
  }
}
