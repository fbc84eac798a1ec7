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

    package init(path: String, format: String) {
      self.path = path
      self.format = format
    }
  }

  /// `nil` for a dry run, and where nothing changed.
  package var batch: BatchID?
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
    self.files = files
    self.rejected = rejected
    self.warnings = warnings
    self.totals = totals
  }

  package var rejectedCount: Int { files.reduce(0) { $0 + $1.rejected } }
}
