import Testing

@testable import MessageCoach

struct LexiconTests {
  private func read(_ text: String) -> TokenisedSentence {
    let glyphs = Glyphs(text)
    return Tokeniser.read(glyphs, 0..<glyphs.count).sentence
  }

  private func words(_ text: String) -> String {
    let sentence = read(text)
    return sentence.tokens.indices.map(sentence.word).joined(separator: " ")
  }

  @Test(arguments: [
    ("r u free 2moro arvo", "are you free tomorrow afternoon"),
    ("at 3 or 4.30pm on Weds", "at <time> or <time> on <day>"),
    ("they said 62k, 15 lakh or £450/day", "they said <money> <money> or <money> / day"),
    ("ring 07700 900123", "ring <phone>"), ("see calendly.com/jo and https://x.org/a", "see <booking> and <link>"),
    ("mail jo@x.com", "mail <address>"), ("Then Priya Shah rang", "then <name> <name> rang"),
    ("heyyyyy there", "heyy there"), ("about 80% of 3 candidates", "about <percent> of <number> candidates"),
    ("Thursday 10.30 or Friday", "<day> <time> or <day>"),
  ])
  func wordsAreBroughtToTheirNormalForm(_ text: String, _ normal: String) { #expect(words(text) == normal) }

  @Test func alternativesOfAPhraseAreAllKnown() {
    let phrases = PhraseReader(Array("give (me|us|) a (ring|call)".utf8)).phrases
    #expect(phrases.count == 6)
    let plain = ["give me a ring", "give us a call", "give a call"]
    for text in plain { #expect(phrases.contains { $0.hash == Hash.of(text.utf8) }, "\(text)") }
    #expect(phrases.allSatisfy { $0.firstWord == Hash.of("give".utf8) })
    for text in ["give us a call", "GIVE ME A RING", "pls give me a bell"] {
      #expect(Lexicon.standard.find(in: read(text)).contains { $0.cue == .talkAsk }, "\(text)")
    }
  }
}
