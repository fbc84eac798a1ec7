/// Reads a pattern of the lexicon, `give (me|us) a (ring|call)`, into the hashes of the phrases that it stands for. Byte by
/// byte, since there are thousands and they are read when the first message is.
struct PhraseReader {
  /// A phrase so far: its words with one space between, whatever the pattern has.
  struct Phrase {
    var hash = Hash.start
    var words = 0
    /// Hash of the first word alone.
    var first = Hash.start
    private var isBetween = true

    mutating func take(_ byte: UInt8) {
      guard byte != 32 else {
        isBetween = true
        return
      }
      if isBetween {
        if words == 1 { first = hash }
        if words > 0 { hash = Hash.adding(32, to: hash) }
        words += 1
        isBetween = false
      }
      hash = Hash.adding(byte, to: hash)
    }

    var firstWord: UInt64 { words == 1 ? hash : first }
  }

  private(set) var phrases: [Phrase] = []

  init(_ pattern: [UInt8]) { expand(pattern[...], Phrase()) }

  private mutating func expand(_ rest: ArraySlice<UInt8>, _ phrase: Phrase) {
    var phrase = phrase
    var place = rest.startIndex
    while place < rest.endIndex {
      if rest[place] == 40, let close = rest[place...].firstIndex(of: 41) {
        let after = rest[rest.index(after: close)...]
        for choice in rest[rest.index(after: place)..<close].split(separator: 124, omittingEmptySubsequences: false) {
          var longer = phrase
          for byte in choice { longer.take(byte) }
          expand(after, longer)
        }
        return
      }
      phrase.take(rest[place])
      place = rest.index(after: place)
    }
    if phrase.words > 0 { phrases.append(phrase) }
  }
}
