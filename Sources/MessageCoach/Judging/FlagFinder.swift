/// Finds what would better be otherwise. Which rules apply depends on the verdict: a message that is fine has no flags; one
/// that opens a conversation is only told what would make it easier to answer.
struct FlagFinder {
  private let apart: TakenApart
  private let sentences: [SentenceReading]
  private let judgement: Judgement
  private let draft: MessageDraft
  private let asksToTalk: Bool

  init(_ apart: TakenApart, _ sentences: [SentenceReading], _ judgement: Judgement, _ draft: MessageDraft) {
    self.apart = apart
    self.sentences = sentences
    self.judgement = judgement
    self.draft = draft
    asksToTalk = sentences.contains { $0.holds(.talk) }
  }

  var flags: [Flag] {
    var found: [Flag] = []
    switch judgement.verdict {
    case .messageIsFine: return []
    case .replacesConversation:
      found = replaced()
      found += shape()
    case .unclear:
      guard judgement.doubt != .notEnglish, judgement.doubt != .noWords else { return [] }
      found = unclear()
      found += shape()
    case .opensConversation:
      found = improvements()
      found += shape()
    }
    return found.sorted { ($0.from, $0.to, $0.rule.rawValue) < ($1.from, $1.to, $1.rule.rawValue) }
  }

  // MARK: what stands in for a conversation

  private static let problems: [Intent] = [.news, .asks, .chase, .press]

  /// The first such sentence becomes the opener; the rest go.
  private func replaced() -> [Flag] {
    var found: [Flag] = []
    var hasOpener = asksToTalk
    var hasReason = false
    for (index, problem) in problemSentences() {
      let kind = FlagWords(problem, cues: apart.cues[index], side: draft.side)
      let edit: FlagEdit
      if !hasOpener {
        edit = .replace(kind.opener)
        hasOpener = true
        hasReason = true
      } else if !hasReason, problem != .press {
        edit = .replace(kind.reasonOnly)
        hasReason = true
      } else {
        edit = .replace("")
      }
      found.append(flag(kind.rule, sentences[index], kind.why, edit))
    }
    if !hasOpener { found.append(attachmentOnly() ?? missingTalk()) }
    return found
  }

  /// Sentences that do what should be spoken, with what they do most; the likeliest one when none is sure.
  private func problemSentences() -> [(Int, Intent)] {
    var found: [(Int, Intent)] = []
    for index in sentences.indices {
      let held = Self.problems.filter(sentences[index].holds)
      guard let most = held.max(by: { sentences[index].probability($0) < sentences[index].probability($1) }) else {
        continue
      }
      // A question in the very sentence that asks to talk is its topic.
      if most == .asks, sentences[index].holds(.talk) { continue }
      found.append((index, most))
    }
    if found.isEmpty {
      let all = sentences.indices.flatMap { index in Self.problems.map { (index, $0, sentences[index].probability($0)) }
      }
      if let most = all.max(by: { $0.2 < $1.2 }), most.2 >= 0.12 { found = [(most.0, most.1)] }
    }
    return found
  }

  private func attachmentOnly() -> Flag? {
    let hasAttachment =
      apart.cues.contains { $0.contains { $0.cue == .attachment } }
      || apart.sentences.contains { $0.tokens.contains { $0.kind == .link } }
    guard hasAttachment, apart.words <= 30 else { return nil }
    return Flag(
      rule: .attachmentOnly, from: end, to: end, text: "",
      why: "A document alone leaves them to guess what matters in it.",
      fix: "Say what to look at and ask to talk about it: “\(FlagWords.document)”", edit: .add(FlagWords.document))
  }

  private func missingTalk() -> Flag {
    Flag(
      rule: .noAskToTalk, from: end, to: end, text: "", why: "This calls for a talk, and nothing here asks for one.",
      fix: "Ask for one and say why: “\(FlagWords.whole)”", edit: .add(FlagWords.whole))
  }

  // MARK: what is unclear

  private func unclear() -> [Flag] {
    if judgement.doubt == .bareTalk || asksToTalk {
      let talk = judgement.evidence.strongest[Intent.talk.rawValue].sentence.map { sentences[$0] }
      return [
        Flag(
          rule: .noReason, from: talk?.from ?? end, to: talk?.to ?? end, text: talk?.text ?? "",
          why: "Without a reason they cannot tell whether to pick up, and a bare “call me” worries people.",
          fix: "Say what it is about, in one line of fact: “\(FlagWords.reason)”", edit: .add(FlagWords.reason))
      ]
    }
    return problemSentences().prefix(1).filter { sentences[$0.0].probability($0.1) >= 0.35 }.map { index, problem in
      let kind = FlagWords(problem, cues: apart.cues[index], side: draft.side)
      return flag(kind.rule, sentences[index], kind.why, .replace(kind.opener))
    }.nonEmpty ?? [missingTalk()]
  }

  // MARK: what would make an opener better

  private func improvements() -> [Flag] {
    var found: [Flag] = []
    if !sentences.contains(where: { $0.holds(.slots) }) {
      found.append(
        Flag(
          rule: .noSlots, from: end, to: end, text: "",
          why: "Two times to choose from are answered in a word; an open question waits.",
          fix: "Offer two times: “\(FlagWords.slots)”", edit: .add(FlagWords.slots)))
    }
    if !sentences.contains(where: { $0.holds(.out) }) {
      found.append(
        Flag(
          rule: .noWayOut, from: end, to: end, text: "",
          why: "People answer more readily when no is an easy answer too.",
          fix: "Add a way out: “\(FlagWords.wayOut)”", edit: .add(FlagWords.wayOut)))
    }
    for sentence in sentences where sentence.holds(.press) && !sentence.holds(.talk) {
      found.append(flag(.presses, sentence, FlagWords.pressing, .replace("")))
    }
    return found
  }

  // MARK: number, length, statistics

  private func shape() -> [Flag] {
    let shape = FlagShape(apart, sentences, draft)
    return shape.flags.filter { flag in
      // What goes or is rewritten anyway is not told twice.
      flag.rule != .unsourcedStatistic || judgement.verdict != .messageIsFine
    }
  }

  private var end: Int { sentences.last?.to ?? 0 }

  private func flag(_ rule: FlagRule, _ sentence: SentenceReading, _ why: String, _ edit: FlagEdit) -> Flag {
    let fix: String
    switch edit {
    case .replace(""): fix = "Leave it out; it belongs in the talk."
    case .replace(let words): fix = "Write instead: “\(words)”"
    case .add(let words): fix = "Add: “\(words)”"
    case .advice: fix = why
    }
    return Flag(rule: rule, from: sentence.from, to: sentence.to, text: sentence.text, why: why, fix: fix, edit: edit)
  }
}

extension Array {
  fileprivate var nonEmpty: [Element]? { isEmpty ? nil : self }
}
