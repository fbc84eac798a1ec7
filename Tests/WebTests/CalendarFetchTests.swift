import AsyncHTTPClient
import Foundation
import NIOCore
import Testing

@testable import Web

/// Calendars from an address; against a real Radicale, where `bin/with-radicale` provides one.
@Suite struct CalendarFetchTests {
  static let server = ProcessInfo.processInfo.environment["RIGHTCALL_TEST_CALDAV"]

  private func put(_ method: String, _ path: String, _ body: String = "") async throws -> UInt {
    var request = HTTPClientRequest(url: try #require(Self.server) + path)
    request.method = .RAW(value: method)
    request.headers.add(name: "Authorization", value: "Basic " + Data("ruth:secret word".utf8).base64EncodedString())
    request.headers.add(name: "Content-Type", value: "text/calendar")
    if !body.isEmpty { request.body = .bytes(ByteBuffer(string: body)) }
    return try await HTTPClient.shared.execute(request, timeout: .seconds(300)).status.code
  }

  @Test(.enabled(if: server != nil, "run through bin/with-radicale to test calendar servers"))
  func aCollectionOfACalDAVServerIsRead() async throws {
    let server = try #require(Self.server)
    #expect(try await put("MKCALENDAR", "/ruth/work/") == 201)
    let event =
      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20261101T000000Z\r\n"
      + "DTSTART:20261120T100000Z\r\nDTEND:20261120T103000Z\r\nSUMMARY:A & B\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    #expect(try await put("PUT", "/ruth/work/1.ics", event) == 201)
    func fetch(_ password: String, allowsPrivate: Bool = true) async throws -> String {
      let fetch = CalendarFetch(
        url: server + "/ruth/work/", user: "ruth", password: password, allowsPrivate: allowsPrivate)
      return String(decoding: try await fetch.calendar(), as: UTF8.self)
    }
    let text = try await fetch("secret word")
    #expect(text.contains("UID:1") && text.contains("SUMMARY:A & B"))
    await #expect(throws: CalendarFetch.Fault.refused) { try await fetch("another") }
    await #expect(throws: CalendarFetch.Fault.notAnAddress) { try await fetch("secret word", allowsPrivate: false) }
  }

  @Test func privateRangesAreRefusedUnlessTheyAreMeant() async throws {
    for url in ["https://127.0.0.1/x.ics", "https://10.0.0.1/x.ics", "webcal://169.254.169.254/latest"] {
      await #expect(throws: CalendarFetch.Fault.privateAddress) {
        try await CalendarFetch(url: url, user: nil, password: nil, allowsPrivate: false).calendar()
      }
    }
  }

  @Test(arguments: [
    ("https://ruth:secret@dav.firm.example:8443/ruth/work/?token=abc#x", "https://dav.firm.example:8443/ruth/work/"),
    (
      "https://calendar.google.com/calendar/ical/ruth%40firm.example/private-0a1b2c/basic.ics",
      "https://calendar.google.com/calendar/ical/…/…/basic.ics"
    ),
    ("webcal://firm.example/averylongsecretofwordsonly", "webcal://firm.example/…"),
    ("nothing", "the calendar's address"),
  ]) func anAddressIsShownWithoutItsSecrets(_ url: String, _ shown: String) {
    #expect(CalendarFetch.shown(url) == shown)
  }

  @Test func answersOfServersAreReadWhateverTheirPrefixes() {
    let xml =
      "<multistatus xmlns=\"DAV:\"><response><propstat><prop><C:calendar-data xmlns:C=\"urn\">BEGIN:VCALENDAR&#13;\nSUMMARY:a &amp;lt; b\n</C:calendar-data></prop></propstat></response>"
      + "<response><calendar-data>BEGIN:VCALENDAR</calendar-data></response></multistatus>"
    #expect(CalendarFetch.calendars(in: xml) == ["BEGIN:VCALENDAR\r\nSUMMARY:a &lt; b\n", "BEGIN:VCALENDAR"])
    #expect(CalendarFetch.calendars(in: "<html>").isEmpty)
  }
}
