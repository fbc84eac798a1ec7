/// Phrases by what they point to, looked up by hash. A phrase is written in the normal form of `Tokeniser`, with
/// alternatives in parentheses: `give (me|us) a (ring|call)`.
struct Lexicon: Sendable {
  static let standard = Lexicon()

  private let cues: HashTable<Cues>
  /// Hash of the first word → length in words of the longest phrase that begins so.
  private let lengths: HashTable<Int>

  init() {
    var cues: [UInt64: Cues] = [:]
    var lengths: [UInt64: Int] = [:]
    for (cue, text) in Self.phrases {
      for pattern in Array(text.utf8).split(separator: 10) {
        for phrase in PhraseReader(Array(pattern)).phrases {
          cues[phrase.hash, default: []].insert(.of(cue))
          lengths[phrase.firstWord] = max(lengths[phrase.firstWord] ?? 0, phrase.words)
        }
      }
    }
    self.cues = HashTable(cues.map { ($0.key, $0.value) })
    self.lengths = HashTable(lengths.map { ($0.key, $0.value) })
  }

  /// All phrases in a sentence, in its order; at most a few look-ups for each word.
  func find(in sentence: TokenisedSentence) -> [CueFound] {
    var found: [CueFound] = []
    let tokens = sentence.tokens
    for first in tokens.indices {
      var hash = Hash.of(sentence.spelled(tokens[first]))
      guard let longest = lengths[hash] else { continue }
      var last = first
      while true {
        if let cues = cues[hash] {
          for cue in Cue.allCases where cues.has(cue) { found.append(CueFound(cue: cue, tokens: first..<last + 1)) }
        }
        last += 1
        guard last < tokens.count, last - first < longest else { break }
        hash = Hash.adding(32, to: hash)
        hash = Hash.of(sentence.spelled(tokens[last]), from: hash)
      }
    }
    return found
  }
}
