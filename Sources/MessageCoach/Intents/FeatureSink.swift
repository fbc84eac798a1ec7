/// A feature of a sentence. Its name, by which the weights file knows it, is a letter for its group, a colon, and text:
/// `w:can i ring` (words), `c: rin` (letters of one word, its edges as spaces), `s:may talk` (senses of words, in their
/// order), `k:question` (what is known of the sentence).
struct Feature: Sendable {
  enum Group: UInt8, Sendable {
    case words = 119
    case letters = 99
    case senses = 115
    case known = 107
  }

  let group: Group
  /// Hash of the name without the group's letter and colon, begun at the group's own start.
  let hash: UInt64
  /// Words of the sentence that it comes from; empty for what is known of the sentence as a whole.
  let tokens: Range<Int>
  /// Stretch of the sentence's spelling that is the name, for words and letters.
  let spelled: Range<Int>
  /// The senses that are the name.
  let senses: (UInt8, UInt8, UInt8)
  /// The name, for what is known.
  let name: StaticString?

  /// No sense.
  static let none: UInt8 = 255

  init(
    group: Group, hash: UInt64, tokens: Range<Int>, spelled: Range<Int>,
    senses: (UInt8, UInt8, UInt8) = (none, none, none),
    name: StaticString? = nil
  ) {
    self.group = group
    self.hash = hash
    self.tokens = tokens
    self.spelled = spelled
    self.senses = senses
    self.name = name
  }
}

/// Takes features as they are found. One definition of them serves the model's eyes and the trainer's.
protocol FeatureSink {
  mutating func take(_ feature: Feature)
}

extension Feature.Group {
  /// Where the hash of a name of this group begins: after "w:", "c:", "s:" or "k:".
  static let starts: (words: UInt64, letters: UInt64, senses: UInt64, known: UInt64) = (
    Hash.of("w:".utf8), Hash.of("c:".utf8), Hash.of("s:".utf8), Hash.of("k:".utf8)
  )
}
