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

  @Test func withoutAnybodyThereIsNothingToMake() throws {
    #expect(throws: MappingMaker.Missing.who) {
      try MappingMaker(name: "x", look: try look("Colour,Size\nred,3\n"), dates: .dayFirst).text()
    }
  }
}
