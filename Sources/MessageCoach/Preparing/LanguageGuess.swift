/// English or not, from how often its small words occur. Short texts get the benefit of the doubt.
enum LanguageGuess: Sendable {
  case english, other
  /// Letters without words: nothing that could be read.
  case noWords

  private static let englishSmallWords = WordSet(
    """
    the a an to of and in is it you that for on are with as i be at have this or from by not but what can we if they your
    will my so me do our about just any has was there please thanks hi call when how all would could up out know get been
    still he she their them us im ill its no yes ok okay good time today tomorrow update interview role offer cv job feedback
    client candidate ring talk chat hello hey morning attached let here u ur r free now back who
    """.split(whereSeparator: \.isWhitespace))
  private static let otherSmallWords = WordSet(
    """
    le la les des une est et que pour vous nous avec dans sur pas bonjour votre merci je suis sont être cette der die das und
    ist nicht sie ich mit für auf ein eine wir haben bitte ihre von zu den dem guten tag el los las una por para con usted
    gracias hola está sehr geehrter geehrte herr frau anbei erhalten freundlichen grüßen hallo danke können kannst demain dispo
    je tu moi mañana puedes cuando su del como más pero sobre il che di per con una sono non ciao grazie della questo het een van dat niet
    malheureusement autre retenu un cliente otro candidato elegido lamentablemente ha hua aapka dusra liya kiya tha raha
    voor zijn hebben graag met os um uma não você obrigado olá para com seu sua jest nie się na że dzień dobry proszę och att
    det är som har jag inte ve bir bu için ile merhaba kya hai nahi aap ke liye mein hum
    """.split(whereSeparator: \.isWhitespace))

  static func of(_ sentences: [TokenisedSentence], _ glyphs: Glyphs) -> LanguageGuess {
    var letters = 0
    var foreign = 0
    var words = 0
    var englishWords = 0
    var otherWords = 0
    for sentence in sentences {
      for index in sentence.range where Folding.isLetter(glyphs.folded[index]) {
        letters += 1
        if Folding.isForeignLetter(glyphs.folded[index]) { foreign += 1 }
      }
      for token in sentence.tokens where token.kind == .word || token.kind == .name {
        words += 1
        let hash = token.kind == .word ? Hash.of(sentence.spelled(token)) : glyphs.hash(token)
        if englishSmallWords.contains(hash) {
          englishWords += 1
        } else if otherSmallWords.contains(hash) {
          otherWords += 1
        }
      }
    }
    if letters == 0 { return .noWords }
    if foreign * 5 > letters * 2, letters >= 4 { return .other }
    if otherWords >= 2, otherWords > englishWords * 2 || (words < 8 && otherWords > englishWords) { return .other }
    return words >= 12 && englishWords == 0 ? .noWords : .english
  }
}

extension Glyphs {
  /// Hash of a token as it is written, in small letters.
  fileprivate func hash(_ token: Token) -> UInt64 {
    var hash = Hash.start
    for index in Int(token.from)..<Int(token.to) {
      guard let scalar = Unicode.Scalar(folded[index]), let bytes = UTF8.encode(scalar) else { continue }
      hash = Hash.of(bytes, from: hash)
    }
    return hash
  }
}
