import Foundation
import Recruitment
import Testing

@testable import Intake

/// Calendars and cards with something wrong in them: nothing crashes, nothing hangs, every entry is taken or refused.
/// `RIGHTCALL_MUTANTS` says how many; a short run without it. A failure names the seed.
@Suite struct CalendarMutationTests {
  static let count = ProcessInfo.processInfo.environment["RIGHTCALL_MUTANTS"].flatMap { Int($0) } ?? 300

  struct Random {
    var state: UInt64

    mutating func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(max(1, bound)))
    }
  }

  /// Lines are doubled, dropped, swapped, cut, filled; values are taken from elsewhere.
  static func mutant(_ seed: String, _ random: inout Random, words: [String]) -> String {
    var lines = seed.split(separator: "\r\n", omittingEmptySubsequences: false).map(String.init)
    for _ in 0...random.next(4) {
      let place = random.next(lines.count)
      switch random.next(9) {
      case 0: lines.insert(lines[place], at: random.next(lines.count))
      case 1: if lines.count > 1 { lines.remove(at: place) }
      case 2: lines.swapAt(place, random.next(lines.count))
      case 3: lines[place] = String(lines[place].prefix(random.next(lines[place].count + 1)))
      case 4: lines[place] += words[random.next(words.count)]
      case 5:
        let name = lines[place].prefix { $0 != ":" }
        lines[place] = name + ":" + words[random.next(words.count)]
      case 6: lines[place] = String(repeating: lines[place], count: 1 + random.next(200))
      case 7: lines.insert(words[random.next(words.count)], at: place)
      default:
        var bytes = Array(lines[place].utf8)
        if !bytes.isEmpty { bytes[random.next(bytes.count)] = UInt8(random.next(256)) }
        lines[place] = String(decoding: bytes, as: UTF8.self)
      }
    }
    return lines.joined(separator: "\r\n")
  }

  static let words = [
    "BEGIN:VEVENT", "END:VEVENT", "BEGIN:VTIMEZONE", "END:VCALENDAR", "BEGIN:VCARD", "END:VCARD", "99999999T999999Z",
    "00010101T000000", "20261120T100000Z", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;INTERVAL=0",
    "FREQ=HOURLY",
    "FREQ=WEEKLY;BYDAY=99MO;BYSETPOS=400", "FREQ=MONTHLY;BYYEARDAY=-366;COUNT=99999999999",
    "FREQ=YEARLY;BYWEEKNO=53;UNTIL=x",
    "FREQ=YEARLY;BYEASTER=1;RSCALE=HEBREW;SKIP=FORWARD", "P9999999999999999W", "-PT1S", ";;;;;;;;", "\"", "=", "=\n",
    "\u{0}", "\u{FEFF}", "\\", "\\n",
    "TZID=Europe/London:20261120", "mailto:a@b.c", "ENCODING=QUOTED-PRINTABLE:=ZZ=", "RRULE:FREQ=SECONDLY",
    "DTSTART:20260101T000000Z",
    "+9999", "TZOFFSETTO:-2500", "🦊", " ",
  ]

  static let zone =
    "BEGIN:VTIMEZONE\r\nTZID:Own\r\nBEGIN:STANDARD\r\nDTSTART:16010101T020000\r\nTZOFFSETFROM:+0500\r\nTZOFFSETTO:+0400\r\n"
    + "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"

  @Test func mutatedCalendarsAreTakenOrRefused() throws {
    let seed = MeetingReaderTests.calendar(
      "DTSTART;TZID=Own:20260901T090000\r\nDTEND;TZID=Own:20260901T093000\r\nRRULE:FREQ=WEEKLY;BYDAY=MO,TU;COUNT=20\r\n"
        + "EXDATE;TZID=Own:20260907T090000\r\nRDATE:20260908T090000Z\r\nSEQUENCE:2\r\nDTSTAMP:20260801T000000Z\r\nSUMMARY:x\r\n",
      before: Self.zone)
    try run(seed) { text in
      let read = try MeetingReaderTests.read(text, options: { $0.monthsBack = 120 })
      return read.met.count <= 2_000 * 20
    }
  }

  @Test func mutatedCardsAreTakenOrRefused() throws {
    let seed =
      "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:c1\r\nFN:Anna Smith\r\nN:Smith;Anna;;;\r\nEMAIL;TYPE=work:anna@x.example\r\n"
      + "TEL;TYPE=cell:+44 7700 900123\r\nORG:Harbour;Finance\r\nADR;TYPE=work:;;1 Lane;Ryde;;;GB\r\nREV:20260101T000000Z\r\nEND:VCARD\r\n"
    try run(seed) { text in
      let read = try CardReaderTests.read(Array(text.utf8))
      return read.people.count + read.tally.rejectedCounts[0] + read.tally.warnings.map(\.count).reduce(0, +)
        == read.tally.rows[0]
    }
  }

  private func run(_ seed: String, _ holds: (String) throws -> Bool) throws {
    var first = UInt64.random(in: 0..<1 << 40)
    if let told = ProcessInfo.processInfo.environment["RIGHTCALL_SEED"].flatMap({ UInt64($0) }) { first = told }
    print("mutants from seed \(first)")
    for index in 0..<Self.count {
      var random = Random(state: first + UInt64(index))
      let text = Self.mutant(seed, &random, words: Self.words)
      var isHeld = false
      let took = try MutantTime.taken { isHeld = try holds(text) }
      #expect(isHeld, "seed \(first + UInt64(index))")
      #expect(took < .seconds(2), "seed \(first + UInt64(index))")
    }
  }
}
