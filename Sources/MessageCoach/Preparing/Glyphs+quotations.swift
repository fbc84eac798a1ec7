/// How mail programs mark what is not the writer's.
extension Glyphs {
  func startsQuoted(_ line: Line) -> Bool {
    guard !line.isBlank else { return false }
    let first = folded[line.range.lowerBound]
    return first == 62 || (first == 124 && line.range.count > 1 && folded[line.range.lowerBound + 1] == 32)
  }

  /// How many lines the announcement of a quotation takes; nil where there is none.
  func attribution(_ all: [Line], at index: Int) -> Int? {
    let line = all[index]
    guard !line.isBlank else { return nil }
    if isRule(line.range) { return 1 }
    let from = line.range.lowerBound
    guard has("on ", at: from, before: line.range.upperBound) else { return nil }
    // The attribution may be broken over three lines, and is never long.
    for offset in 0..<min(3, all.count - index) {
      let next = all[index + offset]
      guard !next.isBlank, next.range.upperBound - from < 320 else { return nil }
      if has("wrote:", at: next.range.upperBound - 6, before: next.range.upperBound) { return offset + 1 }
    }
    return nil
  }

  /// "-----Original Message-----", "---------- Forwarded message ---------", "Begin forwarded message:".
  private func isRule(_ range: Range<Int>) -> Bool {
    guard range.count < 80 else { return false }
    if has("begin forwarded message", at: range.lowerBound, before: range.upperBound) { return true }
    guard
      has("--", at: range.lowerBound, before: range.upperBound)
        || has("__", at: range.lowerBound, before: range.upperBound)
    else { return false }
    var from = range.lowerBound
    while from < range.upperBound, [45, 95, 32].contains(folded[from]) { from += 1 }
    return has("original message", at: from, before: range.upperBound)
      || has("forwarded message", at: from, before: range.upperBound)
      || has("original appointment", at: from, before: range.upperBound)
  }

  private static let headers: [StaticString] = [
    "from:", "sent:", "to:", "cc:", "bcc:", "date:", "subject:", "reply-to:", "importance:", "attachments:",
  ]

  private func isHeader(_ line: Line) -> Bool {
    !line.isBlank && Self.headers.contains { has($0, at: line.range.lowerBound, before: line.range.upperBound) }
  }

  /// How many lines a mail's header takes; one line alone is a header only when it names a subject.
  func headerBlock(_ all: [Line], at index: Int) -> Int? {
    guard isHeader(all[index]) else { return nil }
    var count = 1
    while index + count < all.count, isHeader(all[index + count]) { count += 1 }
    if count > 1 { return count }
    let line = all[index]
    return has("subject:", at: line.range.lowerBound, before: line.range.upperBound) ? 1 : nil
  }

  private static let smallPrint: [StaticString] = [
    "intended recipient", "intended solely", "intended only for", "solely for the use", "have received this e",
    "received this message in error", "received this in error", "please consider the environment",
    "think before you print", "registered in england", "registered office", "registered in ireland", "company number",
    "company registration", "unsubscribe", "opt out of", "legally privileged", "confidential and may",
    "confidential and is", "confidential and intended", "views expressed", "scanned for viruses", "virus free",
    "virus-free", "privacy notice", "privacy policy", "authorised and regulated", "employment agency and",
    "acts as an employment",
  ]

  func isDisclaimer(_ range: Range<Int>) -> Bool {
    for place in range where place == range.lowerBound || folded[place - 1] == 32 || folded[place - 1] == 40 {
      let first = UInt8(truncatingIfNeeded: folded[place])
      for phrase in Self.smallPrint where phrase.utf8Start[0] == first {
        if has(phrase, at: place, before: range.upperBound) { return true }
      }
    }
    return false
  }
}
