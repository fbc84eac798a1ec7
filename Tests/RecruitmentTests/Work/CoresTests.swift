import Synchronization
import Testing

@testable import Recruitment

@Suite struct CoresTests {
  @Test func partsTogetherAreTheWhole() {
    for count in [0, 1, 255, 256, 5_000] {
      #expect(Cores.parts(of: count, least: 16) { Array($0) }.flatMap { $0 } == Array(0..<count))
    }
  }

  @Test(arguments: [0, 1, 2, 7, 500], [1, 2, 9])
  func whatIsMadeAheadIsUsedInOrder(count: Int, depth: Int) {
    var used: [Int] = []
    Cores.ahead(Array(0..<count), depth: depth) {
      $0 * 3
    } use: {
      used.append($0)
    }
    #expect(used == (0..<count).map { $0 * 3 })
  }

  @Test func noMoreIsMadeAheadThanAsked() {
    let made = Made()
    var used = 0
    var most = 0
    Cores.ahead(Array(0..<200), depth: 3) { _ in
      made.add()
    } use: { _ in
      most = max(most, made.count - used)
      used += 1
    }
    #expect(used == 200)
    #expect(most <= 4)
  }

  @Test func whoeverThrowsIsTheLastToUseAnything() {
    struct Enough: Error {}
    let made = Made()
    var used = 0
    #expect(throws: Enough.self) {
      try Cores.ahead(Array(0..<1_000), depth: 4) { _ in
        made.add()
      } use: { _ in
        used += 1
        if used == 5 { throw Enough() }
      }
    }
    let atEnd = made.count
    #expect(used == 5)
    #expect(atEnd <= 10)
    #expect(made.count == atEnd)
  }
}

/// How many things were made; counted by several cores at once.
private final class Made: Sendable {
  private let number = Mutex(0)
  var count: Int { number.withLock { $0 } }
  func add() { number.withLock { $0 += 1 } }
}
