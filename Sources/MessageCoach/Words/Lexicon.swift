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
      for line in text.split(separator: "\n") {
        for phrase in Self.expanded(String(line)) {
          let words = phrase.split(separator: " ")
          guard let first = words.first else { continue }
          let hash = Hash.of(words.joined(separator: " ").utf8)
          cues[hash, default: []].insert(.of(cue))
          let start = Hash.of(first.utf8)
          lengths[start] = max(lengths[start] ?? 0, words.count)
        }
      }
    }
    self.cues = HashTable(cues.map { ($0.key, $0.value) })
    self.lengths = HashTable(lengths.map { ($0.key, $0.value) })
  }

  /// Every way to read the alternatives.
  static func expanded(_ pattern: String) -> [String] {
    guard let open = pattern.firstIndex(of: "("), let close = pattern[open...].firstIndex(of: ")") else {
      return [pattern]
    }
    let head = pattern[..<open]
    let tail = expanded(String(pattern[pattern.index(after: close)...]))
    let choices = pattern[pattern.index(after: open)..<close].split(separator: "|", omittingEmptySubsequences: false)
    return choices.flatMap { choice in tail.map { head + choice + $0 } }
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
