import Foundation
import Recruitment
import Testing

@testable import Desk

struct MomentsAndPersonTests {
  private func moments(
    _ office: SmallOffice, from: String? = nil, to: String = "2026-03-05T15:30:00Z", kind: String? = nil
  ) throws -> JSON {
    let answer = try office.desk.moments(
      from: from.map(SmallOffice.time), to: SmallOffice.time(to), kind: kind)
    return try json { $0.moments(answer) }
  }

  @Test(arguments: Engine.tested) func `moments have the keys of the interchange and the firm's own ids`(
    _ engine: Engine
  ) throws {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    let answer = try moments(office)
    #expect(Set(answer.keys) == ["moments", "waiting_for"])
    let all = try answer.list("moments")
    for moment in all {
      #expect(
        Set(moment.keys) == [
          "moment_id", "rule", "kind", "person_id", "client_id", "recruiter_id", "job_id", "submission_id", "opened_at",
          "due_at", "ended_at", "ended_by",
        ])
    }
    let debrief = try #require(all.first { $0.text("rule") == "C06" })
    #expect(
      debrief.text("person_id") == "P1" && debrief.text("client_id") == "C1" && debrief.text("recruiter_id") == "R1")
    #expect(debrief.text("ended_by") == "open" && debrief["ended_at"] is NSNull)
    let first = try #require(all.first { $0.text("rule") == "C01" && $0.text("person_id") == "P1" })
    #expect(first.text("ended_by") == "conversation" && first.text("ended_at") == "2026-03-02T09:30:00Z")
    #expect(first["job_id"] is NSNull && first["submission_id"] is NSNull)
    #expect(all.compactMap { $0.text("opened_at") } == all.compactMap { $0.text("opened_at") }.sorted())
  }

  @Test(arguments: Engine.tested) func `from, to and kind choose`(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    let all = try moments(office).list("moments").compactMap { $0.text("moment_id") }
    let late = try moments(office, from: "2026-03-05T00:00:00Z").list("moments")
    #expect(Set(late.compactMap { $0.text("rule") }) == ["C06", "E01", "M11"])
    let early = try moments(office, to: "2026-03-04T23:59:59Z").list("moments").compactMap { $0.text("moment_id") }
    #expect(
      Set(early).isDisjoint(with: late.compactMap { $0.text("moment_id") }) && early.count + late.count == all.count)
    for kind in ["C06", "c06", "candidate-debrief-after-interview"] {
      #expect(try moments(office, kind: kind).list("moments").map { $0.text("rule") } == ["C06"])
    }
    #expect(throws: DeskError.noSuchRule("C99")) { try moments(office, kind: "C99") }
  }

  @Test(arguments: Engine.tested) func `rules without data say what they wait for`(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    let waiting = try moments(office).list("waiting_for")
    #expect(waiting.allSatisfy { Set($0.keys) == ["rule", "data"] })
    #expect(waiting.contains { $0.text("rule") == "L05" && $0.text("data") == "job_events: on_hold" })
    #expect(!waiting.contains { $0.text("rule") == "C13" || $0.text("rule") == "C06" })
  }

  @Test(arguments: Engine.tested) func `each rule says what it rests on, what it waits for and how often it opened`(
    _ engine: Engine
  ) throws {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    let desk = office.desk
    let answer = try json { try? $0.rules(desk.rules(asOf: SmallOffice.now)) }
    #expect(Set(answer.keys) == ["as_of", "rules"])
    let rules = try answer.list("rules")
    #expect(rules.count == (try desk.playbook().rules.count))
    let debrief = try #require(rules.first { $0.text("rule") == "C06" })
    #expect(
      Set(debrief.keys) == [
        "rule", "kind", "title", "side", "desks", "verdict", "purpose", "triggers", "limit_hours", "channel",
        "fallback",
        "has_its_data", "waiting_for", "opened_90d",
      ])
    #expect(debrief["has_its_data"] as? Bool == true && debrief["opened_90d"] as? Int == 1)
    #expect(try debrief.list("triggers").map { $0.text("says") } == ["on: interview_ended, with: candidate"])
    let hold = try #require(rules.first { $0.text("rule") == "L05" })
    #expect(hold["has_its_data"] as? Bool == false && hold["waiting_for"] as? [String] == ["job_events: on_hold"])
    // Two triggers, each with what it needs.
    let changed = try #require(rules.first { $0.text("rule") == "L02" })
    #expect(
      try changed.list("triggers").map { $0["data"] as? [String] } == [
        ["jobs: contact_person_id"], ["facts: brief_changed", "jobs: contact_person_id"],
      ])
    // What opened more than 90 days ago is not counted, nor what is not known yet.
    for (time, opened) in [("2026-06-03T14:59:59Z", 1), ("2026-06-03T15:00:00Z", 0), ("2026-03-05T14:59:59Z", 0)] {
      let then = try desk.rules(asOf: SmallOffice.time(time))
      #expect(then.entries.first { $0.rule.code == "C06" }?.opened == opened, "\(time)")
    }
  }

  @Test func `the rules' table has a row for each, bars and all, and says how it stands here`() throws {
    let office = try SmallOffice(.sqlite)
    try office.importHarbour()
    let text = try Desk.playbookText(at: nil).replacing("title: Vacancy intake", with: "title: 'Vacancy | intake'")
    let desk = try Desk.open(
      database: "sqlite:\(office.folder)/firm.sqlite", playbookPath: office.file("mine.yaml", text))
    let table = try desk.rules(asOf: SmallOffice.now).table
    #expect(table.count == (try office.desk.playbook().rules.count) + 2)
    #expect(
      table.contains(
        "| L01 | Vacancy \\| intake | `on: job_opened, hours_before: 24` | jobs: contact_person_id | 4 | video "
          + "| has its data |"))
    #expect(table.contains { $0.hasPrefix("| C11 | ") && $0.contains("| waiting for job_events: on_hold") })
  }

  @Test(arguments: Engine.tested) func `a person's page shows what passed, what is due and what they asked for`(
    _ engine: Engine
  ) throws {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    let page = try json { try? $0.personPage(office.desk.person("anna@mail.example", asOf: SmallOffice.now)) }
    #expect(page.text("person_id") == "P1" && page.text("owner") == "Ruth Adler" && page["conversations"] as? Int == 1)
    #expect(page.text("last_conversation") == "2026-03-02T09:30:00Z" && page["tries"] as? Int == 1)
    #expect(try page.list("moments").map { $0.text("rule") } == ["C06"])
    #expect(try page.list("steps").map { $0.text("stage") } == ["interview", "submitted"])
    #expect(try page.list("timeline").map { $0.text("channel") } == ["call"])
    #expect(page["pick_up"] is NSNull && page.text("pick_up_pattern") == "unknown")
    let zoe = try json { try? $0.personPage(office.desk.person("P3", asOf: SmallOffice.now)) }
    #expect(try zoe.list("preferences").map { $0.text("what") } == ["contact 17:00–19:00 their time"])
    #expect(try zoe.list("not_now").count == 2 && zoe.list("moments").isEmpty)
    #expect(throws: DeskError.noSuchPerson("nobody")) { try office.desk.person("nobody", asOf: SmallOffice.now) }
  }

  @Test(arguments: Engine.tested) func `a person's page at a time knows nothing later`(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    let page = try office.desk.person("P1", asOf: SmallOffice.time("2026-03-02T10:30:00Z"))
    #expect(page.open.isEmpty && page.steps.isEmpty && page.contacts.count == 1)
    #expect(try office.desk.person("P1", asOf: SmallOffice.time("2026-03-02T09:29:59Z")).contacts.isEmpty)
  }

  @Test(arguments: Engine.tested) func `a page says first which ways of talking are closed, and sums as one reads them`(
    _ engine: Engine
  ) throws {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    #expect(try office.desk.person("P1", asOf: SmallOffice.now).refused.isEmpty)
    let more = try office.bundle([
      "preferences.csv": """
      person_id,at,purpose,channel,allowed,basis
      P1,2026-03-01T09:00:00Z,any,call,no,preference

      """,
      "facts.csv": """
      fact_id,person_id,fact,value,currency,at
      F900,P1,salary_expectation,41000,GBP,2026-03-01T09:00:00Z

      """,
    ])
    try office.importFiles(more)
    let page = try office.desk.person("P1", asOf: SmallOffice.now)
    #expect(page.refused == [.init(channel: .call, since: SmallOffice.time("2026-03-01T09:00:00Z"))])
    #expect(page.facts.contains { $0.what == "salary expectation: £41,000" })
  }
}
