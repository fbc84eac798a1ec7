import Glibc
import Recruitment

/// Writes one file of the canonical bundle, cell by cell: `DIR/<kind>.csv`, RFC 4180, UTF-8, LF, mode 0600.
///
/// Cells are given in the order of the header, each row closed by `endRow()`. Rows gather in a buffer of a megabyte, so
/// cells never fail; `endRow()` and `close()` throw when the system refuses the bytes (a full disk). A file that was
/// not closed is not complete.
package final class BundleFileWriter {
  /// The system's refusals, with its error number.
  package enum Failure: Error, Equatable, CustomStringConvertible {
    case cannotCreate(path: String, code: Int32)
    case cannotWrite(path: String, code: Int32)

    package var description: String {
      switch self {
      case .cannotCreate(let path, let code): "cannot create \(path): \(String(cString: strerror(code)))"
      case .cannotWrite(let path, let code): "cannot write \(path): \(String(cString: strerror(code)))"
      }
    }
  }

  package let path: String
  /// The columns of the header, in order; custom columns come after these.
  package let fields: [Field]
  package private(set) var rows = 0

  private let positions: [Int]
  private let width: Int
  private var cell = 0
  private var descriptor: Int32
  private var buffer: UnsafeMutablePointer<UInt8>
  private var capacity = 1 << 20
  private var used = 0
  private var dayOnShow = Int64.min
  private var dateOnShow: InlineArray<10, UInt8> = .init(repeating: 48)

  /// Creates the file, replacing one of that name, and writes its header.
  /// - Parameters:
  ///   - columns: names of the schema's columns in the order wanted; all when `nil`.
  ///   - derived: whether what readers worked out is among all.
  ///   - custom: further columns, which the interchange does not know; marked where it has one of that name.
  package init(
    directory: String, kind: RecordKind, columns: [String]? = nil, derived: Bool = false, custom: [String] = []
  ) throws(Failure) {
    let schema = FileSchema.of(kind)
    positions =
      columns?.map(schema.position) ?? schema.fields.indices.filter { derived || !schema.fields[$0].derived }
    fields = positions.map { schema.fields[$0] }
    width = fields.count + custom.count
    path = "\(directory)/\(kind.name).csv"
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .cannotCreate(path: path, code: errno) }
    // A file that was there keeps its own mode otherwise; a device, in tests of a full disk, keeps its own in any case.
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG { _ = fchmod(descriptor, 0o600) }
    buffer = .allocate(capacity: capacity)
    for field in fields { text(CustomColumn.header(for: field)) }
    for name in custom { text(CustomColumn.header(for: name, in: schema)) }
    try endRow()
    rows = 0
  }

  deinit {
    if descriptor >= 0 { _ = Glibc.close(descriptor) }
    buffer.deallocate()
  }

  // MARK: Cells

  /// An empty cell.
  package func unknown() { begin() }

  package func text(_ text: String) {
    begin()
    var copy = text
    copy.withUTF8 { append(quotingWhereNeeded: $0) }
  }

  package func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    begin()
    append(quotingWhereNeeded: bytes)
  }

  /// `2026-03-02T09:30:00Z`.
  package func instant(_ instant: Instant?) {
    begin()
    guard let instant else { return }
    room(20)
    let day = instant.seconds >= 0 ? instant.seconds / Span.day : (instant.seconds - Span.day + 1) / Span.day
    if day != dayOnShow { show(day) }
    let rest = Int(instant.seconds - day * Span.day)
    for index in 0..<10 { buffer[used + index] = dateOnShow[index] }
    buffer[used + 10] = 84
    pair(rest / 3_600, at: used + 11)
    buffer[used + 13] = 58
    pair(rest / 60 % 60, at: used + 14)
    buffer[used + 16] = 58
    pair(rest % 60, at: used + 17)
    buffer[used + 19] = 90
    used += 20
  }

  package func code<C: Code>(_ code: C?) {
    begin()
    if let code { append(plain: code.word) }
  }

  /// - Parameter tenThousandths: the number in ten-thousandths, written without trailing zeros.
  package func decimal(_ tenThousandths: Int64?) {
    begin()
    if let tenThousandths { append(plain: Money.decimal(tenThousandths)) }
  }

  package func integer(_ integer: Int64?) {
    begin()
    if let integer { append(number: integer) }
  }

  /// - Parameter minutes: after midnight, 0 to 1440.
  package func timeOfDay(_ minutes: Int?) {
    begin()
    if let minutes { append(plain: TimeOfDay.write(minutes)) }
  }

  /// - Parameter days: a bit for each day, Monday the lowest.
  package func weekdays(_ days: Int?) {
    begin()
    if let days { append(plain: Weekdays.write(days)) }
  }

  // MARK: Rows

  package func endRow() throws(Failure) {
    precondition(cell == width, "a row of \(path) has \(cell) cells of \(width)")
    room(1)
    buffer[used] = 10
    used += 1
    cell = 0
    rows += 1
    if used >= 1 << 20 { try flush() }
  }

  /// Appends every row of a batch of this file's kind, and its custom columns where this file was opened with them.
  package func append(_ batch: RecordBatch) throws(Failure) {
    precondition(batch.count == 0 || fields.count + batch.custom.count == width, "custom columns differ")
    for row in 0..<batch.count {
      for (field, position) in zip(fields, positions) { write(batch.columns[position], row, field.type) }
      for custom in batch.custom { custom.values.withBytes(row) { text($0) } }
      try endRow()
    }
  }

  /// Writes a batch as a file of its own: the columns that it holds, then its custom ones.
  package static func write(_ batch: RecordBatch, into directory: String) throws(Failure) {
    var columns: [String] = []
    for (field, column) in zip(batch.schema.fields, batch.columns) where !field.derived {
      if case .absent = column { continue }
      columns.append(field.name)
    }
    let writer = try BundleFileWriter(
      directory: directory, kind: batch.kind, columns: columns, custom: batch.custom.map(\.name))
    try writer.append(batch)
    try writer.close()
  }

  /// Writes what is left and closes the file. Further calls do nothing.
  package func close() throws(Failure) {
    guard descriptor >= 0 else { return }
    try flush()
    let closed = Glibc.close(descriptor)
    descriptor = -1
    if closed != 0 { throw .cannotWrite(path: path, code: errno) }
  }

  // MARK: Bytes

  private func write(_ column: Column, _ row: Int, _ type: FieldType) {
    switch column {
    case .absent: unknown()
    case .text(let texts): texts.withBytes(row) { text($0) }
    case .integers(let values):
      let value = values[row]
      guard value != Column.unknown else { return unknown() }
      switch type {
      case .instant: instant(Instant(value))
      case .code(let words):
        begin()
        append(plain: words.words[Int(value)])
      case .decimal: decimal(value)
      case .timeOfDay: timeOfDay(Int(value))
      case .weekdays: weekdays(Int(value))
      case .integer, .text, .textList, .reference: integer(value)
      }
    }
  }

  private func begin() {
    if cell > 0 {
      room(1)
      buffer[used] = 44
      used += 1
    }
    cell += 1
  }

  private func append(plain text: String) {
    var copy = text
    copy.withUTF8 { bytes in
      guard let base = bytes.baseAddress else { return }
      room(bytes.count)
      (buffer + used).update(from: base, count: bytes.count)
      used += bytes.count
    }
  }

  private func append(quotingWhereNeeded bytes: UnsafeBufferPointer<UInt8>) {
    guard let base = bytes.baseAddress, !bytes.isEmpty else { return }
    room(2 * bytes.count + 2)
    let isSpecial = bytes.contains { $0 == 44 || $0 == 34 || $0 == 10 || $0 == 13 }
    guard isSpecial else {
      (buffer + used).update(from: base, count: bytes.count)
      used += bytes.count
      return
    }
    var next = used
    buffer[next] = 34
    next += 1
    for byte in bytes {
      if byte == 34 {
        buffer[next] = 34
        next += 1
      }
      buffer[next] = byte
      next += 1
    }
    buffer[next] = 34
    used = next + 1
  }

  private func append(number: Int64) {
    room(20)
    var rest = number.magnitude
    var length = number < 0 ? 2 : 1
    while rest >= 10 {
      rest /= 10
      length += 1
    }
    rest = number.magnitude
    var position = used + length
    repeat {
      position -= 1
      buffer[position] = UInt8(48 + rest % 10)
      rest /= 10
    } while rest > 0
    if number < 0 { buffer[used] = 45 }
    used += length
  }

  private func pair(_ value: Int, at position: Int) {
    buffer[position] = UInt8(48 + value / 10)
    buffer[position + 1] = UInt8(48 + value % 10)
  }

  private func show(_ day: Int64) {
    let date = CivilDate(dayNumber: Int(day))
    dayOnShow = day
    for (index, digit) in [date.year / 1_000, date.year / 100 % 10, date.year / 10 % 10, date.year % 10].enumerated() {
      dateOnShow[index] = UInt8(48 + digit)
    }
    dateOnShow[4] = 45
    dateOnShow[5] = UInt8(48 + date.month / 10)
    dateOnShow[6] = UInt8(48 + date.month % 10)
    dateOnShow[7] = 45
    dateOnShow[8] = UInt8(48 + date.day / 10)
    dateOnShow[9] = UInt8(48 + date.day % 10)
  }

  /// Makes room for so many bytes more; a row larger than the buffer lets it grow.
  private func room(_ count: Int) {
    guard used + count > capacity else { return }
    let wanted = max(2 * capacity, used + count)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: wanted)
    larger.update(from: buffer, count: used)
    buffer.deallocate()
    buffer = larger
    capacity = wanted
  }

  private func flush() throws(Failure) {
    var done = 0
    while done < used {
      let count = Glibc.write(descriptor, buffer + done, used - done)
      if count < 0 {
        if errno == EINTR { continue }
        throw .cannotWrite(path: path, code: errno)
      }
      done += count
    }
    used = 0
  }
}
