/// What one import did: the answer of `rightcall import`.
package struct ImportReport: Sendable {
  package struct File: Sendable {
    package var path: String
    /// `canonical` or `mail`.
    package var format: String
    package var rows = 0
    package var added = 0
    package var updated = 0
    package var unchanged = 0
    package var rejected = 0
    /// Beside others, and not read: a warning says why.
    package var isLeftAside = false

    package init(path: String, format: String) {
      self.path = path
      self.format = format
    }
  }

  /// `nil` for a dry run, and where nothing changed; the last, where there are several.
  package var batch: BatchID?
  /// One for each source that an import took in, in the order in which they landed.
  package var batches: [BatchID] = []
  package var files: [File]
  /// At most `Reject.listed`.
  package var rejected: [Reject]
  package var warnings: [ImportWarning]
  /// How many records of each kind the store now holds.
  package var totals: [RecordKind: Int]

  package init(
    batch: BatchID?, files: [File], rejected: [Reject], warnings: [ImportWarning], totals: [RecordKind: Int]
  ) {
    self.batch = batch
    batches = batch.map { [$0] } ?? []
    self.files = files
    self.rejected = rejected
    self.warnings = warnings
    self.totals = totals
  }

  /// Appends what another source's part of the same import did.
  package mutating func add(_ part: ImportReport) {
    let offset = files.count
    files += part.files
    for var reject in part.rejected {
      reject.file += offset
      rejected.append(reject)
    }
    rejected = Array(rejected.prefix(Reject.listed))
    for var warning in part.warnings {
      warning.file += offset
      warnings.append(warning)
    }
    batches += part.batches
    (batch, totals) = (part.batch ?? batch, part.totals)
  }

  /// Files that were not read, each with the reason.
  package var leftAside: [(path: String, why: String)] {
    warnings.filter(isOfFileLeftAside).map { (files[$0.file].path, $0.what) }
  }

  package func isOfFileLeftAside(_ warning: ImportWarning) -> Bool {
    files.indices.contains(warning.file) && files[warning.file].isLeftAside
  }

  package var rejectedCount: Int { files.reduce(0) { $0 + $1.rejected } }
}
