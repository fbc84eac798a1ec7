import Recruitment
import Testing

@testable import Desk
@testable import Storage

struct ImportingTests {
  @Test(arguments: Engine.tested) func `the report has the keys of the interchange`(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    let report = try office.importFiles(
      office.bundle([
        "people.csv": "person_id,kind,name\nP1,candidate,Anna\nP2,wizard,Zoë\n",
        "interactions.csv":
          "interaction_id,at,person_id,channel,direction\nI1,31/31/2026,P1,call,outbound\nI2,2026-03-02T09:00,P1,call,outbound\n",
      ]))
    let answer = try json { $0.importReport(report) }
    #expect(Set(answer.keys) == ["batch", "files", "rejected", "warnings", "totals"])
    let files = try answer.list("files")
    for file in files {
      #expect(Set(file.keys) == ["path", "format", "rows", "added", "updated", "unchanged", "rejected"])
    }
    #expect(files.compactMap { $0["rejected"] as? Int }.reduce(0, +) == 2)
    #expect(files.compactMap { $0["added"] as? Int }.reduce(0, +) == 2)
    let rejected = try answer.list("rejected")
    for reject in rejected { #expect(Set(reject.keys) == ["path", "line", "column", "value", "why"]) }
    #expect(
      rejected.contains { $0.text("value") == "31/31/2026" && $0["line"] as? Int == 2 && $0.text("column") == "at" })
    #expect(try answer.list("warnings").allSatisfy { Set($0.keys) == ["path", "what", "count"] })
    let totals = try #require(answer["totals"] as? JSON)
    #expect(
      totals["people"] as? Int == 1 && totals["interactions"] as? Int == 1 && totals.count == RecordKind.allCases.count)
    #expect(answer.text("batch") != nil)
  }

  @Test(arguments: Engine.tested) func `importing twice changes nothing`(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    let first = try office.importHarbour()
    #expect(first.rejectedCount == 0 && first.batch != nil && first.totals[.people] == 4)
    let before = try office.today()
    let again = try office.importHarbour()
    #expect(
      again.batch == nil && again.files.allSatisfy { $0.added == 0 && $0.updated == 0 && $0.unchanged == $0.rows })
    #expect(again.totals == first.totals)
    #expect(try office.today() == before)
  }

  @Test(arguments: Engine.tested) func `a dry run says what would happen and changes nothing`(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    let dry = try office.importHarbour(dryRun: true)
    #expect(dry.batch == nil && dry.files.reduce(0) { $0 + $1.added } == 25)
    #expect(try office.desk.store.counts().values.allSatisfy { $0 == 0 } && office.desk.batches().isEmpty)
  }

  @Test(arguments: Engine.tested) func `an undone import is gone`(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    let batch = try #require(try office.importHarbour().batch)
    let undone = try office.desk.undo(batch: "\(batch.value)", now: SmallOffice.now)
    #expect(undone.removed > 0 && undone.keptCount == 0)
    #expect(try office.desk.store.counts()[.people] == 0)
    #expect(try office.desk.todayForEveryone(asOf: SmallOffice.now, minutes: nil).isEmpty)
    #expect(try office.desk.batches().map { $0.undoneAt != nil } == [true])
    let answer = try json { $0.undoReport(undone) }
    #expect(Set(answer.keys) == ["batch", "removed", "restored", "kept", "kept_in_all"])
  }

  @Test(arguments: Engine.tested) func `what somebody did about an import stays when it is undone`(_ engine: Engine)
    throws
  {
    let office = try SmallOffice(engine)
    let batch = try #require(try office.importHarbour().batch)
    try office.desk.logConversation(
      ConversationEntry(personID: "P1", recruiterID: "R1", channel: .call, outcome: .connected, at: SmallOffice.now),
      now: SmallOffice.now)
    let undone = try office.desk.undo(batch: "\(batch.value)", now: SmallOffice.now)
    #expect(
      undone.kept.contains { $0.hasPrefix("people P1") } && undone.kept.contains { $0.hasPrefix("recruiters R1") })
    #expect(try office.desk.person("P1", asOf: SmallOffice.now).contacts.count == 1)
  }

  @Test(arguments: ["7", "0", "-1", "x", "", "99999999999999999999"])
  func `a batch that is not there cannot be undone`(batch: String) throws {
    let office = try SmallOffice(.sqlite)
    try office.importHarbour()
    #expect(throws: DeskError.noSuchBatch(batch)) { try office.desk.undo(batch: batch, now: SmallOffice.now) }
  }

  @Test func `a mailbox without an own address is refused before anything is written`() throws {
    let office = try SmallOffice(.sqlite)
    let path = try office.file(
      "box.mbox",
      "From a@b.example Mon Mar  2 09:00:00 2026\nFrom: a@b.example\nTo: c@d.example\nDate: Mon, 2 Mar 2026 09:00:00 +0000\n\nHello\n"
    )
    #expect(throws: DeskError.needsOwnAddress) { try office.importFiles(path) }
    #expect(try office.desk.store.counts()[.people] == 0)
  }

  @Test(arguments: Engine.tested) func `the key that hides addresses is made once`(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    let key = try office.desk.addressKey()
    #expect(key.count == 32)
    #expect(try office.desk.addressKey() == key)
  }

  @Test(arguments: Engine.tested) func `doctor finds a sound store well`(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    let health = try office.desk.examine(timings: true, now: SmallOffice.now)
    #expect(health.isWell && health.checks.map(\.what) == ["store", "records", "history", "playbook", "rules"])
    let answer = try json { $0.health(health) }
    #expect(Set(answer.keys) == ["well", "checks", "counts", "pick_up", "timings"])
    #expect((answer["counts"] as? JSON)?["people"] as? Int == 4)
    let timings = try #require(answer["timings"] as? [String: Double])
    #expect(
      Set(timings.keys) == [
        "chronicle_build_seconds", "chronicle_open_seconds", "moments_recompute_seconds", "moments_count",
        "interaction_to_card_seconds", "today_for_everyone_first_seconds", "today_for_everyone_seconds",
        "today_for_everyone_recruiters", "today_for_everyone_cards", "resident_bytes", "today_for_everyone_kept_bytes",
        "evidence_decisions_seconds", "evidence_cohorts_seconds", "evidence_findings_seconds",
        "evidence_compared_moments",
      ])
    #expect(timings.values.allSatisfy { $0 >= 0 })
  }
}
