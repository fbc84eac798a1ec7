/// What is known of a sentence as a whole: how it begins and ends, how long it is, which kinds of things and which cues of
/// the lexicon are in it, and where and to whom it is written.
struct KnownFeatures {
  private let features: Features
  private let tokens: [Token]
  private let cues: Cues

  init(_ features: Features) {
    self.features = features
    tokens = features.sentence.tokens
    // What decides by itself is no feature: the model has never seen it.
    cues = features.cues.reduce(into: Cues()) { if !$1.cue.decides { $0.insert(.of($1.cue)) } }
  }

  private static let questionWords = WordSet(
    [
      "what", "what's", "when", "where", "which", "who", "why", "how", "how's", "is", "are", "do", "does", "did", "can",
      "could", "would", "will", "have", "has", "shall", "should", "any", "am", "was", "were", "may",
    ])
  private static let you = WordSet(
    ["you", "your", "you're", "you'd", "you'll", "you've", "yours"])
  private static let me = WordSet(
    ["i", "me", "my", "i'm", "i'd", "i'll", "i've", "we", "us", "our"])
  private static let not = WordSet(
    [
      "not", "no", "don't", "can't", "won't", "didn't", "isn't", "wasn't", "haven't", "hasn't", "never", "nothing",
      "couldn't",
    ])

  func give(to sink: inout some FeatureSink) {
    giveForm(to: &sink)
    giveThings(to: &sink)
    giveCues(to: &sink)
  }

  private func giveForm(to sink: inout some FeatureSink) {
    let hashes = tokens.map { Hash.of(features.sentence.spelled($0)) }
    let isQuestion = features.sentence.spelling.contains(63)
    if isQuestion { give("question", to: &sink) }
    if let first = hashes.first(where: { !KnownFeatures.isGreeting($0) }), Self.questionWords.contains(first) {
      give(isQuestion ? "begins as a question, is one" : "begins as a question, is none", to: &sink)
    }
    if features.sentence.spelling.contains(33) { give("exclaims", to: &sink) }
    if hashes.contains(where: Self.you.contains) { give("you", to: &sink) }
    if hashes.contains(where: Self.me.contains) { give("me", to: &sink) }
    if hashes.contains(where: Self.not.contains) { give("not", to: &sink) }
    let words = tokens.count { $0.kind != .mark && $0.kind != .picture }
    switch words {
    case 0...2: give("words 0-2", to: &sink)
    case 3...5: give("words 3-5", to: &sink)
    case 6...10: give("words 6-10", to: &sink)
    case 11...18: give("words 11-18", to: &sink)
    default: give("words 19-", to: &sink)
    }
    if tokens.count(where: \.isLoud) > 1 { give("loud", to: &sink) }
    give(features.side == .client ? "to a client" : "to a candidate", to: &sink)
  }

  private static let greetings = WordSet(["hi", "hello", "hey", "dear", "so", "and", "<name>"])
  private static func isGreeting(_ hash: UInt64) -> Bool { greetings.contains(hash) }

  private func giveThings(to sink: inout some FeatureSink) {
    let times = tokens.count { $0.kind == .time }
    let days = tokens.count { $0.kind == .day || $0.kind == .date }
    if times == 1 { give("one time", to: &sink) }
    if times > 1 { give("two times", to: &sink) }
    if days == 1 { give("one day", to: &sink) }
    if days > 1 { give("two days", to: &sink) }
    if times > 0, days > 0 { give("a time and a day", to: &sink) }
    if times > 0, cues.has(.talkAsk) { give("a time and an ask to talk", to: &sink) }
    if times > 0, features.sentence.spelling.contains(63) { give("a time, asked", to: &sink) }
    for (kind, name) in Self.kinds where tokens.contains(where: { $0.kind == kind }) { give(name, to: &sink) }
  }

  private static let kinds: [(Token.Kind, StaticString)] = [
    (.money, "money"), (.percent, "percent"), (.link, "link"), (.bookingLink, "booking link"), (.address, "address"),
    (.phone, "phone"), (.picture, "picture"), (.name, "name"), (.month, "month"),
  ]

  private func giveCues(to sink: inout some FeatureSink) {
    let isQuestion = features.sentence.spelling.contains(63)
    for cue in Cue.allCases where cues.has(cue) {
      let names = Self.cueNames[cue.rawValue]
      give(names.plain, to: &sink)
      if isQuestion { give(names.asked, to: &sink) }
    }
    if !cues.isDisjoint(with: .asks) { give(isQuestion ? "asks cue, asked" : "asks cue", to: &sink) }
    if !cues.isDisjoint(with: .news) { give(isQuestion ? "news cue, asked" : "news cue", to: &sink) }
    if cues.has(.talkAsk), !cues.isDisjoint(with: .news) { give("talk and news", to: &sink) }
    if cues.has(.talkAsk), !cues.isDisjoint(with: .asks) { give("talk and asks", to: &sink) }
    if cues.has(.talkAsk), cues.has(.because) { give("talk and because", to: &sink) }
    if cues.has(.talkAsk), cues.has(.practical) { give("talk and practical", to: &sink) }
    if cues.isEmpty { give("no cue", to: &sink) }
  }

  private static let cueNames: [(plain: StaticString, asked: StaticString)] = [
    ("talk ask", "talk ask, asked"), ("talk word", "talk word, asked"), ("chase", "chase, asked"),
    ("way out", "way out, asked"), ("pressure", "pressure, asked"), ("statistic", "statistic, asked"),
    ("ask pay", "ask pay, asked"), ("ask keen", "ask keen, asked"), ("ask hold", "ask hold, asked"),
    ("ask feedback", "ask feedback, asked"), ("ask counter", "ask counter, asked"),
    ("ask process", "ask process, asked"), ("ask accept", "ask accept, asked"), ("ask reasons", "ask reasons, asked"),
    ("news no", "news no, asked"), ("news offer", "news offer, asked"), ("news hold", "news hold, asked"),
    ("news money", "news money, asked"), ("news counter", "news counter, asked"),
    ("news withdrawal", "news withdrawal, asked"), ("attachment", "attachment, asked"),
    ("practical", "practical, asked"), ("greeting", "greeting, asked"), ("courtesy", "courtesy, asked"),
    ("because", "because, asked"), ("minutes", "minutes, asked"), ("third party", "third party, asked"),
    ("recap", "recap, asked"),
  ]

  private func give(_ name: StaticString, to sink: inout some FeatureSink) {
    let bytes = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
    let hash = Hash.of(bytes, from: Feature.Group.starts.known)
    sink.take(Feature(group: .known, hash: hash, tokens: 0..<0, spelled: 0..<0, name: name))
  }
}
