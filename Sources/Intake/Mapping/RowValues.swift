import Recruitment
import WorkingTime

/// Works out the values of a row: cells cleaned and trimmed, put together as the mapping says.
struct RowValues: ~Copyable {
  var rows: CSVRows
  var tables: [TableUse]
  var dates: [CellDate]
  let parties: KnownParties
  let joins: Joins
  /// The part that `{each}` stands for.
  var part: [UInt8] = []
  /// Why the last value could not be made, where there was something to make it of.
  private(set) var complaint: String?
  private(set) var cleaner = CellText()
  private var out: [UInt8] = []
  private var firsts: [FirstDates] = []
  /// The tables whose words are counted row by row, once for each column.
  private let counted: [Int]

  init(
    rows: consuming CSVRows, tables: [TableUse], dates: [CellDate], parties: KnownParties, joins: Joins,
    firsts: Int = 0
  ) {
    self.firsts = Array(repeating: FirstDates(), count: firsts)
    counted = tables.indices.filter { place in
      func isSame(_ use: TableUse) -> Bool { use.column == tables[place].column && use.name == tables[place].name }
      return tables[place].isCounted && !tables[..<place].contains(where: isSame)
    }
    self.rows = rows
    self.tables = tables
    self.dates = dates
    self.parties = parties
    self.joins = joins
  }

  /// A cell, clean and trimmed; good until the next call. `CSVRows.slack` bytes follow it.
  @inline(__always) mutating func cell(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    guard index < rows.count, index < CSVRows.storable else { return UnsafeBufferPointer(start: rows.base, count: 0) }
    let cell = rows[index]
    var text = UnsafeBufferPointer(start: UnsafePointer(rows.base + Int(cell.start)), count: Int(cell.count))
    if cell.marks.rawValue > CSVRows.Marks.quoted.rawValue { text = cleaner.clean(text, marks: cell.marks) }
    if text.count > 0, text[0] <= Byte.space || text[text.count - 1] <= Byte.space { text = Self.trimmed(text) }
    return text
  }

  /// Passes a value's bytes on; the buffer is good for the call, and slack follows it.
  mutating func with<Result>(
    _ value: PlanValue, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    complaint = nil
    if case .column(let index) = value { return try body(cell(index)) }
    out.removeAll(keepingCapacity: true)
    append(value)
    let count = out.count
    out.append(contentsOf: Self.slack)
    return try out.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[..<count])) }
  }

  private static let slack = [UInt8](repeating: 0, count: CSVRows.slack)

  mutating func text(_ value: PlanValue) -> String {
    complaint = nil
    if case .nothing = value { return "" }
    return with(value) { String(decoding: $0, as: UTF8.self) }
  }

  /// The time that a cell says; `nil` where it is none, with `complaint`.
  @inline(__always) mutating func time(_ cell: UnsafeBufferPointer<UInt8>, date place: Int) -> Int64? {
    complaint = nil
    return read(cell, date: place)
  }

  private mutating func read(_ text: UnsafeBufferPointer<UInt8>, date place: Int) -> Int64? {
    if let seconds = dates[place].read(text) { return seconds }
    // A date of the other order is worth a word: the mapping may be wrong, and not the row.
    complaint = dates[place].complaint(String(decoding: text, as: UTF8.self))
    return nil
  }

  /// A time; `nil` for none, with `complaint` where the text is no date.
  mutating func instant(_ value: PlanValue, date place: Int) -> Int64? {
    complaint = nil
    return time(value, place)
  }

  private mutating func time(_ value: PlanValue, _ place: Int) -> Int64? {
    if case .column(let index) = value {
      let text = cell(index)
      return text.isEmpty ? nil : read(text, date: place)
    }
    let text = bytes(value)
    return text.isEmpty ? nil : text.withUnsafeBufferPointer { read($0, date: place) }
  }

  // MARK: Putting together

  mutating func bytes(_ value: PlanValue) -> [UInt8] {
    if case .column(let index) = value { return Array(cell(index)) }
    let start = out.count
    append(value)
    defer { out.removeSubrange(start...) }
    return Array(out[start...])
  }

  /// Takes a value as the part at hand, where that is one and is at once to be had, as most are.
  mutating func takeOnePart(_ value: PlanValue) -> Bool {
    part.removeAll(keepingCapacity: true)
    switch value {
    case .column(let index): part.append(contentsOf: cell(index))
    case .join(.column(let index), let name): joins.append(name, cell(index), to: &part)
    default: return false
    }
    return !part.isEmpty && !part.contains(UInt8(ascii: ";"))
  }

  /// A value that another is made of.
  private mutating func inside(_ value: PlanValue) -> String {
    if case .column(let index) = value { return String(decoding: cell(index), as: UTF8.self) }
    return String(decoding: bytes(value), as: UTF8.self)
  }

  private mutating func append(_ value: PlanValue) {
    switch value {
    case .nothing: break
    case .column(let index): out.append(contentsOf: cell(index))
    case .constant(let text): out.append(contentsOf: text)
    case .each: out.append(contentsOf: part)
    case .template(let pieces): append(pieces)
    case .first(let values):
      let start = out.count
      for value in values {
        append(value)
        if out.count > start { return }
      }
    case .all(let values, let joiner): append(values, joiner)
    case .parts(let inner, let marks): append(parts: bytes(inner), marks)
    case .table(let inner, let place): inside(inner) { $0.look($1, place) }
    case .date(let inner, let place): if let seconds = time(inner, place) { append(seconds) }
    case .span(let inner, let unit): inside(inner) { $0.append(span: $1, unit) }
    case .between(let from, let to, let place):
      if let start = time(from, place), let end = time(to, place), end >= start {
        out.append(contentsOf: String(end - start).utf8)
      }
    case .join(let inner, let name): inside(inner) { $0.joins.append(name, $1, to: &$0.out) }
    case .recruiter(let inner):
      let text = inside(inner)
      if text.isEmpty { return }
      // Somebody unknown goes by the name that the file has.
      if case .one(let id) = parties.recruiter(text) {
        out.append(contentsOf: id.utf8)
      } else {
        out.append(contentsOf: text.utf8)
      }
    case .knownRecruiter(let inner):
      if case .one(let id) = parties.recruiter(inside(inner)) { out.append(contentsOf: id.utf8) }
    case .person(let inner):
      let text = inside(inner)
      if case .one(let id) = parties.person(text) { out.append(contentsOf: id.utf8) }
    case .earliest(let inner, let key, let place, let list):
      if let time = time(inner, place) { append(firsts[list].first(time, of: inside(key))) }
    }
  }

  private mutating func append(_ seconds: Int64) { out.append(contentsOf: ISOTimestamp.utc(Instant(seconds)).utf8) }

  private mutating func append(_ pieces: [(text: [UInt8], column: Int?)]) {
    let start = out.count
    var some = false
    for (text, column) in pieces {
      guard let column else {
        out.append(contentsOf: text)
        continue
      }
      let before = out.count
      if column < 0 { out.append(contentsOf: part) } else { out.append(contentsOf: cell(column)) }
      if out.count > before { some = true }
    }
    guard some else { return out.removeSubrange(start...) }
    // An empty cell between two spaces leaves one.
    var kept = start
    for index in start..<out.count {
      if out[index] == Byte.space, kept == start || out[kept - 1] == Byte.space { continue }
      out[kept] = out[index]
      kept += 1
    }
    if kept > start, out[kept - 1] == Byte.space { kept -= 1 }
    out.removeSubrange(kept...)
  }

  private mutating func append(_ values: [PlanValue], _ joiner: [UInt8]) {
    let start = out.count
    var some = false
    for value in values {
      let before = out.count
      if before > start { out.append(contentsOf: joiner) }
      let begin = out.count
      append(value)
      if out.count == begin { out.removeSubrange(before...) } else if !value.isConstant { some = true }
    }
    // Constants alone say nothing of this row.
    if !some { out.removeSubrange(start...) }
  }

  private mutating func append(parts text: [UInt8], _ marks: [UInt8]) {
    let start = out.count
    for part in text.split(whereSeparator: marks.contains) {
      let trimmed = part.drop { $0 <= Byte.space }
      guard let last = trimmed.lastIndex(where: { $0 > Byte.space }) else { continue }
      if out.count > start { out.append(UInt8(ascii: ";")) }
      out.append(contentsOf: trimmed[...last])
    }
  }

  /// A value that another is made of, as octets; good for the call.
  private mutating func inside(_ value: PlanValue, _ body: (inout RowValues, UnsafeBufferPointer<UInt8>) -> Void) {
    if case .column(let index) = value {
      let text = cell(index)
      return body(&self, text)
    }
    let made = bytes(value)
    made.withUnsafeBufferPointer { body(&self, $0) }
  }

  private mutating func look(_ word: UnsafeBufferPointer<UInt8>, _ place: Int) {
    if word.isEmpty {
      if let meaning = tables[place].meaning(of: word) { out.append(contentsOf: meaning) }
      return
    }
    if !tables[place].isCounted, tables[place].isStrange(word) { tables[place].note(strange: word) }
    if let meaning = tables[place].meaning(of: word) { return out.append(contentsOf: meaning) }
    if complaint == nil { complaint = tables[place].complaint }
  }

  /// Counts the words of this row for which tables have no meaning, whatever the row becomes.
  mutating func noteStrangeWords() {
    for place in counted {
      guard let column = tables[place].column else { continue }
      let word = cell(column)
      if !word.isEmpty, tables[place].isStrange(word) { tables[place].note(strange: word) }
    }
  }

  /// The word of a value for which a table has no meaning, for the first such table.
  mutating func strangeWord(_ value: PlanValue) -> String? {
    switch value {
    case .table(let inner, let place):
      let word = inside(inner)
      return !word.isEmpty && tables[place].table.otherwise == nil && tables[place].table.isStrange(word) ? word : nil
    case .first(let values):
      for value in values { if let found = strangeWord(value) { return found } }
      return nil
    default: return nil
    }
  }

  private mutating func append(span text: UnsafeBufferPointer<UInt8>, _ unit: ValueForm.SpanUnit) {
    if text.isEmpty { return }
    guard let seconds = Spell.seconds(text, unit) else {
      complaint = "not a length of time"
      return
    }
    out.append(contentsOf: String(seconds).utf8)
  }

  private static func trimmed(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var (start, end) = (0, text.count)
    while start < end, text[start] <= Byte.space { start += 1 }
    while end > start, text[end - 1] <= Byte.space { end -= 1 }
    return UnsafeBufferPointer(rebasing: text[start..<end])
  }
}
