import Recruitment

/// Lands rows that carry their own identity: events, dates, facts, interactions, preferences and actions.
final class EventLanding: KindLanding {
  let run: LandingRun
  let table: RecordTable
  private let ids: IDBlock
  private let update: RecordUpdate
  private var keys: KeyTable
  /// By index of `keys`: whether this import has spoken of the row already.
  private var spoken: [Bool]
  private var participants: ParticipantLanding?
  private var attendance: Attendance?
  private var sets: EventSets?
  private let loadsByChunk: Bool
  private let staged: Int
  private var seen = 0
  private var added = 0
  private var rebuilds: [String] = []
  private let writer: any BulkWriter
  private let textWriter: (any BulkWriter)?
  private let shape: EventShape
  private var resolved: [Int64]
  private let past: PastRows
  private let repeated: RepeatedRows
  private(set) var postponed = PostponedRows()

  var kind: RecordKind { table.kind }
  var ranges: [(first: Int64, last: Int64)] { ids.ranges }

  init(_ run: LandingRun, _ kind: RecordKind) throws {
    self.run = run
    table = RecordTable.of(kind)
    let shape = EventShape(table)
    self.shape = shape
    past = PastRows(kind)
    let hasOwnID = table.ownID != nil
    repeated = RepeatedRows(run, kind) { chunk, row in
      hasOwnID && !chunk.bytes(0, row).isEmpty ? shape.key(chunk, row, content: Fingerprint()) : nil
    }
    ids = IDBlock(counter: table.name, size: kind == .interactions ? 8_192 : 1_024)
    staged = run.staging.count(kind)
    update = try RecordUpdate(run, table, ids)
    resolved = Array(repeating: 0, count: FileSchema.of(kind).fields.count)

    let count = "SELECT count(*) FROM \(table.name) WHERE source_id = $1"
    let existing = run.isNewSource ? 0 : Int(try run.connection.integer(count, [.integer(run.source)]) ?? 0)
    // Reading all keys pays off where about as many rows come in; a small import asks only for its own.
    loadsByChunk = existing > 50_000 && staged < existing / 8 && shape.parent == nil
    keys = KeyTable(expecting: loadsByChunk ? staged * 2 : existing + staged)
    spoken = []
    if kind == .interactions {
      participants = try ParticipantLanding(run, loadAll: !loadsByChunk && existing > 0)
      if run.staging.namesEverybody { attendance = Attendance(run) }
    }
    if shape.parent != nil { sets = EventSets() }
    if try staged > Indexes.worthDropping && run.turns.isAlone && Indexes.isEmpty(table.name, run.connection) {
      try run.close()
      rebuilds = try Indexes.drop(of: table.name, run.connection)
    }
    writer = try run.connection.bulkInsert(into: table.name, columns: shape.writtenColumns)
    textWriter =
      table.asideColumns.isEmpty
      ? nil
      : try run.connection.bulkInsert(
        into: "interaction_text", columns: ["interaction_id"] + table.asideColumns.map(\.name))
    if existing > 0 && !loadsByChunk { try loadAllKeys() }
  }

  /// Where others wait for a landing, in steps short enough for them.
  private func loadAllKeys() throws {
    guard run.turns.canBeGiven else { return try loadKeys("") }
    let last = try run.connection.integer("SELECT max(id) FROM \(table.name)") ?? 0
    for first in stride(from: Int64(0), through: last, by: 131_072) {
      try loadKeys(" AND id BETWEEN \(first) AND \(first + 131_071)")
      try run.giveTurn()
    }
  }

  private func loadKeys(_ condition: String, _ wanted: [Int64]? = nil) throws {
    let pair = table.kind == .interactions ? "person_id, recruiter_id" : "0, 0"
    let live = shape.parent == nil ? "" : " AND replaced_batch_id IS NULL"
    let sql = "SELECT id, key, fingerprint, \(pair) FROM \(table.name) WHERE source_id = $1\(live)\(condition)"
    let take: (ResultRow) -> Void = { row in
      let key = row.integer(1, or: 0)
      if self.keys.index(of: key) != nil { return }
      self.keys.insert(
        key, id: row.integer(0, or: 0), fingerprint: row.integer(2, or: 0),
        pair: ParticipantLanding.pair(row.integer(3, or: 0), row.integer(4, or: 0)))
    }
    if let wanted {
      try run.connection.query(sql, [.integer(run.source)], ids: wanted, row: take)
    } else {
      try run.connection.stream(sql, [.integer(run.source)], row: take)
    }
  }

  func land(_ chunk: StagedChunk, before next: StagedChunk?, at place: Int) throws {
    let rows = try prepare(chunk)
    for row in 0..<chunk.count {
      if try !postpones(chunk, row, at: place, rows.keys[row], rows.prints[row], before: next) {
        try land(chunk, row, at: place, rows.keys[row], rows.prints[row], before: next)
      }
      try run.giveTurn(after: row, of: chunk)
    }
    seen += chunk.count
    try dropIndexesIfGrowing()
  }

  func landPostponed(_ chunk: StagedChunk, before next: StagedChunk?, at place: Int, _ chosen: [Int]) throws {
    let rows = try prepare(chunk)
    for row in chosen { try land(chunk, row, at: place, rows.keys[row], rows.prints[row], before: next) }
  }

  /// - Returns: what makes each row itself, and what it says, in short.
  private func prepare(_ chunk: StagedChunk) throws -> (keys: [Int64], prints: [Int64]) {
    var rowKeys: [Int64] = []
    var prints: [Int64] = []
    rowKeys.reserveCapacity(chunk.count)
    prints.reserveCapacity(chunk.count)
    for row in 0..<chunk.count {
      let content = shape.content(chunk, row)
      rowKeys.append(shape.key(chunk, row, content: content))
      prints.append(shape.fingerprint(chunk, row, content: content))
    }
    if loadsByChunk {
      let known = keys.keys.count
      try loadKeys(" AND key IN ({ids})", rowKeys.filter { keys.index(of: $0) == nil })
      try participants?.load(keys.ids[known...].map { Int64($0) })
    }
    var changed: [Int64] = []
    for row in 0..<chunk.count {
      if let index = keys.index(of: rowKeys[row]), keys.fingerprints[index] != prints[row] {
        changed.append(Int64(keys.ids[index]))
      }
    }
    if !changed.isEmpty { try update.load(changed) }
    return (rowKeys, prints)
  }

  /// Puts a row off that would change a record which others see, and all that follow about that record.
  private func postpones(
    _ chunk: StagedChunk, _ row: Int, at place: Int, _ key: Int64, _ print: Int64, before next: StagedChunk?
  ) throws -> Bool {
    guard run.isOpen, let index = keys.index(of: key) else { return false }
    let record = Int64(keys.ids[index])
    if !postponed.subjects.contains(record) {
      guard keys.fingerprints[index] != print, !ids.holds(record),
        try !isPast(chunk, row, key, index, before: next)
      else { return false }
    }
    postponed.add(row, at: place, about: record)
    return true
  }

  /// Entering rows one by one in an index's order costs more than sorting all of them, where about half as many come in
  /// as there were. How many of those staged are new shows after the first chunks. A server is left alone: there,
  /// dropping an index keeps everyone else from the table until the import ends.
  private func dropIndexesIfGrowing() throws {
    guard run.connection.dialect == .sqlite, rebuilds.isEmpty, !loadsByChunk, added >= Indexes.worthDropping else {
      return
    }
    let coming = (staged - seen) * added / seen
    // Nobody else is to be without them, nor to wait until they are made again.
    if coming > Indexes.worthDropping, coming * 2 > ids.first, run.turns.isAlone {
      try run.close()
      rebuilds = try Indexes.drop(of: table.name, run.connection)
    }
  }

  func finish() throws {
    try writer.flush()
    try textWriter?.flush()
    try Indexes.make(rebuilds, run.connection)
    rebuilds = []
  }

  func settle() throws {
    if let participants { try attendance?.settle(participants) }
    if let sets, let parent = shape.parent {
      var kept: Set<Int64> = []
      for (index, isSpoken) in spoken.enumerated() where isSpoken { kept.insert(Int64(keys.ids[index])) }
      if try sets.replace(in: table.name, parent: parent.name, keeping: kept, run) { run.changed = true }
    }
  }

  /// Whether a row that was there before is of a past whose end is on record.
  private func isPast(
    _ chunk: StagedChunk, _ row: Int, _ key: Int64, _ index: Int, before next: StagedChunk?
  ) throws -> Bool {
    let id = Int64(keys.ids[index])
    guard !ids.holds(id), table.ownID != nil, !chunk.bytes(0, row).isEmpty else { return false }
    let last = past.last(after: row, in: chunk, before: next) { other, place in
      shape.key(other, place, content: shape.content(other, place)) == key
    }
    guard let last else { return false }
    let content = shape.content(last.chunk, last.row)
    if keys.fingerprints[index] == shape.fingerprint(last.chunk, last.row, content: content) { return true }
    guard run.canResolve(last.chunk, last.row, table: table, into: &resolved) else { return false }
    return try update.knows(last.chunk, last.row, of: id, resolved: resolved, leave: shape.left)
  }

  private func land(
    _ chunk: StagedChunk, _ row: Int, at place: Int, _ key: Int64, _ print: Int64, before next: StagedChunk?
  ) throws {
    guard run.hasRequired(chunk, row, table: table), shape.hasSubject(chunk, row, run) else { return }
    let known = keys.index(of: key)
    let isSame =
      try known.map { try keys.fingerprints[$0] == print || isPast(chunk, row, key, $0, before: next) } ?? false
    guard try run.resolve(chunk, row, table: table, only: isSame ? shape.identifying : nil, into: &resolved) else {
      return
    }
    if let at = shape.at { run.note(at: chunk.integer(at, row)) }
    if let parent = shape.parent, chunk.bytes(0, row).isEmpty { sets?.mention(resolved[parent.position]) }
    guard let known else {
      try add(chunk, row, key, print)
      return
    }
    if table.kind == .interactions, run.returning.isGone(.interactions, Int64(keys.ids[known])) {
      // Somebody who was erased took part: its words do not come back with somebody else's row.
      return run.leaveOut(chunk, table.kind)
    }
    let joins =
      try participants?.land(
        interaction: Int64(keys.ids[known]), first: keys.pairs[known], person: resolved[shape.person],
        recruiter: resolved[shape.recruiter]) ?? false
    if joins { run.touched.insert(resolved[shape.person]) }
    let outcome = isSame ? .unchanged : try change(chunk, row, at: place, known, print, joins: joins)
    if !ids.holds(Int64(keys.ids[known])) {
      attendance?.mention(
        chunk, row, Int64(keys.ids[known]), first: keys.pairs[known],
        ParticipantLanding.pair(resolved[shape.person], resolved[shape.recruiter]),
        isUnchanged: outcome == .unchanged && !joins)
    }
    speak(known)
    run.count(joins ? .updated : outcome, file: chunk.file)
  }

  @discardableResult
  private func speak(_ index: Int) -> Bool {
    while spoken.count <= index { spoken.append(false) }
    defer { spoken[index] = true }
    return spoken[index]
  }

  private func change(
    _ chunk: StagedChunk, _ row: Int, at place: Int, _ index: Int, _ print: Int64, joins: Bool
  ) throws -> LandingRun.Outcome {
    let id = Int64(keys.ids[index])
    let settled = ids.holds(id) ? [] : try repeated.settledLater(chunk, row, at: place)
    let difference = try update.apply(
      chunk, row, to: id, resolved: resolved, leave: shape.left.union(settled),
      fingerprint: (keys.fingerprints[index], print))
    if difference.isEmpty {
      let isHeldBack =
        try !joins && !settled.isEmpty && !update.knows(chunk, row, of: id, resolved: resolved, leave: shape.left)
      return repeated.outcome(.unchanged, of: id, isHeldBack: isHeldBack, file: chunk.file)
    }
    if index < spoken.count, spoken[index] {
      run.warn("rows repeated with other content: the last was taken", file: chunk.file)
    }
    keys.fingerprints[index] = print
    if let participants {
      run.touched.insert(Int64(keys.pairs[index] >> 32))
      for person in participants.people(of: id) { run.touched.insert(person) }
    }
    return repeated.outcome(.updated, of: id, isHeldBack: false, file: chunk.file)
  }

  private func add(_ chunk: StagedChunk, _ row: Int, _ key: Int64, _ print: Int64) throws {
    let id = try ids.take(run.connection)
    added += 1
    writer.integer(id)
    for cell in shape.main { write(chunk, row, cell, to: writer) }
    writer.integer(run.source)
    let externalID = table.ownID == nil ? UnsafeBufferPointer(start: nil, count: 0) : chunk.bytes(0, row)
    externalID.isEmpty ? writer.null() : writer.text(externalID)
    writer.integer(key)
    writer.integer(print)
    writer.integer(run.batch)
    if shape.hasDigest {
      let identity = ExternalIdentity(
        source: run.staging.source, kind: table.kind, id: String(decoding: externalID, as: UTF8.self))
      writer.integer(Int64(bitPattern: identity.digest))
    }
    try writer.endRow()
    if let textWriter, shape.aside.contains(where: { !chunk.bytes($0.position, row).isEmpty }) {
      textWriter.integer(id)
      for cell in shape.aside { write(chunk, row, cell, to: textWriter) }
      try textWriter.endRow()
    }
    if !chunk.customNames.isEmpty { try run.addCustom(chunk, row, kind: table.kind, record: id) }
    var pair: UInt64 = 0
    if table.kind == .interactions {
      pair = ParticipantLanding.pair(resolved[shape.person], resolved[shape.recruiter])
      run.touched.insert(resolved[shape.person])
    }
    keys.insert(key, id: id, fingerprint: print, pair: pair)
    speak(keys.keys.count - 1)
    run.count(.added, file: chunk.file)
  }

  @inline(__always)
  private func write(_ chunk: StagedChunk, _ row: Int, _ cell: RecordTable.Cell, to writer: any BulkWriter) {
    switch cell.form {
    case .reference:
      let record = resolved[cell.position]
      record == 0 ? writer.null() : writer.integer(record)
    case .text:
      let bytes = chunk.bytes(cell.position, row)
      bytes.isEmpty ? writer.null() : writer.text(bytes)
    case .integer: writer.optional(chunk.integer(cell.position, row))
    }
  }
}
