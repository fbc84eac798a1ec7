import Chronicle
import Recruitment
import Testing

@testable import Reachability

@Suite struct SmallCountsTests {
  /// One person with so many tries, among so many others of ten tries each.
  private func book(own tries: Int, others: Int, region: UInt32 = 3) throws -> PickUpBook {
    var firm = RungFirm()
    firm.person(1, region: 3)
    for week in 0..<tries { firm.ring(1, at("2026-03-03T10:00:00Z") + Int64(week) * 7 * Span.day, .noAnswer) }
    for other in 0..<others {
      let id = UInt32(100 + other)
      firm.person(id, region: region)
      for week in 0..<10 {
        let time = at("2026-03-04T10:00:00Z") + Int64(week) * 7 * Span.day
        firm.ring(id, time, (week + other) % 2 == 0 ? .connected : .noAnswer)
      }
    }
    return try firm.book()
  }

  private func windows(_ book: PickUpBook) -> PickUpWindows {
    book.bestWindows(of: one, from: Instant(at("2026-12-01T08:00:00Z")), isAllowed: { _ in true })
  }

  @Test func underTenTriesNoPercentageMayBeShown() throws {
    #expect(try !book(own: 9, others: 0).profile(of: one).mayShowPercentages)
    #expect(try book(own: 10, others: 0).profile(of: one).mayShowPercentages)
    #expect(try !windows(book(own: 9, others: 40)).mayShowPercentages)
    #expect(try windows(book(own: 10, others: 0)).mayShowPercentages)
  }

  @Test func withHardlyATryTheirsOrOthersNothingIsSaid() throws {
    let book = try book(own: 4, others: 9)
    #expect(book.profile(of: one).ground == .tooLittle)
    #expect(windows(book).windows.isEmpty)
    #expect(windows(book).reason == .tooLittleToSay)
  }

  @Test func fiveTriesOfTheirOwnSpeak() throws {
    let book = try book(own: 5, others: 0)
    #expect(book.profile(of: one).ground == .ownRecord)
    #expect(!windows(book).windows.isEmpty)
    #expect(windows(book).reason == nil)
  }

  @Test func peopleLikeThemSpeakFromTenPeopleAndAHundredTriesOn() throws {
    // The person's own tries are of the segment: 9 others and them are ten people, 90 + 4 tries too few.
    let few = try book(own: 4, others: 9).segmentRecord(of: one)
    #expect((few.people, few.tries) == (10, 94))
    #expect(!few.mayBeShown)
    let enough = try book(own: 0, others: 10)
    #expect(enough.segmentRecord(of: one).mayBeShown)
    #expect(enough.profile(of: one).ground == .peopleLikeThem)
    #expect(!windows(enough).windows.isEmpty)
    #expect(!windows(enough).mayShowPercentages)
  }

  @Test func aSmallSegmentsRateIsThatOfItsSide() throws {
    let book = try book(own: 2, others: 30, region: 4)
    let record = book.segmentRecord(of: one)
    #expect(record.breadth == .side)
    #expect((record.people, record.tries, record.pickedUp) == (31, 302, 150))
  }

  @Test func aPersonNobodyKnowsGetsTheFirmsRateAndNoClaim() throws {
    let book = try book(own: 0, others: 30)
    let profile = book.profile(of: PersonID(77_777))
    #expect(profile.hours.count == 168)
    #expect(profile.ground == .tooLittle)
    #expect(abs(profile[HourOfWeek(weekday: 2, hour: 10)].estimate - 0.5) < 0.1)
    #expect(book.profile(of: PersonID(-4)).counts.tries == 0)
    #expect(book.pattern(of: PersonID(Int64.max)).kind == .unknown)
  }

  @Test func anEmptyHistoryIsNoTrouble() throws {
    let book = try RungFirm().book()
    #expect(book.tryCount == 0)
    let profile = book.profile(of: one)
    #expect(profile.hours.allSatisfy { $0.low <= $0.estimate && $0.estimate <= $0.high && $0.calls == 0 })
    #expect(profile.hours.allSatisfy { $0.low < 0.01 && $0.high > 0.99 })
  }

  @Test func callsAreTheHoursOwnAndUnweighted() throws {
    let profile = try book(own: 7, others: 20).profile(of: one)
    #expect(profile[HourOfWeek(weekday: 1, hour: 10)].calls == 7)
    #expect(profile.hours.reduce(0) { $0 + $1.calls } == 7)
    #expect(profile.counts.tries == 7 && profile.counts.missed == 7)
  }

  @Test func aForwardSplitOfNearlyNothingSaysNothing() throws {
    var firm = RungFirm()
    firm.person(1)
    firm.ring(1, "2026-03-03T10:00:00Z", .connected)
    let chronicle = try firm.chronicle()
    let cut = Instant(at("2026-03-01T00:00:00Z"))
    #expect(ForwardSplit.measure(chronicle: chronicle, cut: cut, end: cut + 30 * Span.day, seed: 1) == nil)
  }

  @Test func recruitersWhoseCallsNobodyVerifiesAreLeftOutOfTheSplit() throws {
    var firm = InventedFirm(people: 60, triesEach: 12, seed: 3).firm
    let cut = InventedFirm.end - 100 * Span.day
    func split() throws -> ForwardSplit {
      try #require(
        ForwardSplit.measure(
          chronicle: try firm.chronicle(), cut: cut, end: InventedFirm.end, seed: 1, replicates: 50))
    }
    let before = try split()
    for person in UInt32(1)...10 {
      let time = cut.seconds + 3 * Span.day + 6 * Span.hour
      firm.ring(person, time, .connectedUnverified, seconds: 300, recruiter: 99)
      firm.ring(person, time + 7 * Span.day, .noAnswer, recruiter: 99)
    }
    let after = try split()
    #expect(before.leftOutUnverified == 0)
    #expect(after.leftOutUnverified >= 10)
    // A try of theirs may begin a row that another recruiter's then belongs to.
    #expect(abs(after.tries - before.tries) <= 3)
  }
}
