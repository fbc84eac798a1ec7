import Testing

@testable import Recruitment

@Suite struct CoresTests {
  @Test(arguments: [0, 1, 2, 7, 100])
  func whatIsMadeAheadIsUsedInItsOrder(count: Int) {
    var used: [Int] = []
    Cores.ahead(Array(0..<count)) {
      $0 * $0
    } use: {
      used.append($0)
    }
    #expect(used == (0..<count).map { $0 * $0 })
  }

  @Test func whoeverFindsFaultWithOneSeesNoneAfterIt() {
    struct Fault: Error {}
    var used: [Int] = []
    #expect(throws: Fault.self) {
      try Cores.ahead(Array(0..<9)) {
        $0
      } use: { value in
        if value == 4 { throw Fault() }
        used.append(value)
      }
    }
    #expect(used == [0, 1, 2, 3])
  }

  @Test func partsTogetherAreTheWhole() {
    for count in [0, 1, 255, 256, 5_000] {
      #expect(Cores.parts(of: count, least: 16) { Array($0) }.flatMap { $0 } == Array(0..<count))
    }
  }
}
