import Recruitment

/// The rows of one source on their way into batches: columns are filled directly, and those that mail never knows
/// stay absent.
struct InteractionRows {
  private var ids = TextColumn()
  private var times: [Int64] = []
  private var recruiters = TextColumn()
  private var people = TextColumn()
  private var directions: [Int64] = []
  private var outcomes: [Int64] = []
  private var automatic: [Int64] = []
  private var threads = TextColumn()
  private var subjects = TextColumn()
  private var bodies = LongTexts()
  private var quoted = LongTexts()
  private var asks: [Int64] = []
  private var lists: [Int64] = []
  private var lines: [Int32] = []

  struct Row {
    var id: [UInt8] = []
    var at: Int64 = 0
    var isOutbound = false
    var isAutomatic = false
    var thread: [UInt8] = []
    var subject: [UInt8] = []
    /// `nil`: not for this mailbox to say.
    var mark: MessageMark? = .plain
    var line = 0
  }

  var count: Int { lines.count }
  var isFull: Bool {
    lines.count >= RecordBatch.preferredRows
      || bodies.bytes.count + quoted.bytes.count + subjects.bytes.count >= LongTexts.preferred
  }

  mutating func append(_ row: Row, recruiter: [UInt8], person: [UInt8], body: [UInt8], quoted: [UInt8]) {
    Self.add(row.id, to: &ids)
    times.append(row.at)
    Self.add(recruiter, to: &recruiters)
    Self.add(person, to: &people)
    directions.append(Int64((row.isOutbound ? Direction.outbound : .inbound).rawValue))
    outcomes.append(row.isOutbound ? Int64(Outcome.sent.rawValue) : Column.unknown)
    automatic.append(Self.yesNo(row.isAutomatic))
    Self.add(row.thread, to: &threads)
    Self.add(row.subject, to: &subjects)
    bodies.append(body)
    self.quoted.append(quoted)
    let mark = row.mark?.columns(row.isOutbound ? .outbound : .inbound)
    asks.append(mark?.asks.map { Int64($0.rawValue) } ?? Column.unknown)
    lists.append(mark?.list.map { Int64($0.rawValue) } ?? Column.unknown)
    lines.append(Int32(clamping: row.line))
  }

  /// Passes the rows so far on as a batch; this starts again empty, with the room that their texts had: clean memory
  /// costs more than what is written into it.
  mutating func pass(on pass: (RecordBatch) throws -> Void, file: Int) rethrows {
    var batch = take(file: file)
    try pass(batch)
    bodies = LongTexts(roomOf: &batch.columns[batch.schema.position("body")])
    quoted = LongTexts(roomOf: &batch.columns[batch.schema.position("quoted")])
  }

  private mutating func take(file: Int) -> RecordBatch {
    let schema = FileSchema.of(.interactions)
    var columns = Array(repeating: Column.absent, count: schema.fields.count)
    func set(_ name: String, _ column: Column) { columns[schema.position(name)] = column }
    set("interaction_id", .text(ids))
    set("at", .integers(times))
    // Mail is written down as it is sent.
    set("recorded_at", .integers(times))
    set("recruiter_id", .text(recruiters))
    set("person_id", .text(people))
    set("channel", .integers(Array(repeating: Int64(Channel.email.rawValue), count: lines.count)))
    set("direction", .integers(directions))
    set("outcome", .integers(outcomes))
    set("logged", .integers(Array(repeating: Int64(LoggedBy.system.rawValue), count: lines.count)))
    set("automatic", .integers(automatic))
    set("thread_id", .text(threads))
    set("subject", .text(subjects))
    set("body", .text(bodies.column))
    set("asks", .integers(asks))
    set("list", .integers(lists))
    set("quoted", .text(quoted.column))
    let batch = RecordBatch(kind: .interactions, file: file, columns: columns, lines: lines)
    self = InteractionRows()
    return batch
  }

  private static func yesNo(_ value: Bool) -> Int64 { Int64((value ? YesNo.yes : .no).rawValue) }

  private static func add(_ text: [UInt8], to column: inout TextColumn) {
    text.withUnsafeBufferPointer { column.append($0) }
  }
}

/// A column of messages' texts, which has its room from the beginning: to grow by and by would copy all of them again and
/// again.
private struct LongTexts {
  /// How many octets of texts are about enough for a batch.
  static let preferred = 1 << 20

  private(set) var bytes: [UInt8] = []
  private var ends: [UInt32] = []

  init() {}

  /// Empty, in the room of a column that nobody needs any more.
  init(roomOf column: inout Column) {
    guard case .text(let texts) = exchange(&column, with: .absent) else { return }
    bytes = texts.room()
  }

  mutating func append(_ text: [UInt8]) {
    // What is never written to takes no memory.
    if ends.isEmpty { bytes.reserveCapacity(Self.preferred + 2 * TextDivider.longest) }
    bytes.append(contentsOf: text)
    ends.append(UInt32(bytes.count))
  }

  var column: TextColumn { TextColumn(bytes: bytes, ends: ends) }
}

/// People and recruiters: once for each address that some interaction names, when all are known.
enum PartyRows {
  /// - Returns: batches of both kinds, each of one file.
  static func batches(_ book: AddressBook) -> [RecordBatch] {
    let kept = book.entries.indices.filter { book.entries[$0].isKept }
    var batches: [RecordBatch] = []
    for (_, indices) in Dictionary(grouping: kept, by: { book.entries[$0].file }).sorted(by: { $0.key < $1.key }) {
      for isOurs in [true, false] {
        let rows = indices.filter { book.entries[$0].isOurs == isOurs }
        var start = 0
        while start < rows.count {
          let end = min(start + RecordBatch.preferredRows, rows.count)
          batches.append(batch(book, rows[start..<end], isOurs: isOurs))
          start = end
        }
      }
    }
    return batches
  }

  private static func batch(_ book: AddressBook, _ rows: ArraySlice<Int>, isOurs: Bool) -> RecordBatch {
    let schema = FileSchema.of(isOurs ? .recruiters : .people)
    var ids = TextColumn()
    var names = TextColumn()
    var addresses = TextColumn()
    for row in rows {
      book.entries[row].externalID.withUnsafeBufferPointer { ids.append($0) }
      book.shownName(of: Int32(row)).withUnsafeBufferPointer { names.append($0) }
      let address = book.entries[row].address
      if HiddenAddress.isHidden(address) {
        addresses.appendUnknown()
      } else {
        address.withUnsafeBufferPointer { addresses.append($0) }
      }
    }
    var columns = Array(repeating: Column.absent, count: schema.fields.count)
    columns[schema.position(isOurs ? "recruiter_id" : "person_id")] = .text(ids)
    columns[schema.position("name")] = .text(names)
    columns[schema.position(isOurs ? "email" : "emails")] = .text(addresses)
    if !isOurs {
      let unknown = Int64(PersonKind.unknown.rawValue)
      columns[schema.position("kind")] = .integers(Array(repeating: unknown, count: rows.count))
    }
    let file = rows.first.map { book.entries[$0].file } ?? 0
    let lines = rows.map { Int32(clamping: book.entries[$0].ordinal) }
    return RecordBatch(kind: schema.kind, file: file, columns: columns, lines: lines)
  }
}
