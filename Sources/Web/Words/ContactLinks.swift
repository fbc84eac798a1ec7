import Guidance

/// Links that hand a number or an address to the reader's own telephone or mail. The product sends nothing.
struct ContactLinks {
  struct Link {
    var name: String
    var address: String
  }

  /// Digits and a leading `+`, `nil` where fewer than three digits are left: nothing else may reach a link.
  static func dialable(_ phone: String) -> String? {
    let digits = phone.filter { $0.isASCII && $0.isNumber }
    guard digits.count >= 3 else { return nil }
    return (phone.first { !$0.isWhitespace } == "+" ? "+" : "") + digits
  }

  static func telephone(_ phone: String) -> String? { dialable(phone).map { "tel:\($0)" } }

  /// `+447700900123` as `+44 7700 900123`; others as they are.
  static func readable(_ phone: String) -> String {
    guard phone.hasPrefix("+44"), phone.count == 13 else { return phone }
    return "+44 \(phone.dropFirst(3).prefix(4)) \(phone.dropFirst(7))"
  }

  /// The ways to write that the record has an address for, the opener filled in where there is one.
  /// - Parameter ways: by which channels they may be written to.
  static func messages(
    to person: PersonReference, opener: String?, subject: String?, by ways: [String] = ["sms", "whatsapp", "email"]
  ) -> [Link] {
    var links: [Link] = []
    let text = opener.map(PercentEncoding.encode)
    if let phone = person.phones.first.flatMap(dialable) {
      if ways.contains("sms") {
        links.append(Link(name: "Text", address: "sms:\(phone)" + (text.map { "?body=\($0)" } ?? "")))
      }
      if phone.hasPrefix("+"), ways.contains("whatsapp") {
        // WhatsApp takes international numbers only, without the plus.
        let address = "https://wa.me/\(phone.dropFirst())" + (text.map { "?text=\($0)" } ?? "")
        links.append(Link(name: "WhatsApp", address: address))
      }
    }
    if ways.contains("email"), let address = person.emails.first.flatMap(mailbox) {
      let fields = [subject.map { "subject=\(PercentEncoding.encode($0))" }, text.map { "body=\($0)" }]
      let query = fields.compactMap { $0 }.joined(separator: "&")
      links.append(Link(name: "E-mail", address: "mailto:\(address)" + (query.isEmpty ? "" : "?\(query)")))
    }
    return links
  }

  /// One plain address, encoded: a comma or a question mark in it could name further recipients or fields.
  private static func mailbox(_ address: String) -> String? {
    let parts = address.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty,
      !address.contains(where: { $0.isWhitespace || ",;<>\"".contains($0) })
    else { return nil }
    return PercentEncoding.encode(String(parts[0])) + "@" + PercentEncoding.encode(String(parts[1]))
  }
}
