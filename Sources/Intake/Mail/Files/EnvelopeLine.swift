/// The line that begins a message in an mbox: `From joe@example.com  Thu Jan  1 18:48:23 2015`.
///
/// Programs differ in what they write there (`From -`, `joe at example.com`, a zone before or after the year), and text
/// may begin a line with "From " too where whoever wrote the file did not put `>` before it; so the line must look
/// the part.
enum EnvelopeLine {
  /// Lines longer than this are text.
  static let longest = 1_000

  /// - Parameters:
  ///   - line: begins with "From ", without its line end and the blanks before it.
  ///   - next: the beginning of the line after it.
  ///   - afterBlank: whether it stands at the file's beginning or after an empty line.
  static func begins(_ line: MailBytes, next: MailBytes, afterBlank: Bool) -> Bool {
    if dateStart(line) != nil { return afterBlank || startsField(next) }
    guard afterBlank else { return false }
    // "From" and blanks alone: whoever it was is not named.
    let rest = Octets.trimmed(line, min(5, line.count)..<line.count)
    return !rest.contains { Octets.isBlank(line[$0]) } && startsKnownField(next)
  }

  /// Where the date begins: `Www Mmm d…` with a time of day after it.
  static func dateStart(_ line: MailBytes) -> Int? {
    guard line.count >= 20 else { return nil }
    for start in stride(from: line.count - 15, through: 5, by: -1)
    where line[start - 1] == Octets.space && line[start + 3] == Octets.space {
      guard MailDate.isWeekday(line, at: start), MailDate.month(line, at: start + 4) != nil else { continue }
      let colon = Octets.first(58, in: line, from: start + 8, to: line.count)
      if let colon, Octets.isDigit(line[colon - 1]) { return start }
    }
    return nil
  }

  /// Whether a line begins like a header field: a name of printable ASCII, a colon.
  static func startsField(_ line: MailBytes) -> Bool {
    for (index, byte) in line.enumerated() {
      if byte == 58 { return index > 0 }
      if byte <= 32 || byte >= 127 { return false }
    }
    return false
  }

  private static func startsKnownField(_ line: MailBytes) -> Bool {
    guard startsField(line) else { return false }
    let known: [StaticString] = [
      "return-path:", "received:", "from:", "delivered-to:", "x-", "date:", "message-id:", "mime-version:", "subject:",
      "to:", "status:", "content-type:",
    ]
    return known.contains { Octets.has($0, in: line, at: 0) }
  }
}
