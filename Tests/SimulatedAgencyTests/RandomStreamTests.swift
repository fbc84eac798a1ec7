import Testing

@testable import SimulatedAgency

@Suite struct RandomStreamTests {
  /// The same numbers on every machine and in every version: pinned.
  @Test func drawsArePinned() {
    var stream = RandomStream(seed: 1, .person, 2, 3)
    let draws = [stream.next(), stream.next(), stream.next()]
    #expect(
      draws == [
        8_531_082_486_909_486_715, 13_402_886_874_126_883_299, 16_246_362_611_872_259_104,
      ])
  }

  @Test func streamsDifferByOwnerAndNumber() {
    var firsts: Set<UInt64> = []
    for owner in [RandomStream.Owner.firm, .desk, .person, .job] {
      for first in 0..<20 {
        for second in 0..<20 {
          var stream = RandomStream(seed: 9, owner, first, second)
          firsts.insert(stream.next())
        }
      }
    }
    #expect(firsts.count == 4 * 400)
  }

  @Test func drawsHaveTheirShapes() {
    var stream = RandomStream(seed: 4, .day)
    let count = 40_000
    let waits = (0..<count).map { _ in stream.wait(10_000) }
    let mean = waits.reduce(0, +) / count
    #expect(abs(mean - 10_000) < 200, "\(mean)")
    // Of an exponential, 1/e outlast the mean.
    let long = waits.filter { $0 > 10_000 }.count * 1_000 / count
    #expect(abs(long - 368) < 12, "\(long)")
    let middles = (0..<count).map { _ in stream.around(500, 100) }
    let within = middles.filter { abs($0 - 500) <= 100 }.count * 1_000 / count
    #expect(abs(within - 680) < 25, "\(within)")
    let yes = (0..<count).filter { _ in stream.chance(250) }.count * 1_000 / count
    #expect(abs(yes - 250) < 10, "\(yes)")
    let weighted = (0..<count).filter { _ in stream.weighted([1, 0, 3]) == 2 }.count * 1_000 / count
    #expect(abs(weighted - 750) < 10, "\(weighted)")
  }
}
