import Foundation
import Recruitment
import Testing

@testable import Desk
@testable import Storage

/// What an export carries besides what one source said: read into an empty store, the firm is what it was.
@Suite struct ExportWholeTests {
  private let now = SmallOffice.now

  /// Every column of every file has something in it.
  private static let ats: [String: String] = [
    "firm.csv": "key,value\nname,\"Harbour, \"\"Sons\"\"\"\ntimezone,Europe/London\ncurrency,GBP\ncountry,GB\n",
    "recruiters.csv":
      "recruiter_id,name,email,phone,team,office,timezone,started_on,custom:email\n"
      + "1,Ruth Hale,ruth@firm.example,101,Team A,Leeds,Europe/London,2020-01-06,her own\n2,\"Omar; \"\"O\"\"\",,,,,,,\n",
    "clients.csv":
      "client_id,name,sector,city,country,owner_recruiter_id,created_at\n"
      + "1,\"Harbour\nFoods\",food,Hull,GB,1,2026-01-05T09:00:00Z\n",
    "people.csv":
      "person_id,kind,name,emails,phones,client_id,job_title,seniority,city,country,region,timezone,owner_recruiter_id,"
      + "created_at,source,updated_at,status,custom:kind,why\n"
      + "1,candidate,\"Smith, Anna\",anna@x.example;a.smith@y.example,+44 7700 900123,,Head,senior,Leeds,GB,ENG,"
      + "Europe/London,1,2026-01-05T09:00:00Z,referral,,hot,\"a \"\"kind\"\" word\",\n"
      + "1,candidate,\"Smith, Anna\",anna@x.example;a.smith@y.example,+44 7700 900123,,Chief,senior,Leeds,GB,ENG,"
      + "Europe/London,2,2026-01-05T09:00:00Z,referral,2026-02-01T09:00:00Z,hot,\"a \"\"kind\"\" word\",\n"
      + "2,contact,Ben Cole,ben@harbour.example,,1,,,,,,,1,2026-01-05T09:00:00Z,,,,,\n"
      + "3,candidate,Anna Smith,,+44 7700 900999,,,,,,,,1,2026-01-05T09:00:00Z,,,,,\n"
      + "4,candidate,Dan Gone,,,,,,,,,,1,2026-01-05T09:00:00Z,,,,,\n",
    "jobs.csv":
      "job_id,client_id,contact_person_id,recruiter_id,title,kind,sector,seniority,salary,salary_max,currency,fee,openings,"
      + "rebate_days,opened_at\n1,1,2,1,Buyer,perm,food,mid,41000.5,45000,EUR,8200,2,90,2026-01-06T09:00:00Z\n",
    "job_events.csv":
      "event_id,job_id,at,status,reason\ne1,1,2026-01-06T09:00:00Z,open,\n"
      + ",1,2026-03-01T09:00:00Z,on_hold,\"other: so, \"\"they\"\" say\"\n",
    "submissions.csv": "submission_id,job_id,person_id,recruiter_id,created_at\n1,1,1,1,2026-02-01T09:00:00Z\n",
    "submission_events.csv":
      "submission_id,at,stage,reason,scheduled_for\n1,2026-02-01T09:00:00Z,submitted,,\n"
      + "1,2026-02-20T09:00:00Z,interview,fits,2026-03-04T10:00:00Z\n",
    "dates.csv":
      "date_id,at,submission_id,job_id,what,starts_at,ends_at,status\n"
      + "1,2026-02-20T09:00:00Z,1,,interview,2026-03-03T10:00:00Z,2026-03-03T11:00:00Z,planned\n"
      + "1,2026-02-21T09:00:00Z,1,,interview,2026-03-04T10:00:00Z,,moved\n",
    "facts.csv":
      "fact_id,at,person_id,client_id,job_id,submission_id,fact,value,currency,resolved_at,recruiter_id,shareable_with\n"
      + "1,2026-02-01T09:00:00Z,1,,,,salary_expectation,43000,EUR,,1,client\n"
      + "2,2026-02-02T09:00:00Z,,1,,,off_limits,2026-12-31,,2026-03-01T00:00:00Z,1,nobody\n"
      + "3,2026-02-02T09:00:00Z,,,1,,brief_changed,\"two\nlines\",,,,\n"
      + "4,2026-02-02T09:00:00Z,,,,1,consent_to_submit,yes,,,1,both\n",
    "interactions.csv":
      "interaction_id,at,recorded_at,recruiter_id,person_id,channel,direction,outcome,duration_seconds,conversation,logged,"
      + "automatic,booked_at,job_id,submission_id,thread_id,subject,body\n"
      + "1,2026-03-02T10:00:00Z,2026-03-02T10:20:00Z,1,1,call,outbound,connected,600,yes,hand,no,,1,1,,,\"Said, \"\"yes\"\"\"\n"
      + "2,2026-03-02T11:00:00Z,,1,1,email,inbound,,,,system,no,,,,t1,Re: job,\"Can you ring me; today?\n\"\n"
      + "3,2026-03-02T12:00:00Z,,1,1,meeting,outbound,held,1800,,hand,,2026-02-27T12:00:00Z,,,,,\n"
      + "3,2026-03-02T12:00:00Z,,2,2,meeting,outbound,held,1800,,hand,,2026-02-27T12:00:00Z,,,,,\n",
    "preferences.csv":
      "preference_id,person_id,at,purpose,channel,allowed,basis,weekdays,from_hour,to_hour,safe_place,until,note\n"
      + "1,1,2026-01-05T09:00:00Z,process,call,yes,preference,mon;fri,09:00,17:30,car,2027-01-01T00:00:00Z,\"not, at noon\"\n"
      + ",2,2026-01-05T09:00:00Z,marketing,,no,objection,,,,,,\n",
    "moment_actions.csv":
      "moment_id,at,recruiter_id,action,until,reason\n"
      + "00000000000000ff,2026-03-01T09:00:00Z,1,snoozed,2026-03-09T09:00:00Z,\"later; \"\"he\"\" says\"\n",
  ]

  /// Another system, which numbers its people from one too; and the telephone system.
  private static let crm = [
    "recruiters.csv": "recruiter_id,name,email\n1,Sam Other,sam@firm.example\n",
    "people.csv":
      "person_id,kind,name,emails,phones,owner_recruiter_id\n1,candidate,Zoe Last,zoe@z.example,,1\n"
      + "5,candidate,\"Smith, Anna\",anna@x.example,,1\n6,candidate,Ben Cole,ben@harbour.example,,1\n",
    "interactions.csv":
      "interaction_id,at,recruiter_id,person_id,channel,direction,outcome\n"
      + "1,2026-03-01T10:00:00Z,1,1,sms,outbound,sent\n2,2026-03-01T10:00:00Z,1,5,sms,outbound,sent\n",
  ]
  private static let pbx = [
    "interactions.csv":
      "interaction_id,at,person_id,channel,direction,outcome,duration_seconds,logged\n"
      + "c1,2026-03-02T10:01:00Z,5,call,outbound,connected,590,system\n"
      + "c2,2026-03-02T15:01:00Z,5,call,outbound,no_answer,,system\n"
  ]

  private func take(_ office: SmallOffice, _ files: [String: String], as source: String) throws {
    let report = try office.desk.importFiles(
      ImportRequest(paths: [try office.bundle(files)], source: source), now: now
    ) { _ in }
    #expect(report.rejectedCount == 0, "\(report.rejected)")
  }

  /// Sources whose names a list has to write with care, one after another.
  private static let crmName = "crm, \"new\"\nline"

  private func firm(_ engine: Engine) throws -> SmallOffice {
    let office = try SmallOffice(engine)
    let desk = office.desk
    try take(office, Self.ats, as: "ats")
    try take(office, Self.crm, as: Self.crmName)
    try take(office, Self.pbx, as: "pbx")
    let later = Instant(now.seconds - 3_000)
    // By hand: one made one, one parted that an import had made one.
    try desk.mergePeople("3", into: "1", now: later)
    try desk.keepPeopleApart("6", "2", now: Instant(now.seconds - 2_000))
    let anna = try desk.personItself("1")
    let ruth = try #require(try desk.store.recruiter("1")).id
    _ = try desk.store.addTag("buyers", to: anna, by: ruth, now: later)
    _ = try desk.store.addTag("old", to: anna, by: ruth, now: Instant(now.seconds - 9_000))
    _ = try desk.store.endTag("old", of: anna, by: ruth, now: later)
    try desk.store.editField(
      kind: .people, id: anna.value, field: "city", value: .text("York"), by: ruth, now: later)
    try desk.store.editField(
      kind: .people, id: anna.value, field: "owner_recruiter_id", value: .integer(ruth.value), by: ruth, now: later)
    try desk.logConversation(
      ConversationEntry(
        personID: "#\(anna.value)", recruiterID: "#\(ruth.value)", channel: .call, outcome: .noAnswer, at: later,
        note: "Rang"), now: later)
    let gone = Self.ats.merging([
      "people.csv": "person_id,kind,name,deleted_at\n4,candidate,Dan Gone,2026-03-04T00:00:00Z\n"
    ]) { $1 }
    try take(office, ["people.csv": gone["people.csv"] ?? ""], as: "ats")
    return office
  }

  private func export(_ office: SmallOffice, _ name: String) throws -> [String: String] {
    let folder = office.folder + "/" + name
    _ = try office.desk.exportFirm(to: folder) { _ in }
    var files: [String: String] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder) where path.hasSuffix(".csv") {
      files[path] = try String(contentsOfFile: folder + "/" + path, encoding: .utf8)
    }
    return files
  }

  private func answers(_ desk: Desk) throws -> [String] {
    var moments = JSONWriter()
    moments.moments(try desk.moments(from: nil, to: now, kind: nil))
    return try desk.todayForEveryone(asOf: now, minutes: nil).map { day in
      var writer = JSONWriter()
      writer.today(day)
      return writer.text
    } + [moments.text]
  }

  private func lines(_ person: String, _ desk: Desk) throws -> [String] {
    try desk.person(person, asOf: now).contacts.map {
      "\($0.at.seconds) \($0.channel) \($0.source) \($0.isConversation)"
    }
  }

  @Test(arguments: Engine.tested) func whatIsReadIntoAnEmptyStoreIsWhatItWasToTheLastByte(_ engine: Engine) throws {
    let office = try firm(engine)
    let first = try export(office, "out")
    #expect(first.keys.contains("4-pbx/interactions.csv"))
    for number in 0..<4 { #expect(try export(office, "once more \(number)") == first) }
    let copy = try SmallOffice(engine)
    let later = Instant(now.seconds + 86_400)
    let read = try copy.desk.importFiles(ImportRequest(paths: [office.folder + "/out"]), now: later) { _ in }
    #expect(read.rejectedCount == 0, "\(read.rejected)")
    let second = try export(copy, "out")
    #expect(first.keys.sorted() == second.keys.sorted())
    for (path, text) in first { #expect(second[path] == text, "\(path)") }
    #expect(try copy.desk.store.counts() == office.desk.store.counts())
    #expect(try answers(copy.desk) == answers(office.desk))
    for person in ["1", "2", "3", "5", "6", "zoe@z.example"] {
      #expect(try lines(person, copy.desk) == lines(person, office.desk), "\(person)")
    }
    // Who was made one by hand, and when, and by an import; what was kept apart; what is one call.
    func merges(_ desk: Desk) throws -> [String] {
      try desk.samePeople().merges.map {
        "\($0.person.printedID) \($0.into.printedID) \($0.isAutomatic ? "import" : "\($0.at.seconds)")"
      }.sorted()
    }
    #expect(try merges(copy.desk) == merges(office.desk) && merges(copy.desk).count == 2)
    #expect(try copy.desk.samePeople().calls.count == 1 && office.desk.samePeople().calls.count == 1)
    #expect(try copy.desk.store.peopleApart().count == 1)
    #expect(try copy.desk.store.tags(by: later).map(\.tag) == ["buyers"])
    // Again it changes nothing, there and where it came from.
    for office in [copy, office] {
      let again = try office.desk.importFiles(ImportRequest(paths: [copy.folder + "/out"]), now: later) { _ in }
      #expect(again.batch == nil, "\(again.files.filter { $0.added + $0.updated > 0 })")
    }
  }

  /// The systems go on as before: their next exports are known again, and what was said here outranks them.
  @Test(arguments: Engine.tested) func theSourcesAreKnownAgainInTheCopy(_ engine: Engine) throws {
    let office = try firm(engine)
    _ = try export(office, "out")
    let copy = try SmallOffice(engine)
    _ = try copy.importFiles(office.folder + "/out")
    let counts = try copy.desk.store.counts()
    try take(copy, Self.crm, as: Self.crmName)
    try take(copy, Self.pbx, as: "pbx")
    #expect(try copy.desk.store.counts() == counts && copy.desk.samePeople().merges.count == 2)
    var ats = Self.ats
    ats["people.csv"] = ats["people.csv"]?.replacingOccurrences(
      of: "Dan Gone,,,,,,,,,,1", with: "Dan Gone,,,,,,Rye,,,,1")
    try take(copy, ats, as: "ats")
    #expect(try copy.desk.store.person("1")?.city == "York")
    // A word that is taken back parts them again.
    let hand = try #require(try copy.desk.samePeople().merges.first { !$0.isAutomatic })
    _ = try copy.desk.undo(batch: hand.batch, now: now)
    #expect(try copy.desk.person("3", asOf: now).person.printedID == "3")
  }

  /// All of it or nothing: and it can be taken back.
  @Test(arguments: Engine.tested) func aCopyCanBeTakenBack(_ engine: Engine) throws {
    let office = try firm(engine)
    _ = try export(office, "out")
    let copy = try SmallOffice(engine)
    let read = try copy.importFiles(office.folder + "/out", dryRun: true)
    #expect(read.batch == nil && read.files.contains { $0.added > 0 })
    #expect(try copy.desk.store.counts().values.allSatisfy { $0 == 0 })
    let done = try copy.importFiles(office.folder + "/out")
    for batch in done.batches.reversed() { _ = try copy.desk.undo(batch: "\(batch.value)", now: now) }
    #expect(try copy.desk.samePeople().merges.isEmpty)
    #expect(try copy.desk.store.counts()[.interactions] == 0)
  }
}
