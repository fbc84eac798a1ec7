/// Whether a file's first bytes look like mail: an mbox, or one message.
enum MailLook {
  static func isMail(_ first: [UInt8]) -> Bool {
    if first.starts(with: Array("From ".utf8)) { return true }
    return startsWithMailHeader(first)
  }

  /// Lines of `Name: value` (and their continuations) of which at least one is a field that mail has.
  private static func startsWithMailHeader(_ first: [UInt8]) -> Bool {
    var known = false
    var seen = 0
    // The last line may be cut.
    for line in first.split(separator: 10, omittingEmptySubsequences: false).dropLast(first.last == 10 ? 0 : 1) {
      let line = line.last == 13 ? line.dropLast() : line
      if line.isEmpty { return known }
      if seen > 0, line.first == 32 || line.first == 9 { continue }
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex,
        line[..<colon].allSatisfy({ $0 > 32 && $0 < 127 })
      else { return false }
      seen += 1
      if fields.contains(String(decoding: line[..<colon], as: UTF8.self).lowercased()) { known = true }
    }
    return known
  }

  private static let fields: Set<String> = [
    "from", "to", "date", "subject", "message-id", "received", "return-path", "delivered-to", "reply-to", "sender",
    "mime-version", "dkim-signature", "in-reply-to",
  ]
}
