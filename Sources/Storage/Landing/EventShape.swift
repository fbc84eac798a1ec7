import Recruitment

/// What makes a row of a kind itself, and where its parts stand.
struct EventShape {
  let main: [RecordTable.Cell]
  let aside: [RecordTable.Cell]
  let writtenColumns: [String]
  let hasDigest: Bool
  let at: Int?
  /// Of an event: the job or submission whose set it belongs to.
  let parent: RecordTable.StoredColumn?
  let person: Int
  let recruiter: Int
  /// References that a row known already must still resolve.
  let identifying: [Int]
  /// Columns not compared with what is stored: further participants are rows of their own.
  let left: Set<String>
  private let kind: RecordKind
  private let contentPositions: [Int]
  private let deletedAt: Int
  private let subjects: [Int]

  init(_ table: RecordTable) {
    kind = table.kind
    let schema = FileSchema.of(kind)
    main = table.mainColumns.map(\.cell)
    aside = table.asideColumns.map(\.cell)
    hasDigest = kind == .dates || kind == .facts
    writtenColumns =
      ["id"] + table.mainColumns.map(\.name) + ["source_id", "external_id", "key", "fingerprint", "batch_id"]
      + (hasDigest ? ["digest"] : [])
    at = kind == .preferences ? nil : schema.firstPosition("at")
    parent =
      switch kind {
      case .jobEvents: table.column("job_id")
      case .submissionEvents: table.column("submission_id")
      default: nil
      }
    person = schema.firstPosition("person_id") ?? 0
    recruiter = schema.firstPosition("recruiter_id") ?? 0
    let isInteraction = kind == .interactions
    identifying = isInteraction ? [person, recruiter] : parent.map { [$0.position] } ?? []
    left = isInteraction ? ["person_id", "recruiter_id"] : []
    let apart = isInteraction ? [person, recruiter] : []
    contentPositions = table.columns.map(\.position).filter {
      !apart.contains($0) && !["updated_at", "deleted_at"].contains(schema.fields[$0].name)
    }
    deletedAt = schema.position("deleted_at")
    subjects =
      switch kind {
      case .facts: ["person_id", "client_id", "job_id", "submission_id"].map(schema.position)
      case .dates: ["submission_id", "job_id"].map(schema.position)
      default: []
      }
  }

  /// What the row says, without its id, who took part, and when its source touched it.
  func content(_ chunk: StagedChunk, _ row: Int) -> Fingerprint {
    var print = Fingerprint()
    for position in contentPositions {
      switch chunk.columns[position] {
      case .absent: break
      case .integers(let values): if values[row] != Column.unknown { print.combine(position, values[row]) }
      case .text:
        let bytes = chunk.bytes(position, row)
        if !bytes.isEmpty { print.combine(position, bytes) }
      }
    }
    for index in chunk.customNames.indices {
      let bytes = chunk.customBytes(index, row)
      if !bytes.isEmpty {
        print.combine(200, ExternalNames.hash(chunk.customNames[index]))
        print.combine(201, bytes)
      }
    }
    return print
  }

  /// An own id where there is one (a date's with its `at`: later ones are versions), else the content.
  func key(_ chunk: StagedChunk, _ row: Int, content: Fingerprint) -> Int64 {
    if kind == .momentActions { return content.stored }
    let id = chunk.bytes(0, row)
    if id.isEmpty { return content.stored }
    var print = Fingerprint()
    print.combine(0, id)
    if kind == .dates, let at { print.combine(at, chunk.integer(at, row)) }
    return print.stored
  }

  func fingerprint(_ chunk: StagedChunk, _ row: Int, content: Fingerprint) -> Int64 {
    let deleted = chunk.integer(deletedAt, row)
    if deleted == Column.unknown { return content.stored }
    var print = content
    print.combine(deletedAt, deleted)
    return print.stored
  }

  /// Whether a fact or date says what it is about.
  func hasSubject(_ chunk: StagedChunk, _ row: Int, _ run: LandingRun) -> Bool {
    guard let first = subjects.first else { return true }
    for position in subjects where !chunk.isUnknown(position, row) { return true }
    run.reject(
      chunk, row, column: FileSchema.of(kind).fields[first].name, value: "", why: "does not say what it is about")
    return false
  }
}
