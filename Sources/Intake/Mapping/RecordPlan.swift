import Recruitment

/// One record of a mapping, bound to a file's columns, and the rows of it that wait to be passed on.
final class RecordPlan {
  /// One for all rows: looked at for each, and not copied.
  private final class FieldPlan {
    let name: String
    let value: PlanValue
    let type: FieldType
    let required: Bool
    let position: Int
    /// Of the batch's texts, or of its numbers.
    let place: Int
    let codes: CodeTable?
    /// Of the reader's dates.
    let date: Int?
    let mayShow: Bool
    /// The table that says it, by its file's name, where another does.
    let joined: String?

    init(
      name: String, value: PlanValue, field: Field, required: Bool, position: Int, place: Int, date: Int?,
      mapping: Mapping
    ) {
      (self.name, self.value, self.position, self.place, self.date) = (name, value, position, place, date)
      if case .join(_, let name) = value { joined = mapping.fileJoining(name) } else { joined = nil }
      (type, self.required) = (field.type, required)
      if case .code(let words) = field.type { codes = CodeTable(words) } else { codes = nil }
      mayShow = Privacy.mayShow(name)
    }
  }

  /// Where a custom field stands, without its name.
  private struct KeptCell: BitwiseCopyable {
    var column: Int
    var place: Int
    var table: Int?
    var whenUnread: Bool
  }

  /// A custom field: a column that no value names, or the words of one that could not be understood.
  private struct Kept {
    var name: String
    var column: Int
    var place: Int
    /// Only where the table has no meaning for the word.
    var table: Int?
    /// Only where the cell could not be read.
    var whenUnread = false
  }

  let kind: RecordKind
  let conditions: [PlanCondition]
  let each: [PlanValue]
  /// Whether `each` names columns that the file has none of: then the row is one record.
  let orOne: Bool
  /// Whether the conditions are the same for every part of a row.
  let asksOnce: Bool
  /// A recruiter who has no record yet, made beside what the row is about: that alone is not the row's record.
  let isBeside: Bool
  let saysDeleted: Bool
  private let references: [String]
  /// Of the batch's texts: those fields of them that the file has.
  private var referencePlaces: [Int] = []
  private var fields: [FieldPlan] = []
  private var filling = FieldFilling([], kind: .interactions)
  private var keptCells: [KeptCell] = []
  private var kept: [Kept] = []
  private var texts = 0
  private var numbers = 0
  private var batch: BatchBox
  private var marks: MessageMarks?
  /// Where it is an interaction.
  private var interaction: InteractionPlaces?
  private let times: PossibleTimes
  /// The file's columns that could not be read in this row.
  private var failed: [Int] = []

  struct Problem {
    var column: String
    var value: String
    var why: String
  }

  init(_ record: MappedRecord, binder: inout PlanBinder) throws(IntakeError) {
    kind = record.kind
    saysDeleted = record.saysDeleted
    var bound: [PlanCondition] = []
    for condition in record.conditions { bound.append(try PlanCondition(condition, binder: &binder)) }
    conditions = bound
    isBeside = bound.contains { $0.asksForNewRecruiter }
    asksOnce = !bound.contains { $0.isOfPart }
    references = HeaderBinding.alternatives(record.kind)
    var parts: [PlanValue] = []
    for form in record.each {
      let value = try binder.bind(form)
      if case .nothing = value { continue }
      parts.append(value)
    }
    each = parts
    orOne = parts.isEmpty && !record.each.isEmpty
    batch = BatchBox(texts: 0, numbers: 0)
    times = binder.times
    let schema = FileSchema.of(record.kind)
    for (name, form) in record.fields {
      let position = schema.position(name)
      let field = schema.fields[position]
      let value = try binder.bind(form)
      // Without a time somebody who was deleted would be there again.
      let required = field.required || record.saysDeleted && name == "deleted_at"
      if case .nothing = value, !required { continue }
      var (bound, date): (PlanValue, Int?) = (value, nil)
      if case .instant = field.type {
        if case .date(let inner, let place) = value {
          (bound, date) = (inner, place)
        } else {
          date = try binder.date(order: nil, zone: nil)
        }
      }
      fields.append(
        FieldPlan(
          name: name, value: bound, field: field, required: required, position: position,
          place: field.type.isText ? texts : numbers, date: date, mapping: binder.mapping))
      if field.type.isText { texts += 1 } else { numbers += 1 }
    }
    func place(_ name: String) -> Int? { fields.first { $0.name == name }?.place }
    if kind == .interactions, !saysDeleted { interaction = InteractionPlaces(place) }
    if kind == .interactions, let body = place("body"), let channel = place("channel"),
      let direction = place("direction")
    {
      marks = MessageMarks(body: body, channel: channel, direction: direction, asks: numbers, list: numbers + 1)
      numbers += 2
    }
  }

  /// Keeps the columns that nothing names, and words without a meaning, as custom fields of this record.
  func keep(_ rest: [Int], names: [String], strange: inout [TableUse]) {
    for column in rest {
      kept.append(Kept(name: names[column], column: column, place: texts))
      texts += 1
    }
    var done: Set<Int> = Set(rest)
    for (place, use) in strange.enumerated() {
      guard let column = use.column, done.insert(column).inserted else { continue }
      for other in strange.indices where strange[other].column == column && strange[other].name == use.name {
        strange[other].isCounted = use.isPlain && strange[other].isPlain
      }
      kept.append(Kept(name: names[column], column: column, place: texts, table: place))
      texts += 1
    }
    for field in fields where !field.type.isText && field.codes == nil {
      guard let column = PlanBinder.column(field.value), done.insert(column).inserted else { continue }
      kept.append(Kept(name: names[column], column: column, place: texts, whenUnread: true))
      texts += 1
    }
  }

  /// Makes room for rows, once it is known what a row has.
  func open() {
    batch = BatchBox(texts: texts, numbers: numbers)
    let steps = fields.map {
      FieldStep(
        $0.value, $0.type, codes: $0.codes, required: $0.required, position: $0.position, place: $0.place,
        date: $0.date)
    }
    filling = FieldFilling(steps, kind: kind)
    referencePlaces = fields.filter { references.contains($0.name) }.map(\.place)
    keptCells = kept.map { KeptCell(column: $0.column, place: $0.place, table: $0.table, whenUnread: $0.whenUnread) }
  }

  /// Optional cells that could not be read, by column of the interchange.
  var unread: [String: Int] {
    Dictionary(
      fields.map { ($0.name, filling.unread[$0.position]) }.filter { $0.1 > 0 }, uniquingKeysWith: { first, _ in first }
    )
  }

  var rows: Int { batch.columns.row }
  var isFull: Bool { batch.columns.isFull }

  // MARK: One row

  func write(_ values: inout RowValues) -> Problem? {
    if !failed.isEmpty { failed.removeAll(keepingCapacity: true) }
    // Held once for the row, and not for each of its cells.
    let (filling, batch) = (filling, batch)
    for index in 0..<filling.count {
      var problem: Problem?
      switch filling.fill(index, batch, &values) {
      case .done: continue
      case .byPlan:
        let unread = filling.unread(index)
        problem = write(fields[index], &values)
        if problem == nil { filling.remember(index, batch, &values, wasUnread: filling.unread(index) > unread) }
      case .unread:
        problem = unusable(fields[index], &values)
        batch.columns.write(Column.unknown, fields[index].place)
      }
      if let problem {
        batch.columns.takeBackRow()
        return problem
      }
    }
    if let problem = impossibleTime ?? missingReference {
      batch.columns.takeBackRow()
      return problem
    }
    for index in keptCells.indices {
      let keep = keptCells[index]
      let cell = values.cell(keep.column)
      var wanted = !cell.isEmpty
      if wanted, keep.whenUnread { wanted = failed.contains(keep.column) }
      if wanted, let table = keep.table { wanted = values.tables[table].isStrange(cell) }
      if wanted { batch.columns.write(cell, keep.place) } else { batch.columns.writeUnknown(text: keep.place) }
    }
    batch.columns.keepRow(line: values.rows.line)
    return nil
  }

  private func write(_ field: FieldPlan, _ values: inout RowValues) -> Problem? {
    let place = field.place
    if let date = field.date {
      let seconds = values.instant(field.value, date: date)
      if seconds == nil, let problem = unusable(field, &values) { return problem }
      batch.columns.write(seconds ?? Column.unknown, place)
      return nil
    }
    if field.type.isText {
      let columns = batch
      let empty = values.with(field.value) { text -> Bool in
        if text.isEmpty {
          columns.columns.writeUnknown(text: place)
        } else if case .textList = field.type, let tidied = CellValue.tidiedList(text) {
          columns.columns.write(tidied, place)
        } else {
          columns.columns.write(text, place)
        }
        return text.isEmpty
      }
      return empty && field.required ? missing(field, values.complaint, values.joins) : nil
    }
    let (number, empty) = values.with(field.value) { text in
      (text.isEmpty ? nil : Self.number(text, field.type, field.codes), text.isEmpty)
    }
    if number == nil, !empty || values.complaint != nil || field.required,
      let problem = unusable(field, &values)
    {
      return problem
    }
    batch.columns.write(number ?? Column.unknown, place)
    return nil
  }

  /// A field that must be there rejects its row; any other stays unknown, counted, and its cell is kept.
  private func unusable(_ field: FieldPlan, _ values: inout RowValues) -> Problem? {
    let complaint = values.complaint
    guard field.required else {
      if complaint != nil || field.mayShow && !values.text(field.value).isEmpty {
        filling.noteUnread(field.position)
        if let column = PlanBinder.column(field.value) { failed.append(column) }
      }
      return nil
    }
    if complaint != nil, let word = values.strangeWord(field.value) {
      let why = complaint ?? ""
      return Problem(column: field.name, value: field.mayShow ? String(word.prefix(60)) : "", why: why)
    }
    let shown = field.mayShow ? values.text(field.value) : ""
    if complaint == nil, shown.isEmpty { return missing(field, nil, values.joins) }
    return Problem(column: field.name, value: shown, why: complaint ?? field.codes?.complaint ?? "cannot be read")
  }

  private func missing(_ field: FieldPlan, _ complaint: String?, _ joins: Joins) -> Problem {
    var why = complaint ?? "required, and empty in this row"
    if complaint == nil, let file = field.joined, case .join(_, let name) = field.value {
      why = "the table \(file) " + (joins.has(name) ? "does not know it" : "says it, and is not in this import")
    }
    return Problem(column: field.name, value: "", why: why)
  }

  private var impossibleTime: Problem? {
    guard let interaction else { return nil }
    let at = batch.columns.number(interaction.at)
    if times.hold(at) || at > times.remarkable && interaction.isPlanned(batch.columns) { return nil }
    return times.complaint(at).map { Problem(column: "at", value: ISOTimestamp.utc(Instant(at)), why: $0) }
  }

  private var missingReference: Problem? {
    if references.isEmpty { return nil }
    for index in referencePlaces.indices where !batch.columns.text(referencePlaces[index]).isEmpty { return nil }
    return Problem(column: references[0], value: "", why: "required: one of " + references.joined(separator: ", "))
  }

  private static func number(_ text: UnsafeBufferPointer<UInt8>, _ type: FieldType, _ codes: CodeTable?) -> Int64? {
    switch type {
    case .code: return codes?.value(of: text)
    case .integer: return CellValue.integer(text) ?? Amount.read(text).map { $0 / 10_000 }
    case .decimal: return Money.read(text) ?? Amount.read(text)
    case .timeOfDay: return TimeOfDay.read(String(decoding: text, as: UTF8.self)).map(Int64.init)
    case .weekdays: return Weekdays.read(String(decoding: text, as: UTF8.self)).map(Int64.init)
    case .text, .textList, .reference, .instant: return nil
    }
  }

  // MARK: Passing on

  func take(file: Int) -> RecordBatch {
    if let marks { batch.columns.workOut(marks) }
    let schema = FileSchema.of(kind)
    var columns = [Column](repeating: .absent, count: schema.fields.count)
    for field in fields {
      columns[field.position] =
        field.type.isText
        ? .text(batch.columns.textColumn(field.place)) : .integers(batch.columns.integers(field.place))
    }
    if let marks {
      columns[schema.position("asks")] = .integers(batch.columns.integers(marks.asks))
      columns[schema.position("list")] = .integers(batch.columns.integers(marks.list))
    }
    let custom = kept.map { RecordBatch.CustomField(name: $0.name, values: batch.columns.textColumn($0.place)) }
    let lines = batch.columns.lineNumbers()
    batch.columns.removeAll()
    return RecordBatch(kind: kind, file: file, columns: columns, lines: lines, custom: custom)
  }
}

/// Batch columns that several may point to.
final class BatchBox {
  var columns: BatchColumns

  init(texts: Int, numbers: Int) {
    columns = BatchColumns(
      texts: texts, numbers: numbers, capacity: texts + numbers == 0 ? 1 : RecordBatch.preferredRows)
  }
}
