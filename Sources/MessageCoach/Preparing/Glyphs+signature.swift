/// Where a message is signed off.
extension Glyphs {
  /// Signatures are looked for in the last lines only.
  private static let lastLines = 16

  private static let signOffs: [StaticString] = [
    "kind regards", "kindest regards", "best regards", "warm regards", "warmest regards", "many regards", "regards",
    "best wishes", "all best", "all the best", "best", "many thanks", "thanks again", "thanks so much",
    "thanks in advance", "with thanks", "thanks", "thank you", "thank you very much", "cheers", "sincerely",
    "yours sincerely", "yours faithfully", "yours", "speak soon", "talk soon", "take care", "have a good weekend",
    "have a great day", "have a lovely weekend", "kr", "br", "rgds", "brgds", "tks", "thx", "ta", "rgs", "slan",
    "warm wishes", "warmest wishes", "with warm wishes", "with best regards", "yours truly", "many thx",
    "with kind regards", "with best wishes", "warmly", "respectfully", "thanks & regards", "thanks and regards",
  ]

  /// The line (by its number) from which on a message is only its signature; nil when it is not signed.
  func signatureStart(_ lines: [Line]) -> Int? {
    let filled = lines.indices.filter { !lines[$0].isBlank }
    guard filled.count > 1 else { return filled.first.flatMap { isDeviceNote(lines[$0].range) ? $0 : nil } }
    let last = Array(filled.suffix(Self.lastLines).drop { $0 == filled[0] && !isDelimiter(lines[$0].range) })
    for (offset, index) in last.enumerated() {
      let range = lines[index].range
      if isDelimiter(range) || isDeviceNote(range) { return index }
      let tail = last[(offset + 1)...].prefix { !startsPostscript(lines[$0]) }
      let tailIsPlain = tail.allSatisfy { looksSigned(lines[$0].range) }
      if tailIsPlain, isSignOff(range) { return index }
      if tailIsPlain, tail.count >= 1, lines[index].followsBlank, isContactBlock([index] + tail, of: lines) {
        return index
      }
    }
    return nil
  }

  func startsPostscript(_ line: Line) -> Bool {
    ["ps ", "ps:", "ps.", "p.s", "ps,", "ps-"].contains {
      has($0, at: line.range.lowerBound, before: line.range.upperBound)
    }
  }

  /// "--" alone, or a rule of dashes.
  private func isDelimiter(_ range: Range<Int>) -> Bool {
    range.count >= 2 && range.count < 80 && range.allSatisfy { folded[$0] == 45 || folded[$0] == 95 }
  }

  private func isDeviceNote(_ range: Range<Int>) -> Bool {
    guard range.count < 60 else { return false }
    return [
      "sent from my ", "get outlook for", "sent from outlook", "sent from samsung", "sent via ", "sent from yahoo",
    ]
    .contains { has($0, at: range.lowerBound, before: range.upperBound) }
  }

  /// The same in the last line of a text that is one paragraph: "Thanks, Lou", or a name alone.
  func isSigningOff(_ range: Range<Int>) -> Bool {
    var end = range.upperBound
    while end > range.lowerBound, folded[end - 1] == 120 { end -= 1 }
    // Kisses, not the end of "Max".
    if end > range.lowerBound, folded[end - 1] != 32 { end = range.upperBound }
    while end > range.lowerBound, [46, 33, 32].contains(folded[end - 1]) { end -= 1 }
    let words = range.lowerBound..<end
    if words.isEmpty { return true }
    guard words.count <= 40 else { return false }
    return isSignOff(words) || (isName(words) && !hasEnglishWord(words))
  }

  private func hasEnglishWord(_ range: Range<Int>) -> Bool {
    folded[range].split(separator: 32).contains { LanguageTable.standard.languages(of: $0).has(.english) }
  }

  /// A phrase of signing off, alone on its line or with a name.
  private func isSignOff(_ range: Range<Int>) -> Bool {
    guard range.count <= 48 else { return false }
    for phrase in Self.signOffs where has(phrase, at: range.lowerBound, before: range.upperBound) {
      var from = range.lowerBound + phrase.utf8CodeUnitCount
      if from < range.upperBound, Folding.isLetter(folded[from]) { continue }
      while from < range.upperBound, [44, 32, 33, 46, 45, 120].contains(folded[from]) { from += 1 }
      if from == range.upperBound || (isName(from..<range.upperBound)) { return true }
    }
    return false
  }

  /// One to three words with capitals, no more.
  private func isName(_ range: Range<Int>) -> Bool {
    guard range.count <= 30, !range.isEmpty else { return false }
    var words = 0
    for place in range {
      let isStart = place == range.lowerBound || folded[place - 1] == 32
      if isStart, folded[place] != 32 {
        words += 1
        guard Folding.isCapital(given[place]) else { return false }
      }
      guard Folding.isLetter(folded[place]) || [32, 39, 45, 46].contains(folded[place]) else { return false }
    }
    return words >= 1 && words <= 3
  }

  /// A short line that asks nothing, or one with an address or a number in it.
  private func looksSigned(_ range: Range<Int>) -> Bool {
    var words = 1
    for place in range {
      if folded[place] == 32 { words += 1 }
      if folded[place] == 63 { return false }
    }
    return (range.count <= 72 && words <= 9) || (range.count <= 240 && hasContact(range))
  }

  private func hasContact(_ range: Range<Int>) -> Bool {
    var digits = 0
    for place in range {
      if Folding.isDigit(folded[place]) { digits += 1 }
      if folded[place] == 64 || has("www.", at: place, before: range.upperBound) { return true }
    }
    return digits >= 9
  }

  /// A block of a name and how to reach it, at the end and without any phrase of signing off.
  private func isContactBlock(_ block: [Int], of lines: [Line]) -> Bool {
    guard block.count >= 2, isName(lines[block[0]].range) else { return false }
    return block.dropFirst().contains { hasContact(lines[$0].range) }
  }
}
