import Testing

@testable import Intake
@testable import Recruitment

@Suite struct BundleRowsTests {
  private let interactionHeader = "interaction_id,at,channel,direction"

  @Test func everyTypeOfCellIsRead() throws {
    let jobs = try take(
      "jobs.csv",
      "job_id,client_id,title,kind,salary,fee,openings,opened_at,currency\n"
        + "J1,C1,\"Engineer, senior\",PERM,65000.50,-12,2,2026-03-02T09:30:00+01:00,GBP\n")
    #expect(
      jobs.records[.jobs] == [
        [
          "line": "2", "job_id": "J1", "client_id": "C1", "title": "Engineer, senior", "kind": "0",
          "salary": "650005000", "fee": "-120000", "openings": "2", "opened_at": "1772440200", "currency": "GBP",
        ]
      ])
    let preferences = try take(
      "preferences.csv", "person_id,weekdays,from_hour,to_hour,allowed\nP1,mon; Wed,9,17:30,no\n")
    #expect(
      preferences.records[.preferences] == [
        ["line": "2", "person_id": "P1", "weekdays": "5", "from_hour": "540", "to_hour": "1050", "allowed": "0"]
      ])
    let people = try take("people.csv", "person_id,kind,name,emails\nP1,both, Ann , a@x.org ;; b@x.org;\n")
    #expect(
      people.records[.people] == [
        ["line": "2", "person_id": "P1", "kind": "3", "name": "Ann", "emails": "a@x.org;b@x.org"]
      ])
  }

  @Test func columnsComeInAnyOrderAndStrangersAreKept() throws {
    let taken = try take(
      "recruiters.csv", "\u{FEFF}Desk Name, NAME ,recruiter_id,,asks\nNorth,Ann,R1,dropped,yes\n,Bob,R2,,\n")
    #expect(
      taken.records[.recruiters] == [
        ["line": "2", "recruiter_id": "R1", "name": "Ann", "custom:desk name": "North", "custom:asks": "yes"],
        ["line": "3", "recruiter_id": "R2", "name": "Bob"],
      ])
    #expect(taken.warning("unknown column kept as a custom field: desk name") == 1)
    #expect(taken.warning("columns without a name left out") == 1)
  }

  @Test func columnsThatTheFileDoesNotHaveAreAbsent() throws {
    let folder = try TestFolder()
    let path = try folder.write("clients.csv", "client_id,name\nC1,Acme\n")
    var batches: [RecordBatch] = []
    _ = try IntakeReader(paths: [path], options: IntakeOptions()).read { batches.append($0) }
    let batch = try #require(batches.first)
    guard case .absent = batch["sector"] else {
      Issue.record("sector should be absent")
      return
    }
    #expect(batch["name"].count == 1)
    #expect(batches.count == 1)
  }

  @Test(arguments: [
    ("I1,2026-02-30T10:00:00Z,call,inbound", "at", "2026-02-30T10:00:00Z", "not a date"),
    ("I1,31/31/2026,call,inbound", "at", "31/31/2026", "not a date"),
    ("I1,1899-12-31T23:00:00Z,call,inbound", "at", "1899-12-31T23:00:00Z", "not a date"),
    ("I1,2200-01-01T00:00:00Z,call,inbound", "at", "2200-01-01T00:00:00Z", "not a date"),
    ("I1,,call,inbound", "at", "", "required"),
    (" ,2026-02-03T10:00:00Z,call,inbound", "interaction_id", "", "required"),
    (
      "I1,2026-02-03T10:00:00Z,fax,inbound", "channel", "fax",
      "not one of: call, video, meeting, email, sms, whatsapp, linkedin, chat"
    ),
    ("I1,2026-02-03T10:00:00Z,call,in", "direction", "in", "not one of: outbound, inbound"),
    ("I1,2026-02-03T10:00:00Z,call,inbound,extra", "", "", "5 cells where the header has 4"),
    ("I1,2026-02-03T10:00:00Z,call", "", "", "3 cells where the header has 4"),
  ])
  func aBadRowIsRejectedAndTheRestIsTaken(_ row: String, _ column: String, _ value: String, _ why: String) throws {
    let good = "I0,2026-02-03T10:00:00Z,call,inbound"
    let taken = try take("interactions.csv", "\(interactionHeader)\n\(good)\n\(row)\nI2\(good.dropFirst(2))\n")
    #expect(taken.records[.interactions]?.map { $0["interaction_id"] } == ["I0", "I2"])
    #expect(taken.summary.rejected == [Reject(file: 0, line: 3, column: column, value: value, why: why)])
    #expect(taken.summary.rows == [3])
    #expect(taken.summary.rejectedCounts == [1])
  }

  @Test(arguments: [
    ("jobs.csv", "job_id,client_id,title,opened_at,fee", "J,C,T,2026-01-01,1.23456", "fee"),
    ("jobs.csv", "job_id,client_id,title,opened_at,fee", "J,C,T,2026-01-01,£18k", "fee"),
    ("jobs.csv", "job_id,client_id,title,opened_at,openings", "J,C,T,2026-01-01,-1", "openings"),
    ("jobs.csv", "job_id,client_id,title,opened_at,openings", "J,C,T,2026-01-01,99999999999999999999", "openings"),
    ("preferences.csv", "person_id,weekdays", "P,monday", "weekdays"),
    ("preferences.csv", "person_id,from_hour", "P,25", "from_hour"),
  ])
  func numbersAreChecked(_ name: String, _ header: String, _ row: String, _ column: String) throws {
    let taken = try take(name, "\(header)\n\(row)\n")
    #expect(taken.summary.rejected.map(\.column) == [column])
    #expect(taken.records.isEmpty)
  }

  @Test func rejectsDoNotRepeatWhatPeopleWrote() throws {
    for column in ["name", "emails", "phones", "subject", "body", "value", "note", "reason", "safe_place", "quoted"] {
      #expect(!Privacy.mayShow(column))
    }
    let taken = try take("firm.csv", "key,value\ncurrency,Ann Smith\n")
    #expect(taken.summary.rejected.map(\.value) == [""])
  }

  @Test func factsAndDatesNeedSomethingToBeAbout() throws {
    let facts = try take(
      "facts.csv",
      "fact_id,at,fact,person_id,job_id\nF1,2026-01-01T00:00:00Z,concern,,J1\nF2,2026-01-01T00:00:00Z,concern,,\n")
    #expect(facts.records[.facts]?.map { $0["fact_id"] } == ["F1"])
    #expect(facts.summary.rejected.map(\.why) == ["required: one of person_id, client_id, job_id, submission_id"])
    let dates = try take(
      "dates.csv",
      "date_id,at,what,starts_at,status,submission_id,job_id\n"
        + "D1,2026-01-01T00:00:00Z,interview,2026-01-05T00:00:00Z,planned,S1,\n"
        + "D2,2026-01-01T00:00:00Z,interview,2026-01-05T00:00:00Z,planned,,\n")
    #expect(dates.records[.dates]?.map { $0["date_id"] } == ["D1"])
    #expect(dates.summary.rejected.map(\.line) == [3])
  }

  @Test func aQuestionAsksWhoeverWroteItAndACallIsAskedForByThem() throws {
    let taken = try take(
      "interactions.csv",
      "\(interactionHeader),body\nI1,2026-01-01T00:00:00Z,email,inbound,Are we on for Friday?\n"
        + "I2,2026-01-01T00:00:00Z,email,outbound,Are we on for Friday?\n"
        + "I3,2026-01-01T00:00:00Z,email,inbound,See you there.\nI4,2026-01-01T00:00:00Z,email,inbound,\n"
        + "I5,2026-01-01T00:00:00Z,sms,inbound,Can you ring me when you have a minute?\n"
        + "I6,2026-01-01T00:00:00Z,email,inbound,\"Never mind, found it.\"\n"
        + "I7,2026-01-01T00:00:00Z,call,inbound,Can he start in May?\n")
    let rows = try #require(taken.records[.interactions])
    #expect(rows.map { $0["asks"] } == ["1", "1", "0", nil, nil, nil, "0"])
    #expect(rows.map { $0["list"] } == ["0", nil, "0", nil, "1", "0", "0"])
  }

  @Test func blankEmptyAndRepeatedHeaderRowsAreNoData() throws {
    let taken = try take(
      "clients.csv",
      "\r\nclient_id,name,city\r\nC1,Acme,Leeds\r\n\r\n,,\r\n\u{FEFF}Client_ID, name,City\r\nC2,Bolt,\r\n")
    #expect(taken.records[.clients]?.map { $0["client_id"] } == ["C1", "C2"])
    #expect(taken.summary.rows == [2])
    #expect(taken.warning("header row repeated: skipped") == 1)
    #expect(taken.warning("rows with nothing in them: skipped") == 1)
    #expect(taken.records[.clients]?.map { $0["line"] } == ["3", "7"])
  }

  @Test func missingTrailingOptionalCellsAreUnknown() throws {
    let taken = try take("clients.csv", "client_id,name,city,sector\nC1,Acme\nC2,Bolt,Leeds,Steel\nC3\n")
    #expect(taken.records[.clients]?.map { $0["name"] } == ["Acme", "Bolt"])
    #expect(taken.warning("rows shorter than the header: the missing cells read as unknown") == 1)
    #expect(taken.summary.rejectedCounts == [1])
  }

  @Test func bytesThatAreNotUTF8ReadAsWindows1252AndNULGoes() throws {
    let folder = try TestFolder()
    let text =
      Array("client_id,name,city\nC1,Caf".utf8) + [0xE9, 0x20, 0x96] + Array(",Köln\nC2,Ac".utf8) + [0]
      + Array("me,Z\nC3,".utf8) + [0xED, 0xA0, 0x80] + Array(",Y\n".utf8)
    let taken = try take([try folder.write("clients.csv", bytes: text)])
    #expect(taken.records[.clients]?.map { $0["name"] } == ["Café –", "Acme", "í\u{A0}€"])
    #expect(taken.records[.clients]?.first?["city"] == "Köln")
    #expect(taken.warning("not UTF-8: read as Windows-1252") == 2)
    #expect(taken.warning("NUL characters removed") == 1)
  }

  @Test func timesWithoutAnOffsetAreReadInTheFirmsZone() throws {
    let folder = try TestFolder()
    try folder.write("firm.csv", "key,value\ntimezone,America/New_York\nname,Hale & Co\n")
    try folder.write("recruiters.csv", "recruiter_id,name,started_on\nR1,Ann,2020-01-01\n")
    try folder.write(
      "interactions.csv",
      "\(interactionHeader)\nI1,2026-01-05 09:00,call,inbound\nI2,2026-07-05T09:00:00,call,inbound\n"
        + "I3,2026-07-05T09:00:00.250+02:00,call,inbound\nI4,2026-07-05T09:00:30-0330,call,inbound\n"
        + "I5,2026-07-05T09:00:30Z,call,inbound\nI6,2026-07-05T23:59:59+02:00,call,inbound\n")
    let taken = try take([folder.path])
    #expect(taken.summary.settings.timezone == "America/New_York")
    #expect(taken.summary.settings.name == "Hale & Co")
    #expect(
      taken.records[.interactions]?.map { $0["at"] } == [
        "1767621600", "1783256400", "1783234800", "1783254630", "1783242030", "1783288799",
      ])
    #expect(taken.summary.warnings == [ImportWarning(file: 2, what: "timestamps without an offset", count: 2)])
    #expect(taken.records[.firm]?.count == 2)
  }

  @Test func anImpossibleZoneIsRejectedAndTheOldOneStays() throws {
    let taken = try take("firm.csv", "key,value\ntimezone,Europe/Atlantis\nday_start,8h\ncountry,IE\n")
    #expect(taken.summary.rejected.map(\.line) == [2, 3])
    #expect(taken.summary.settings.timezone == "Europe/London")
    #expect(taken.summary.settings.country == "IE")
  }

  /// The rejects listed are cut, their count is not; batches are cut at the preferred size.
  @Test func manyRowsAndRejectsAreCounted() throws {
    var text = "client_id,name\n"
    for number in 0..<20_000 { text += number % 10 == 0 ? ",x\n" : "C\(number),Acme\n" }
    let folder = try TestFolder()
    let path = try folder.write("clients.csv", text)
    var sizes: [Int] = []
    let summary = try IntakeReader(paths: [path], options: IntakeOptions()).read { sizes.append($0.count) }
    #expect(sizes == [8_192, 8_192, 1_616])
    #expect(summary.rejectedCounts == [2_000])
    #expect(summary.rejected.count == Reject.listed)
    #expect(summary.rows == [20_000])
  }

  /// The same file gives the same records, rejects and warnings however it is cut into chunks.
  @Test(arguments: [1, 7, 64])
  func chunksDoNotShow(_ chunk: Int) throws {
    var text = "\u{FEFF}interaction_id,at,channel,direction,subject,body,mood\r\n"
    for number in 0..<200 {
      let body = number % 3 == 0 ? "\"Hi \"\"you\"\",\r\ncan you talk — today?\"" : "plain \(number)"
      let at = number % 7 == 0 ? "2026-03-29T01:30:00" : "2026-03-0\(number % 9 + 1)T10:00:0\(number % 10)+01:00"
      let channel = number % 11 == 0 ? "fax" : "email"
      text += "I\(number),\(at),\(channel),inbound,Rôle,\(number % 13 == 0 ? "\"x\"y" : body),ok\r\n"
    }
    let whole = try take("interactions.csv", text)
    let cut = try take("interactions.csv", text, limits: CSVLimits(chunk: chunk))
    #expect(whole.records == cut.records)
    #expect(whole.records[.interactions]?.count == 167)
    #expect(whole.summary.rejected == cut.summary.rejected)
    #expect(whole.summary.warnings == cut.summary.warnings)
  }
}
