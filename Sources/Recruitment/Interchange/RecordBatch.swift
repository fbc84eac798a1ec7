/// Rows of one kind on their way from a file to a store: typed, checked cell by cell, references still external.
package struct RecordBatch: Sendable {
  /// A column the interchange does not know: kept as a custom field of its record.
  package struct CustomField: Sendable {
    package var name: String
    package var values: TextColumn

    package init(name: String, values: TextColumn) {
      self.name = name
      self.values = values
    }
  }

  package var kind: RecordKind
  /// The index of the file in the import's list of files.
  package var file: Int
  /// One for each field of the kind's schema, in its order.
  package var columns: [Column]
  /// For each row its line in the file (1 = the header's), or its ordinal where a file has no lines.
  package var lines: [Int32]
  package var custom: [CustomField]

  package init(kind: RecordKind, file: Int, columns: [Column], lines: [Int32], custom: [CustomField] = []) {
    self.kind = kind
    self.file = file
    self.columns = columns
    self.lines = lines
    self.custom = custom
  }

  package var count: Int { lines.count }
  package var schema: FileSchema { FileSchema.of(kind) }

  package subscript(_ name: String) -> Column { columns[schema.position(name)] }

  /// About how many rows a reader puts into one batch, and how many bytes of text it may hold before it is passed on.
  package static let preferredRows = 8_192
  package static let preferredBytes = 8 << 20
}
