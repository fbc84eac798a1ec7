import Testing

@testable import SimulatedAgency

@Suite struct PhrasebookTests {
  @Test(arguments: Phrase.allCases) func everyKindOfMessageHasItsWordings(phrase: Phrase) {
    let book = Phrasebook.shared
    #expect(book.count(phrase) > 0)
    for wording in 0..<book.count(phrase) {
      let bytes = book.pieces(phrase, wording).reduce(0) { sum, piece in
        if case .bytes(let bytes) = piece { return sum + bytes.count }
        return sum + 8
      }
      #expect(bytes > 0 && bytes < 340, "\(phrase) \(wording): \(bytes)")
    }
  }
}
