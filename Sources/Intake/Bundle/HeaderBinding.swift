import Recruitment

/// What a file's header row says about each of its columns: which field it fills and how its cells are read.
struct HeaderBinding: Sendable {
  /// How a cell is read and where it goes. The number is a column of `BatchColumns`: of texts, or of numbers.
  enum Reading {
    case text(Int)
    case textList(Int)
    case instant(Int)
    case code(Int, CodeTable)
    case decimal(Int)
    case integer(Int)
    case timeOfDay(Int)
    case weekdays(Int)
    /// A column without a name.
    case nothing
  }

  struct Bound {
    var name: String
    var reading: Reading
    var required = false
    /// Spaces around the text belong to it.
    var verbatim = false
    /// A date without a time of day is all that the column means.
    var dateOnly = false
  }

  let kind: RecordKind
  /// As the header row has them, trimmed and in lower case.
  let names: [String]
  let columns: [Bound]
  let textCount: Int
  let numberCount: Int
  /// For each field of the schema its column of texts or numbers; `nil` where the file has none.
  let places: [Int?]
  /// Names of columns the interchange does not know, with their columns of texts.
  let custom: [(name: String, place: Int)]
  let nameless: Int
  /// For interactions with a body: the columns that a `MessageMark` is worked out from, and its own.
  let marks: MessageMarks?

  init(kind: RecordKind, names: [String], path: String) throws(IntakeError) {
    let schema = FileSchema.of(kind)
    var columns: [Bound] = []
    var places = [Int?](repeating: nil, count: schema.fields.count)
    var custom: [(name: String, place: Int)] = []
    var seen: Set<String> = []
    var texts = 0
    var numbers = 0
    for name in names {
      if name.isEmpty || name == RejectSheet.column {
        columns.append(Bound(name: "", reading: .nothing))
        continue
      }
      guard seen.insert(name).inserted else { throw .duplicateColumn(path: path, column: name) }
      let own = CustomColumn.name(ofHeader: name)
      guard own == nil, let position = CustomColumn.position(ofHeader: name, in: schema) else {
        // With the mark and without it, it is one field.
        guard own != nil || seen.insert(CustomColumn.prefix + name).inserted else {
          throw .duplicateColumn(path: path, column: name)
        }
        custom.append((own ?? name, texts))
        columns.append(Bound(name: name, reading: .text(texts)))
        texts += 1
        continue
      }
      let field = schema.fields[position]
      let place = field.type.isText ? texts : numbers
      if field.type.isText { texts += 1 } else { numbers += 1 }
      places[position] = place
      columns.append(
        Bound(
          name: name, reading: HeaderBinding.reading(field.type, place), required: field.required,
          verbatim: name == "body" || field.name == "quoted", dateOnly: name == "started_on"))
    }
    try HeaderBinding.checkNothingMissing(kind, seen, path)
    var marks: MessageMarks?
    let isWorkedOut = kind == .interactions && places[schema.position("asks")] == nil
    if isWorkedOut, places[schema.position("list")] == nil, let body = places[schema.position("body")],
      let channel = places[schema.position("channel")], let direction = places[schema.position("direction")]
    {
      marks = MessageMarks(body: body, channel: channel, direction: direction, asks: numbers, list: numbers + 1)
      places[schema.position("asks")] = numbers
      places[schema.position("list")] = numbers + 1
      numbers += 2
    }
    self.marks = marks
    self.kind = kind
    self.names = names
    self.columns = columns
    textCount = texts
    numberCount = numbers
    self.places = places
    self.custom = custom
    nameless = names.count { $0.isEmpty }
  }

  func place(_ name: String) -> Int? { places[FileSchema.of(kind).position(name)] }

  /// Where a row needs at least one of several references, their names.
  static func alternatives(_ kind: RecordKind) -> [String] {
    switch kind {
    case .facts: ["person_id", "client_id", "job_id", "submission_id"]
    case .dates: ["submission_id", "job_id"]
    default: []
    }
  }

  private static func checkNothingMissing(_ kind: RecordKind, _ names: Set<String>, _ path: String) throws(IntakeError)
  {
    for field in FileSchema.of(kind).fields where field.required && !names.contains(field.name) {
      throw .missingColumn(path: path, column: field.name)
    }
    let alternatives = alternatives(kind)
    if !alternatives.isEmpty, !alternatives.contains(where: names.contains) {
      throw .missingColumn(path: path, column: alternatives.joined(separator: " or "))
    }
  }

  private static func reading(_ type: FieldType, _ place: Int) -> Reading {
    switch type {
    case .text, .reference: .text(place)
    case .textList: .textList(place)
    case .instant: .instant(place)
    case .code(let words): .code(place, CodeTable(words))
    case .decimal: .decimal(place)
    case .integer: .integer(place)
    case .timeOfDay: .timeOfDay(place)
    case .weekdays: .weekdays(place)
    }
  }
}
