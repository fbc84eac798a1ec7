/// Builds a batch row by row from named values: for readers whose cells are not on a hot path, writers' tests, and
/// whoever makes a few records by hand.
package struct RecordBatchBuilder: Sendable {
  package enum Value: Sendable {
    case unknown
    case text(String)
    case integer(Int64)
  }

  private var batch: RecordBatch
  private let schema: FileSchema

  package init(kind: RecordKind, file: Int = 0) {
    schema = FileSchema.of(kind)
    batch = RecordBatch(
      kind: kind, file: file,
      columns: schema.fields.map { $0.type.isText ? .text(TextColumn()) : .integers([]) }, lines: [])
  }

  package var count: Int { batch.count }

  /// Appends one row; fields that are not named are unknown. A value of the wrong type is a programmer's mistake.
  package mutating func append(line: Int, _ values: [String: Value]) {
    batch.lines.append(Int32(clamping: line))
    for (position, field) in schema.fields.enumerated() {
      switch (batch.columns[position], values[field.name] ?? .unknown) {
      case (.text(var column), .text(let text)):
        batch.columns[position] = .absent
        column.append(text)
        batch.columns[position] = .text(column)
      case (.text(var column), .unknown):
        batch.columns[position] = .absent
        column.appendUnknown()
        batch.columns[position] = .text(column)
      case (.integers(var column), .integer(let integer)):
        batch.columns[position] = .absent
        column.append(integer)
        batch.columns[position] = .integers(column)
      case (.integers(var column), .unknown):
        batch.columns[position] = .absent
        column.append(Column.unknown)
        batch.columns[position] = .integers(column)
      default: preconditionFailure("\(schema.kind.name).\(field.name) got a value of another type")
      }
    }
  }

  /// The rows so far; the builder starts again empty.
  package mutating func take() -> RecordBatch {
    let finished = batch
    self = RecordBatchBuilder(kind: finished.kind, file: finished.file)
    return finished
  }
}
