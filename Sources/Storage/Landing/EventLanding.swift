import Recruitment

/// Lands rows that carry their own identity: events, dates, facts, interactions, preferences and actions.
final class EventLanding {
  let run: LandingRun
  let table: RecordTable
  private var ids: IDBlock
  private let update: RecordUpdate
  private let firstNew = NounLanding.Box()
  private var keys: KeyTable
  /// By index of `keys`: whether this import has spoken of the row already.
  private var spoken: [Bool]
  private var participants: ParticipantLanding?
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

  init(_ run: LandingRun, _ kind: RecordKind) throws {
    self.run = run
    table = RecordTable.of(kind)
    shape = EventShape(table)
    past = PastRows(kind)
    ids = IDBlock(counter: table.name, size: kind == .interactions ? 8_192 : 1_024)
    staged = run.staging.count(kind)
    let firstNew = firstNew
    update = try RecordUpdate(run, table) { firstNew.value }
    resolved = Array(repeating: 0, count: FileSchema.of(kind).fields.count)

    let existing = Int(
      try run.connection.integer("SELECT count(*) FROM \(table.name) WHERE source_id = $1", [.integer(run.source)]) ?? 0
    )
    // Reading all keys pays off where about as many rows come in; a small import asks only for its own.
    loadsByChunk = existing > 50_000 && staged < existing / 8 && shape.parent == nil
    keys = KeyTable(expecting: loadsByChunk ? staged * 2 : existing + staged)
    spoken = []
    if kind == .interactions { participants = try ParticipantLanding(run, loadAll: !loadsByChunk && existing > 0) }
    if shape.parent != nil { sets = EventSets() }
    if try staged > Indexes.worthDropping && Indexes.isEmpty(table.name, run.connection) {
      rebuilds = try Indexes.drop(of: table.name, run.connection)
    }
    writer = try run.connection.bulkInsert(into: table.name, columns: shape.writtenColumns)
    textWriter =
      table.asideColumns.isEmpty
      ? nil
      : try run.connection.bulkInsert(
        into: "interaction_text", columns: ["interaction_id"] + table.asideColumns.map(\.name))
    if existing > 0 && !loadsByChunk { try loadKeys("", []) }
  }

  private func loadKeys(_ condition: String, _ wanted: [Int64]) throws {
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
    if condition.isEmpty {
      try run.connection.stream(sql, [.integer(run.source)], row: take)
    } else {
      try run.connection.query(sql, [.integer(run.source)], ids: wanted, row: take)
    }
  }

  func land(_ chunk: StagedChunk, before next: StagedChunk?) throws {
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
    for row in 0..<chunk.count { try land(chunk, row, rowKeys[row], prints[row], before: next) }
    seen += chunk.count
    try dropIndexesIfGrowing()
  }

  /// Entering rows one by one in an index's order costs more than sorting all of them, where about half as many come in
  /// as there were. How many of those staged are new shows after the first chunks. A server is left alone: there,
  /// dropping an index keeps everyone else from the table until the import ends.
  private func dropIndexesIfGrowing() throws {
    guard run.connection.dialect == .sqlite, rebuilds.isEmpty, !loadsByChunk, added >= Indexes.worthDropping else {
      return
    }
    let coming = (staged - seen) * added / seen
    if coming > Indexes.worthDropping, coming * 2 > firstNew.value {
      rebuilds = try Indexes.drop(of: table.name, run.connection)
    }
  }

  func finish() throws {
    try writer.flush()
    try textWriter?.flush()
    for sql in rebuilds { try run.connection.execute(sql) }
    for range in ids.ranges {
      try Ledger.addRange(
        batch: run.batch, kind: table.kind, first: range.first, last: range.last, on: run.connection)
    }
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
    guard id < firstNew.value, table.ownID != nil, !chunk.bytes(0, row).isEmpty else { return false }
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
    _ chunk: StagedChunk, _ row: Int, _ key: Int64, _ print: Int64, before next: StagedChunk?
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
    var outcome = isSame ? LandingRun.Outcome.unchanged : try change(chunk, row, known, print)
    if let participants,
      try participants.land(
        interaction: Int64(keys.ids[known]), first: keys.pairs[known], person: resolved[shape.person],
        recruiter: resolved[shape.recruiter])
    {
      run.touched.insert(resolved[shape.person])
      if outcome == .unchanged { outcome = .updated }
    }
    speak(known)
    run.count(outcome, file: chunk.file)
  }

  @discardableResult
  private func speak(_ index: Int) -> Bool {
    while spoken.count <= index { spoken.append(false) }
    defer { spoken[index] = true }
    return spoken[index]
  }

  private func change(_ chunk: StagedChunk, _ row: Int, _ index: Int, _ print: Int64) throws -> LandingRun.Outcome {
    let id = Int64(keys.ids[index])
    let difference = try update.apply(
      chunk, row, to: id, resolved: resolved, leave: shape.left, fingerprint: (keys.fingerprints[index], print))
    if difference.isEmpty { return .unchanged }
    if index < spoken.count, spoken[index] {
      run.warn("rows repeated with other content: the last was taken", file: chunk.file)
    }
    keys.fingerprints[index] = print
    if let participants {
      run.touched.insert(Int64(keys.pairs[index] >> 32))
      for person in participants.people(of: id) { run.touched.insert(person) }
    }
    return .updated
  }

  private func add(_ chunk: StagedChunk, _ row: Int, _ key: Int64, _ print: Int64) throws {
    let id = try ids.take(run.connection)
    added += 1
    if id < firstNew.value { firstNew.value = id }
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
