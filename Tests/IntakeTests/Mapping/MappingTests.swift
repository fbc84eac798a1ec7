import Foundation
import Testing

@testable import Intake
@testable import Recruitment

/// Reads one table through a mapping.
func take(
  _ mapping: String, _ name: String, _ text: String, parties: KnownParties = KnownParties(),
  settings: FirmSettings = FirmSettings()
) throws -> Taken {
  let folder = try TestFolder()
  var options = IntakeOptions(settings: settings)
  options.mapping = try MappingReader.read(mapping, bases: Presets.all)
  return try take([folder.write(name, text)], parties: parties, options: options)
}

func take(_ paths: [String], parties: KnownParties, options: IntakeOptions = IntakeOptions()) throws -> Taken {
  var reader = try IntakeReader(paths: paths, options: options)
  reader.know(parties)
  var found: [RecordKind: [[String: String]]] = [:]
  let summary = try reader.read { found[$0.kind, default: []] += records($0) }
  return Taken(records: found, summary: summary, files: reader.files)
}

@Suite struct MappingTests {
  private let sheet = """
    mapping: sheet
    dates: day-first
    zone: Asia/Kolkata
    tables:
      came: {"yes": interview, "no*": no_show}
      may: {"yes": "yes", "no*": "no", "na": ""}
    files:
      - needs: [Date, Client, Name]
        leave out: [Gender]
        records:
          - people: {person_id: Name, kind: =candidate, name: "{Name}", city: Town}
          - clients: {client_id: Client, name: Client}
          - preferences: {person_id: Name, purpose: =process, channel: =call, allowed: {from: May we call, table: may}}
            when: [filled May we call]
          - jobs: {job_id: "{Client} / {Date}", client_id: Client, title: Skill, opened_at: Date}
          - submissions: {submission_id: "{Name} / {Client}", job_id: "{Client} / {Date}", person_id: Name, created_at: Date}
          - submission_events:
              submission_id: "{Name} / {Client}"
              at: Date
              stage: {from: Came, table: came}
            when: [Came in came]
    """

  @Test func oneRowMakesSeveralRecords() throws {
    let taken = try take(
      sheet, "sheet.csv",
      "Date, Client ,Name,Skill,May we call,Came,Gender,Town,Shoe size\n"
        + "13.04.2016,Acme,Ann,Java,Yes,YES ,F,Pune,39\n" + "4/12/2016,Acme,Bob,SQL,No Dont,no,M,,\n")
    #expect(
      taken.records[.people] == [
        ["line": "2", "person_id": "Ann", "kind": "1", "name": "Ann", "city": "Pune", "custom:shoe size": "39"],
        ["line": "3", "person_id": "Bob", "kind": "1", "name": "Bob"],
      ])
    // Midnight in India.
    #expect(taken.records[.jobs]?.map { $0["opened_at"] } == ["1460485800", "1480789800"])
    #expect(taken.records[.submissionEvents]?.map { $0["stage"] } == ["3", "16"])
    #expect(taken.records[.preferences]?.map { $0["allowed"] } == ["1", "0"])
    #expect(taken.warning("dates that could be read in two ways: read day first") != nil)
    #expect(taken.summary.rejected.isEmpty)
  }

  /// Nobody said the order, and nothing in the file does: what could be two days is no date.
  @Test func aDateThatCouldBeTwoDaysIsNotGuessed() throws {
    let mapping = """
      mapping: m
      zone: UTC
      files:
        - records:
            - people: {person_id: who, kind: =candidate, name: who, created_at: seen}
            - interactions: {interaction_id: "{who} {at}", at: at, person_id: who, channel: =call, direction: =outbound}
      """
    let rows = "who,at,seen\nAnn,03/04/2026,\nBob,2026-04-03,05/06/2026\n"
    let taken = try take(mapping, "t.csv", rows)
    #expect(taken.records[.interactions]?.map { $0["person_id"] } == ["Bob"])
    #expect(taken.summary.rejected.map(\.line) == [2] && taken.summary.rejected[0].value == "03/04/2026")
    #expect(taken.summary.rejected[0].why.contains("`dates: day-first` or `dates: month-first`"))
    // One that the record can do without stays as it is.
    #expect(
      taken.records[.people]?.last?["created_at"] == nil && taken.records[.people]?.last?["custom:seen"] == "05/06/2026"
    )
    // A date of the file settles it, and so does whoever wrote the mapping.
    let shown = try take(mapping, "t.csv", rows + "Cy,13/04/2026,\n")
    #expect(shown.summary.rejected.isEmpty && shown.records[.interactions]?.first?["at"] == "1775174400")
    let said = try take("dates: month-first\n" + mapping, "t.csv", rows)
    #expect(said.summary.rejected.isEmpty && said.records[.interactions]?.first?["at"] == "1772582400")
    // Two that say it of themselves, each its own way, settle nothing for a third.
    let mixed = try take(mapping, "t.csv", "who,at\nAnn,13/04/2026\nBob,04/13/2026\nCy,03/04/2026\n")
    #expect(mixed.records[.interactions]?.map { $0["at"] } == ["1776038400", "1776038400"])
    #expect(mixed.summary.rejected.map(\.line) == [4])
  }

  @Test func wordsWithoutAMeaningAreListedAndKept() throws {
    let taken = try take(
      """
      mapping: m
      tables: {stage: {sent: submitted}}
      files:
        - records:
            - submissions: {submission_id: id, job_id: job, person_id: who, created_at: at}
            - submission_events: {submission_id: id, at: at, stage: {from: state, table: stage}}
              when: [state in stage]
            - facts: {fact_id: id, at: at, person_id: who, fact: =state, value: {from: state, table: stage}}
      """, "t.csv",
      "id,job,who,at,state\nS1,J1,P1,2026-01-02,Sent\nS2,J1,P2,2026-01-02,Mulling\nS3,J1,P3,2026-01-02,mulling\n")
    #expect(taken.records[.submissions]?.map { $0["custom:state"] } == [nil, "Mulling", "mulling"])
    #expect(taken.records[.submissionEvents]?.count == 1)
    #expect(taken.warning("no meaning in the table stage: Mulling") == 1)
    #expect(taken.warning("no meaning in the table stage: mulling") == 1)
  }

  @Test func whatMustBeThereRejectsItsRowAndTheRestIsKept() throws {
    let taken = try take(
      """
      mapping: m
      dates: day-first
      files: [{records: [{jobs: {job_id: id, client_id: =C, title: title, opened_at: at, salary: pay}}]}]
      """, "t.csv",
      "id,title,at,pay\nJ1,One,31/12/2026,\"£65,000.50\"\nJ2,Two,12/31/2026,1\nJ3,,1 Feb 2026,1\nJ4,Four,1/2/26,tba\n")
    #expect(taken.records[.jobs]?.map { $0["job_id"] } == ["J1", "J4"])
    #expect(taken.records[.jobs]?.map { $0["salary"] } == ["650005000", nil])
    #expect(taken.records[.jobs]?.last?["custom:pay"] == "tba")
    #expect(
      taken.summary.rejected == [
        Reject(file: 0, line: 3, column: "opened_at", value: "12/31/2026", why: "a date only when read month first"),
        Reject(file: 0, line: 4, column: "title", value: "", why: "required, and empty in this row"),
      ])
    #expect(taken.warning("jobs salary: could not be read, kept as it is") == 1)
  }

  @Test(arguments: [
    ("files: [{records: [{people: {person_id: a, kind: =candidate, name: a}}]}]", "name, and is missing"),
    ("mapping: Bad Name\nfiles: []", "small letters"),
    ("mapping: m\nfiles: [{records: [{people: {person_id: a}}]}]", "people need a `kind`"),
    ("mapping: m\nfiles: [{records: [{people: {shoe: a}}]}]", "people have no field `shoe`"),
    ("mapping: m\nfiles: [{records: [{cats: {a: a}}]}]", "not `cats`"),
    ("mapping: m\nzone: Mars/Base\nfiles: []", "not a time zone"),
    ("mapping: m\nfiles: [{records: [{people: {person_id: a, kind: {from: k, table: t}, name: a}}]}]", "no table `t`"),
    ("mapping: m\nfiles: [{records: [{people: {person_id: \"{a\", kind: =candidate, name: a}}]}]", "not closed"),
    ("mapping: m\nfiles: [{skip when: [a maybe b], records: []}]", "a condition is"),
    ("mapping: m\nfiles: &x [*x]", "anchors"), ("mapping: m\n\tfiles: {", "not YAML"), ("mapping: m", "`files:`"),
    ("- a\n- b", "names with values"), ("", "empty"),
    ("mapping: m\nlike: nobody\nfiles: []", "no mapping called nobody"),
  ])
  func faultsAreTold(_ text: String, _ what: String) {
    do {
      _ = try MappingReader.read(text)
      Issue.record("read: \(text)")
    } catch {
      #expect(error.what.contains(what), "\(error.what)")
    }
  }

  @Test func aFirmAddsWordsToAPreset() throws {
    let mapping = try MappingReader.read(
      "mapping: bullhorn\nlike: bullhorn\ntables: {stage: {cv sent: submitted, submitted: shortlisted}}",
      bases: Presets.all)
    #expect(mapping.title == "Bullhorn")
    #expect(mapping.tables["stage"]?.meaning(of: "CV  Sent") == "submitted")
    #expect(mapping.tables["stage"]?.meaning(of: "Submitted") == "shortlisted")
    #expect(mapping.tables["stage"]?.meaning(of: "Offer Extended") == "offer")
    #expect(mapping.files.count == Presets.named("bullhorn")?.files.count)
  }
}

@Suite struct CellDateTests {
  @Test(arguments: [
    ("03/04/2026", 1_775_174_400, 1_772_582_400), ("3.4.26", 1_775_174_400, 1_772_582_400),
    ("03-04-2026 14:30", 1_775_226_600, 1_772_634_600), ("3/4/2026 2:30 PM", 1_775_226_600, 1_772_634_600),
    ("2026/4/3 14:30:00", 1_775_226_600, 1_775_226_600), ("3 Apr 2026", 1_775_174_400, 1_775_174_400),
    ("Friday, April 3, 2026 at 2.30pm", 1_775_226_600, 1_775_226_600), ("3rd April 2026", 1_775_174_400, 1_775_174_400),
    ("2026-04-03 14:30:00.250000 UTC", 1_775_226_600, 1_775_226_600),
    ("03/04/2026 14:30 +0200", 1_775_219_400, 1_772_627_400), ("1775226600000", 1_775_226_600, 1_775_226_600),
    ("20260403", 1_775_174_400, 1_775_174_400), ("03.04.2026 & 02.30 PM", 1_775_226_600, 1_772_634_600),
    ("22 -Apr -2016", 1_461_283_200, 1_461_283_200),
    ("25 \u{2013} Apr-16", 1_461_542_400, 1_461_542_400), ("3\u{2014}4\u{2014}2026", 1_775_174_400, 1_772_582_400),
    ("3\u{A0}Apr 2026 2:30\u{202F}PM", 1_775_226_600, 1_775_226_600), ("9/1/1999 0:00", 915_840_000, 936_144_000),
  ])
  func datesAreRead(_ text: String, _ dayFirst: Int64, _ monthFirst: Int64) {
    for (order, expected) in [(DateOrder.dayFirst, dayFirst), (.monthFirst, monthFirst)] {
      var date = CellDate(order: order, clock: .utc)
      var copy = text
      #expect(copy.withUTF8 { date.read($0) } == expected, "\(text), \(order)")
    }
  }

  @Test(arguments: [
    "", "soon", "31/02/2026", "1/2", "13/13/2026", "0000-00-00", "1/2/3/4", "99:99", "12", "1/2/2026 25:00", "3é4é2026",
    "3/4/2026 \u{20AC}",
  ])
  func whatIsNoDateIsNone(_ text: String) { #expect(CellDate.orders(text) == nil) }

  @Test func anAmbiguousDateIsToldFromOthers() {
    #expect(CellDate.orders("03/04/2026")?.differ == true)
    #expect(CellDate.orders("03/13/2026").map { ($0.dayFirst, $0.monthFirst) }.map { !$0.0 && $0.1 } == true)
    #expect(CellDate.orders("03/03/2026")?.differ == false)
  }
}

@Suite struct AmountTests {
  @Test(arguments: [
    ("£65,000.50", 650_005_000), ("1.234,56 €", 12_345_600), ("65 000", 650_000_000), ("1,234", 12_340_000),
    ("1.234.567", 12_345_670_000), ("0,5", 5_000), ("-12", -120_000), ("12'000", 120_000_000),
  ])
  func amountsAreRead(_ text: String, _ expected: Int64) {
    var copy = text
    #expect(copy.withUTF8 { Amount.read($0) } == expected)
  }

  @Test(arguments: ["", "tba", "30k", "1-2", "2nd"]) func whatIsNoAmountIsNone(_ text: String) {
    var copy = text
    #expect(copy.withUTF8 { Amount.read($0) } == nil)
  }
}
