/// The ways in which mail programs and people mark that what follows is not new, in the languages of most mail.
/// All words are in lower case as `Octets` compares them: ASCII letters fold, others are as usually written.
enum QuoteMarks {
  // MARK: From here on nothing is new

  static func endsNewText(_ text: MailBytes, _ lines: [TextLine], _ index: Int) -> Bool {
    let line = lines[index]
    if line.isSignatureMark { return line.isSureSignatureMark || isShortTail(lines, index) }
    switch line.first {
    case 45, 61: return isOriginalMessage(Octets.slice(text, line.start..<line.end))
    case 95: return line.isRule && isListFooter(text, lines, index)
    case 66, 98: return Octets.has("begin forwarded message:", in: text, at: line.start)
    case 42, 68, 70, 79, 86, 100, 102, 0xD0: return isCopiedHeader(text, lines, index)
    default: return false
    }
  }

  /// Two dashes without their blank part a signature only where not much follows.
  private static func isShortTail(_ lines: [TextLine], _ index: Int) -> Bool {
    lines[(index + 1)...].count { !$0.isEmpty && !$0.isQuote } <= 15
  }

  /// `-----Original Message-----`, `---------- Forwarded message ---------`, and pipermail's "next part".
  private static func isOriginalMessage(_ line: MailBytes) -> Bool {
    guard line.count > 10, line.count < 120, line[1] == line[0], line[line.count - 1] == line[0] else { return false }
    if hasLostItsWords(line) { return true }
    let words: [StaticString] = [
      "original message", "original appointment", "forwarded message", "forwarded by", "reply message",
      "ngliche nachricht", "weitergeleitete nachricht", "message d'origine", "message d\u{2019}origine",
      "message transf\u{e9}r\u{e9}", "mensaje original", "mensaje reenviado", "messaggio originale",
      "messaggio inoltrato", "mensagem original", "oorspronkelijk bericht", "ursprungligt meddelande",
      "oprindelig meddelelse", "opprinnelig melding", "wiadomo\u{15b}\u{107} oryginalna", "next part",
    ]
    return words.contains { Octets.mentions($0, line) }
  }

  /// `-----???????? ?????????-----`: such a mark in letters that an archive lost.
  private static func hasLostItsWords(_ line: MailBytes) -> Bool {
    var lost = 0
    for byte in line where byte != line[0] && !Octets.isBlank(byte) {
      guard byte == 63 else { return false }
      lost += 1
    }
    return lost >= 6
  }

  /// A rule of underscores above what a list appends, or above a copied header.
  private static func isListFooter(_ text: MailBytes, _ lines: [TextLine], _ index: Int) -> Bool {
    var seen = 0
    for line in lines[(index + 1)...] where !line.isEmpty {
      seen += 1
      if seen > 2 { return false }
      let content = Octets.slice(text, line.start..<line.end)
      if Octets.mentions("mailing list", content) || Octets.mentions("://", content) || Octets.contains(64, content)
        || Octets.mentions(" at ", content)
      {
        return true
      }
    }
    return false
  }

  /// `From: … / Sent: … / To: … / Subject: …`, as Outlook and others copy it above what they quote.
  private static func isCopiedHeader(_ text: MailBytes, _ lines: [TextLine], _ index: Int) -> Bool {
    let opening: [StaticString] = [
      "from:", "von:", "de:", "da:", "van:", "fr\u{e5}n:", "fra:", "od:", "\u{41e}\u{442}:", "de\u{a0}:", "de :",
    ]
    guard startsWithLabel(text, lines[index], opening) else { return false }
    let following: [StaticString] = [
      "sent:", "date:", "to:", "subject:", "cc:", "gesendet:", "datum:", "an:", "betreff:", "envoy\u{e9}:",
      "envoy\u{e9} :", "envoy\u{e9}\u{a0}:", "\u{c0}:", "\u{c0} :", "\u{c0}\u{a0}:", "objet:", "objet :",
      "objet\u{a0}:", "date :", "date\u{a0}:", "enviado:", "enviado el:", "enviada em:", "fecha:", "para:", "asunto:",
      "assunto:", "inviato:", "data:", "a:", "oggetto:", "verzonden:", "aan:", "onderwerp:", "skickat:", "till:",
      "\u{c4}mne:", "sendt:", "til:", "emne:", "wys\u{142}ano:", "do:", "temat:",
    ]
    var found = 0
    for line in lines[(index + 1)...].prefix(7) where startsWithLabel(text, line, following) { found += 1 }
    return found >= 2
  }

  /// Labels may be bold in the plain half of a message: `*From:* Joe`.
  private static func startsWithLabel(_ text: MailBytes, _ line: TextLine, _ labels: [StaticString]) -> Bool {
    var start = line.start
    while start < line.end, Octets.isBlank(text[start]) || text[start] == 42 { start += 1 }
    return labels.contains { Octets.has($0, in: text, at: start) }
  }

  // MARK: Whoever wrote what follows

  /// Where the line ends "On Tuesday Joe wrote:", the line with which that begins (up to two lines above it).
  static func attributionStart(_ text: MailBytes, _ lines: [TextLine], _ index: Int) -> Int? {
    let isFollowed = isFollowedByQuote(lines, index)
    var start = index
    for _ in 0..<3 {
      let whole = Octets.slice(text, Octets.trimmed(text, lines[start].start..<lines[index].end))
      guard whole.count <= 600 else { return nil }
      if beginsAttribution(whole), isFollowed || namesTime(whole), saysWrote(whole) { return start }
      // Without an opening word it counts only right above a quote, and in one line.
      if start == index, isFollowed, hasAddress(whole) || saysWrote(whole) {
        return beginningAbove(text, lines, index) ?? index
      }
      guard start > 0, !lines[start - 1].isEmpty, lines[start - 1].kind == .new, !lines[start - 1].isQuote else {
        return nil
      }
      start -= 1
    }
    return nil
  }

  private static func beginningAbove(_ text: MailBytes, _ lines: [TextLine], _ index: Int) -> Int? {
    for above in 1...2 where index - above >= 0 {
      let line = lines[index - above]
      if line.isEmpty || line.kind != .new { return nil }
      if beginsAttribution(Octets.slice(text, Octets.trimmed(text, line.start..<line.end))) { return index - above }
    }
    return nil
  }

  static func isFollowedByQuote(_ lines: [TextLine], _ index: Int) -> Bool {
    for line in lines[(index + 1)...].prefix(3) where !line.isEmpty { return line.isQuote }
    return false
  }

  private static func saysWrote(_ line: MailBytes) -> Bool {
    let words: [StaticString] = [
      "wrote", "writes", "schrieb", "\u{e9}crit", "escribi\u{f3}", "escribio", "escreveu", "scritto", "schreef",
      "skrev", "napsal", "napisa\u{142}", "pisze", "kirjoitti", "yazd\u{131}", "\u{43f}\u{438}\u{441}",
      "\u{5199}\u{9053}",
    ]
    let tail = Octets.slice(line, max(0, line.count - 120)..<line.count)
    return words.contains { Octets.mentions($0, tail) }
  }

  private static func beginsAttribution(_ line: MailBytes) -> Bool {
    let words: [StaticString] = [
      "on ", "am ", "le ", "el ", "em ", "il ", "op ", "den ", "dnia ", "w dniu ", "dne ", "p\u{e5} ", "quoting ",
    ]
    return words.contains { Octets.has($0, in: line, at: 0) }
  }

  private static func namesTime(_ line: MailBytes) -> Bool {
    var digits = 0
    for byte in line where Octets.isDigit(byte) { digits += 1 }
    return digits >= 3
  }

  /// `<joe@example.com>:`, whatever the language.
  private static func hasAddress(_ line: MailBytes) -> Bool {
    line.count >= 2 && line[line.count - 2] == 62 && Octets.contains(60, line)
  }

  // MARK: Single lines

  static func isRemark(_ line: MailBytes) -> Bool {
    let words: [StaticString] = [
      "sent from my ", "sent from mail for ", "sent from outlook", "sent via ", "[[alternative html version deleted]]",
      "[[elided ",
    ]
    return words.contains { Octets.has($0, in: Octets.trimmed(line), at: 0) }
  }
}
