import Testing

@testable import Statistics

@Suite struct SeededRandomTests {
  @Test func givesThePublishedNumbers() {
    // Of the reference implementation, seed 1234567.
    var random = SeededRandom(seed: 1_234_567)
    #expect(random.next() == 6_457_827_717_110_365_317)
    #expect(random.next() == 3_203_168_211_198_807_973)
  }

  @Test func drawsEvenly() {
    var random = SeededRandom(seed: 9)
    var counts = [Int](repeating: 0, count: 5)
    for _ in 0..<50_000 { counts[random.below(5)] += 1 }
    for count in counts { #expect((9_600...10_400).contains(count)) }
    for _ in 0..<1_000 { #expect((0..<1).contains(random.unit())) }
  }
}
