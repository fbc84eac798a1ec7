/// A sentence that asks for facts as a form does: "please send your CV, current CTC and notice period". Papers, places and
/// dates are fine to ask for in writing; pay, motives and intentions are answered honestly only aloud.
struct FormRequest: Sendable {
  /// Stretches of the glyphs, in their order.
  private(set) var facts: [Range<Int>] = []
  private(set) var talks: [Range<Int>] = []
  /// Money is among what wants a talk.
  private(set) var isAboutPay = false
  /// "Please send your": up to the first item.
  private let lead: Range<Int>

  private static let requests = WordSet(
    [
      "send", "share", "provide", "forward", "fwd", "supply", "submit", "revert", "reply", "fill", "mention", "give",
      "need",
      "require", "complete", "snd", "advise",
    ])
  /// Who sends something is not asking for it.
  private static let senders = WordSet(
    [
      "i", "i'll", "i'm", "i've", "i'd", "we", "we'll", "we're", "we've", "we'd", "they", "they'll", "he", "she", "hr",
      "it",
      "who", "client", "manager", "let", "will",
    ])
  private static let needs = WordSet(["need", "require", "request"])
  private static let leading = WordSet(
    [
      "me", "us", "you", "your", "the", "following", "details", "detail", "below", "also", "back", "with", "over",
      "across",
      "a", "an", "in", "to", "of", "as", "mentioned", "asked", "by", "mail", "email", "reply", "our", "his", "her",
      "their",
      "copy", "information", "info", "through",
    ])
  private static let parting = WordSet(["and", "with", "plus", "along", "as", "well", "or"])
  private static let talkWords = WordSet(
    [
      "ctc", "cctc", "ectc", "salary", "salaries", "pay", "rate", "rates", "package", "expectation", "expectations",
      "compensation", "comp", "remuneration", "budget", "fee", "fees", "wage", "reason", "reasons", "why", "motivation",
      "motivations", "counter-offer", "counteroffer", "offers", "bonus", "income", "earnings", "concerns", "priorities",
    ])
  private static let motives = WordSet(
    ["reason", "reasons", "why", "motivation", "motivations", "offers", "concerns", "priorities"])
  private static let factWords = WordSet(
    [
      "resume", "cv's", "profile", "notice", "location", "locations", "experience", "exp", "dob", "birth", "pan",
      "aadhaar",
      "aadhar", "passport", "reference", "references", "document", "documents", "payslip", "payslips", "availability",
      "dates", "date", "address", "phone", "mobile", "email", "linkedin", "visa", "licence", "license", "certificate",
      "certificates", "qualification", "qualifications", "skills", "name", "id", "photo", "joining", "lwd", "postcode",
      "degree", "education", "contact", "number", "jd", "spec", "description", "headcount", "portfolio", "github",
      "dbs",
      "timesheet", "slots", "designation", "organisation", "organization", "employer", "bank",
    ])

  /// Papers about pay are papers.
  private static let papers = WordSet(
    [
      "slip", "slips", "invoice", "invoices", "agreement", "letter", "letters", "sheet", "form", "forms", "card",
      "document",
      "documents", "certificate", "code", "payslip", "payslips", "breakup", "statement", "terms", "schedule", "proof",
    ])

  /// - Returns: nil where the sentence asks for fewer than two such things, unless the one wants a talk.
  init?(_ sentence: TokenisedSentence, _ glyphs: Glyphs) {
    let tokens = sentence.tokens
    func isWord(_ index: Int, in set: WordSet) -> Bool { set.contains(Hash.of(sentence.spelled(tokens[index]))) }
    guard let request = tokens.indices.first(where: { isWord($0, in: Self.requests) }) else { return nil }
    let before = tokens[..<request].indices
    if before.contains(where: { isWord($0, in: Self.senders) }), !isWord(request, in: Self.needs),
      !before.contains(where: { isWord($0, in: Self.needs) })
    {
      return nil
    }
    var from = request + 1
    while from < tokens.count, isWord(from, in: Self.leading) || isWord(from, in: Self.requests) { from += 1 }
    guard from < tokens.count else { return nil }
    lead = sentence.range.lowerBound..<Int(tokens[from].from)
    var start = from
    for index in from...tokens.count {
      guard index == tokens.count || isWord(index, in: Self.parting) || Self.isParted(tokens, index, glyphs) else {
        continue
      }
      take(start..<index, sentence, isWord)
      start = index
      if index < tokens.count, isWord(index, in: Self.parting) { start += 1 }
    }
    guard facts.count + talks.count >= 2 || !talks.isEmpty else { return nil }
  }

  private static func isParted(_ tokens: [Token], _ index: Int, _ glyphs: Glyphs) -> Bool {
    guard index > 0 else { return false }
    let between = Int(tokens[index - 1].to)..<max(Int(tokens[index - 1].to), Int(tokens[index].from))
    return between.contains { [44, 59, 58, 47, 42, 0x2022].contains(glyphs.folded[$0]) }
  }

  /// An item is a few words, one of which tells what is asked for.
  private mutating func take(
    _ item: Range<Int>, _ sentence: TokenisedSentence, _ isWord: (Int, WordSet) -> Bool
  ) {
    guard !item.isEmpty, item.count <= 8 else { return }
    let words = item.filter { ![.mark, .picture].contains(sentence.tokens[$0].kind) }
    guard let first = words.first, let last = words.last else { return }
    let stretch = Int(sentence.tokens[first].from)..<Int(sentence.tokens[last].to)
    let isPaper = words.contains { isWord($0, Self.papers) }
    if !isPaper, words.contains(where: { isWord($0, Self.talkWords) }) {
      talks.append(stretch)
      isAboutPay = isAboutPay || !words.contains { isWord($0, Self.motives) }
    } else if isPaper || words.contains(where: { isWord($0, Self.factWords) }) {
      facts.append(stretch)
    }
  }

  /// One line of a list, "Current CTC:", taken by itself: whether it wants a talk; nil where it is no item.
  static func wantsTalk(_ line: TokenisedSentence) -> Bool? {
    let words = line.tokens.filter { $0.kind != .mark && $0.kind != .picture }
    guard !words.isEmpty, words.count <= 6, !line.spelling.contains(63) else { return nil }
    func has(_ set: WordSet) -> Bool { words.contains { set.contains(Hash.of(line.spelled($0))) } }
    return has(papers) ? false : has(talkWords) ? true : has(factWords) ? false : nil
  }

  // MARK: in words

  /// "Please send your CV and notice period": the request for what is fine in writing; nil where nothing of it is.
  func withoutTalks(_ glyphs: Glyphs) -> String? {
    guard !facts.isEmpty else { return nil }
    let head = glyphs.text(lead).trimmingSpaces
    return "\(head) \(Self.listed(facts.map { glyphs.text($0) })).".replacing(":.", with: ".")
  }

  /// Where the talk would be about, as a question.
  func topic(_ side: MessageSide) -> Topic { Topic.of(isAboutPay ? .askPay : .askReasons, side) }

  static func listed(_ items: [String]) -> String {
    guard items.count > 1, let last = items.last else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " and " + last
  }
}
