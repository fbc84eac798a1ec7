import Foundation
import Recruitment
import Testing

@testable import Desk
@testable import Storage

/// Erasing a person, to the last byte, and keeping them erased.
@Suite struct ErasurePersonTests {
  /// Everything by which Dora Quill could be known, in a form that nothing else here contains.
  static let traces = [
    "Dora Quill", "dora.quill@mail.example", "+441632960077", "salary worries her", "Quill lives behind the harbour",
    "Quarterly secret", "back door of the bakery", "she asked me to wait", "speaks Occitan", "Old Employer Plc",
    "PX77", "dora@old.example", "Mrs Quill",
  ]

  private static let files = [
    "people.csv": """
    person_id,kind,name,emails,phones,job_title,owner_recruiter_id,created_at,updated_at,hobby
    PX77,candidate,Dora Quill,dora.quill@mail.example,+441632960077,Chief Baker,R1,2026-03-01T09:00:00Z,2026-03-03T09:00:00Z,speaks Occitan

    """,
    "submissions.csv": "submission_id,job_id,person_id,recruiter_id,created_at\nSX,J1,PX77,R1,2026-03-02T10:00:00Z\n",
    "submission_events.csv": """
    submission_id,at,stage,reason,scheduled_for
    SX,2026-03-02T11:00:00Z,submitted,salary worries her,
    SX,2026-03-03T09:00:00Z,interview,,2026-03-05T14:00:00Z

    """,
    "facts.csv": """
    fact_id,at,person_id,fact,value
    FX1,2026-03-02T09:00:00Z,PX77,motivation,Quill lives behind the harbour
    FX2,2026-03-02T09:00:00Z,PX77,salary_expected,64000

    """,
    "preferences.csv": """
    preference_id,person_id,at,channel,allowed,basis,safe_place,note
    YX,PX77,2026-03-02T09:00:00Z,email,yes,consent,back door of the bakery,Mrs Quill said so

    """,
    "interactions.csv": """
    interaction_id,at,recruiter_id,person_id,channel,direction,outcome,duration_seconds,subject,body
    IX1,2026-03-02T09:30:00Z,R1,PX77,email,outbound,sent,,Quarterly secret,Dear Dora Quill
    IX2,2026-03-02T10:30:00Z,R1,PX77,call,outbound,connected,300,,she asked me to wait
    IX3,2026-03-03T10:30:00Z,R1,P2,email,outbound,sent,,Shortlist,We suggest DORA QUILL (dora.quill@mail.example) and Anna Berg

    """,
  ]

  /// A desk where Dora was on record, her name had been another before, and a recruiter snoozed her card.
  private func office(_ engine: Engine) throws -> SmallOffice {
    let office = try SmallOffice(engine)
    try office.importHarbour()
    var earlier = Self.files
    earlier["people.csv"] = """
      person_id,kind,name,emails,phones,job_title,owner_recruiter_id,created_at,updated_at,hobby
      PX77,candidate,Dora Quill,dora@old.example,+441632960077,Old Employer Plc,R1,2026-03-01T09:00:00Z,2026-03-01T09:00:00Z,

      """
    try office.importFiles(office.bundle(earlier))
    try office.importFiles(office.bundle(Self.files))
    let person = try #require(try office.desk.store.person("PX77"))
    try office.desk.store.editField(
      kind: .people, id: person.id.value, field: "city", value: .text("Old Employer Plc"), by: .none,
      now: SmallOffice.now)
    for moment in try office.desk.momentIDs(of: person.id, now: SmallOffice.now) {
      try office.desk.store.addMomentAction(
        moment, recruiter: try office.desk.recruiterID("R1"), action: .dismissed, reason: "Mrs Quill said so",
        at: SmallOffice.now)
    }
    let message = try #require(try office.desk.store.timeline(person.id).first { $0.subject != nil })
    try office.desk.store.share(
      SharedExample(
        recruiter: try office.desk.recruiterID("R1"), interaction: message.id, rule: nil, text: "Quarterly secret",
        sharedAt: SmallOffice.now))
    return office
  }

  /// Where a text stands in any file of the folder, or in any table of the server.
  private func found(_ traces: [String], in office: SmallOffice) throws -> [String] {
    var found: [String] = []
    let folder = URL(fileURLWithPath: office.folder)
    let files = try #require(
      FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    ).compactMap { $0 as? URL }
    for file in files where !file.path.contains("/bundle-") {
      guard let data = try? Data(contentsOf: file) else { continue }
      for trace in traces {
        for spelling in [trace, trace.lowercased(), trace.uppercased()] where data.range(of: Data(spelling.utf8)) != nil
        {
          found.append("\(file.lastPathComponent): \(spelling)")
        }
      }
    }
    try office.desk.store.database.read { connection in
      guard connection.dialect == .postgres else { return }
      var tables: [String] = []
      try connection.query("SELECT CAST(tablename AS TEXT) FROM pg_tables WHERE schemaname = current_schema()") {
        tables.append($0.text(0) ?? "")
      }
      for table in tables {
        try connection.query("SELECT lower(CAST(t AS TEXT)) FROM \(table) t") { row in
          let text = row.text(0) ?? ""
          for trace in traces where text.contains(trace.lowercased()) { found.append("\(table): \(trace)") }
        }
      }
    }
    return found
  }

  @Test(arguments: Engine.tested) func nothingIsLeftInAnyByte(_ engine: Engine) throws {
    let office = try office(engine)
    #expect(Set(try found(Self.traces, in: office).map { $0.split(separator: ": ")[1].lowercased() }).count >= 12)
    // The index of words knows her by now.
    try office.desk.refreshSearch()
    let answer = try office.desk.erasePerson("PX77", confirmation: "PX77", now: SmallOffice.now)
    #expect(answer.report.isScrubbed && answer.report.contacts == 2 && answer.report.texts == 2)
    #expect(answer.report.facts == 2 && answer.report.preferences == 1 && answer.report.sharedExamples == 1)
    #expect(answer.report.mentions >= 1 && answer.knownBy >= 2)
    _ = try office.desk.chronicle()
    #expect(try found(Self.traces, in: office) == [])
    try office.desk.refreshSearch()
    #expect(try found(Self.traces, in: office) == [])
    // Others' words stay.
    let anna = try #require(try office.desk.store.person("P2"))
    let message = try #require(try office.desk.store.timeline(anna.id).first { $0.subject == "Shortlist" })
    #expect(message.body == "We suggest [erased] ([erased]) and Anna Berg")
    #expect(try office.desk.store.person("PX77") == nil && office.desk.store.findPeople("quill").isEmpty)
    #expect(try office.desk.examine(timings: false, now: SmallOffice.now).isWell)
  }

  @Test(arguments: Engine.tested) func figuresStayWhatTheyWere(_ engine: Engine) throws {
    let office = try office(engine)
    let counts = try office.desk.store.counts()
    let before = try figures(office)
    _ = try office.desk.erasePerson("PX77", confirmation: "PX77", now: SmallOffice.now)
    #expect(try office.desk.store.counts() == counts)
    #expect(try figures(office) == before)
    // And a history made anew says the same as one that was brought up to date.
    office.desk.shelf.forget()
    try FileManager.default.removeItem(atPath: office.desk.shelf.directory)
    #expect(try figures(office) == before)
  }

  /// Every moment there ever was, and what was decided of each.
  private func figures(_ office: SmallOffice) throws -> [String] {
    let finder = try office.desk.finder(asOf: SmallOffice.now)
    return finder.all().map { "\(finder.id(of: $0)) \($0.openedAt.seconds) \($0.endedAt?.seconds ?? 0)" }.sorted()
  }

  @Test(arguments: Engine.tested) func nobodyIsToldToRingThem(_ engine: Engine) throws {
    let office = try office(engine)
    // Under nobody's snooze: her interview is over, and a talk is due.
    #expect(try office.desk.person("PX77", asOf: SmallOffice.now).contacts.count == 2)
    _ = try office.desk.erasePerson("PX77", confirmation: "PX77", now: SmallOffice.now)
    #expect(try !office.today().contains("Erased person"))
    #expect(throws: DeskError.noSuchPerson("PX77")) { try office.desk.person("PX77", asOf: SmallOffice.now) }
  }

  @Test(arguments: Engine.tested) func aLaterImportDoesNotBringThemBack(_ engine: Engine) throws {
    let office = try office(engine)
    let counts = try office.desk.store.counts()
    _ = try office.desk.erasePerson("PX77", confirmation: "PX77", now: SmallOffice.now)
    var files = Self.files
    files["interactions.csv"]? += "IX9,2026-03-04T10:30:00Z,R1,PX77,email,inbound,,,Quarterly secret,again\n"
    let report = try office.importFiles(office.bundle(files))
    #expect(report.rejectedCount == 0, "\(report.rejected)")
    let said = Dictionary(report.warnings.map { ($0.what, $0.count) }, uniquingKeysWith: +)
    #expect(said["people who were erased came back: they stay erased"] == 1)
    #expect(said["rows about people who were erased: left out", default: 0] == 5)
    #expect(try office.desk.store.counts() == counts)
    #expect(try found(Self.traces, in: office) == [])
    // From another system, by address alone; and a phone bill that names the old id.
    try office.importFiles(
      office.bundle([
        "people.csv": "person_id,kind,name,emails\nother-1,candidate,Dora Quill,Dora.Quill@Mail.example\n",
        "interactions.csv":
          "interaction_id,at,person_id,channel,direction\nZ1,2026-03-04T10:30:00Z,other-1,call,inbound\n",
      ]))
    #expect(try office.desk.store.counts() == counts)
    #expect(try found(Self.traces, in: office) == [])
    // Until they ask to come back.
    #expect(
      try office.desk.readmit(
        address: "dora.quill@mail.example", source: nil, id: nil, now: SmallOffice.now))
    try office.importFiles(
      office.bundle([
        "people.csv": "person_id,kind,name,emails\nother-1,candidate,Dora Quill,dora.quill@mail.example\n"
      ]))
    #expect(try office.desk.store.person("other-1")?.name == "Dora Quill")
  }

  @Test(arguments: Engine.tested) func theWrongIdErasesNobody(_ engine: Engine) throws {
    let office = try office(engine)
    #expect(throws: DeskError.notConfirmed) {
      try office.desk.erasePerson("PX77", confirmation: "P1", now: SmallOffice.now)
    }
    #expect(throws: DeskError.noSuchPerson("P99")) {
      try office.desk.erasePerson("P99", confirmation: "P99", now: SmallOffice.now)
    }
    #expect(try office.desk.store.person("PX77")?.name == "Dora Quill")
  }

  @Test(arguments: Engine.tested) func withoutTheKeyNothingIsImported(_ engine: Engine) throws {
    let office = try office(engine)
    _ = try office.desk.erasePerson("PX77", confirmation: "PX77", now: SmallOffice.now)
    let path = office.desk.keys.privacyKey.path
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
    try FileManager.default.removeItem(atPath: path)
    #expect(throws: DeskError.privacyKey(path)) { try office.importFiles(office.bundle(Self.files)) }
    _ = try AccessKey(path: path).key()
    #expect(throws: DeskError.privacyKey(path)) { try office.importFiles(office.bundle(Self.files)) }
  }

  @Test(arguments: Engine.tested) func whoeverWasMergedGoesWithThem(_ engine: Engine) throws {
    let office = try office(engine)
    let store = office.desk.store
    let (dora, anna) = (try #require(try store.person("PX77")).id, try #require(try store.person("P1")).id)
    try store.merge(person: dora, into: anna, now: SmallOffice.now)
    let answer = try office.desk.erasePerson("P1", confirmation: "P1", now: SmallOffice.now)
    #expect(answer.report.records == 2)
    let left = try found(Self.traces + ["Anna Berg"], in: office)
    #expect(left == [], "\(left)")
    #expect(try store.person("PX77") == nil && store.person("P1") == nil)
  }

  /// A table that somebody adds has to be thought of here too.
  @Test(arguments: Engine.tested) func everyTableIsThoughtOf(_ engine: Engine) throws {
    let office = try SmallOffice(engine)
    try office.desk.store.database.read { connection in
      let sql =
        connection.dialect == .sqlite
        ? "SELECT name FROM sqlite_master WHERE type = 'table'"
        : "SELECT CAST(tablename AS TEXT) FROM pg_tables WHERE schemaname = current_schema()"
      try connection.query(sql) { row in
        let name = row.text(0) ?? ""
        #expect(PersonalTable.kinds[name] != nil || name.hasPrefix("sqlite_"), "what of \(name)?")
      }
    }
  }
}
