import Recruitment

/// Where the store keeps one kind of record: the interchange's fields as columns of the same names.
struct RecordTable: Sendable {
  struct StoredColumn: Sendable {
    /// Position in the kind's `FileSchema`.
    let position: Int
    let name: String
    let isText: Bool
    let reference: RecordKind?
    /// Kept in `interaction_text`: long, and rarely read.
    let aside: Bool

    var cell: Cell {
      Cell(position: position, form: reference.map { .reference($0) } ?? (isText ? .text : .integer))
    }
  }

  /// As much of a column as writing a cell needs: free of names, so that a row's loop counts no references.
  struct Cell: Sendable {
    enum Form {
      case text, integer
      case reference(RecordKind)
    }
    let position: Int
    let form: Form
  }

  let kind: RecordKind
  let name: String
  /// The position of the kind's own external id, where it has one.
  let ownID: Int?
  /// Without the own id and `moment_id`'s like; in the schema's order.
  let columns: [StoredColumn]
  /// Whether rows are records of their own that others name, known through the table `identity`.
  let isNoun: Bool
  let requiredPositions: [Int]
  let references: [(position: Int, kind: RecordKind)]

  static func of(_ kind: RecordKind) -> RecordTable { all[Int(kind.rawValue)] }

  static let all: [RecordTable] = RecordKind.allCases.map { RecordTable($0) }

  static let nouns: [RecordKind] = [.recruiters, .clients, .people, .jobs, .submissions]
  static let events: [RecordKind] = [
    .jobEvents, .submissionEvents, .dates, .facts, .interactions, .preferences, .momentActions,
  ]

  private init(_ kind: RecordKind) {
    let names = [
      "firm_setting", "recruiter", "client", "person", "job", "job_event", "submission", "submission_event",
      "planned_date", "fact", "interaction", "preference", "moment_action",
    ]
    self.kind = kind
    name = names[Int(kind.rawValue)]
    isNoun = Self.nouns.contains(kind) || kind == .firm
    let schema = FileSchema.of(kind)
    // A moment's id names a moment, not the row.
    ownID = kind == .momentActions ? nil : 0
    var columns: [StoredColumn] = []
    for (position, field) in schema.fields.enumerated() where position != ownID {
      var reference: RecordKind?
      if case .reference(let target) = field.type { reference = target }
      let aside = kind == .interactions && ["subject", "body", "quoted"].contains(field.name)
      columns.append(
        StoredColumn(
          position: position, name: field.name, isText: field.type.isText && reference == nil, reference: reference,
          aside: aside))
    }
    self.columns = columns
    references = columns.compactMap { column in column.reference.map { (column.position, $0) } }
    requiredPositions = schema.fields.indices.filter { schema.fields[$0].required }
  }

  var mainColumns: [StoredColumn] { columns.filter { !$0.aside } }
  var asideColumns: [StoredColumn] { columns.filter(\.aside) }

  func column(_ name: String) -> StoredColumn? { columns.first { $0.name == name } }
}
