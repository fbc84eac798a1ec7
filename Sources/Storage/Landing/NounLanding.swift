import Recruitment

/// Lands recruiters, clients, people, jobs, submissions and the firm's settings: records that others name.
final class NounLanding: KindLanding {
  private let run: LandingRun
  private let table: RecordTable
  private let ids: IDBlock
  private let identityIDs = IDBlock(counter: "identity")
  private let update: RecordUpdate
  private let own: NounIndex
  private let records: any BulkWriter
  private let identities: (any BulkWriter)?
  private let lookups: Lookups
  private var resolved: [Int64]
  /// By ordinal of the own index: whether this import has spoken of the record already.
  private var spoken: [Bool] = []
  private let past: PastRows
  private let repeated: RepeatedRows
  private var namesakes: NamedRecruiters?
  private(set) var postponed = PostponedRows()

  var kind: RecordKind { table.kind }
  var ranges: [(first: Int64, last: Int64)] { ids.ranges }

  init(_ run: LandingRun, _ kind: RecordKind) throws {
    self.run = run
    table = RecordTable.of(kind)
    ids = IDBlock(counter: table.name)
    update = try RecordUpdate(run, table, ids)
    own = try run.references.index(kind)
    let own = kind == .firm ? ["key"] : []
    records = try run.connection.bulkInsert(
      into: table.name, columns: ["id"] + own + table.columns.map(\.name) + ["batch_id"])
    identities =
      kind == .firm
      ? nil
      : try run.connection.bulkInsert(
        into: "identity",
        columns: [
          "id", "source_id", "kind", "external_id", "record_id", "mail", "digest", "fingerprint", "batch_id",
          "seen_batch_id",
        ])
    lookups = try Lookups(run.connection, kind)
    resolved = Array(repeating: 0, count: FileSchema.of(kind).fields.count)
    past = PastRows(kind)
    repeated = RepeatedRows(run, kind) { chunk, row in
      var print = Fingerprint()
      print.combine(0, chunk.bytes(0, row))
      return print.stored
    }
    namesakes = kind == .recruiters ? try NamedRecruiters(run.connection, source: run.source) : nil
  }

  func land(_ chunk: StagedChunk, before next: StagedChunk?, at place: Int) throws {
    let prints = try prepare(chunk)
    for row in 0..<chunk.count {
      if try !postpones(chunk, row, at: place, prints[row], before: next) {
        try land(chunk, row, at: place, prints[row], before: next)
      }
      try run.giveTurn(after: row, of: chunk)
    }
  }

  func landPostponed(_ chunk: StagedChunk, before next: StagedChunk?, at place: Int, _ rows: [Int]) throws {
    let prints = try prepare(chunk)
    for row in rows { try land(chunk, row, at: place, prints[row], before: next) }
  }

  /// - Returns: what each row says, in short.
  private func prepare(_ chunk: StagedChunk) throws -> [Int64] {
    var prints: [Int64] = []
    var known: [Int64] = []
    prints.reserveCapacity(chunk.count)
    for row in 0..<chunk.count {
      let print = fingerprint(chunk, row)
      prints.append(print)
      if let ordinal = own.map.ordinal(of: chunk.bytes(0, row)), own.fingerprints[ordinal] != print {
        known.append(own.records[ordinal])
      }
    }
    // Records made in this import and still held back are not there yet: they are fetched when they are needed.
    try update.load(known)
    return prints
  }

  /// Puts a row off that would change a record which others see, and all that follow about that record. What later rows
  /// go by is not put off, such as a person's addresses: there no turn is given any more.
  private func postpones(
    _ chunk: StagedChunk, _ row: Int, at place: Int, _ print: Int64, before next: StagedChunk?
  ) throws -> Bool {
    guard run.isOpen else { return false }
    guard let ordinal = own.map.ordinal(of: chunk.bytes(0, row)) else {
      if let record = try joinable(chunk, row), try !isKnown(chunk, row, of: record) { try run.close() }
      return false
    }
    let record = own.records[ordinal]
    if !postponed.subjects.contains(record) {
      guard own.fingerprints[ordinal] != print, !ids.holds(record),
        try !isPast(chunk, row, ordinal, before: next)
      else { return false }
    }
    guard try addresses(chunk, row).allSatisfy({ try lookups.holds($0, of: record) }) else {
      try run.close()
      return false
    }
    postponed.add(row, at: place, about: record)
    return true
  }

  /// Whether a row that joins a record would add no more than its name for it, which is seen when all is.
  private func isKnown(_ chunk: StagedChunk, _ row: Int, of record: Int64) throws -> Bool {
    if ids.holds(record) { return true }
    guard !postponed.subjects.contains(record), run.canResolve(chunk, row, table: table, into: &resolved) else {
      return false
    }
    return try update.knows(chunk, row, of: record, resolved: resolved, fillOnly: isMail(chunk, row))
  }

  func finish() throws { try records.flush() }

  func settle() throws {}

  private func fingerprint(_ chunk: StagedChunk, _ row: Int) -> Int64 {
    var print = Fingerprint()
    for column in table.columns where column.name != "updated_at" {
      switch chunk.columns[column.position] {
      case .absent: break
      case .integers(let values): if values[row] != Column.unknown { print.combine(column.position, values[row]) }
      case .text:
        let bytes = chunk.bytes(column.position, row)
        if !bytes.isEmpty { print.combine(column.position, bytes) }
      }
    }
    for index in chunk.customNames.indices {
      let bytes = chunk.customBytes(index, row)
      if !bytes.isEmpty {
        print.combine(200, Int64(ExternalNames.hash(chunk.customNames[index])))
        print.combine(201, bytes)
      }
    }
    return print.stored
  }

  /// Whether a row of a record that was there before is of a past whose end is on record.
  private func isPast(_ chunk: StagedChunk, _ row: Int, _ ordinal: Int, before next: StagedChunk?) throws -> Bool {
    let record = own.records[ordinal]
    if ids.holds(record) { return false }
    let externalID = chunk.bytes(0, row)
    guard let last = past.last(after: row, in: chunk, before: next, isSame: { $0.holds(0, $1, externalID) }) else {
      return false
    }
    if own.fingerprints[ordinal] == fingerprint(last.chunk, last.row) { return true }
    guard run.canResolve(last.chunk, last.row, table: table, into: &resolved) else { return false }
    return try update.knows(last.chunk, last.row, of: record, resolved: resolved)
  }

  private func land(
    _ chunk: StagedChunk, _ row: Int, at place: Int, _ print: Int64, before next: StagedChunk?
  ) throws {
    let externalID = chunk.bytes(0, row)
    guard run.hasRequired(chunk, row, table: table) else { return }
    let known = own.map.ordinal(of: externalID)
    if table.kind == .people, try staysErased(chunk, row, known, print) { return }
    if let ordinal = known, try own.fingerprints[ordinal] == print || isPast(chunk, row, ordinal, before: next) {
      run.count(.unchanged, file: chunk.file)
      speak(ordinal)
      return
    }
    guard try run.resolve(chunk, row, table: table, into: &resolved) else {
      // What hangs on a submission of somebody who was erased is left out with it.
      if table.kind == .submissions, known == nil, run.isOfErased(chunk, row) {
        own.add(externalID, record: ReturningPeople.nobody, fingerprint: print, identity: 0)
      }
      return
    }
    if let ordinal = known {
      try change(chunk, row, at: place, ordinal: ordinal, record: own.records[ordinal], print)
    } else if let record = try joinable(chunk, row) {
      try attach(chunk, row, at: place, to: record, print)
    } else {
      try add(chunk, row, print)
    }
  }

  /// Whether the row is about somebody who was erased. For the rest of this import they go by the number that is left of
  /// them; nothing is written.
  private func staysErased(_ chunk: StagedChunk, _ row: Int, _ known: Int?, _ print: Int64) throws -> Bool {
    if run.returning.isEmpty { return false }
    let externalID = chunk.bytes(0, row)
    if let known {
      guard run.returning.isGone(.people, own.records[known]) else { return false }
    } else {
      let addresses = addresses(chunk, row)
      guard let left = run.returning.returning(externalID: externalID, addresses: addresses) else { return false }
      own.add(externalID, record: left, fingerprint: print, identity: 0)
    }
    run.leaveOut(chunk, .people)
    return true
  }

  /// - Returns: whether the import spoke of it before.
  @discardableResult
  private func speak(_ ordinal: Int) -> Bool {
    while spoken.count <= ordinal { spoken.append(false) }
    defer { spoken[ordinal] = true }
    return spoken[ordinal]
  }

  private func isMail(_ chunk: StagedChunk, _ row: Int) -> Bool { ExternalNames.isMail(chunk.bytes(0, row)) }

  private func change(
    _ chunk: StagedChunk, _ row: Int, at place: Int, ordinal: Int, record: Int64, _ print: Int64
  ) throws {
    let fillOnly = try isMail(chunk, row) && lookups.hasOtherIdentity(record)
    let settled = ids.holds(record) ? [] : try repeated.settledLater(chunk, row, at: place)
    let difference = try update.apply(
      chunk, row, to: record, resolved: resolved, fillOnly: fillOnly, leave: settled,
      lists: try repeated.together(chunk, row))
    if speak(ordinal), !difference.isEmpty {
      run.warn("rows repeated with other content: the last was taken", file: chunk.file)
    }
    own.fingerprints[ordinal] = print
    if table.kind != .firm {
      try run.connection.execute(
        "UPDATE identity SET fingerprint = $1, seen_batch_id = $2 WHERE id = $3",
        [.integer(print), .integer(run.batch), .integer(own.identities[ordinal])])
    }
    try after(difference, record)
    let isHeldBack =
      try difference.isEmpty && !settled.isEmpty
      && !update.knows(chunk, row, of: record, resolved: resolved, fillOnly: fillOnly)
    let outcome: LandingRun.Outcome = difference.isEmpty ? .unchanged : .updated
    run.count(repeated.outcome(outcome, of: record, isHeldBack: isHeldBack, file: chunk.file), file: chunk.file)
  }

  private func after(_ difference: RecordUpdate.Difference, _ record: Int64) throws {
    if !difference.changed.isDisjoint(with: Lookups.fields) { try lookups.refresh(record) }
    if table.kind == .people, difference.changed.contains("deleted_at") { run.touched.insert(record) }
  }

  /// The one record that the row's addresses name, where mail and an address book may be joined: a row known from mail
  /// alone joins any record; any other row joins a record known from mail alone.
  private func joinable(_ chunk: StagedChunk, _ row: Int) throws -> Int64? {
    if run.isRestoring { return nil }
    if let record = namesakes?.record(chunk, row) { return record }
    guard let record = try lookups.onlyRecord(addresses: addresses(chunk, row)) else { return nil }
    return try isMail(chunk, row) || !lookups.hasOtherIdentity(record) ? record : nil
  }

  private func addresses(_ chunk: StagedChunk, _ row: Int) -> [String] {
    guard let position = lookups.addressPosition else { return [] }
    let cell = chunk.bytes(position, row)
    return cell.isEmpty ? [] : Folding.addresses(String(decoding: cell, as: UTF8.self))
  }

  private func attach(_ chunk: StagedChunk, _ row: Int, at place: Int, to record: Int64, _ print: Int64) throws {
    let mail = isMail(chunk, row)
    namesakes?.take(record)
    try addIdentity(chunk, row, record: record, print)
    let settled = ids.holds(record) ? [] : try repeated.settledLater(chunk, row, at: place)
    let difference = try update.apply(chunk, row, to: record, resolved: resolved, fillOnly: mail, leave: settled)
    if !mail { lookups.noteOtherIdentity(record) }
    try after(difference, record)
    run.count(.updated, file: chunk.file)
  }

  private func add(_ chunk: StagedChunk, _ row: Int, _ print: Int64) throws {
    let id = try ids.take(run.connection)
    records.integer(id)
    if table.kind == .firm { records.text(chunk.bytes(0, row)) }
    for column in table.columns { write(chunk, row, column) }
    records.integer(run.batch)
    try records.endRow()
    if table.kind == .firm {
      own.add(chunk.bytes(0, row), record: id, fingerprint: print, identity: 0)
    } else {
      try addIdentity(chunk, row, record: id, print)
      if !isMail(chunk, row) { lookups.noteOtherIdentity(id) }
    }
    try lookups.add(
      id, addresses: addresses(chunk, row),
      name: table.kind == .people ? chunk.text(FileSchema.of(.people).position("name"), row) : nil)
    try run.addCustom(chunk, row, kind: table.kind, record: id)
    if let ordinal = own.map.ordinal(of: chunk.bytes(0, row)) { speak(ordinal) }
    run.count(.added, file: chunk.file)
  }

  private func write(_ chunk: StagedChunk, _ row: Int, _ column: RecordTable.StoredColumn) {
    if column.reference != nil {
      resolved[column.position] == 0 ? records.null() : records.integer(resolved[column.position])
    } else if column.isText {
      let bytes = chunk.bytes(column.position, row)
      bytes.isEmpty ? records.null() : records.text(bytes)
    } else {
      records.optional(chunk.integer(column.position, row))
    }
  }

  private func addIdentity(_ chunk: StagedChunk, _ row: Int, record: Int64, _ print: Int64) throws {
    guard let identities else { return }
    let externalID = chunk.bytes(0, row)
    let identity = try identityIDs.take(run.connection)
    let digest = ExternalIdentity(
      source: run.staging.source, kind: table.kind, id: String(decoding: externalID, as: UTF8.self)
    ).digest
    identities.integer(identity)
    identities.integer(run.source)
    identities.integer(Int64(table.kind.rawValue))
    identities.text(externalID)
    identities.integer(record)
    identities.integer(isMail(chunk, row) ? 1 : 0)
    identities.integer(Int64(bitPattern: digest))
    identities.integer(print)
    identities.integer(run.batch)
    identities.integer(run.batch)
    try identities.endRow()
    own.add(externalID, record: record, fingerprint: print, identity: identity)
  }
}

enum ExternalNames {
  private static let mailPrefix = Array("mail:".utf8)

  /// Whether an external id is one that mail alone gave: `mail:` and a keyed hash of the address.
  static func isMail(_ externalID: UnsafeBufferPointer<UInt8>) -> Bool {
    externalID.count >= 5 && (0..<5).allSatisfy { externalID[$0] == mailPrefix[$0] }
  }

  static func hash(_ name: String) -> Int64 {
    var copy = name
    return copy.withUTF8 { bytes in
      var print = Fingerprint()
      print.combine(0, bytes)
      return print.stored
    }
  }
}
