import Testing

@testable import Storage

@Suite struct SearchTokensTests {
  @Test(arguments: [
    ("Ruth, when can we see the OTHER two?", "ruth when can we see the other two"),
    ("Zoë O'Brien-Smith", "zoe obrien smith"), ("O\u{2019}Brien", "obrien"), ("don't", "dont"),
    ("ruth@firm.example +44 1632 960001", "ruth firm example 44 1632 960001"),
    ("\"AND\" NEAR(x) a* -b '; DROP", "and near x a b drop"), ("", ""), (" \n\t-- ", ""),
    ("東京 Bank", "東 京 bank"), ("E\u{301}cole and \u{C9}cole", "ecole and ecole"), ("Straße", "strasse"),
  ])
  func textIsSplitFoldedAndNothingElse(_ text: String, _ expected: String) {
    #expect(SearchTokens.tokens(of: text).joined(separator: " ") == expected)
  }

  /// What one engine would take for two words or none is the same for both: letters, digits, nothing that queries mean.
  @Test func tokensHoldNothingThatAnEngineCouldSplit() {
    var text = ""
    for value: UInt32 in 1..<0x3000 { Unicode.Scalar(value).map { text.unicodeScalars.append($0) } }
    for token in SearchTokens.tokens(of: text + " " + String(repeating: "x", count: 900)) {
      #expect(!token.isEmpty && token.unicodeScalars.count <= SearchTokens.longest)
      #expect(
        token.unicodeScalars.allSatisfy {
          $0.value >= 128 || (48...57).contains($0.value) || (97...122).contains($0.value)
        }, "\(token)")
    }
  }

  @Test func anExcerptStandsAroundTheFirstWordSought() {
    let text = (1...100).map { "w\($0)" }.joined(separator: " ")
    let excerpt = SearchTokens.excerpt(text, around: ["w50"])
    #expect(excerpt.hasPrefix("… w40") && excerpt.contains(" w50 ") && excerpt.hasSuffix(" …"))
    #expect(SearchTokens.excerpt("Short.", around: ["nothing"]) == "Short.")
    #expect(SearchTokens.excerpt("", around: ["x"]).isEmpty)
  }

  @Test func keysAreInTheOrderInWhichResultsAreShown() throws {
    let older = try #require(SearchKey.key(.message, at: 1_000, record: 9))
    let newer = try #require(SearchKey.key(.message, at: 1_001, record: 1))
    let job = try #require(SearchKey.key(.job, at: 2_000_000_000, record: 1))
    #expect(job < older && older < newer && SearchKey.range(.message).contains(newer))
    #expect(SearchKey.record(older) == 9 && SearchKey.at(older) == 1_000)
    #expect(SearchKey.key(.message, at: -5, record: 1).map(SearchKey.at) == 0)
    #expect(SearchKey.key(.person, at: 0, record: 1 << 28) == nil && SearchKey.key(.person, at: 0, record: 0) == nil)
  }
}
