import Testing

@testable import Recruitment

struct CodeWordsTests {
  private func value(_ words: CodeWords, _ text: String) -> Int64? {
    var text = text
    return text.withUTF8 { words.value(of: $0) }
  }

  private func check<C: Code>(_ type: C.Type) {
    let words = CodeWords(type)
    #expect(words.words.count == C.allCases.count && Set(words.words).count == words.words.count)
    for code in C.allCases {
      #expect(C(word: code.word) == code)
      #expect(C(rawValue: code.rawValue) == code)
      #expect(value(words, code.word) == Int64(code.rawValue))
      #expect(value(words, code.word.uppercased()) == Int64(code.rawValue))
      #expect(value(words, code.word + "s") == nil && value(words, String(code.word.dropLast())) == nil)
    }
    #expect(value(words, "") == nil && C(word: "") == nil)
  }

  @Test func `every code's word stands for it, in any case`() {
    check(Channel.self)
    check(ContactPurpose.self)
    check(DateKind.self)
    check(DateStatus.self)
    check(Direction.self)
    check(JobKind.self)
    check(JobStatus.self)
    check(LoggedBy.self)
    check(MomentAction.self)
    check(Outcome.self)
    check(PersonKind.self)
    check(PreferenceBasis.self)
    check(Sharing.self)
    check(Stage.self)
    check(YesNo.self)
  }

  @Test func `a byte that differs by the case bit alone is no letter`() {
    // "on_hold" with the underscore's neighbour: only letters are folded.
    #expect(value(CodeWords(JobStatus.self), "on\u{7F}hold") == nil)
    #expect(value(CodeWords(JobStatus.self), "on?hold") == nil)
  }

  @Test func `raw values are part of what is stored`() {
    #expect(Stage.allCases.map(\.rawValue) == Array(0..<19))
    #expect(Stage.jobClosed.rawValue == 18 && Stage.offer.rawValue == 5 && Stage.rejected.rawValue == 11)
    #expect(Outcome.bounced.rawValue == 11 && Channel.chat.rawValue == 7 && PersonKind.both.rawValue == 3)
  }
}
