/// Finds what would better be otherwise. Which rules apply depends on the verdict: a message that is fine has no flags; one
/// that opens a conversation is only told what would make it easier to answer. All that applies is told at once: who has
/// made every fix is told nothing new.
struct FlagFinder {
  let apart: TakenApart
  let sentences: [SentenceReading]
  let problems: Problems
  let draft: MessageDraft
  private let judgement: Judgement
  private let asksToTalk: Bool

  init(
    _ apart: TakenApart, _ sentences: [SentenceReading], _ judgement: Judgement, _ problems: Problems,
    _ draft: MessageDraft
  ) {
    self.apart = apart
    self.sentences = sentences
    self.judgement = judgement
    self.problems = problems
    self.draft = draft
    asksToTalk = sentences.contains { $0.probability(.talk) >= Self.surely }
  }

  var flags: [Flag] {
    let found: [Flag]
    switch judgement.verdict {
    case .messageIsFine: return []
    case .unclear where judgement.doubt?.isUnread == true: return []
    case .replacesConversation: found = replaced()
    case .unclear: found = unclear()
    case .opensConversation: found = improvements()
    }
    let all = found + FlagShape(apart, sentences, draft).flags
    return all.sorted { ($0.from, $0.to, $0.rule.rawValue) < ($1.from, $1.to, $1.rule.rawValue) }
  }

  /// An ask to talk that a fix may rely on.
  static let surely = 0.6

  // MARK: what is unclear

  private func unclear() -> [Flag] {
    if judgement.doubt == .bareTalk || asksToTalk {
      let talk = judgement.evidence.strongest[Intent.talk.rawValue].sentence ?? 0
      let reason = flag(
        .noReason, talk...talk,
        "Without a reason they cannot tell whether to pick up, and a bare “call me” worries people.",
        .add(FlagWords.reason), fix: "Say what it is about, in one line of fact: “\(FlagWords.reason)”")
      return [reason] + missingParts(sentences)
    }
    let isLikely = problems.likeliest.contains { problems.probability($0) >= 0.35 }
    return isLikely ? replaced() : [missingTalk(FlagWords.whole)] + missingParts(sentences, offersTimes: true)
  }

  func missingTalk(_ words: String) -> Flag {
    Flag(
      rule: .noAskToTalk, from: end, to: end, text: "", why: "Nothing here asks for a talk, or says what for.",
      fix: "Ask for one and say why: “\(words)”", edit: .add(words))
  }

  // MARK: what would make an opener better

  private func improvements() -> [Flag] {
    var found = missingParts(sentences)
    // What a good opener is made of has to stay.
    for index in sentences.indices
    where sentences[index].holds(.press) && ![.talk, .reason, .out, .slots].contains(where: sentences[index].holds) {
      found.append(flag(.presses, index...index, FlagWords.pressing, .replace("")))
    }
    return found
  }

  /// Times and a way out, where the sentences that stay have none.
  func missingParts(
    _ staying: [SentenceReading], offersTimes: Bool = false, topicIsNews: Bool = false
  ) -> [Flag] {
    var found: [Flag] = []
    if !offersTimes, !staying.contains(where: { $0.holds(.slots) }) {
      found.append(
        Flag(
          rule: .noSlots, from: end, to: end, text: "",
          why: "Two times to choose from are answered in a word; an open question waits.",
          fix: "Offer two times: “\(FlagWords.slots)”", edit: .add(FlagWords.slots)))
    }
    if !staying.contains(where: { $0.holds(.out) }) {
      let words = topicIsNews ? FlagWords.anotherTime : FlagWords.wayOut
      found.append(
        Flag(
          rule: .noWayOut, from: end, to: end, text: "",
          why: "People answer more readily when no is an easy answer too.", fix: "Add a way out: “\(words)”",
          edit: .add(words)))
    }
    return found
  }

  // MARK: making flags

  /// Where something could be added.
  var end: Int { sentences.prefix(apart.signedFrom).last?.to ?? 0 }

  /// On these sentences, but not on a greeting that begins the first: that stays.
  func flag(
    _ rule: FlagRule, _ span: ClosedRange<Int>, _ why: String, _ edit: FlagEdit, fix told: String? = nil
  ) -> Flag {
    var from = apart.sentences[span.lowerBound].range.lowerBound
    let to = apart.sentences[span.upperBound].range.upperBound
    var edit = edit
    if span.lowerBound == 0, let greeting = apart.greeting, greeting.isFollowed(in: apart.sentences[0]) {
      from = greeting.mark == 0 ? greeting.wordsEnd : greeting.end
      if case .replace(let words) = edit, !words.isEmpty {
        edit = .replace(Self.following(greeting, words))
      }
    }
    let range = apart.glyphs.trimmed(from..<to)
    let fix: String
    switch edit {
    case .replace(""): fix = "Leave it out; it belongs in the talk."
    case .replace(let words): fix = "Write instead: “\(words.trimmingStart)”"
    case .add(let words): fix = "Add: “\(words)”"
    case .advice: fix = why
    }
    // Without a mark the space behind the greeting goes with what takes the place of what follows.
    let start = apart.greeting?.mark == 0 && span.lowerBound == 0 && isRewritten(edit) ? from : range.lowerBound
    return Flag(
      rule: rule, from: apart.glyphs.start(of: start..<to), to: apart.glyphs.end(of: range),
      text: apart.glyphs.text(range), why: why, fix: told ?? fix, edit: edit)
  }

  private func isRewritten(_ edit: FlagEdit) -> Bool {
    if case .replace(let words) = edit { !words.isEmpty } else { false }
  }

  /// "Hi Dan, there is news"; "Hi Dan! There is news".
  private static func following(_ greeting: Greeting, _ words: String) -> String {
    switch greeting.mark {
    case 33: words
    case 0: ", " + OpenerCase.small(words)
    default: OpenerCase.small(words)
    }
  }
}

extension String {
  /// Without a comma or spaces that only join it to what stands before.
  fileprivate var trimmingStart: String { String(drop { $0 == "," || $0 == " " }) }
}
