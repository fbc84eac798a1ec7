import Recruitment
import Testing

@testable import Desk

struct ActingTests {
  private func office(_ engine: Engine) throws -> SmallOffice {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    return office
  }

  private func rules(_ office: SmallOffice, _ list: String = "conversations", at text: String) throws -> [String] {
    try json(office.today(at: SmallOffice.time(text))).list(list).compactMap { $0.text("rule") }
  }

  private func debrief(_ office: SmallOffice) throws -> MomentID {
    let card = try office.desk.today(recruiter: "R1", asOf: SmallOffice.now, minutes: nil).conversations.first {
      $0.rule == "C06"
    }
    return try #require(card).moment
  }

  @Test(arguments: Engine.tested) func `a logged conversation ends the moment from when it was logged`(_ engine: Engine)
    throws
  {
    let office = try office(engine)
    let entry = ConversationEntry(
      personID: "P1", recruiterID: "ruth@firm.example", channel: .call, outcome: .connected,
      at: SmallOffice.time("2026-03-05T15:32:00Z"), durationSeconds: 600, jobID: "J1", submissionID: "S1",
      note: "Went well")
    try office.desk.logConversation(entry, now: SmallOffice.time("2026-03-05T15:45:00Z"))
    #expect(try rules(office, at: "2026-03-05T15:40:00Z") == ["C08", "C06"])
    #expect(try rules(office, at: "2026-03-05T15:46:00Z") == ["C08"])
    let ended = try office.desk.moments(from: nil, to: SmallOffice.time("2026-03-05T16:00:00Z"), kind: "C06").entries
    #expect(ended.map(\.moment.endedBy) == [.conversation])
  }

  @Test(arguments: Engine.tested) func `a try that nobody answered ends nothing`(_ engine: Engine) throws {
    let office = try office(engine)
    let entry = ConversationEntry(
      personID: "P1", recruiterID: "R1", channel: .call, outcome: .noAnswer, at: SmallOffice.now)
    try office.desk.logConversation(entry, now: SmallOffice.now)
    #expect(try rules(office, at: "2026-03-05T15:46:00Z") == ["C08", "C06"])
  }

  @Test(arguments: Engine.tested) func `what is logged must fit the record`(_ engine: Engine) throws {
    let office = try office(engine)
    func log(
      _ person: String = "P1", _ recruiter: String = "R1", job: String? = nil, submission: String? = nil,
      at: Instant = SmallOffice.now
    ) throws {
      try office.desk.logConversation(
        ConversationEntry(
          personID: person, recruiterID: recruiter, channel: .call, outcome: .connected, at: at, jobID: job,
          submissionID: submission), now: SmallOffice.now)
    }
    #expect(throws: DeskError.noSuchPerson("P9")) { try log("P9") }
    #expect(throws: DeskError.noSuchRecruiter("R9")) { try log("P1", "R9") }
    #expect(throws: DeskError.noSuchJob("J9")) { try log(job: "J9") }
    #expect(throws: DeskError.noSuchSubmission("S9")) { try log(submission: "S9") }
    #expect(throws: DeskError.notLater(than: SmallOffice.now.seconds)) { try log(at: SmallOffice.now + 1) }
    #expect(try rules(office, at: "2026-03-05T15:46:00Z") == ["C08", "C06"])
  }

  @Test(arguments: Engine.tested) func `already talked ends the moment`(_ engine: Engine) throws {
    let office = try office(engine)
    let id = try debrief(office)
    try office.desk.act(MomentActionEntry(moment: id, recruiterID: "R1", action: .alreadyTalked), now: SmallOffice.now)
    #expect(try rules(office, at: "2026-03-05T15:29:00Z") == ["C08", "C06"])
    #expect(try rules(office, at: "2026-03-05T15:31:00Z") == ["C08"])
  }

  @Test(arguments: Engine.tested) func `a snoozed moment waits in not now and comes back`(_ engine: Engine) throws {
    let office = try office(engine)
    let until = SmallOffice.time("2026-03-06T09:00:00Z")
    let entry = MomentActionEntry(moment: try debrief(office), recruiterID: "R1", action: .snoozed, until: until)
    try office.desk.act(entry, now: SmallOffice.now)
    let waiting = try json(office.today(at: SmallOffice.now + 60)).list("not_now")
    #expect(waiting.map { $0.text("rule") } == ["C06"] && waiting[0].text("until") == "2026-03-06T09:00:00Z")
    #expect(waiting[0].text("why") == "put off by you")
    #expect(try rules(office, at: "2026-03-06T09:00:00Z").contains("C06"))
  }

  @Test(arguments: Engine.tested) func `nothing is put off into the past, nor for ever`(_ engine: Engine) throws {
    let office = try office(engine)
    for until in [SmallOffice.now, SmallOffice.now - 60, nil] {
      let entry = MomentActionEntry(moment: MomentID(value: 1), recruiterID: "R1", action: .snoozed, until: until)
      #expect(throws: DeskError.notLater(than: SmallOffice.now.seconds)) {
        try office.desk.act(entry, now: SmallOffice.now)
      }
    }
  }
}
