/// A message taken apart: what the judging works on.
struct TakenApart: Sendable {
  let glyphs: Glyphs
  let setAside: [SetAside]
  let isCut: Bool
  let sentences: [TokenisedSentence]
  let cues: [[CueFound]]
  let language: LanguageGuess
  /// Steps that were taken, for the test that they grow with the text and no faster.
  let steps: Int

  init(_ draft: MessageDraft) {
    let text = NewText(Glyphs(draft.text))
    glyphs = text.glyphs
    setAside = text.setAside
    isCut = text.isCut
    let split = SentenceSplitter.split(text)
    var steps = glyphs.steps + glyphs.count + split.steps
    var sentences: [TokenisedSentence] = []
    for range in split.sentences {
      let read = Tokeniser.read(glyphs, range)
      steps += read.steps + read.sentence.spelling.count * 5
      if !read.sentence.tokens.isEmpty { sentences.append(read.sentence) }
    }
    self.steps = steps
    self.sentences = sentences
    cues = sentences.map { Lexicon.standard.find(in: $0) }
    language = LanguageGuess.of(sentences, glyphs)
  }

  var words: Int { sentences.reduce(0) { $0 + $1.tokens.count { $0.kind != .mark && $0.kind != .picture } } }
}
