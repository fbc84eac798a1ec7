import Recruitment

/// Rows of one import, set aside outside any lock until all files are read. Not to be used from two threads at once.
package final class ImportStaging {
  let store: Store
  let source: String
  let files: [ImportReport.File]
  /// Tells whether somebody who was erased comes back; needed once anybody was.
  let hash: KeyedHash?
  private var spools: [RecordKind: SpoolFile] = [:]
  private var rows: [RecordKind: Int] = [:]
  private(set) var rowsPerFile: [Int]

  init(store: Store, source: String, files: [ImportReport.File], hash: KeyedHash?) {
    self.hash = hash
    self.store = store
    self.source = source
    self.files = files
    rowsPerFile = Array(repeating: 0, count: files.count)
  }

  /// Sets rows aside. Memory stays flat: they wait in a file.
  /// - Throws: `full` where the disk is full; `cannotOpen` where the folder takes no files.
  package func stage(_ batch: RecordBatch) throws {
    if batch.count == 0 { return }
    let spool: SpoolFile
    if let known = spools[batch.kind] {
      spool = known
    } else {
      spool = try SpoolFile(folder: store.database.spoolFolder)
      spools[batch.kind] = spool
    }
    try StagedChunk.encode(batch, into: spool)
    rows[batch.kind, default: 0] += batch.count
    while rowsPerFile.count <= batch.file { rowsPerFile.append(0) }
    rowsPerFile[batch.file] += batch.count
  }

  func count(_ kind: RecordKind) -> Int { rows[kind] ?? 0 }

  /// Passes a kind's chunks on in the order in which they were staged, and where each stands; each is overwritten by the
  /// next.
  func forEachChunk(_ kind: RecordKind, _ body: (StagedChunk, Int) throws -> Void) throws {
    guard let spool = spools[kind] else { return }
    try spool.flush()
    let chunk = StagedChunk()
    var offset = 0
    while offset < spool.length {
      let place = offset
      offset = try chunk.load(from: spool, at: place)
      try body(chunk, place)
    }
  }

  /// Passes the chunks on again that stand at these places.
  func forEachChunk(_ kind: RecordKind, at places: [Int], _ body: (StagedChunk, Int) throws -> Void) throws {
    guard let spool = spools[kind] else { return }
    let chunk = StagedChunk()
    for place in places {
      _ = try chunk.load(from: spool, at: place)
      try body(chunk, place)
    }
  }

  /// Lands everything: all of it, or nothing where it throws. Others write meanwhile.
  /// - Parameters:
  ///   - now: stands for the batch in the log and for changes whose rows do not say when they were made.
  ///   - dryRun: says what would happen and leaves the store as it was.
  package func land(now: Instant, dryRun: Bool) throws -> Landing {
    try LandingRun.land(self, now: now, dryRun: dryRun)
  }
}

extension Store {
  /// Begins an import from `source`: stage its rows, then land them.
  package func beginImport(
    source: String, files: [ImportReport.File], hash: KeyedHash? = nil
  ) throws -> ImportStaging {
    ImportStaging(store: self, source: source, files: files, hash: hash)
  }
}

/// What landing an import did, or would do.
package struct Landing: Sendable {
  package struct FileCounts: Hashable, Sendable {
    package var added = 0
    package var updated = 0
    package var unchanged = 0
    package var rejected = 0
  }

  /// `nil` for a dry run, and where nothing changed.
  package var batch: BatchID?
  /// By the index of the file in the import's list.
  package var files: [FileCounts]
  /// The first `Reject.listed`; the counts go on.
  package var rejected: [Reject]
  package var warnings: [ImportWarning]
  /// How many records of each kind the store holds afterwards.
  package var totals: [RecordKind: Int]
}
