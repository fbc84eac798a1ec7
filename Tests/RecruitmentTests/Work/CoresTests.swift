import Testing

@testable import Recruitment

@Suite struct CoresTests {
  @Test func partsTogetherAreTheWhole() {
    for count in [0, 1, 255, 256, 5_000] {
      #expect(Cores.parts(of: count, least: 16) { Array($0) }.flatMap { $0 } == Array(0..<count))
    }
  }
}
