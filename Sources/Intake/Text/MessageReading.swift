/// What a message wants of its reader.
package enum MessageReading: Sendable {
  case nothing, asks
  /// To be rung, or to talk: an answer in writing is none.
  case asksForCall
  /// Nothing more: it is short, and says that what was asked is settled.
  case closes

  /// Of the message's new text. Quoted lines, what follows "On … wrote:" and what follows a signature mark are set
  /// aside.
  package static func of(_ text: UnsafeBufferPointer<UInt8>) -> MessageReading {
    var asks = false
    var start = 0
    while start < text.count {
      let end = TextBytes.lineEnd(text, start)
      let line = TextBytes.trimmed(text, start, end)
      if NewText.ends(text, line, next: end) { break }
      if !line.isEmpty, !NewText.isQuoted(text, line) {
        switch Question.reading(text, line) {
        case .asksForCall: return .asksForCall
        case .asks: asks = true
        case .nothing, .closes: break
        }
      }
      start = end + 1
    }
    if asks { return .asks }
    return Settled.says(text, until: min(start, text.count)) ? .closes : .nothing
  }
}

/// Where what somebody wrote now ends.
enum NewText {
  /// Whether what follows was written earlier or by somebody else, or is a signature.
  static func ends(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, next: Int) -> Bool {
    guard line.count >= 2 else { return false }
    switch text[line.lowerBound] {
    case UInt8(ascii: "O"):
      guard TextBytes.begins(text, line, "on ") else { return false }
      if TextBytes.ends(text, line, "wrote:") { return true }
      // Long attributions are broken over two lines.
      let second = followingLine(text, next)
      return TextBytes.ends(text, second, "wrote:") && text[second.lowerBound] != UInt8(ascii: ">")
    case UInt8(ascii: "-"):
      return line.count == 2 && text[line.lowerBound + 1] == UInt8(ascii: "-")
        || TextBytes.begins(text, line, "-----original message")
        || TextBytes.begins(text, line, "---------- forwarded message")
    case UInt8(ascii: "_"): return line.count >= 10 && text[line].allSatisfy { $0 == UInt8(ascii: "_") }
    case UInt8(ascii: "F"):
      return TextBytes.begins(text, line, "from:") && TextBytes.begins(text, followingLine(text, next), "sent:")
    default: return false
    }
  }

  /// `> text`, and `Joe> text` as some programs have it.
  static func isQuoted(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Bool {
    text[line.lowerBound] == UInt8(ascii: ">") || namesWhomItQuotes(text, line.lowerBound, line.upperBound)
  }

  /// A name of 2 to 20 letters (with a capital, or 3 and more), a bracket, and a blank or nothing after it. A single
  /// letter is a prompt.
  static func namesWhomItQuotes(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    guard start < end, TextBytes.isLetter(text[start]) else { return false }
    var position = start
    while position < end, position - start <= 20, TextBytes.isWord(text[position]) { position += 1 }
    guard position - start >= (TextBytes.isCapital(text[start]) ? 2 : 3), position - start <= 20, position < end,
      text[position] == UInt8(ascii: ">")
    else {
      return false
    }
    return position + 1 == end || text[position + 1] == 32
  }

  private static func followingLine(_ text: UnsafeBufferPointer<UInt8>, _ end: Int) -> Range<Int> {
    let start = min(end + 1, text.count)
    return TextBytes.trimmed(text, start, TextBytes.lineEnd(text, start))
  }
}
