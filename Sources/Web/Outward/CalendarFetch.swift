import AsyncHTTPClient
import Foundation
import NIOCore

/// Fetches a calendar from an address: an iCalendar file, or a collection of a CalDAV server (RFC 4791). Nothing is ever
/// written there.
package struct CalendarFetch: Sendable {
  package enum Fault: Error, Hashable {
    case notAnAddress, privateAddress, unreachable, refused, oversize, tooManyRedirects
    /// What came is no calendar.
    case noCalendar
  }

  private let url: String
  private let authorization: String?
  private let allowsPrivate: Bool
  /// Octets.
  private static let longest = 64 << 20
  private static let mostRedirects = 3

  package init(url: String, user: String?, password: String?, allowsPrivate: Bool) {
    // Calendars are often named by an address of a scheme of their own.
    self.url = url.hasPrefix("webcal://") ? "https://" + url.dropFirst(9) : url
    authorization = user.map { "Basic " + Data("\($0):\(password ?? "")".utf8).base64EncodedString() }
    self.allowsPrivate = allowsPrivate
  }

  /// - Throws: `Fault`.
  package func calendar() async throws -> [UInt8] {
    let plain = try await ask(.whole)
    if Self.isCalendar(plain) { return plain }
    let report = try await ask(.report)
    let found = Self.calendars(in: String(decoding: report, as: UTF8.self))
    guard !found.isEmpty else { throw Fault.noCalendar }
    return Array(found.joined(separator: "\r\n").utf8)
  }

  static func isCalendar(_ bytes: [UInt8]) -> Bool {
    let first = String(decoding: bytes.prefix(200), as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    return first.uppercased().contains("BEGIN:VCALENDAR")
  }

  private enum Way { case whole, report }

  private static let query = """
    <?xml version="1.0" encoding="utf-8"?>
    <C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:prop><C:calendar-data/></D:prop>\
    <C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT"/></C:comp-filter></C:filter></C:calendar-query>
    """

  /// Each redirect's address is checked like the first; who we are is told to the first host alone.
  private func ask(_ way: Way) async throws -> [UInt8] {
    var next = url
    var host: String?
    for _ in 0...Self.mostRedirects {
      let address: OutwardAddress
      do {
        address = try OutwardAddress(next, allowsPrivate: allowsPrivate)
      } catch {
        throw Fault.notAnAddress
      }
      var request = HTTPClientRequest(url: address.url)
      request.method = way == .whole ? .GET : .RAW(value: "REPORT")
      request.headers.add(name: "Accept", value: "text/calendar, application/xml")
      if let authorization, host == nil || host == address.host {
        request.headers.add(name: "Authorization", value: authorization)
      }
      if way == .report {
        request.headers.add(name: "Depth", value: "1")
        request.headers.add(name: "Content-Type", value: "application/xml; charset=utf-8")
        request.body = .bytes(ByteBuffer(string: Self.query))
      }
      host = host ?? address.host
      let answer = try await exchange(request, address)
      switch answer.status {
      case 200, 207: return answer.body
      case 301, 302, 303, 307, 308:
        guard let place = answer.location, let moved = URL(string: place, relativeTo: URL(string: address.url)) else {
          throw Fault.refused
        }
        next = moved.absoluteString
      // A collection that cannot be had whole is asked in the other way.
      case 400...405 where way == .whole && ![401, 403].contains(answer.status): return []
      default: throw Fault.refused
      }
    }
    throw Fault.tooManyRedirects
  }

  private func exchange(_ request: HTTPClientRequest, _ address: OutwardAddress) async throws -> OutwardCall.Answer {
    var call = OutwardCall()
    (call.patience, call.longest) = (.seconds(60), Self.longest)
    do {
      return try await call.exchange(request, to: address)
    } catch let fault as OutwardCall.Fault {
      switch fault {
      case .address(.isPrivate): throw Fault.privateAddress
      case .address(.leadsNowhere), .unreachable, .status: throw Fault.unreachable
      case .address: throw Fault.notAnAddress
      case .oversize: throw Fault.oversize
      }
    }
  }

  /// What stands in `calendar-data` of an answer of a CalDAV server, whatever prefix the names bear.
  static func calendars(in xml: String) -> [String] {
    var found: [String] = []
    var rest = xml[...]
    while let open = rest.firstRange(of: "calendar-data") {
      let before = rest[..<open.lowerBound]
      let prefix = before.lastIndex(of: "<").map { before[before.index(after: $0)...] }
      rest = rest[open.upperBound...]
      // Not an end of it, and no longer name.
      guard let prefix, isPrefix(prefix), rest.first == ">" || rest.first?.isWhitespace == true else { continue }
      // No later one has an end either: to look for it from each of them would take for ever.
      guard let start = rest.firstIndex(of: ">") else { break }
      rest = rest[rest.index(after: start)...]
      let space = rest.prefix(while: \.isWhitespace)
      if rest.dropFirst(space.count).hasPrefix(Self.openQuote) {
        let text = rest.dropFirst(space.count + Self.openQuote.count)
        guard let end = text.firstRange(of: "]]>") else { break }
        found.append(String(text[..<end.lowerBound]))
        rest = text[end.upperBound...]
      } else {
        guard let end = rest.firstIndex(of: "<") else { break }
        if rest[end...].hasPrefix("</") { found.append(unescaped(rest[..<end])) }
        rest = rest[end...]
      }
    }
    return found
  }

  /// Nothing, or `C:`.
  private static func isPrefix(_ text: Substring) -> Bool {
    text.isEmpty || text.last == ":" && text.dropLast().allSatisfy { $0.isLetter || $0.isNumber || "-_".contains($0) }
  }

  private static let openQuote = "<![CDATA["

  private static func unescaped(_ text: Substring) -> String {
    guard text.contains("&") else { return String(text) }
    let signs: [Substring: String] = ["lt": "<", "gt": ">", "quot": "\"", "apos": "'", "amp": "&"]
    return String(text).replacing(/&(#?)(\w{1,8});/) { match in
      if match.1.isEmpty { return signs[match.2] ?? String(match.0) }
      let code = match.2.lowercased().hasPrefix("x") ? UInt32(match.2.dropFirst(), radix: 16) : UInt32(match.2)
      return code.flatMap { Unicode.Scalar($0) }.map { String(Character($0)) } ?? String(match.0)
    }
  }
}
