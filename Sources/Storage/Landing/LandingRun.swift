import Recruitment

/// One import on its way into the tables, in one transaction or, where others want to write meanwhile, in several that
/// nobody sees before the last. Until then it only adds: rows that change records which others see wait for the last one.
final class LandingRun {
  let connection: any Connection
  let turns: any Turns
  let staging: ImportStaging
  let source: Int64
  /// Whether this landing made the source: then nothing of it is known.
  let isNewSource: Bool
  /// Whether an export is read into an empty store: records are then what they were, and nobody is taken for somebody else.
  let isRestoring: Bool
  let batch: Int64
  let now: Instant
  let references: ReferenceIndex
  let audit: AuditTrail
  let returning: ReturningPeople
  var touched = TouchedSet()
  /// Whether the store differs from what it was.
  var changed = false
  /// The newest `at` of any event row taken.
  var newest: Int64?
  private var counts: [Landing.FileCounts]
  private var rejected: [Reject] = []
  private var rejectedRows: Set<Int64> = []
  private var warnings: [Int: [String: Int]] = [:]
  private var customWriter: (any BulkWriter)?
  private var landings: [any KindLanding] = []
  /// Whether a turn may be given away: nothing was done yet that others would see.
  private(set) var isOpen: Bool

  /// Takes a transaction back and carries the answer out of it.
  private struct RolledBack: Error {
    let landings: [Landing]
  }

  static func land(_ staging: ImportStaging, now: Instant, dryRun: Bool) throws -> Landing {
    try land([staging], links: nil, of: staging.store, now: now, dryRun: dryRun).landings[0]
  }

  /// Lands what several sources say, kind by kind, all of it or nothing: each may name what another one has.
  /// - Parameter links: of an export: what it says beside its rows.
  /// - Returns: what each did, and the batches of words that somebody said of records.
  static func land(
    _ stagings: [ImportStaging], links: ExportLinks?, of store: Store, now: Instant, dryRun: Bool
  ) throws -> (landings: [Landing], words: [BatchID]) {
    do {
      let octets = dryRun ? 0 : stagings.reduce(0) { $0 + $1.octets }
      return try store.database.land(octets: octets) { connection, turns in
        try connection.lock(.landing)
        let isRestoring =
          try links != nil && connection.integer("SELECT id FROM identity LIMIT 1") == nil
        let turns = stagings.count == 1 ? turns : NoTurns()
        let runs = try stagings.map { try LandingRun(connection, turns, $0, now: now, isRestoring: isRestoring) }
        let words = try landAll(runs, links)
        if dryRun || !runs.contains(where: \.changed) {
          let totals = try Totals.count(connection)
          throw RolledBack(landings: runs.map { $0.result(batch: nil, totals: totals) })
        }
        for run in runs {
          try Store.noteUnjoined(run.batch, connection)
          try ChangeLog.append(batch: run.batch, run.touched.people, to: connection)
        }
        return (landings: runs.map { $0.result(batch: BatchID($0.batch), totals: [:]) }, words: words)
      }
    } catch let taken as RolledBack {
      return (taken.landings, [])
    }
  }

  private init(
    _ connection: any Connection, _ turns: any Turns, _ staging: ImportStaging, now: Instant, isRestoring: Bool
  ) throws {
    self.connection = connection
    self.turns = turns
    self.staging = staging
    self.now = now
    self.isRestoring = isRestoring
    isOpen = turns.canBeGiven
    isNewSource =
      try connection.integer("SELECT id FROM source WHERE name = $1", [.text(staging.source)]) == nil
    source = try Ledger.source(staging.source, on: connection)
    batch = try Ledger.beginBatch(source: source, what: "import", now: now, on: connection)
    references = ReferenceIndex(connection, source: source, isExport: staging.isExport)
    audit = AuditTrail(connection, batch: batch)
    returning = try ReturningPeople(connection, source: staging.source, hash: staging.hash)
    counts = Array(repeating: Landing.FileCounts(), count: max(staging.files.count, staging.rowsPerFile.count))
  }

  private static func landAll(_ runs: [LandingRun], _ links: ExportLinks?) throws -> [BatchID] {
    // They hold their run, and it holds them.
    defer { for run in runs { run.landings = [] } }
    for kind in RecordKind.allCases {
      for run in runs where run.staging.count(kind) > 0 { try run.land(kind) }
    }
    for run in runs { try run.close() }
    for run in runs {
      for landing in run.landings { try landing.settle() }
      if let newest = run.newest { try Ledger.raiseNewest(of: run.source, to: newest, on: run.connection) }
    }
    if let run = runs.first { try WordsApart.hold(run.connection) }
    guard let links, let landing = try LinkLanding(runs, links) else { return [] }
    try landing.land()
    if landing.changed { runs[0].changed = true }
    return landing.batches
  }

  private func land(_ kind: RecordKind) throws {
    let landing: any KindLanding =
      RecordTable.of(kind).isNoun ? try NounLanding(self, kind) : try EventLanding(self, kind)
    landings.append(landing)
    try staging.forEachChunk(kind) { chunk, next, place in
      try landing.land(chunk, before: next, at: place)
      try giveTurn()
    }
    try landing.finish()
    try note(landing)
  }

  /// Lets others write, if somebody waits and nothing was done yet that they would see.
  func giveTurn() throws {
    guard isOpen, turns.isWanted else { return }
    for landing in landings { try note(landing) }
    // What people write meanwhile is of our own source: it must be there for them.
    let hidesSource = isNewSource && staging.source != Store.ownSource
    try turns.give(LandingMark(batch: batch, newSource: hidesSource ? source : nil))
  }

  /// Rows after which a landing looks whether somebody waits: on a busy machine a chunk's would take a second.
  static let rowsAtOnce = 512

  /// Within a chunk; the last of its rows is followed by a turn anyway.
  @inline(__always)
  func giveTurn(after row: Int, of chunk: StagedChunk) throws {
    if (row + 1) % Self.rowsAtOnce == 0, row + 1 < chunk.count { try giveTurn() }
  }

  /// Writes down which ids the kind took: by them they are hidden, and taken back.
  private func note(_ landing: any KindLanding) throws {
    for range in landing.ranges {
      try Ledger.addRange(
        batch: batch, kind: landing.kind, first: range.first, last: range.last, on: connection)
    }
  }

  /// No turn is given from here on: something is about to be done that others will see, at once with all the rest when
  /// the transaction ends. What was put off comes first, in the order in which it was read.
  func close() throws {
    guard isOpen else { return }
    isOpen = false
    for landing in landings {
      let postponed = landing.postponed
      try staging.forEachChunk(landing.kind, at: postponed.places) { chunk, next, place in
        try landing.landPostponed(chunk, before: next, at: place, postponed.rows(at: place))
      }
    }
  }

  private func result(batch: BatchID?, totals: [RecordKind: Int]) -> Landing {
    var list: [ImportWarning] = []
    for (file, entries) in warnings.sorted(by: { $0.key < $1.key }) {
      for (what, count) in entries.sorted(by: { $0.key < $1.key }) {
        list.append(ImportWarning(file: file, what: what, count: count))
      }
    }
    return Landing(batch: batch, files: counts, rejected: rejected, warnings: list, totals: totals)
  }

  // MARK: What landings report

  enum Outcome { case added, updated, unchanged }

  func count(_ outcome: Outcome, file: Int) {
    switch outcome {
    case .added:
      counts[file].added += 1
      changed = true
    case .updated:
      counts[file].updated += 1
      changed = true
    case .unchanged: counts[file].unchanged += 1
    }
  }

  /// A row that was counted as saying nothing new is one of those that did.
  func recount(file: Int) {
    counts[file].unchanged -= 1
    counts[file].updated += 1
  }

  func reject(_ chunk: StagedChunk, _ row: Int, column: String, value: String, why: String) {
    // A row of which two records cannot be taken is one row.
    let line = Int64(chunk.line(row))
    if line == 0 || rejectedRows.insert(Int64(chunk.file) << 32 | line).inserted { counts[chunk.file].rejected += 1 }
    if rejected.count < Reject.listed {
      rejected.append(Reject(file: chunk.file, line: chunk.line(row), column: column, value: value, why: why))
    }
  }

  /// Leaves a row out that is about somebody who was erased.
  func leaveOut(_ chunk: StagedChunk, _ kind: RecordKind) {
    let what =
      kind == .people
      ? "people who were erased came back: they stay erased" : "rows about people who were erased: left out"
    warn(what, file: chunk.file)
  }

  func warn(_ what: String, file: Int) { warnings[file, default: [:]][what, default: 0] += 1 }

  func note(at: Int64) {
    if at != Column.unknown { newest = max(newest ?? at, at) }
  }

  // MARK: What landings share

  /// Checks required cells and resolves the references among `positions` into `resolved` (0 = none).
  /// - Returns: false where the row was rejected.
  func resolve(
    _ chunk: StagedChunk, _ row: Int, table: RecordTable, only: [Int]? = nil, into resolved: inout [Int64]
  ) throws -> Bool {
    for (position, kind) in table.references {
      if let only, !only.contains(position) { continue }
      let bytes = chunk.bytes(position, row)
      if bytes.isEmpty {
        resolved[position] = 0
        continue
      }
      guard let record = try references.record(kind, bytes) ?? returned(kind, bytes) else {
        reject(
          chunk, row, column: FileSchema.of(table.kind).fields[position].name,
          value: String(decoding: bytes, as: UTF8.self),
          why:
            "names a \(Self.noun(kind)) \(kind == .people || kind == .recruiters ? "who" : "that") is in no file of this import and not yet known"
        )
        return false
      }
      if returning.isGone(kind, record) {
        guard table.kind == .jobs else {
          leaveOut(chunk, table.kind)
          return false
        }
        // A job outlives its contact.
        resolved[position] = max(0, record)
        continue
      }
      resolved[position] = record
    }
    return true
  }

  /// Resolves a row's references without a word where one leads nowhere.
  func canResolve(_ chunk: StagedChunk, _ row: Int, table: RecordTable, into resolved: inout [Int64]) -> Bool {
    for (position, kind) in table.references {
      let bytes = chunk.bytes(position, row)
      if bytes.isEmpty {
        resolved[position] = 0
      } else {
        guard let record = try? references.record(kind, bytes) else { return false }
        resolved[position] = record
      }
    }
    return true
  }

  /// Whether a submission's row names somebody who was erased.
  func isOfErased(_ chunk: StagedChunk, _ row: Int) -> Bool {
    if returning.isEmpty { return false }
    let person = chunk.bytes(FileSchema.of(.submissions).position("person_id"), row)
    guard let record = (try? references.record(.people, person)) ?? returned(.people, person) else { return false }
    return returning.isGone(.people, record)
  }

  private func returned(_ kind: RecordKind, _ bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
    kind == .people ? returning.returning(reference: bytes) : nil
  }

  func hasRequired(_ chunk: StagedChunk, _ row: Int, table: RecordTable) -> Bool {
    for position in table.requiredPositions where chunk.isUnknown(position, row) {
      reject(chunk, row, column: FileSchema.of(table.kind).fields[position].name, value: "", why: "is missing")
      return false
    }
    return true
  }

  private static func noun(_ kind: RecordKind) -> String {
    switch kind {
    case .people: "person"
    case .recruiters: "recruiter"
    case .clients: "client"
    case .jobs: "job"
    case .submissions: "submission"
    default: kind.name
    }
  }

  /// Keeps the cells of columns that the interchange does not know.
  func addCustom(_ chunk: StagedChunk, _ row: Int, kind: RecordKind, record: Int64) throws {
    for (index, name) in chunk.customNames.enumerated() {
      let bytes = chunk.customBytes(index, row)
      if bytes.isEmpty { continue }
      let writer: any BulkWriter
      if let customWriter {
        writer = customWriter
      } else {
        writer = try connection.bulkInsert(
          into: "custom_field", columns: ["kind", "record_id", "name", "value", "batch_id"])
        customWriter = writer
      }
      try writer.row([
        .integer(Int64(kind.rawValue)), .integer(record), .text(name), .text(String(decoding: bytes, as: UTF8.self)),
        .integer(batch),
      ])
    }
  }
}

/// Whose interactions a transaction touched; beyond a limit it is not worth listing them.
struct TouchedSet {
  private var listed: Set<UInt32> = []
  private var overflowed = false
  static let limit = 10_000

  @inline(__always)
  mutating func insert(_ person: Int64) {
    if overflowed || person == 0 { return }
    listed.insert(UInt32(truncatingIfNeeded: person))
    if listed.count > Self.limit {
      overflowed = true
      listed = []
    }
  }

  mutating func insertEveryone() {
    overflowed = true
    listed = []
  }

  var people: TouchedPeople { overflowed ? .everyone : .some(listed.sorted()) }
}
