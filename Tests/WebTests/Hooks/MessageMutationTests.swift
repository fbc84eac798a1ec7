import Foundation
import Testing

@testable import Desk
@testable import Web

/// What telephone systems and calendar servers send, damaged with knowledge of its form: nothing crashes, nothing hangs, and
/// what is read of it is as the record wants it. `RIGHTCALL_MUTANTS` says how many; a short run without it.
@Suite struct MessageMutationTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let count = environment["RIGHTCALL_MUTANTS"].flatMap { Int($0) } ?? 300
  private static let seed = environment["RIGHTCALL_SEED"].flatMap { UInt64($0) } ?? UInt64.random(in: 1...1 << 40)

  private struct Random {
    var state: UInt64

    mutating func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(max(1, bound)))
    }
  }

  private static let words = [
    "null", "{}", "[]", "[[[[[[[[", "{\"data\":", "true", "-1", "1e999", "99999999999999999999999", "0.1", "\"\"",
    "\\u0000",
    "\\uD800", "%", "%0", "%00", "%FF", "&&&&", "====", "CallSid=", "CallStatus=completed", "Timestamp=soon", "\"id\":",
    "\"started_at\":", "\"ended_at\":-9223372036854775808", "9999-99-99T99:99:99Z", "2026-03-05T10:00:00+99:99",
    "<![CDATA[",
    "]]>", "</C:calendar-data>", "<calendar-data>", "&#0;", "&#x110000;", "&#99999999999;", "&amp;amp;",
    "&lt;calendar-data",
    "<a:b:c-calendar-data", "\u{FEFF}", "\0", "🦊", String(repeating: "[", count: 5_000),
    String(repeating: "&", count: 5_000), String(repeating: "<calendar-data ", count: 2_000),
    String(repeating: "&#", count: 2_000),
  ]

  private static func mutant(_ seed: String, _ random: inout Random) -> [UInt8] {
    var bytes = Array(seed.utf8)
    for _ in 0...random.next(4) {
      let (place, other) = (random.next(bytes.count), random.next(bytes.count))
      let part = bytes[min(place, other)..<max(place, other)]
      switch random.next(7) {
      case 0: bytes.insert(contentsOf: Array(words[random.next(words.count)].utf8), at: place)
      case 1: bytes.removeSubrange(part.indices)
      case 2: bytes.insert(contentsOf: Array(part), at: other)
      case 3: if !bytes.isEmpty { bytes[place] = UInt8(random.next(256)) }
      case 4: bytes.removeSubrange(place...)
      case 5: bytes.replaceSubrange(part.indices, with: Array(words[random.next(words.count)].utf8))
      default: if !bytes.isEmpty { bytes.swapAt(place, other) }
      }
    }
    return bytes
  }

  /// How long this thread worked, which does all of it: what else runs is no hang.
  private static func took(_ body: () -> Void) -> Duration {
    func worked() -> Duration {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
    let before = worked()
    body()
    return worked() - before
  }

  private func run(_ name: String, _ seed: String, _ holds: ([UInt8]) -> Bool) {
    for index in 0..<Self.count {
      var random = Random(state: Self.seed &+ UInt64(index))
      let bytes = Self.mutant(seed, &random)
      let told = "seed \(Self.seed), mutant \(index) of \(name)"
      var isHeld = false
      let took = Self.took { isHeld = holds(bytes) }
      #expect(isHeld && took < .seconds(2), "\(told)")
    }
  }

  /// An id that goes into the record is short and printable, whatever was sent.
  private func isUsable(_ event: CallEvent?) -> Bool {
    guard let event else { return true }
    return !event.callID.isEmpty && event.callID.utf8.count <= 200 && event.callID.utf8.allSatisfy { $0 > 31 }
  }

  @Test func mutatedHooksAreReadOrRefused() {
    run(
      "generic",
      #"{"call_id":"c1","number":"+442079460018","direction":"outbound","started_at":"2026-03-05T09:59:00Z","answered_at":"2026-03-05T10:00:00Z","ended_at":"2026-03-05T10:05:00Z","answered_by":"person","recruiter":"ruth@firm.example","outcome":"busy"}"#
    ) { isUsable(HookReading.generic($0, digest: "d")) }
    run(
      "aircall",
      #"{"resource":"call","event":"call.ended","timestamp":1,"token":"TOKEN","data":{"id":42,"direction":"inbound","started_at":10,"answered_at":20,"ended_at":140,"duration":130,"raw_digits":"+44 20 7946 0018","user":{"email":"ruth@firm.example"}}}"#
    ) { isUsable(HookReading.aircall($0, digest: "d")?.event) }
    run(
      "twilio",
      "CallSid=CA1&CallStatus=completed&Direction=outbound-dial&From=%2B441&To=%2B442079460018&AnsweredBy=human&Timestamp=Thu%2C+05+Mar+2026+10%3A00%3A00+%2B0000"
    ) { bytes in
      isUsable(HookReading.fields(bytes).flatMap { HookReading.twilio($0, digest: "d", now: 100) })
    }
  }

  @Test func mutatedAnswersOfCalendarServersAreReadOrLeft() {
    let entry = "BEGIN:VCALENDAR&#13;\nBEGIN:VEVENT\nUID:1\nSUMMARY:a &amp; b &lt;c&gt;\nEND:VEVENT\nEND:VCALENDAR\n"
    let xml =
      "<?xml version=\"1.0\"?><D:multistatus xmlns:D=\"DAV:\" xmlns:C=\"urn:ietf:params:xml:ns:caldav\"><D:response>"
      + "<D:href>/a.ics</D:href><D:propstat><D:prop><C:calendar-data>\(entry)</C:calendar-data></D:prop></D:propstat>"
      + "</D:response><D:response><C:calendar-data><![CDATA[BEGIN:VCALENDAR\nEND:VCALENDAR\n]]></C:calendar-data>"
      + "</D:response></D:multistatus>"
    run("CalDAV", xml) { bytes in
      CalendarFetch.calendars(in: String(decoding: bytes, as: UTF8.self)).count <= 4_000
    }
  }

  /// A third of a million octets, which took minutes where each beginning was followed to the end of them.
  @Test(.timeLimit(.minutes(1))) func beginningsWithoutAnEndAreNoHang() {
    let beginnings = String(repeating: "<calendar-data ", count: 20_000)
    #expect(CalendarFetch.calendars(in: beginnings) == [])
    #expect(CalendarFetch.calendars(in: "<C:calendar-data>BEGIN</C:calendar-data>" + beginnings) == ["BEGIN"])
  }

  @Test func whatACalendarServerSendsIsReadInEveryQuoting() {
    let text = "BEGIN:VCALENDAR\r\nSUMMARY:a & b <c>\r\nEND:VCALENDAR\r\n"
    #expect(CalendarFetch.calendars(in: "<cal:calendar-data><![CDATA[\(text)]]></cal:calendar-data>") == [text])
    let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&#60;").replacing(">", with: "&#x3e;")
    #expect(CalendarFetch.calendars(in: "<calendar-data a=\"b\">\(escaped)</calendar-data>") == [text])
    // What was escaped twice is unescaped once.
    #expect(CalendarFetch.calendars(in: "<calendar-data>&amp;lt;</calendar-data>") == ["&lt;"])
  }
}
