import Recruitment

/// Rows of one import, set aside outside any lock until all files are read. Not to be used from two threads at once.
package final class ImportStaging {
  let store: Store
  let source: String
  let files: [ImportReport.File]
  /// Tells whether somebody who was erased comes back; needed once anybody was.
  let hash: KeyedHash?
  /// Whether the rows are an export's, whose references may say which source they mean.
  let isExport: Bool
  /// Whether rows of one interaction name all who took part: whoever is on record and not named did not.
  package var namesEverybody = false
  private var spools: [RecordKind: SpoolFile] = [:]
  private let memory: SpoolMemory
  private var rows: [RecordKind: Int] = [:]
  private(set) var rowsPerFile: [Int]
  /// About how much lands.
  var octets: Int { spools.values.reduce(0) { $0 + $1.octets } }

  init(
    store: Store, source: String, files: [ImportReport.File], hash: KeyedHash?, isExport: Bool = false, memory: Int
  ) {
    self.isExport = isExport
    self.memory = SpoolMemory(octets: memory)
    self.hash = hash
    self.store = store
    self.source = source
    self.files = files
    rowsPerFile = Array(repeating: 0, count: files.count)
  }

  /// Sets rows aside. Memory stays flat: once they are many, they wait in a file.
  /// - Throws: `full` where the disk is full; `cannotOpen` where the folder takes no files.
  package func stage(_ batch: RecordBatch) throws {
    if batch.count == 0 { return }
    let spool: SpoolFile
    if let known = spools[batch.kind] {
      spool = known
    } else {
      spool = SpoolFile(folder: store.database.spoolFolder, memory: memory)
      spools[batch.kind] = spool
    }
    try StagedChunk.encode(batch, into: spool)
    rows[batch.kind, default: 0] += batch.count
    while rowsPerFile.count <= batch.file { rowsPerFile.append(0) }
    rowsPerFile[batch.file] += batch.count
  }

  func count(_ kind: RecordKind) -> Int { rows[kind] ?? 0 }

  /// Passes a kind's chunks on in the order in which they were staged, each with the one after it and with where it
  /// stands; each is overwritten by the next but one.
  /// - Parameter chosen: only those that stand there, in that order; `nil` = all.
  func forEachChunk(
    _ kind: RecordKind, at chosen: [Int]? = nil,
    _ body: (StagedChunk, _ next: StagedChunk?, _ place: Int) throws -> Void
  ) throws {
    guard let spool = spools[kind] else { return }
    var (chunk, next) = (StagedChunk(), StagedChunk())
    var following: Int?
    for place in chosen ?? Array(spool.places.indices) {
      if following == place { swap(&chunk, &next) } else { try chunk.load(spool.places[place], of: spool) }
      following = nil
      if place + 1 < spool.places.count {
        try next.load(spool.places[place + 1], of: spool)
        following = place + 1
      }
      try body(chunk, following == nil ? nil : next, place)
    }
  }

  /// Lands everything: all of it, or nothing where it throws. Others write meanwhile.
  /// - Parameters:
  ///   - now: stands for the batch in the log and for changes whose rows do not say when they were made.
  ///   - dryRun: says what would happen and leaves the store as it was.
  ///   - counts: whether the store's records are counted afterwards, which takes a while.
  package func land(now: Instant, dryRun: Bool, counts: Bool = true) throws -> Landing {
    var landing = try LandingRun.land(self, now: now, dryRun: dryRun)
    if counts, landing.batch != nil { landing.totals = try store.counts() }
    return landing
  }
}

extension Store {
  /// Begins an import from `source`: stage its rows, then land them.
  /// - Parameter memory: octets of rows that wait in memory before the rest goes to a file.
  package func beginImport(
    source: String, files: [ImportReport.File], hash: KeyedHash? = nil, isExport: Bool = false,
    memory: Int = 24 << 20
  ) throws -> ImportStaging {
    ImportStaging(store: self, source: source, files: files, hash: hash, isExport: isExport, memory: memory)
  }

  /// Lands an export's sources as one: all of them, or nothing where it throws.
  /// - Returns: what each did, and the batches of words that somebody said of records.
  package func landExport(
    _ stagings: [ImportStaging], _ links: ExportLinks, now: Instant, dryRun: Bool
  ) throws -> (landings: [Landing], words: [BatchID]) {
    if stagings.isEmpty { return ([], []) }
    return try LandingRun.land(stagings, links: links, of: self, now: now, dryRun: dryRun)
  }

  /// Whether anybody is on record.
  package func hasPeople() throws -> Bool {
    try database.read { try $0.integer("SELECT id FROM person LIMIT 1") != nil }
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
  /// How many records of each kind the store holds afterwards; empty where what has landed was not counted.
  package var totals: [RecordKind: Int]
}
