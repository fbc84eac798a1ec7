/// One word of a sentence as the features see it, and where it stands.
struct Token: Sendable {
  /// What kind of thing it is; those that are no words have one spelling each, such as `<time>`.
  enum Kind: UInt8, Sendable {
    case word, time, day, month, date, number, money, percent, link, bookingLink, address, phone, name, picture, mark
  }

  let kind: Kind
  /// Stretch of the glyphs.
  let from: Int32
  let to: Int32
  /// Stretch of the sentence's spelling.
  let spelledFrom: Int32
  let spelledTo: Int32
  /// Written with nothing but capitals, two letters or more.
  let isLoud: Bool
}

/// A sentence as words. `spelling` is all tokens in their normal form with a space before each and one at the end, so that
/// an n-gram of words is one stretch of it.
struct TokenisedSentence: Sendable {
  var range: Range<Int>
  var tokens: [Token]
  var spelling: [UInt8]

  func spelled(_ token: Token) -> ArraySlice<UInt8> { spelling[Int(token.spelledFrom)..<Int(token.spelledTo)] }
  func word(_ index: Int) -> String { String(decoding: spelled(tokens[index]), as: UTF8.self) }
}
