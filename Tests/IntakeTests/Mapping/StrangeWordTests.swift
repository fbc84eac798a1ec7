import Foundation
import Testing

@testable import Intake
@testable import Recruitment

/// Words for which a table has no meaning of its own are listed with their counts, whatever they are read as.
@Suite struct StrangeWordTests {
  private static let strange = "Zzz never heard of"

  @Test func aLifecycleStageWithoutAMeaningIsListedAndKept() throws {
    let folder = try TestFolder()
    try folder.write(
      "all-contacts.csv",
      "Record ID,First Name,Last Name,Email,Lifecycle Stage\n1,Ann,Lee,a@x.example,Subscriber\n"
        + "2,Bob,Lee,b@x.example,\n3,Cy,Lee,c@x.example,Customer\n4,Di,Lee,d@x.example,Subscriber\n")
    let taken = try take([folder.path], parties: KnownParties())
    let listed = taken.summary.warnings.filter { $0.what.hasPrefix("no meaning") }
    #expect(listed.map(\.what) == ["no meaning in the table person_kind, read as unknown: Subscriber"])
    #expect(listed.map(\.count) == [2])
    #expect(taken.records[.people]?.map { $0["custom:lifecycle stage"] } == ["Subscriber", nil, nil, "Subscriber"])
  }

  /// A firm's own table: `else` is a stand-in that is told of, `*` a meaning for everything, and `=` the word itself.
  @Test func aStandInIsToldOfAndAMeaningForAllIsNot() throws {
    let mapping = try MappingReader.read(
      """
      mapping: own
      tables:
        kinds: {client: contact, else: unknown}
        sorts: {vip: "yes", "*": ""}
        cities: {ldn: London, else: "="}
      files:
        - needs: [Name, Kind]
          records:
            - people: {person_id: Name, name: Name, kind: {from: Kind, table: kinds}, seniority: {from: Sort, table: sorts}, city: {from: City, table: cities}}
      """)
    let warnings = try read("Name,Kind,Sort,City\nAnn,boss,x,Rome\nBob,client,vip,LDN\n", mapping, mapping.files[0])
    #expect(warnings == ["no meaning in the table kinds, read as unknown: boss"])
  }

  @Test func wordsBeyondThoseListedAreCounted() throws {
    let mapping = try #require(Presets.named("hubspot"))
    let table = try #require(mapping.files.first { $0.names.contains("contact*") })
    let rows = (0..<600).map { "\($0),Ann \($0),stage \($0)\n" }.joined()
    let warnings = try read("record id,first name,lifecycle stage\n" + rows, mapping, table)
    #expect(warnings.filter { $0.hasPrefix("no meaning") }.count == 501)
    #expect(warnings.contains("no meaning in the table person_kind, read as unknown: other words"))
  }

  @Test func everyPresetListsWhatNoTableKnows() throws {
    var tried = 0
    for preset in Presets.all {
      for table in preset.files {
        for use in TableWords(preset, table).uses {
          let warnings = try read(use.text(strange: Self.strange), preset, table, joins: use.joins(Self.strange))
          let listed = warnings.filter { $0.hasPrefix("no meaning") && $0.hasSuffix(Self.strange) }
          #expect(!listed.isEmpty, "\(preset.name) \(table.names): \(use.column) in \(use.table)")
          tried += 1
        }
      }
    }
    #expect(tried > 50)
  }

  private func read(
    _ text: String, _ mapping: Mapping, _ table: MappedTable, joins: Joins = Joins()
  ) throws -> [String] {
    let folder = try TestFolder()
    let path = try folder.write("table.csv", text)
    var reader = try MappedFileReader(
      file: 0, path: path, mapping: mapping, table: table, source: try FileBytes(path: path),
      settings: FirmSettings(), parties: KnownParties(), joins: joins)
    var tally = IntakeTally(files: 1)
    try reader.read(tally: &tally) { _ in }
    return tally.warnings.map(\.what)
  }
}

/// The columns of a table whose words other tables give a meaning, and a row for each in which one of them is strange.
private struct TableWords {
  let preset: Mapping
  let table: MappedTable
  private(set) var uses: [Use] = []
  private var columns: [String] = []
  /// Cells that a condition asks for.
  private var wanted: [String: String] = [:]
  private var joined: [(name: String, key: String)] = []

  struct Use {
    var column: String
    var table: String
    var join: String?
    /// What else is joined, and by which column.
    var others: [(name: String, key: String)]
    var header: [String]
    var hasHeader: Bool
    var cells: [String: String]

    func text(strange: String) -> String {
      var cells = cells
      // A table without a header row is known by its first row.
      let first = header.map { cells[$0] ?? "" }
      if join == nil { cells[column] = strange }
      return ((hasHeader ? [header] : [first]) + [header.map { cells[$0] ?? "" }])
        .map { $0.joined(separator: ",") }.joined(separator: "\n") + "\n"
    }

    /// The other tables of the import say something of every cell.
    func joins(_ strange: String) -> Joins {
      let joins = Joins()
      for (name, key) in others + [(join, column)].compactMap({ name, key in name.map { ($0, key) } }) {
        var (key, value) = (cells[key] ?? "", name == join ? strange : "x")
        key.withUTF8 { key in value.withUTF8 { _ = joins.add(name, key: key, value: $0) } }
      }
      return joins
    }
  }

  init(_ preset: Mapping, _ table: MappedTable) {
    (self.preset, self.table) = (preset, table)
    var forms = table.records.flatMap { $0.fields.map(\.value) + $0.each }
    if let calls = table.calls {
      forms += [calls.id, calls.session, calls.at, calls.answered, calls.ended, calls.talk, calls.from, calls.to]
        .compactMap { $0 }
      forms += [calls.direction, calls.result].compactMap { $0 } + calls.recruiters
    }
    for form in forms { name(columnsOf: form) }
    for condition in table.records.flatMap(\.conditions) { take(condition) }
    for form in forms { find(form) }
  }

  private mutating func name(_ column: String) {
    if column != "each", !columns.contains(column) { columns.append(column) }
  }

  private mutating func name(columnsOf form: ValueForm) {
    if case .join(.column(let key), let name) = form { joined.append((name, key)) }
    switch form {
    case .column(let name): self.name(name)
    case .template(let pieces): for case .column(let name) in pieces { self.name(name) }
    case .first(let forms), .all(let forms, _): for form in forms { name(columnsOf: form) }
    case .constant: break
    case .parts(let inner, _), .table(let inner, _), .date(let inner, _, _), .span(let inner, _), .join(let inner, _),
      .recruiter(let inner), .knownRecruiter(let inner), .person(let inner):
      name(columnsOf: inner)
    case .between(let one, let other), .earliest(let one, let other):
      name(columnsOf: one)
      name(columnsOf: other)
    }
  }

  private mutating func take(_ condition: RowCondition) {
    if case .among(let column, let words, true) = condition { wanted[column] = words[0] }
    if case .known(let column, let table, true) = condition, wanted[column] == nil {
      wanted[column] = preset.tables[table]?.entries.first?.word
    }
  }

  private mutating func find(_ form: ValueForm) {
    switch form {
    case .table(let inner, let name): add(inner, name)
    case .first(let forms), .all(let forms, _): for form in forms { find(form) }
    default: break
    }
  }

  private mutating func add(_ form: ValueForm, _ name: String) {
    // A table that has a meaning for whatever there is has no strange words.
    let words = preset.tables[name]
    if words?.otherwise == "=" || words?.entries.contains(where: { $0.word == "*" }) == true { return }
    var found: [(column: String, join: String?)] = []
    switch form {
    case .column(let column): found = [(column, nil)]
    case .join(.column(let column), let join): found = [(column, join)]
    case .first(let forms): for case .column(let column) in forms { found.append((column, nil)) }
    default: Issue.record("a form that this test does not know: \(form)")
    }
    for (column, join) in found {
      let others = found.map(\.column).filter { $0 != column }
      for header in [columns.filter { !others.contains($0) }, columns] where table.columns == nil || header == columns {
        // Beside another in whose place it may stand, it counts where that one is empty.
        var cells = Dictionary(uniqueKeysWithValues: header.map { ($0, wanted[$0] ?? "2026-03-02 09:30:00") })
        for other in others { cells[other] = "" }
        for (column, test) in table.shape { cells[column] = Self.cell(test) }
        // A mailbox answers before the result does.
        if cells["lastapp"] != nil { cells["lastapp"] = "Dial" }
        uses.append(
          Use(
            column: column, table: name, join: join, others: joined.filter { $0.name != join },
            header: table.columns ?? header,
            hasHeader: table.columns == nil, cells: cells))
      }
    }
  }

  private static func cell(_ test: ShapeTest) -> String {
    switch test {
    case .date: "2026-03-02 09:30:00"
    case .number: "5"
    case .words(let words): words[0]
    }
  }
}
