import Desk
import Foundation
import Recruitment

/// What a message of a telephone system says of a call.
enum HookReading {
  static let longestID = 200

  private static var decoder: JSONDecoder {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return decoder
  }

  /// A form's fields in the order in which they came; `nil` for what is none.
  static func fields(_ body: [UInt8]) -> [(name: String, value: String)]? {
    let pairs = body.split(separator: UInt8(ascii: "&"))
    guard pairs.count <= 200 else { return nil }
    var fields: [(name: String, value: String)] = []
    for pair in pairs {
      let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = PercentEncoding.decode(parts[0], form: true),
        let value = parts.count == 2 ? PercentEncoding.decode(parts[1], form: true) : ""
      else { return nil }
      fields.append((name, value))
    }
    return fields
  }

  /// Twilio's status callbacks. Its *completed* says nothing of who answered: without word of a person the call is one that a
  /// machine may have taken.
  static func twilio(_ fields: [(name: String, value: String)], digest: String, now: Int64) -> CallEvent? {
    let values = Dictionary(fields.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    guard let id = id(values["CallSid"]), let status = values["CallStatus"] else { return nil }
    let isInbound = values["Direction"]?.hasPrefix("inbound") ?? false
    var event = CallEvent(
      provider: "twilio", callID: id, digest: digest, number: values[isInbound ? "From" : "To"] ?? "")
    event.ownNumber = values[isInbound ? "To" : "From"]
    event.direction = isInbound ? .inbound : .outbound
    let at = values["Timestamp"].flatMap(mailTime) ?? now
    switch status {
    case "queued", "initiated", "ringing": event.startedAt = at
    case "in-progress", "answered": event.answeredAt = at
    case "completed": event.endedAt = at
    case "busy": (event.endedAt, event.outcome) = (at, .busy)
    case "failed": (event.endedAt, event.outcome) = (at, .failed)
    case "no-answer", "canceled": (event.endedAt, event.outcome) = (at, .noAnswer)
    default: return nil
    }
    switch values["AnsweredBy"] {
    case "human": event.machine = .no
    case let word? where word.hasPrefix("machine") || word == "fax": event.machine = .yes
    default: break
    }
    return event
  }

  private struct Aircall: Decodable {
    struct Call: Decodable {
      struct User: Decodable { var email: String? }
      struct Number: Decodable { var digits: String? }
      var id: Int64
      var direction: String?
      var startedAt: Int64?
      var answeredAt: Int64?
      var endedAt: Int64?
      var rawDigits: String?
      var voicemail: String?
      var user: User?
      var number: Number?
    }

    var token: String?
    var event: String?
    var data: Call
  }

  /// The token that a message of Aircall's shows, and the call; `nil` for what is no message about a call.
  static func aircall(_ body: [UInt8], digest: String) -> (token: String?, event: CallEvent)? {
    guard let read = try? decoder.decode(Aircall.self, from: Data(body)),
      read.event?.hasPrefix("call.") ?? false
    else { return nil }
    let call = read.data
    var event = CallEvent(
      provider: "aircall", callID: String(call.id), digest: digest, number: call.rawDigits ?? "")
    event.ownNumber = call.number?.digits
    event.recruiter = call.user?.email
    event.direction = call.direction == "inbound" ? .inbound : .outbound
    event.startedAt = call.startedAt
    event.answeredAt = call.answeredAt
    event.endedAt = call.endedAt
    if call.voicemail != nil { event.outcome = .voicemail }
    // Who rings in and is answered by one of ours is a person; who answers us may be a machine.
    if event.direction == .inbound, call.answeredAt != nil { event.machine = .no }
    return (read.token, event)
  }

  private struct Generic: Decodable {
    var callId: String
    var number: String
    var ownNumber: String?
    var recruiter: String?
    var direction: String
    var startedAt: String?
    var answeredAt: String?
    var endedAt: String?
    var outcome: String?
    var answeredBy: String?
  }

  static func generic(_ body: [UInt8], digest: String) -> CallEvent? {
    guard let read = try? decoder.decode(Generic.self, from: Data(body)), let id = id(read.callId),
      let direction = Direction(word: read.direction)
    else { return nil }
    var event = CallEvent(provider: "phone", callID: id, digest: digest, number: read.number)
    event.ownNumber = read.ownNumber
    event.recruiter = read.recruiter
    event.direction = direction
    for (text, place) in [
      (read.startedAt, \CallEvent.startedAt), (read.answeredAt, \.answeredAt), (read.endedAt, \.endedAt),
    ] {
      guard let text else { continue }
      guard case .instant(let instant)? = ISOTimestamp.read(text) else { return nil }
      event[keyPath: place] = instant.seconds
    }
    switch read.answeredBy {
    case "person": event.machine = .no
    case "machine": event.machine = .yes
    default: break
    }
    if let word = read.outcome {
      guard let outcome = Outcome(word: word), [.voicemail, .noAnswer, .busy, .failed, .wrongNumber].contains(outcome)
      else { return nil }
      event.outcome = outcome
    }
    return event
  }

  private static func id(_ text: String?) -> String? {
    guard let text, !text.isEmpty, text.utf8.count <= longestID, text.utf8.allSatisfy({ $0 > 32 && $0 < 127 }) else {
      return nil
    }
    return text
  }

  /// `Thu, 26 Nov 2026 10:00:00 +0000`.
  private static func mailTime(_ text: String) -> Int64? {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss Z"
    return formatter.date(from: text).map { Int64($0.timeIntervalSince1970) }
  }
}
