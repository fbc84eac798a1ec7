import Chronicle
import Recruitment
import Testing

@testable import Reachability

@Suite struct CountedTryTests {
  private func results(_ firm: RungFirm, of person: PersonID = one, asOf: String = "2026-12-01T00:00:00Z") throws
    -> [TryResult]
  {
    try firm.book(asOf: asOf).tries(of: person).map(\.result)
  }

  private func firm(_ outcomes: [Outcome?], seconds: Int64? = nil, by channel: Channel = .call) -> RungFirm {
    var firm = RungFirm()
    firm.person(1)
    for (day, outcome) in outcomes.enumerated() {
      firm.ring(1, at("2026-03-02T09:00:00Z") + Int64(day) * Span.day, outcome, seconds: seconds, by: channel)
    }
    return firm
  }

  @Test func aPersonWhoSpokePickedUpHoweverShortly() throws {
    #expect(try results(firm([.connected], seconds: 5)) == [.pickedUp])
    #expect(try results(firm([.connected], by: .video)) == [.pickedUp])
  }

  @Test func voicemailSilenceAndAnEngagedLineAreMisses() throws {
    #expect(try results(firm([.voicemail, .noAnswer, .busy])) == [.missed, .missed, .missed])
  }

  @Test func wrongNumbersFailuresAndCancellationsAreNoTries() throws {
    #expect(try results(firm([.wrongNumber, .failed, .cancelled, nil, .bounced])) == [])
  }

  @Test func unverifiedAnswersAreKeptApartByLength() throws {
    #expect(try results(firm([.connectedUnverified], seconds: 300)) == [.answeredLong])
    #expect(try results(firm([.connectedUnverified], seconds: 20)) == [.answeredShort])
    #expect(try results(firm([.connectedUnverified])) == [.answeredShort])
  }

  @Test func videosThatWereArrangedAreNoTries() throws {
    #expect(try results(firm([.held, .noShow], by: .video)) == [])
  }

  @Test func meetingsMessagesMachinesAndTheirOwnCallsAreNoTries() throws {
    var firm = firm([.connected], by: .meeting)
    firm.write(1, at("2026-03-10T09:00:00Z"))
    firm.ring(1, at("2026-03-11T09:00:00Z"), .noAnswer, automatic: true)
    firm.theyRing(1, "2026-03-12T09:00:00Z")
    #expect(try results(firm) == [])
  }

  @Test func aRedialWithinFourHoursOfTheFirstIsNoNewTry() throws {
    var firm = RungFirm()
    firm.person(1)
    firm.ring(1, "2026-03-02T09:00:00Z", .noAnswer)
    firm.ring(1, "2026-03-02T11:00:00Z", .connected)
    // Four hours run from the first of the row, not from the last.
    firm.ring(1, "2026-03-02T12:59:59Z", .connected)
    firm.ring(1, "2026-03-02T13:00:00Z", .voicemail)
    #expect(try results(firm) == [.missed, .missed])
    #expect(
      try firm.book().tries(of: one).map(\.at.seconds) == [at("2026-03-02T09:00:00Z"), at("2026-03-02T13:00:00Z")])
  }

  @Test func aFailedCallDoesNotBeginARow() throws {
    var firm = RungFirm()
    firm.person(1)
    firm.ring(1, "2026-03-02T09:00:00Z", .failed)
    firm.ring(1, "2026-03-02T09:01:00Z", .connected)
    #expect(try results(firm) == [.pickedUp])
  }

  @Test func anotherPersonsTryIsTheirOwn() throws {
    var firm = firm([.noAnswer])
    firm.person(2)
    firm.ring(2, "2026-03-02T09:30:00Z", .connected)
    #expect(try results(firm) == [.missed])
    #expect(try results(firm, of: PersonID(2)) == [.pickedUp])
  }

  @Test func nothingKnownLaterIsSeen() throws {
    var firm = RungFirm()
    firm.person(1)
    firm.ring(1, at("2026-03-02T09:00:00Z"), .connected, known: at("2026-03-03T18:00:00Z"))
    firm.ring(1, "2026-03-02T10:00:00Z", .noAnswer)
    #expect(try results(firm, asOf: "2026-03-02T12:00:00Z") == [.missed])
    #expect(try results(firm, asOf: "2026-03-03T18:00:00Z") == [.pickedUp])
  }
}
