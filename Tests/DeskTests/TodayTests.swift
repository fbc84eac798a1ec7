import Foundation
import Recruitment
import Testing

@testable import Desk

struct TodayTests {
  private static let cardKeys: Set<String> = [
    "moment_id", "rule", "kind", "person_id", "person", "job_id", "submission_id", "opened_at", "due_at", "overdue",
    "because", "facts", "why_them", "why_firm", "channel", "fallback", "channel_why", "best_times", "pick_up_pattern",
    "opener", "missing_facts", "talking_points", "permission",
    // Ours beyond the interchange.
    "minutes", "check_first", "after_a_try", "asks", "meet", "newest_fact", "wrote_since", "move", "pick_up_facts",
  ]

  private static let listKeys: Set<String> = [
    "conversations", "messages", "not_now", "more",
    // Ours beyond the interchange.
    "older", "not_spoken_to_lately", "not_spoken_to_lately_in_all", "next_14_days", "booked",
  ]

  @Test(arguments: Engine.tested) func `today has the keys of the interchange and says what the record says`(
    _ engine: Engine
  ) throws {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    let today = try json(office.today())
    #expect(
      Set(today.keys) == Self.listKeys.union(["as_of", "recruiter_id", "sources"]))
    #expect(today.text("as_of") == "2026-03-05T15:30:00Z" && today.text("recruiter_id") == "R1")
    let cards = try today.list("conversations")
    #expect(cards.map { $0.text("rule") } == ["C08", "C06"])
    for card in cards { #expect(Set(card.keys) == Self.cardKeys) }
    let debrief = cards[1]
    #expect(debrief.text("kind") == "candidate-debrief-after-interview" && debrief.text("person") == "Anna Berg")
    #expect(
      debrief.text("person_id") == "P1" && debrief.text("job_id") == "J1" && debrief.text("submission_id") == "S1")
    #expect(debrief.text("opened_at") == "2026-03-05T15:00:00Z" && debrief.text("due_at") == "2026-03-05T17:00:00Z")
    #expect(debrief["overdue"] as? Bool == false && cards[0]["overdue"] as? Bool == true)
    #expect(debrief.text("because") == "Interview ended 15:00; no talk recorded since.")
    #expect(debrief.text("opener")?.hasPrefix("Anna, your interview with Harbour Ltd ended today at 15:00 and") == true)
    #expect(cards[0].text("person") == "Ben \"Benny\" Hale")
    #expect(cards[0].text("because") == "2 messages of ours unanswered; last heard Mon 2 Feb, 10:00.")
    #expect((debrief["permission"] as? JSON)?.text("verdict") == "allow")
    let facts = try debrief.list("facts")
    #expect(
      facts.compactMap { $0.text("what") }.starts(with: ["interview start", "interview end"])
        && facts.allSatisfy { $0.text("source") == "bundle" })
    let messages = try today.list("messages")
    #expect(messages.map { $0.text("rule") } == ["E01"] && messages[0].text("channel") == "email")
    let sources = try today.list("sources")
    #expect(sources.map { $0.text("source") } == ["bundle"] && sources[0]["stale"] as? Bool == false)
  }

  @Test(arguments: Engine.tested) func `stated hours move moments to not now, with rule, person and job`(
    _ engine: Engine
  ) throws {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    let today = try json(office.today("omar@firm.example"))
    #expect(try today.text("recruiter_id") == "R2" && today.list("conversations").isEmpty)
    let notNow = try today.list("not_now")
    #expect(Set(notNow.compactMap { $0.text("rule") }) == ["C13", "C01"])
    for entry in notNow {
      #expect(Set(entry.keys) == ["moment_id", "rule", "person_id", "job_id", "submission_id", "why", "until"])
      #expect(entry.text("person_id") == "P3" && entry.text("until") == "2026-03-05T17:00:00Z")
      #expect(entry.text("why") == "outside the hours this person agreed to")
    }
    #expect(try json(office.today("R2", at: SmallOffice.time("2026-03-05T17:00:00Z"))).list("conversations").count == 2)
  }

  @Test(arguments: Engine.tested) func `everyone's day is each one's day`(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    let sources = try office.desk.sourceAges(asOf: SmallOffice.now)
    let days = try office.desk.todayForEveryone(asOf: SmallOffice.now, minutes: nil)
    let all = try json { $0.todays(days, asOf: SmallOffice.now, sources: sources) }
    #expect(Set(all.keys) == ["as_of", "sources", "recruiters"])
    let recruiters = try all.list("recruiters")
    #expect(recruiters.map { $0.text("recruiter_id") } == ["R1", "R2"])
    for day in recruiters {
      #expect(Set(day.keys) == Self.listKeys.union(["recruiter_id"]))
      let own = try json(office.today(day.text("recruiter_id")))
      for list in ["conversations", "messages", "not_now"] {
        #expect(try own.list(list).map { $0.text("moment_id") } == day.list(list).map { $0.text("moment_id") })
      }
    }
  }

  @Test(arguments: Engine.tested) func `the day says what was tried, who was forgotten and what comes`(
    _ engine: Engine
  ) throws {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    try office.importFiles(
      office.bundle([
        "interactions.csv": """
        interaction_id,at,recorded_at,recruiter_id,person_id,channel,direction,outcome,duration_seconds
        T1,2026-03-05T15:10:00Z,,R1,P1,call,outbound,no_answer,
        """,
        "dates.csv": """
        date_id,at,submission_id,what,starts_at,status
        D1,2026-03-05T09:00:00Z,S1,decision,2026-03-10T09:00:00Z,planned
        D2,2026-03-05T09:00:00Z,S1,call,2026-03-30T09:00:00Z,planned
        """,
      ]))
    let today = try json(office.today())
    let debrief = try #require(today.list("conversations").first { $0.text("rule") == "C06" })
    let after = try #require(debrief["after_a_try"] as? JSON)
    #expect(try after.list("tries").map { $0.text("outcome") } == ["no_answer"])
    #expect(after["fair_test_needs"] as? [String] == ["text_with_reason", "another_day_part"])
    #expect((after["next"] as? JSON)?.text("day_part") == "evening" && after["close_politely"] as? Bool == false)
    let coming = try today.list("next_14_days")
    #expect(coming.map { $0.text("what") } == ["decision"])
    #expect(coming[0].text("person_id") == "P1" && coming[0].text("job_id") == "J1")
    #expect(coming[0].text("at") == "2026-03-10T09:00:00Z")
    let later = try json(office.today(at: SmallOffice.time("2026-06-20T10:00:00Z")))
    let forgotten = try later.list("not_spoken_to_lately")
    #expect(forgotten.count == later["not_spoken_to_lately_in_all"] as? Int)
    #expect(forgotten.contains { $0.text("person_id") == "P1" && $0.text("segment") == "candidate_in_process" })
    let listed = try Set(later.list("conversations").compactMap { $0.text("person_id") })
    #expect(forgotten.allSatisfy { !listed.contains($0.text("person_id") ?? "") })
  }

  /// The source's age was that of the newest row of all, and a stale one became fresh when it was asked about later.
  @Test(arguments: Engine.tested) func `today at a time is the same after later rows are imported`(_ engine: Engine)
    throws
  {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    let times = ["2026-03-04T12:00:00Z", "2026-03-05T15:30:00Z", "2026-03-09T12:00:00Z"].map(SmallOffice.time)
    let before = try times.flatMap { try [office.today("R1", at: $0), office.today("R2", at: $0)] }
    #expect(before[4].contains("\"stale\":true"))
    try office.importFiles(
      office.bundle([
        "interactions.csv": """
        interaction_id,at,recorded_at,recruiter_id,person_id,channel,direction,outcome,duration_seconds
        L1,2026-03-05T15:10:00Z,2026-03-10T09:00:00Z,R1,P1,call,outbound,connected,600
        L2,2026-03-11T09:00:00Z,,R1,P4,email,inbound,,
        """,
        "dates.csv": """
        date_id,at,submission_id,what,starts_at,status
        D1,2026-03-12T09:00:00Z,S2,decision,2026-03-13T09:00:00Z,planned
        """,
        "preferences.csv": """
        preference_id,person_id,at,channel,allowed,basis
        X9,P4,2026-03-12T09:00:00Z,,no,objection
        """,
      ]))
    #expect(try times.flatMap { try [office.today("R1", at: $0), office.today("R2", at: $0)] } == before)
    let later = try json(office.today("R1", at: SmallOffice.time("2026-03-12T10:00:00Z")))
    #expect(try !later.list("conversations").contains { $0.text("rule") == "C08" || $0.text("rule") == "C06" })
  }

  @Test(arguments: Engine.tested) func `minutes take the first that fit and count the rest`(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    let today = try json(office.today(minutes: 10))
    #expect(try today.list("conversations").map { $0.text("rule") } == ["C08"] && today["more"] as? Int == 1)
    #expect(try json(office.today(minutes: 9))["more"] as? Int == 2)
  }

  @Test(arguments: Engine.tested) func `an unknown recruiter is an error, nobody is not`(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    #expect(throws: DeskError.noSuchRecruiter("R9")) { try office.today("R9") }
    let nobodys = try json(office.today(nil))
    #expect(try nobodys.list("conversations").isEmpty && nobodys["recruiter_id"] is NSNull)
  }

  @Test(arguments: Engine.tested) func `an empty store has an empty day`(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    #expect(try office.desk.todayForEveryone(asOf: SmallOffice.now, minutes: nil).isEmpty)
    #expect(try office.desk.sourceAges(asOf: SmallOffice.now).isEmpty && office.desk.endOfRecord() == nil)
  }
}
