/// A message taken apart: what the judging works on.
struct TakenApart: Sendable {
  let glyphs: Glyphs
  let setAside: [SetAside]
  let isCut: Bool
  let sentences: [TokenisedSentence]
  let cues: [[CueFound]]
  /// What each sentence is of a form, where it is of one.
  let forms: [FormPart?]
  /// How the first sentence greets.
  let greeting: Greeting?
  /// The first sentence greets and nothing more, and something follows.
  let greetsAlone: Bool
  /// The sentences from here on only sign off.
  let signedFrom: Int
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
    forms = FormPart.parts(of: sentences, text.glyphs)
    greeting = sentences.first.flatMap { [cues] in Greeting($0, cues[0], text.glyphs) }
    greetsAlone =
      sentences.count > 1 && greeting?.isFollowed(in: sentences[0]) == false && !sentences[0].spelling.contains(63)
    let isSigned = sentences.count > 1 && text.glyphs.isSigningOff(sentences[sentences.count - 1].range)
    // A name may stand below its "Thanks".
    let isTwice =
      isSigned && sentences.count > 2 && text.glyphs.isSigningOff(sentences[sentences.count - 2].range)
    signedFrom = sentences.count - (isTwice ? 2 : isSigned ? 1 : 0)
    language = LanguageGuess.of(sentences, glyphs)
  }

  var words: Int { sentences.reduce(0) { $0 + $1.tokens.count { $0.kind != .mark && $0.kind != .picture } } }
}
