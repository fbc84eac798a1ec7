/// Reads what a recruiter has written and says whether it opens a conversation or stands in for one. Pure and offline:
/// the same draft gets the same reading everywhere.
package struct Coach: Sendable {
  let model: IntentModel

  /// With the weights that come with RightCall.
  package init() { model = .standard }

  init(model: IntentModel) { self.model = model }

  package func read(_ draft: MessageDraft) -> MessageReading {
    let apart = TakenApart(draft)
    let probabilities = model.probabilities(apart, draft)
    let judgement = Judgement(apart, probabilities, draft, model)
    let sentences = apart.sentences.indices.map { sentence($0, apart, probabilities[$0], draft) }
    let parts = OpenerPartsFound(sentences)
    let problems = Problems(apart, sentences, draft)
    let flags = FlagFinder(apart, sentences, judgement, problems, draft).flags
    return MessageReading(
      verdict: judgement.verdict, because: Because(apart, judgement, sentences, problems, draft).text,
      confidence: judgement.confidence, parts: parts, flags: flags, sentences: sentences, setAside: apart.setAside,
      note: apart.note, ownEnd: sentences.prefix(apart.signedFrom).last?.to ?? 0)
  }

  private func sentence(_ index: Int, _ apart: TakenApart, _ probabilities: [Double], _ draft: MessageDraft)
    -> SentenceReading
  {
    let sentence = apart.sentences[index]
    let features = Features(
      sentence: sentence, cues: apart.cues[index], channel: draft.channel, side: draft.side)
    let held = Intent.allCases.filter { probabilities[$0.rawValue] >= model.lines[$0.rawValue].threshold }
    let intents = held.map { intent -> IntentFound in
      let stretch = DecidingWords(for: intent, in: features, by: model).tokens
      let greeting = index == 0 ? apart.greeting.flatMap { $0.isFollowed(in: sentence) ? $0.tokens : nil } : nil
      let tokens = Clause(sentence, apart.glyphs).around(stretch, greeting: greeting ?? 0)
      let range = Int(sentence.tokens[tokens.lowerBound].from)..<Int(sentence.tokens[tokens.upperBound - 1].to)
      return IntentFound(
        intent: intent, probability: probabilities[intent.rawValue], words: apart.glyphs.text(range),
        from: apart.glyphs.start(of: range), to: apart.glyphs.end(of: range))
    }
    return SentenceReading(
      from: apart.glyphs.start(of: sentence.range), to: apart.glyphs.end(of: sentence.range),
      text: apart.glyphs.text(sentence.range), probabilities: probabilities,
      intents: intents.sorted { $0.probability > $1.probability })
  }
}

extension OpenerPartsFound {
  init(_ sentences: [SentenceReading]) {
    func has(_ intent: Intent) -> Bool { sentences.contains { $0.holds(intent) } }
    self.init(
      reason: has(.reason), stakeForThem: has(.stake), asksToTalk: has(.talk), slots: has(.slots),
      wayToDecline: has(.out))
  }
}

extension TakenApart {
  var note: String? {
    isCut ? "Only the first \(NewText.reads / 1000),000 characters of new text were read; the message goes on." : nil
  }
}
