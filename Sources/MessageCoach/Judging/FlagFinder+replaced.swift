/// What stands in for a conversation.
extension FlagFinder {
  /// The first such sentence becomes the opener; the rest go. What goes with news that is told goes with it.
  func replaced() -> [Flag] {
    var found: [Flag] = []
    let spans = spans()
    let staying = sentences.indices.filter { index in !spans.contains { $0.sentences.contains(index) } }
      .map { sentences[$0] }
    let asksAlready = staying.contains { $0.probability(.talk) >= Self.surely }
    var hasOpener = asksAlready
    var hasReason = false
    var opener: String?
    for span in spans {
      let cues = span.sentences.flatMap { apart.cues[$0] }
      let kind = FlagWords(span.intent, cues: cues, side: draft.side, topic: topic(of: span))
      var words = ""
      if isLine(span) {
        // A line of a list goes; what stands in its place comes after the list.
        opener = opener ?? kind.opener
      } else if !hasOpener {
        words = kind.opener
        hasOpener = true
        hasReason = true
      } else if !hasReason, span.intent != .press {
        words = kind.reasonOnly
        hasReason = true
      }
      found.append(flag(span, kind, words))
    }
    if !hasOpener { found.append(opener.map(missingTalk) ?? attachmentOnly() ?? missingTalk(FlagWords.whole)) }
    return found
      + missingParts(staying, offersTimes: !asksAlready, topicIsNews: spans.contains { $0.intent == .news })
  }

  private func isLine(_ span: Span) -> Bool { apart.forms[span.sentences.lowerBound]?.isLine == true }

  /// What the talk would be about, where more is known than the words of the sentence itself say.
  private func topic(of span: Span) -> Topic? {
    guard span.intent == .asks else { return nil }
    if case .request(let form)? = apart.forms[span.sentences.lowerBound], !form.talks.isEmpty {
      return form.topic(draft.side)
    }
    return problems.isAboutTheirHold ? .hold : nil
  }

  private struct Span {
    var sentences: ClosedRange<Int>
    let intent: Intent
  }

  private func spans() -> [Span] {
    var spans: [Span] = []
    for problem in problems.likeliest where spans.last.map({ $0.sentences.upperBound < problem.sentence }) ?? true {
      var span = Span(sentences: problem.sentence...problem.sentence, intent: problem.intent)
      if problem.intent == .news {
        var last = problem.sentence
        while last + 1 < apart.signedFrom, goesWithNews(last + 1) { last += 1 }
        span.sentences = problem.sentence...last
      }
      spans.append(span)
    }
    return spans
  }

  /// Regrets, terms and what comes next give the news away; what is practical, asks or presses by itself does not go with
  /// it.
  private func goesWithNews(_ index: Int) -> Bool {
    let sentence = sentences[index]
    if sentence.holds(.news) { return !sentence.holds(.talk) }
    if [.talk, .slots, .out, .logistics, .reason].contains(where: sentence.holds) { return false }
    return ![.asks, .chase, .press].contains { sentence.holds($0) && sentence.probability($0) >= Self.surely }
  }

  private func flag(_ span: Span, _ kind: FlagWords, _ words: String) -> Flag {
    guard span.intent == .asks, case .request(let form)? = apart.forms[span.sentences.lowerBound],
      let rest = form.withoutTalks(apart.glyphs)
    else { return flag(kind.rule, span.sentences, kind.why, .replace(words)) }
    let (facts, talks) = (apart.quoted(form.facts), apart.quoted(form.talks))
    let why =
      "\(facts) can be asked for in writing; \(talks) \(form.talks.count > 1 ? "get" : "gets") a guarded answer there."
    return flag(kind.rule, span.sentences, why, .replace(words.isEmpty ? rest : "\(rest) \(words)"))
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
}
