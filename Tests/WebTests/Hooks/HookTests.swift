import Crypto
import Desk
import Foundation
import Recruitment
import Synchronization
import Testing

@testable import Web

@Suite struct HookTests {
  private static let key = "0123456789abcdef0123456789abcdef"

  final class Taken: Sendable {
    let events = Mutex<[CallEvent]>([])
    let lines = Mutex<[String]>([])
    let answer: CallTaking

    init(_ answer: CallTaking = .taken) { self.answer = answer }
  }

  private func ask(
    _ path: String, _ body: String, _ headers: [String: String] = [:], taken: Taken = Taken(), method: String = "POST",
    secrets: [HookSystem: String] = [.twilio: key, .aircall: key, .generic: key]
  ) async throws -> WebResponse {
    let visitor = try Visitor(isInside: false)
    var site = visitor.site
    site.hooks = HookDoor(secrets: secrets) { event, _ in
      taken.events.withLock { $0.append(event) }
      return taken.answer
    }
    site.report = { line in taken.lines.withLock { $0.append(line) } }
    var request = visitor.request(method, path, headers, body: body)
    if body.utf8.count > WebRequest.bodyLimit { request.body = .tooLarge }
    return await site.respond(to: request)
  }

  private static func sign(_ body: String, at: Int64 = FakeDesk.now.seconds, key: String = key) -> [String: String] {
    let code = HMAC<SHA256>.authenticationCode(
      for: Array("\(at).\(body)".utf8), using: SymmetricKey(data: Array(key.utf8)))
    return [
      "x-rightcall-timestamp": "\(at)", "x-rightcall-signature": code.map { String(format: "%02x", $0) }.joined(),
    ]
  }

  private static let call =
    #"{"call_id":"c1","number":"+442079460018","direction":"outbound","answered_at":"2026-03-05T10:00:00Z","ended_at":"2026-03-05T10:05:00Z","answered_by":"person"}"#

  @Test func aSignedMessageIsTakenWithoutASession() async throws {
    let taken = Taken()
    #expect(try await ask("/hooks/generic", Self.call, Self.sign(Self.call), taken: taken).status == 200)
    let event = try #require(taken.events.withLock { $0.first })
    #expect(event.callID == "c1" && event.machine == .no && event.endedAt.map { $0 - (event.answeredAt ?? 0) } == 300)
  }

  @Test func forgedLateReplayedAndOversizedMessagesAreRefusedAndLoggedWithoutContent() async throws {
    let taken = Taken(.again)
    let now = FakeDesk.now.seconds
    let cases: [(body: String, headers: [String: String], status: Int)] = [
      (Self.call, [:], 401), (Self.call, Self.sign(Self.call, key: "another key of 32 characters, no"), 401),
      (Self.call + " ", Self.sign(Self.call), 401), (Self.call, Self.sign(Self.call, at: now - 301), 408),
      (Self.call, Self.sign(Self.call, at: now + 301), 408), (Self.call, Self.sign(Self.call), 409),
      (String(repeating: "x", count: 70_000), [:], 413), ("{}", Self.sign("{}"), 400),
      (
        #"{"call_id":"c\n2","number":"1","direction":"outbound"}"#,
        Self.sign(#"{"call_id":"c\n2","number":"1","direction":"outbound"}"#), 400
      ),
    ]
    for (body, headers, status) in cases {
      let response = try await ask("/hooks/generic", body, headers, taken: taken)
      #expect(response.status == status)
    }
    let lines = taken.lines.withLock { $0 }
    #expect(
      lines.count == cases.count && lines.allSatisfy { $0.hasPrefix("hooks/generic: refused, ") && $0.count < 50 })
  }

  /// `abs` of the least number there is ends a process.
  @Test func noSignedTimeEndsTheServer() async throws {
    let now = FakeDesk.now.seconds
    for at in [now &- .min, .min, .max, now &- .max, 0, now - 301] {
      #expect(try await ask("/hooks/generic", Self.call, Self.sign(Self.call, at: at)).status == 408)
    }
    #expect(try await ask("/hooks/generic", Self.call, Self.sign(Self.call, at: now - 300)).status == 200)
  }

  @Test func whatCannotHaveTakenPlaceIsRefusedWithoutContent() async throws {
    let taken = Taken(.impossible)
    #expect(try await ask("/hooks/generic", Self.call, Self.sign(Self.call), taken: taken).status == 400)
    #expect(taken.lines.withLock { $0 } == ["hooks/generic: refused, impossible"])
  }

  @Test func whatIsNotConnectedIsNoPage() async throws {
    #expect(try await ask("/hooks/generic", Self.call, Self.sign(Self.call), secrets: [:]).status != 200)
    #expect(try await ask("/hooks/fax", Self.call, Self.sign(Self.call)).status != 200)
    #expect(try await ask("/hooks/generic", "", method: "GET").status == 405)
  }

  /// Twilio's documentation, "Validating signatures": the example's parameters, key 12345.
  @Test func twiliosOwnExampleIsTrue() {
    let fields = [
      ("CallSid", "CA1234567890ABCDE"), ("Caller", "+12349013030"), ("Digits", "1234"), ("From", "+12349013030"),
      ("To", "+18005551212"),
    ]
    let address = "https://mycompany.com/myapp.php?foo=1&bar=2"
    let code = HMAC<Insecure.SHA1>.authenticationCode(
      for: Array((address + fields.map { $0.0 + $0.1 }.joined()).utf8), using: SymmetricKey(data: Array("12345".utf8)))
    let expected = Data(code).base64EncodedString()
    #expect(
      HookSignature.twilio(expected, address: address, fields: fields.reversed().map { ($0.0, $0.1) }, key: "12345"))
    #expect(!HookSignature.twilio(expected, address: address + "x", fields: fields.map { ($0.0, $0.1) }, key: "12345"))
    #expect(!HookSignature.twilio(nil, address: address, fields: [], key: "12345"))
  }

  private func twilio(_ fields: [String: String]) -> CallEvent? {
    HookReading.twilio(fields.map { ($0.key, $0.value) }, digest: "d", now: 100)
  }

  @Test func twiliosEventsAreReadAndItsDurationIsNot() {
    let base = [
      "CallSid": "CA1", "From": "+441", "To": "+442", "CallDuration": "999",
      "Timestamp": "Thu, 05 Mar 2026 10:00:00 +0000",
    ]
    let ended = twilio(base.merging(["CallStatus": "completed", "Direction": "outbound-dial"]) { $1 })
    #expect(
      ended?.number == "+442" && ended?.endedAt == 1_772_704_800 && ended?.answeredAt == nil && ended?.machine == nil)
    let inbound = twilio(
      base.merging(["CallStatus": "in-progress", "Direction": "inbound", "AnsweredBy": "human"]) { $1 })
    #expect(inbound?.number == "+441" && inbound?.machine == .no && inbound?.direction == .inbound)
    #expect(
      twilio(base.merging(["CallStatus": "completed", "AnsweredBy": "machine_end_beep"]) { $1 })?.machine == .yes)
    #expect(twilio(base.merging(["CallStatus": "busy"]) { $1 })?.outcome == .busy)
    #expect(twilio(base) == nil && twilio(["CallStatus": "completed"]) == nil)
  }

  @Test func twilioIsBelievedBySignatureOverAddressAndParameters() async throws {
    let body = "CallSid=CA1&CallStatus=completed&To=%2B442079460018&From=%2B441"
    let visitor = try Visitor(isInside: false)
    let said = visitor.site.gate.address.origin + "/hooks/twilioCallSidCA1CallStatuscompletedFrom+441To+442079460018"
    let code = HMAC<Insecure.SHA1>.authenticationCode(
      for: Array(said.utf8), using: SymmetricKey(data: Array(Self.key.utf8)))
    let header = ["x-twilio-signature": Data(code).base64EncodedString()]
    #expect(try await ask("/hooks/twilio", body, header).status == 200)
    #expect(try await ask("/hooks/twilio", body + "&X=1", header).status == 401)
    #expect(try await ask("/hooks/twilio", body, header, taken: Taken(.again)).status == 200)
  }

  @Test func aircallIsBelievedByItsToken() async throws {
    let body =
      #"{"resource":"call","event":"call.ended","timestamp":1,"token":"TOKEN","data":{"id":42,"direction":"inbound","started_at":10,"answered_at":20,"ended_at":140,"duration":130,"raw_digits":"+44 20 7946 0018","user":{"email":"ruth@firm.example"}}}"#
    let taken = Taken()
    #expect(try await ask("/hooks/aircall", body, taken: taken).status == 401)
    #expect(try await ask("/hooks/aircall", body.replacing("TOKEN", with: Self.key), taken: taken).status == 200)
    let event = try #require(taken.events.withLock { $0.last })
    #expect(
      event.callID == "42" && event.recruiter == "ruth@firm.example" && event.machine == .no && event.answeredAt == 20)
    let out = HookReading.aircall(Array(body.replacing("inbound", with: "outbound").utf8), digest: "d")?.event
    #expect(out?.machine == nil)
  }
}
