import Testing

@testable import Evidence

struct LedgerTests {
  @Test func countsAndSumsStrictlyBeforeATime() {
    var ledger = Ledger()
    ledger.add(7, at: 30, 1)
    ledger.add(7, at: 10, 0)
    ledger.add(7, at: 20, 1)
    ledger.add(8, at: 5, 1)
    ledger = ledger.sealed()
    #expect(ledger.before(10, of: 7) == (0, 0))
    #expect(ledger.before(21, of: 7) == (2, 1))
    #expect(ledger.before(.max, of: 7) == (3, 2))
    #expect(ledger.before(.max, of: 9) == (0, 0))
    #expect(ledger.last(before: 30, of: 7).map { $0.at == 20 && $0.value == 1 } == true)
    #expect(ledger.last(before: 31, of: 7).map { $0.at == 30 && $0.value == 1 } == true)
    #expect(ledger.last(before: 10, of: 7) == nil)
  }

  @Test func whereEachNumberIsOneTheSumIsTheCount() {
    var ledger = Ledger()
    for (key, at) in [(3, 50), (2, 40), (3, 10), (3, 30), (2, 40)] { ledger.add(UInt32(key), at: Int64(at)) }
    ledger = ledger.sealed()
    #expect(ledger.before(30, of: 3) == (1, 1))
    #expect(ledger.before(51, of: 3) == (3, 3))
    #expect(ledger.before(41, of: 2) == (2, 2))
    #expect(ledger.before(40, of: 2) == (0, 0))
    #expect(ledger.last(before: 50, of: 3).map { $0.at == 30 && $0.value == 1 } == true)
  }
}
