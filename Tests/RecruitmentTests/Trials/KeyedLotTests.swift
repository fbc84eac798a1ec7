import Testing

@testable import Recruitment

struct KeyedLotTests {
  private static func lot(_ byte: UInt8) throws -> KeyedLot {
    try #require(KeyedLot(key: Array(repeating: byte, count: KeyedLot.keyBytes)))
  }

  /// Python: hmac.new(bytes(32), b"trial", hashlib.sha256).hexdigest() and hashlib.sha256(bytes(32)).hexdigest().
  @Test func aDrawIsTheKeyedHashAsAFraction() throws {
    let lot = try Self.lot(0)
    #expect(lot.commitment == "66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925")
    #expect(lot.draw("trial") == 0.039256462844839524)
  }

  @Test func drawsAreUniformAndTheSameEachTime() throws {
    let lot = try Self.lot(7)
    let draws = (0..<20_000).map { lot.draw("unit \($0)") }
    #expect(draws.allSatisfy { $0 >= 0 && $0 < 1 })
    #expect(draws == (0..<20_000).map { lot.draw("unit \($0)") })
    var tenths = Array(repeating: 0.0, count: 10)
    for draw in draws { tenths[Int(draw * 10)] += 1 }
    // Chi-squared with 9 degrees of freedom: above 27.9 once in a thousand.
    #expect(tenths.reduce(0) { $0 + ($1 - 2_000) * ($1 - 2_000) / 2_000 } < 27.9)
  }

  @Test func anotherKeyDrawsOtherwise() throws {
    let (one, two) = (try Self.lot(1), try Self.lot(2))
    let agreeing = (0..<10_000).count { (one.draw("\($0)") < 0.5) == (two.draw("\($0)") < 0.5) }
    #expect((4_800...5_200).contains(agreeing))
    #expect(one.commitment != two.commitment && KeyedLot(key: [1, 2, 3]) == nil)
    #expect(KeyedLot(key: KeyedLot.newKey()) != nil && KeyedLot.newKey() != KeyedLot.newKey())
  }
}
