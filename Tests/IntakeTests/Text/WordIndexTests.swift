import Testing

@testable import Intake

@Suite struct WordIndexTests {
  private func add(_ word: String, to index: inout WordIndex) -> Int {
    Array(word.utf8).withUnsafeBufferPointer { index.add($0) }
  }

  private func place(_ word: String, in index: WordIndex) -> Int? {
    Array(word.utf8).withUnsafeBufferPointer { index.place(of: $0) }
  }

  @Test func wordsAreNumberedAsTheyAreMet() {
    var index = WordIndex()
    #expect(place("", in: index) == nil)
    #expect(add("no", to: &index) == 0 && add("", to: &index) == 1 && add("no", to: &index) == 0)
    #expect(add("No", to: &index) == 2 && add("no\u{0}", to: &index) == 3)
    #expect(place("", in: index) == 1 && place("yes", in: index) == nil && index.count == 4)
  }

  @Test func manyAreFoundAgain() {
    // Of every length around the eight octets that are taken at once, and many that begin alike.
    let words = (0..<5_000).map { number in String(repeating: "x", count: number % 19) + String(number) }
    var index = WordIndex()
    for (place, word) in words.enumerated() { #expect(add(word, to: &index) == place) }
    for (number, word) in words.enumerated() { #expect(place(word, in: index) == number) }
    #expect(place("x", in: index) == nil && place("xxxxxxxx5000", in: index) == nil)
  }

  @Test func aWordIsFoundWhereverTheLastOneStood() {
    var index = WordIndex()
    for word in ["a", "b", "", "c"] { _ = add(word, to: &index) }
    func place(_ word: String, after last: Int) -> Int? {
      Array(word.utf8).withUnsafeBufferPointer { index.place(of: $0, after: last) }
    }
    for last in -1...4 {
      #expect(["a", "b", "", "c", "d"].map { place($0, after: last) } == [0, 1, 2, 3, nil])
    }
  }

  @Test func whatIsForgottenIsMetAgain() {
    var index = WordIndex()
    for number in 0..<200 { _ = add(String(number), to: &index) }
    #expect(index.with(150) { String(decoding: $0, as: UTF8.self) } == "150")
    index.removeAll()
    #expect(index.count == 0 && place("150", in: index) == nil)
    #expect(add("150", to: &index) == 0 && place("150", in: index) == 0 && place("0", in: index) == nil)
  }
}
