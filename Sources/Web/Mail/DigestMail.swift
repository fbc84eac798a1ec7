import Desk
import Foundation
import Recruitment

/// The morning's mail: one message, RFC 5322, with a plain part and an HTML part that say the same.
package struct DigestMail: Sendable {
  package let from: String
  package let to: String
  private let day: DigestDay
  private let words: DateWords
  private let link: String

  /// How many conversations are listed; of the rest the number is said.
  private static let listed = 10

  /// - Parameter link: where the pages are, without a path: `https://desk.firm.example`.
  /// - Throws: `WebError.mailAddress`, `.notAPublicAddress`.
  package init(
    _ day: DigestDay, settings: FirmSettings, from: String, to: String, link: String
  ) throws(WebError) {
    for address in [from, to] {
      let parts = address.split(separator: "@", omittingEmptySubsequences: false)
      let isPlain = address.utf8.allSatisfy { $0 > 32 && $0 < 127 && !"<>,;:\"\\()[]".utf8.contains($0) }
      guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty, isPlain, address.utf8.count <= 254 else {
        throw .mailAddress(address)
      }
    }
    self.from = from
    self.to = to
    self.day = day
    self.link = try PublicAddress(link).origin
    words = DateWords(clock: FirmClock(settings: settings), asOf: day.asOf)
  }

  /// "7 conversations due today, 2 of them overdue".
  package var subject: String {
    guard !day.items.isEmpty else { return "No conversation is due today" }
    let due = TradeWords.count(day.items.count, "conversation due", "conversations due") + " today"
    return day.overdue == 0 ? due : "\(due), \(day.overdue) of them overdue"
  }

  /// The message with CRLF line ends, as mail servers take it.
  /// - Parameter id: what sets this message apart; hexadecimal.
  package func message(id: String) -> String {
    let boundary = "rightcall-\(id)"
    let domain = from.split(separator: "@").last ?? "localhost"
    return [
      "From: RightCall <\(from)>", "To: <\(to)>", "Subject: \(subject)", "Date: \(Self.date(day.asOf))",
      "Message-ID: <\(id)@\(domain)>", "Auto-Submitted: auto-generated", "MIME-Version: 1.0",
      "Content-Type: multipart/alternative; boundary=\"\(boundary)\"", "",
      "--\(boundary)", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64", "",
      Self.encoded(Array(text.utf8)),
      "--\(boundary)", "Content-Type: text/html; charset=utf-8", "Content-Transfer-Encoding: base64", "",
      Self.encoded(html.bytes),
      "--\(boundary)--", "",
    ].joined(separator: "\r\n")
  }

  var text: String {
    var lines = [subject + ".", ""]
    for item in day.items.prefix(Self.listed) {
      lines.append("\(item.title), \(words.due(item.dueAt, overdue: item.overdue))")
      lines.append("  \(address(item))")
    }
    lines += rest.map { [$0] } ?? []
    lines += ["", "Your list: \(link)/today", "", Self.why + " Stop it under My account: \(link)/account", ""]
    return lines.joined(separator: "\n")
  }

  var html: HTML {
    let items: [HTML] = day.items.prefix(Self.listed).map { item in
      """
      <li><a href="\(address(item))">\(item.title)</a>, \(words.due(item.dueAt, overdue: item.overdue))</li>

      """
    }
    return """
      <!doctype html>
      <html lang="en-GB"><head><meta charset="utf-8"><title>\(subject)</title></head>
      <body><p><strong>\(subject).</strong></p>
      <ol>
      \(items)</ol>
      \(rest.map { "<p>\($0)</p>" })
      <p><a href="\(link)/today">Your list</a></p>
      <p><small>\(Self.why) <a href="\(link)/account">Stop it</a>.</small></p>
      </body></html>

      """
  }

  private static let why =
    "You asked for this mail. It names nobody; who it is about, and what to say, is on the page behind each link."

  private var rest: String? {
    var parts: [String] = []
    if day.items.count > Self.listed {
      parts.append("\(TradeWords.grouped(day.items.count - Self.listed)) more are due.")
    }
    if day.messages > 0 {
      parts.append("For \(TradeWords.count(day.messages, "other matter", "other matters")) a message is fine.")
    }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  private func address(_ item: DigestDay.Item) -> String { "\(link)/today#card-\(item.moment)" }

  /// In lines of 76 characters.
  private static func encoded(_ bytes: [UInt8]) -> String {
    Data(bytes).base64EncodedString(options: [
      .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
    ])
  }

  /// `Thu, 26 Nov 2026 08:00:00 +0000`.
  private static func date(_ instant: Instant) -> String {
    let (day, second) = Span.dayAndRest(of: instant.seconds)
    let date = CivilDate(dayNumber: day)
    let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let time = [second / 3_600, second / 60 % 60, second % 60].map(two).joined(separator: ":")
    return "\(weekdays[date.weekday]), \(date.day) \(months[date.month - 1]) \(date.year) \(time) +0000"
  }
}
