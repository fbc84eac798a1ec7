import Recruitment
import Testing

@testable import Storage

@Suite struct SentMessageTests {
  private typealias Row = TestStore.Row

  private static func row(_ id: String, _ more: Row = [:]) -> Row {
    let row: Row = [
      "interaction_id": .text(id), "at": 1_000, "recruiter_id": "R1", "person_id": "P1",
      "channel": .code(Channel.email), "direction": .code(Direction.outbound), "outcome": .code(Outcome.sent),
      "body": .text("words of \(id)"),
    ]
    return row.merging(more) { $1 }
  }

  private static var rows: [(RecordKind, [Row])] {
    let wordless = row("I3").filter { $0.key != "body" }
    let plain = row("I9", ["automatic": .code(YesNo.no)]).filter { $0.key != "outcome" }
    let messages: [Row] = [
      row("I1"), row("I2", ["channel": .code(Channel.sms), "at": 9_000]), wordless,
      row("I4", ["direction": .code(Direction.inbound)]), row("I5", ["automatic": .code(YesNo.yes)]),
      row("I6", ["outcome": .code(Outcome.bounced)]),
      row("I7", ["channel": .code(Channel.call), "outcome": .code(Outcome.connected)]),
      row("I8", ["recruiter_id": "R2"]), plain,
    ]
    return SmallFirm.all.filter { $0.0 != .interactions } + [(.interactions, messages)]
  }

  private func bodies(_ store: Store, of recruiter: RecruiterID? = nil, from: Instant? = nil, to: Instant? = nil) throws
    -> [String]
  {
    var bodies: [String] = []
    try store.forEachSentMessage(of: recruiter, from: from, to: to) { bodies.append($0.body ?? "-") }
    return bodies.sorted()
  }

  @Test(arguments: Engine.tested) func onlyWhatWeWroteOurselvesAndThatArrived(_ engine: Engine) throws {
    let test = try TestStore(engine)
    try test.land(Self.rows)
    #expect(try bodies(test.store) == ["-", "words of I1", "words of I2", "words of I8", "words of I9"])
    #expect(try bodies(test.store, of: test.recruiter("R2")) == ["words of I8"])
    #expect(try bodies(test.store, from: Instant(9_000)) == ["words of I2"])
    #expect(try bodies(test.store, to: Instant(8_999)) == ["-", "words of I1", "words of I8", "words of I9"])
  }
}
