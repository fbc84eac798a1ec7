import Testing

@testable import Intake
@testable import Recruitment

@Suite struct WizardTests {
  private func look(_ text: String) throws -> TableLook {
    let folder = try TestFolder()
    return try TableLook(path: try folder.write("t.csv", text))
  }

  @Test func columnsAreGuessedFromNamesAndContents() throws {
    let look = try look(
      "Candidate Name;E-Mail;Mobile;Company;Role;Status;Date added;Gender;Shoe size\n"
        + "Ann Lee;ann@x.example;07700 900123;Acme;Engineer;Interview;31/03/2026;F;39\n"
        + "Bob Day;bob@x.example;;Acme;Engineer;CV sent;02/04/2026;M;44\n")
    #expect(look.form.delimiterWord == "semicolon")
    #expect(
      look.columns.map(\.target)
        == [.fullName, .email, .phone, .client, .job, .stage, .date, .leaveOut, .keep])
    #expect(look.columns[6].dates == .dayFirst)
    #expect(look.doubt == nil && look.dateOrder == .dayFirst)
    #expect(look.columns[5].words == ["CV sent", "Interview"])
  }

  @Test func spellingsOfOneWordAreAskedAboutOnce() throws {
    let look = try look("Name,Status\nA,No\nB,NO \nC,no\nD,No\nE,Call  done\nF,call done\nG,Call  done\nH,\" \"\n")
    #expect(look.columns[1].words == ["Call done", "No"])
  }

  @Test func anAmbiguousDateIsAskedAbout() throws {
    let look = try look("Name,Date\nAnn,03/04/2026\nBob,05/06/2026\n")
    #expect(look.doubt == .init(column: "date", text: "03/04/2026"))
    #expect(try self.look("Name,Date\nAnn,13/04/2026\nBob,04/13/2026\nCy,03/04/2026\n").doubt?.text == "03/04/2026")
    #expect(try self.look("Name,Date\nAnn,2026-04-03\n").doubt == nil)
    // Each of these says for itself how it is meant.
    #expect(try self.look("Name,Date\nAnn,13/04/2026\nBob,04/13/2026\n").doubt == nil)
  }

  /// The question is about the column that says when, whoever said that it does.
  @Test func ofEachColumnItIsKnownWhetherItsDatesAreInDoubt() throws {
    var look = try look("Name,Date,Seen\nAnn,31/04/2026,soon\nBob,30/04/2026,03/04/2026\nCy,,later\nDee,,never\n")
    #expect(look.doubt == nil && look.dateOrder == .dayFirst)
    #expect(look.columns.map { $0.doubt?.text } == [nil, nil, "03/04/2026"])
    (look.columns[1].target, look.columns[2].target) = (.keep, .date)
    #expect(look.doubt == .init(column: "seen", text: "03/04/2026") && look.dateOrder == .asTheFileShows)
  }

  @Test func aKnownTableIsAskedAboutUnlessItsFormatSaysTheOrder() throws {
    let bill = "Call date,Number called,Duration\n03/04/2026,07700 900123,60\n"
    #expect(try look(bill).known == "phone-bill" && look(bill).doubtOfKnown?.text == "03/04/2026")
    #expect(try look(bill + "13/04/2026,07700 900123,60\n").doubtOfKnown == nil)
    // What was said is kept under a name of its own, and is the firm's: tables like it are read so from then on.
    let text = try #require(try look(bill).known(dates: .monthFirst))
    let own = try MappingReader.read(text, bases: Presets.all)
    #expect(own.name == "phone-bill-month-first" && own.dates == .monthFirst)
    var options = IntakeOptions()
    options.mappings = MappingShelf { Presets.all + [own] }
    let folder = try TestFolder()
    let taken = try take([try folder.write("bill.csv", bill)], parties: KnownParties(), options: options)
    #expect(taken.files.map(\.formatName) == ["phone-bill-month-first"] && taken.summary.rejected.isEmpty)
  }

  /// A list of contacts says where each of them works; a list of candidates for jobs says whose the jobs are.
  @Test func aCompanyIsTheirsWhereNoJobIsToldOf() throws {
    func companies(_ text: String) throws -> [String?] {
      let yaml = try MappingMaker(name: "ours", look: try look(text), dates: .dayFirst).text()
      return try take(yaml, "t.csv", text).records[.people]?.map { $0["client_id"] } ?? []
    }
    #expect(try companies("Name,E-Mail,Company\nAnn,a@x.example,Acme\nBob,b@x.example,\n") == ["Acme", nil])
    #expect(try companies("Name,E-Mail,Company,Role,Date\nAnn,a@x.example,Acme,Buyer,31/03/2026\n") == [nil])
  }

  @Test func whatItWritesIsAMappingThatReadsTheTable() throws {
    let text =
      "Candidate \"Name\";E-Mail;Company;Role;Status;Date\nAnn Lee;ann@x.example;Acme: Ltd;C# {dev};Interview;31/03/2026\n"
    let look = try look(text)
    let yaml = try MappingMaker(name: "ours", look: look, dates: .dayFirst).text()
    let taken = try take(yaml, "t.csv", text)
    #expect(taken.summary.rejected.isEmpty)
    #expect(taken.records[.people]?.first?["person_id"] == "ann@x.example")
    #expect(taken.records[.jobs]?.first?["title"] == "C# {dev}")
    #expect(taken.records[.submissionEvents]?.first?["stage"] == "3")
  }

  /// A sheet has a row for each step: the job was opened, and the candidate put forward, at the first of them.
  @Test func whatSeveralRowsTellOfBeganWithTheFirst() throws {
    let text =
      "Name,E-Mail,Company,Role,Status,Date\nAnn,ann@x.example,Acme,Buyer,Interview,31/03/2026\n"
      + "Ann,ann@x.example,Acme,Buyer,Submitted,20/03/2026\nBob,bob@x.example,Acme,Buyer,Submitted,25/03/2026\n"
    let taken = try take(try MappingMaker(name: "ours", look: try look(text), dates: .dayFirst).text(), "t.csv", text)
    #expect(taken.records[.jobs]?.map { $0["opened_at"] } == ["1774911600", "1773964800", "1773964800"])
    #expect(taken.records[.submissions]?.map { $0["created_at"] } == ["1774911600", "1773964800", "1774396800"])
  }

  /// "None of these: list it" is what the wizard promises.
  @Test func aWordThatWasGivenNoMeaningIsListedAndKept() throws {
    let text = "Name,E-Mail,Company,Role,Status,Date\nAnn Lee,ann@x.example,Acme,Buyer,Zzz,31/03/2026\n"
    var maker = MappingMaker(name: "ours", look: try look(text), dates: .dayFirst)
    maker.stages["Zzz"] = ""
    let taken = try take(try maker.text(), "t.csv", text)
    #expect(taken.records[.submissionEvents] == nil && taken.records[.submissions]?.count == 1)
    #expect(taken.summary.warnings.contains { $0.what == "no meaning in the table stage: Zzz" && $0.count == 1 })
    #expect(taken.records[.people]?.first?["custom:status"] == "Zzz")
  }

  /// Two talks of one day differ in what came of them and in what was written down; people without an address are known by
  /// their number, or their name.
  @Test func nothingOfADayAndNobodyWithoutAnAddressIsLost() throws {
    let text =
      "When,Who,E-mail,Mobile,How,What happened,Remarks\n"
      + "13/04/2026,Ann Lee,ann@x.example,,Call,Spoke,talked about pay\n"
      + "13/04/2026,Ann Lee,ann@x.example,,Call,LVM,rang again\n13/04/2026,Ann Lee,ann@x.example,,Call,LVM,and again\n"
      + "13/04/2026,Bob Jones,,07700 900124,Call,Spoke,\n14/04/2026,Cy Poe,,,Call,No answer,\n"
    let look = try look(text)
    #expect(look.columns.map(\.target) == [.date, .fullName, .email, .phone, .channel, .outcome, .note])
    let taken = try take(try MappingMaker(name: "ours", look: look, dates: .dayFirst).text(), "t.csv", text)
    #expect(taken.summary.rejected.isEmpty)
    #expect(Set(taken.records[.people]?.map { $0["name"] } ?? []) == ["Ann Lee", "Bob Jones", "Cy Poe"])
    let talks = taken.records[.interactions] ?? []
    #expect(talks.count == 5 && Set(talks.map { $0["interaction_id"] }).count == 5)
    let people = Dictionary(
      (taken.records[.people] ?? []).map { ($0["name"] ?? "", $0["person_id"] ?? "") }, uniquingKeysWith: { $1 })
    #expect(
      talks.map { $0["person_id"] } == ["Ann Lee", "Ann Lee", "Ann Lee", "Bob Jones", "Cy Poe"].map { people[$0] })
  }

  @Test func aCallLogIsMadeOfNumbersAndDates() throws {
    let text = "Call date,Number called,Duration,Agent,Outcome\n31/03/2026 09:30,07700 900123,125,Rita Roe,Answered\n"
    var parties = KnownParties()
    parties.add(person: "P1", phones: ["07700900123"], emails: [])
    parties.add(recruiter: "R1", name: "Rita Roe", phone: nil, email: nil)
    let taken = try take(
      try MappingMaker(name: "bill", look: try look(text), dates: .dayFirst).text(), "t.csv", text, parties: parties)
    let call = try #require(taken.records[.interactions]?.first)
    #expect(call["person_id"] == "P1" && call["recruiter_id"] == "R1" && call["duration_seconds"] == "125")
    #expect(call["outcome"] == "6")
  }

  // MARK: Rejected rows

  private func sheet(_ name: String, _ bytes: [UInt8], mapping: String? = nil) throws -> (RejectSheet, Taken) {
    let folder = try TestFolder()
    let path = try folder.write(name, bytes: bytes)
    var options = IntakeOptions()
    options.mapping = try mapping.map { try MappingReader.read($0, bases: Presets.all) }
    let taken = try take([path], parties: KnownParties(), options: options)
    return (try RejectSheet(of: try #require(taken.files.first), rejects: taken.summary.rejected), taken)
  }

  @Test(arguments: [TableForm.Encoding.utf8, .utf16Little, .utf16Big, .windows1252], [true, false])
  func rejectedRowsKeepHeaderDelimiterAndCharacters(_ encoding: TableForm.Encoding, _ hasMark: Bool) throws {
    let text = TableText(encoding: encoding, hasMark: hasMark)
    let head = "Person_ID;Kind;Name\n"
    let rows = "P1;candidate;Zoë\nP2;wizard;\"Zoë; or \"\"Z\"\"\"\n;contact;Bob\n"
    let (sheet, taken) = try sheet("people.csv", text.bytes("\n" + head + rows))
    #expect(taken.records[.people]?.count == 1 && sheet.name == "people.csv")
    let why = taken.summary.rejected.map { "\($0.column): \($0.why)" }
    #expect(
      sheet.bytes
        == text.bytes(
          "why_rejected;Person_ID;Kind;Name\n\(why[0]);P2;wizard;\"Zoë; or \"\"Z\"\"\"\n\(why[1]);;contact;Bob\n"))
    // As it is, it is rejected for the same reasons, and the sheet of that is the same again.
    let again = try self.sheet("people.csv", sheet.bytes)
    #expect(again.0.bytes == sheet.bytes && again.1.records[.people] == nil)
    // Mended, it is taken, and the reason is not kept.
    let mended = String(decoding: sheet.bytes, as: UTF8.self).replacing("wizard", with: "contact")
    if encoding == .utf8 {
      let (_, taken) = try self.sheet("people.csv", Array(mended.utf8))
      #expect(taken.records[.people] == [["line": "2", "person_id": "P2", "kind": "2", "name": "Zoë; or \"Z\""]])
      #expect(taken.summary.warnings.isEmpty)
    }
  }

  /// The column of reasons is RightCall's own: nothing is said of it, and nothing asked.
  @Test func theColumnOfReasonsIsNoneOfTheTable() throws {
    let text = "Why_Rejected,Name,Phone\nkind: not known,Ann,07700900123\n"
    #expect(try look(text).columns.map(\.name) == ["name", "phone"])
    let mapping =
      "mapping: m\nfiles:\n  - needs: [Name, Phone]\n    records:\n      - people: {person_id: Name, kind: =contact, name: Name, phones: Phone}\n"
    let taken = try take(mapping, "t.csv", text)
    #expect(taken.records[.people]?.first?["custom:why_rejected"] == nil && taken.records[.people]?.count == 1)
    #expect(taken.summary.warnings.isEmpty)
  }

  /// A direction that no word of the table tells is listed, and not taken for one without a word.
  @Test func aDirectionThatNobodyKnowsIsListed() throws {
    let text =
      "Name,Date,Channel,Direction\nAnn,2026-03-02,Phone,Incoming\nBob,2026-03-03,Phone,Sideways\n"
      + "Cy,2026-03-04,Phone,Outgoing\n"
    let taken = try take(try MappingMaker(name: "m", look: try look(text), dates: .dayFirst).text(), "t.csv", text)
    #expect(taken.records[.interactions]?.map { $0["direction"] } == ["1", "0", "0"])
    #expect(taken.summary.warnings.map(\.what).contains("no meaning in the table direction: Sideways"))
  }

  /// A row that cannot be split into cells is told of with what it says, and makes no record when the sheet comes back.
  @Test func aRowThatCannotBeSplitIsNoRecordOfItsReason() throws {
    let mapping =
      "mapping: m\nfiles:\n  - needs: [Name]\n    records:\n      - people: {person_id: Name, kind: =contact, name: Name}\n"
    for (name, mapping, head) in [("people.csv", nil, "person_id,kind,name"), ("t.csv", mapping, "Name,X,Y")] {
      let (sheet, taken) = try sheet(
        name, Array("\(head)\nA,contact,\"Ann\" x\nB,contact,Bob\n".utf8), mapping: mapping)
      #expect(taken.summary.rejected.count == 1 && taken.records[.people]?.count == 1)
      let text = String(decoding: sheet.bytes, as: UTF8.self)
      #expect(text.contains("\n\"line 2 of the file: text after a closing quote"))
      #expect(text.hasSuffix(": A,contact,\"\"Ann\"\" x\"\n"))
      let again = try self.sheet(name, sheet.bytes, mapping: mapping).1
      #expect(again.records[.people] == nil && again.summary.rejected.isEmpty)
    }
  }

  /// However long it is, a beginning is enough to know it by.
  @Test func ofABrokenRowOnlySoMuchIsShown() throws {
    let long = "A,contact,\"" + String(repeating: "x\ny", count: 10_000)
    let (sheet, taken) = try sheet("people.csv", Array("person_id,kind,name\nB,contact,Bob\n\(long)".utf8))
    #expect(taken.records[.people]?.count == 1)
    let rows = String(decoding: sheet.bytes, as: UTF8.self)
    #expect(
      rows.contains(": a quote opens here and never closes: A,contact,\"\"x\"\n") && sheet.bytes.count < 2_000_000)
    let wide = "A,contact,\"" + String(repeating: "x", count: 100_000)
    let shown = try self.sheet("people.csv", Array("person_id,kind,name\n\(wide)".utf8)).0.bytes.count
    #expect((4_096..<4_400).contains(shown))
  }

  /// Of a table without a header the sheet has one, and is known by it.
  @Test func aTableWithoutAHeaderComesBackWithOne() throws {
    let mapping = """
      mapping: log
      zone: UTC
      files:
        - columns: [at, who]
          shape: {at: date}
          records:
            - people: {person_id: who, kind: =contact, name: who, created_at: at}
      """
    let (sheet, _) = try sheet("log.csv", Array("2026-03-02,\n2026-03-03,Ann\n".utf8), mapping: mapping)
    let text = String(decoding: sheet.bytes, as: UTF8.self)
    #expect(text.hasPrefix("why_rejected,at,who\n") && text.hasSuffix(",2026-03-02,\n"))
    let mended = Array(text.replacing(",2026-03-02,", with: ",2026-03-02,Bob").utf8)
    let taken = try self.sheet("log.csv", mended, mapping: mapping).1
    #expect(
      taken.records[.people] == [
        ["line": "2", "person_id": "Bob", "kind": "2", "name": "Bob", "created_at": "1772409600"]
      ])
  }

  @Test func withoutAnybodyThereIsNothingToMake() throws {
    #expect(throws: MappingMaker.Missing.who) {
      try MappingMaker(name: "x", look: try look("Colour,Size\nred,3\n"), dates: .dayFirst).text()
    }
  }
}
