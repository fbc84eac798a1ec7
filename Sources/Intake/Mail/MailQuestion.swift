/// Whether a text asks something.
enum MailQuestion {
  static func asks(_ text: MailBytes) -> Bool {
    var position = 0
    while let mark = Octets.first(63, in: text, from: position, to: text.count) {
      if ends(text, mark) { return true }
      position = mark + 1
    }
    let phrases: [StaticString] = ["let me know", "ould you please", "an you please", "lease advise"]
    return phrases.contains { Octets.first($0, in: text, from: 0, to: text.count) != nil }
  }

  /// A question mark after a word and before a blank, a quote or the end; not one inside an address.
  private static func ends(_ text: MailBytes, _ mark: Int) -> Bool {
    guard mark > 0, !Octets.isBlank(text[mark - 1]) || mark > 1 else { return false }
    let next = mark + 1 < text.count ? text[mark + 1] : 32
    guard Octets.isBlank(next) || next == 34 || next == 41 || next == 63 || next == 33 || next == 39 else {
      return false
    }
    var start = mark
    while start > 0, !Octets.isBlank(text[start - 1]) { start -= 1 }
    return Octets.first("://", in: text, from: start, to: mark) == nil
  }
}
