/// Builds a batch row by row from named values: for readers whose cells are not on a hot path, writers' tests, and
/// whoever makes a few records by hand. Who makes many names a field by its place in the schema.
package struct RecordBatchBuilder: Sendable {
  package enum Value: Sendable {
    case unknown
    case text(String)
    case integer(Int64)
  }

  /// The columns of one kind of value, side by side, so that a row is written without copying what is there already.
  private var texts: [TextColumn] = []
  private var integers: [[Int64]] = []
  private var lines: [Int32] = []
  /// For each field of the schema, which of the columns of its kind is its own.
  private let places: [Int]
  private let areTexts: [Bool]
  private let schema: FileSchema
  private let file: Int

  package init(kind: RecordKind, file: Int = 0) {
    schema = FileSchema.of(kind)
    self.file = file
    var places: [Int] = []
    for field in schema.fields {
      places.append(field.type.isText ? texts.count : integers.count)
      if field.type.isText { texts.append(TextColumn()) } else { integers.append([]) }
    }
    self.places = places
    areTexts = schema.fields.map(\.type.isText)
  }

  package var count: Int { lines.count }

  /// Appends one row; fields that are not named are unknown. A value of the wrong type is a programmer's mistake.
  package mutating func append(line: Int, _ values: [String: Value]) {
    begin(line)
    for (name, value) in values { if let position = schema.firstPosition(name) { write(value, position) } }
  }

  /// The same for fields by their places in the schema, in their order: each column is written once.
  package mutating func append(line: Int, at values: [(position: Int, value: Value)]) {
    lines.append(Int32(clamping: line))
    var next = 0
    for (position, place) in places.enumerated() {
      var value = Value.unknown
      if next < values.count, values[next].position == position {
        value = values[next].value
        next += 1
      }
      switch (value, areTexts[position]) {
      case (.unknown, true): texts[place].appendUnknown()
      case (.unknown, false): integers[place].append(Column.unknown)
      case (.text(let text), true): texts[place].append(text)
      case (.integer(let integer), false): integers[place].append(integer)
      default: preconditionFailure("\(schema.kind.name).\(schema.fields[position].name) got a value of another type")
      }
    }
    precondition(next == values.count, "values stand in the order of the schema, each field at most once")
  }

  /// A row of which nothing is known.
  private mutating func begin(_ line: Int) {
    lines.append(Int32(clamping: line))
    for place in texts.indices { texts[place].appendUnknown() }
    for place in integers.indices { integers[place].append(Column.unknown) }
  }

  private mutating func write(_ value: Value, _ position: Int) {
    let place = places[position]
    switch (value, areTexts[position]) {
    case (.unknown, _): break
    case (.text(let text), true):
      texts[place].truncate(to: lines.count - 1)
      texts[place].append(text)
    case (.integer(let integer), false): integers[place][lines.count - 1] = integer
    default: preconditionFailure("\(schema.kind.name).\(schema.fields[position].name) got a value of another type")
    }
  }

  /// The rows so far; the builder starts again empty.
  package mutating func take() -> RecordBatch {
    let columns = zip(schema.fields, places).map { field, place -> Column in
      field.type.isText ? .text(texts[place]) : .integers(integers[place])
    }
    let finished = RecordBatch(kind: schema.kind, file: file, columns: columns, lines: lines)
    self = RecordBatchBuilder(kind: schema.kind, file: file)
    return finished
  }
}
