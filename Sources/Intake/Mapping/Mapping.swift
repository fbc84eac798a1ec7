import Recruitment

/// How the tables of some other program become records: read from YAML, written by us (a preset), by the firm, or by the
/// wizard. `docs/mapping.md` is its reference.
package struct Mapping: Sendable {
  /// What `--as` takes and reports print: small letters, digits, `-` and `_`.
  package var name: String
  /// For people: `Bullhorn`.
  package var title: String
  /// What to call where the files come from, unless `--source` says.
  package var source: String
  /// For times without an offset, `nil` = the firm's.
  package var zone: String?
  package var dates: DateOrder
  package var tables: [String: ValueTable]
  package var files: [MappedTable]

  package init(
    name: String, title: String, source: String, zone: String? = nil, dates: DateOrder = .asTheFileShows,
    tables: [String: ValueTable] = [:], files: [MappedTable] = []
  ) {
    self.name = name
    self.title = title
    self.source = source
    self.zone = zone
    self.dates = dates
    self.tables = tables
    self.files = files
  }

  /// What the file is called whose table others are joined by.
  func fileJoining(_ name: String) -> String {
    let names = files.first { $0.join?.name == name }?.names ?? []
    return names.first?.replacing("*", with: "") ?? name
  }
}

/// How `03/04/2026` is read.
package enum DateOrder: String, Sendable, CaseIterable {
  case dayFirst = "day-first"
  case monthFirst = "month-first"
  /// Month first in the United States, day first elsewhere; counted, so that somebody can object.
  case asTheFirmDoes = "as the firm does"
  /// Nobody said: a date of the file that can be read in one way only says how the others are meant, and where none does, one
  /// that could be two days is not taken.
  case asTheFileShows = "as the file shows"

  /// Whether the file's own dates may say otherwise.
  var isGuess: Bool { self == .asTheFirmDoes || self == .asTheFileShows }
}

/// One kind of table: how it is known, and the records that each of its rows makes.
package struct MappedTable: Sendable {
  /// File names without their ending, in small letters; `*` stands for anything. Empty = any name.
  var names: [String] = []
  /// Columns without which it is not this table.
  var needs: [String] = []
  /// The columns' names, where the file has no header row.
  var columns: [String]?
  /// What cells of the first row must look like, where there is no header row to know the table by.
  var shape: [(column: String, test: ShapeTest)] = []
  /// Known only when it is asked for by name: its looks say too little.
  var asked = false
  /// Columns that are not kept, not even as custom fields.
  var leaveOut: [String] = []
  /// Rows for which all of this holds are passed over, and counted.
  var skip: [RowCondition] = []
  /// A row for which all of this holds says that its records are gone.
  var deletion: [RowCondition] = []
  var records: [MappedRecord] = []
  var calls: CallTable?
  var join: JoinTable?

  /// Whether it lists whoever works there, and does not just name somebody in passing.
  var namesRecruiters: Bool { records.contains { $0.kind == .recruiters && $0.conditions.isEmpty } }
}

/// What a cell looks like.
enum ShapeTest: Sendable, Equatable {
  case date
  case number
  /// One of these words, in small letters.
  case words([String])
}

/// One record made of a row.
struct MappedRecord: Sendable {
  var kind: RecordKind
  var fields: [(name: String, value: ValueForm)]
  /// The record is made where all of this holds.
  var conditions: [RowCondition] = []
  /// One record for each part of these cells, which the value `{each}` then names.
  var each: [ValueForm] = []
  /// Whether it says that the record was deleted: made of the rows for which the table's `deletion` holds, and of no others.
  var saysDeleted = false

  /// What a row says of a record that was deleted: which it was, and when that happened.
  func deleted(at time: ValueForm) -> MappedRecord? {
    // What hangs on a job or a submission goes with it, and recruiters are of other rows too.
    if [.recruiters, .jobEvents, .submissionEvents, .firm].contains(kind) { return nil }
    let schema = FileSchema.of(kind)
    let kept = fields.filter { schema.position($0.name) == 0 || schema.fields[schema.position($0.name)].required }
    let subject = fields.filter { HeaderBinding.alternatives(kind).contains($0.name) }
    var fields = kept + subject.filter { field in !kept.contains { $0.name == field.name } }
    fields.append(("deleted_at", time))
    return MappedRecord(kind: kind, fields: fields, conditions: conditions, each: each, saysDeleted: true)
  }
}

/// A table that is not of records but says which belong together: looked up by other tables of the same import.
struct JoinTable: Sendable, Equatable {
  var name: String
  var key: ValueForm
  var value: ValueForm
}

/// What a field of a record is made of.
indirect enum ValueForm: Sendable, Equatable {
  /// A cell. The column's name in small letters.
  case column(String)
  case constant(String)
  /// Texts and columns in turn; nothing where all its cells are empty.
  case template([Piece])
  /// The first that is not empty.
  case first([ValueForm])
  /// All that are not empty, joined by the text.
  case all([ValueForm], joiner: String)
  /// The parts between these marks, joined by `;`.
  case parts(ValueForm, of: String)
  case table(ValueForm, name: String)
  /// A date written in an order, or in a zone, of its own.
  case date(ValueForm, order: DateOrder?, zone: String?)
  /// A length of time: so many seconds to the unit; 0 = `h:mm:ss`; negative = so many to a second.
  case span(ValueForm, unit: SpanUnit)
  /// Whole seconds from one time to another.
  case between(ValueForm, ValueForm)
  /// What another table says belongs to this key, parts joined by `;`.
  case join(ValueForm, name: String)
  /// The recruiter whom a name, address, number or extension means; for nobody's the text itself.
  case recruiter(ValueForm)
  /// Likewise; for nobody's nothing, as a line that several share is nobody's.
  case knownRecruiter(ValueForm)
  /// The person whom a number or an address means.
  case person(ValueForm)
  /// The first of the dates that the table has had so far for what the key names.
  case earliest(ValueForm, of: ValueForm)

  enum Piece: Sendable, Equatable {
    case text(String)
    case column(String)
  }

  enum SpanUnit: String, Sendable {
    case seconds, milliseconds, minutes, hours
    case clock = "h:m:s"
  }
}

/// What must hold of a row.
enum RowCondition: Sendable, Equatable {
  case filled(String)
  case empty(String)
  /// One of these texts, in any case.
  case among(String, [String], Bool)
  /// There is a text, and it is another than the other column's.
  case differs(String, String)
  /// Whether a table that joins others says something of this key.
  case joined(ValueForm, table: String, Bool)
  /// Somebody whom the firm has no recruiter for.
  case newRecruiter(String)
  /// A number or address of somebody on record.
  case knownPerson(String)
  /// Whether a table knows the cell.
  case known(String, table: String, Bool)
}
