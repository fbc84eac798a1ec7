import Testing

@testable import Statistics

@Suite struct FisherExactTests {
  @Test func tablesAreWorkedByHand() {
    // None of 4 and 4 of 4: one of the 70 ways to choose 4 of 8.
    #expect(isClose(FisherExact.secondIsHigher((0, 4), (4, 4)), 1.0 / 70))
    // 1 of 5 and 3 of 4: (C(4,3) C(5,1) + C(4,4) C(5,0)) / C(9,4) = 21 / 126.
    #expect(isClose(FisherExact.secondIsHigher((1, 5), (3, 4)), 21.0 / 126))
    // The lady tasting tea: 3 of 4 right or more, 17 of 70.
    #expect(isClose(FisherExact.secondIsHigher((1, 4), (3, 4)), 17.0 / 70))
  }

  @Test func nothingIsSurelyAtLeastNothing() {
    #expect(isClose(FisherExact.secondIsHigher((3, 5), (0, 4)), 1))
    #expect(isClose(FisherExact.secondIsHigher((0, 5), (0, 4)), 1))
    #expect(isClose(FisherExact.secondIsHigher((5, 5), (4, 4)), 1))
  }
}
