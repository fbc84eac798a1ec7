import Recruitment

/// Rows of one batch on their way from the spool into tables. Everything lies in buffers of its own, so that texts are
/// bound where they lie; a chunk is overwritten by the next one.
final class StagedChunk {
  enum StagedColumn {
    case absent
    case integers(UnsafePointer<Int64>)
    case text(UnsafePointer<UInt8>, ends: UnsafePointer<UInt32>)
  }

  private(set) var file = 0
  private(set) var count = 0
  private(set) var columns: [StagedColumn] = []
  private(set) var customNames: [String] = []
  private(set) var customColumns: [StagedColumn] = []
  private var lines: UnsafePointer<Int32>?
  private var storage = UnsafeMutableRawBufferPointer.allocate(byteCount: 0, alignment: 8)
  private var numbers: [UnsafeMutablePointer<Int64>] = []

  deinit {
    storage.deallocate()
    for pointer in numbers { pointer.deallocate() }
  }

  func line(_ row: Int) -> Int { lines.map { Int($0[row]) } ?? 0 }

  @inline(__always)
  func integer(_ position: Int, _ row: Int) -> Int64 {
    if case .integers(let values) = columns[position] { return values[row] }
    return Column.unknown
  }

  /// Empty where the cell is unknown.
  @inline(__always)
  func bytes(_ position: Int, _ row: Int) -> UnsafeBufferPointer<UInt8> { Self.bytes(columns[position], row) }

  func customBytes(_ index: Int, _ row: Int) -> UnsafeBufferPointer<UInt8> { Self.bytes(customColumns[index], row) }

  @inline(__always)
  private static func bytes(_ column: StagedColumn, _ row: Int) -> UnsafeBufferPointer<UInt8> {
    guard case .text(let bytes, let ends) = column else { return UnsafeBufferPointer(start: nil, count: 0) }
    let start = row == 0 ? 0 : Int(ends[row - 1])
    return UnsafeBufferPointer(start: bytes + start, count: Int(ends[row]) - start)
  }

  func text(_ position: Int, _ row: Int) -> String { String(decoding: bytes(position, row), as: UTF8.self) }

  func isUnknown(_ position: Int, _ row: Int) -> Bool {
    switch columns[position] {
    case .absent: true
    case .integers(let values): values[row] == Column.unknown
    case .text: bytes(position, row).isEmpty
    }
  }

  /// A cell as statements take it.
  func value(_ position: Int, _ row: Int) -> SQLValue {
    switch columns[position] {
    case .absent: .null
    case .integers(let values): values[row] == Column.unknown ? .null : .integer(values[row])
    case .text: bytes(position, row).isEmpty ? .null : .text(text(position, row))
    }
  }

  // MARK: The spool's form

  // A chunk is sections, each at a multiple of eight bytes: file, rows, columns, custom columns; lines; for each column
  // a tag (0 absent, 1 text, 2 + width numbers), then its parts. Numbers are kept as offsets from their smallest in 1, 2,
  // 4 or 8 bytes, all ones for unknown.

  static func encode(_ batch: RecordBatch, into spool: SpoolFile) throws {
    let plan = batch.columns.map(StagedWidth.of)
    var counting = StagedSections(target: nil)
    write(batch, plan, &counting)
    try spool.append(count: counting.count) { bytes in
      var writing = StagedSections(target: bytes)
      write(batch, plan, &writing)
    }
  }

  private static func write(_ batch: RecordBatch, _ plan: [StagedWidth], _ out: inout StagedSections) {
    for number in [batch.file, batch.count, batch.columns.count, batch.custom.count] { out.append(Int64(number)) }
    out.append(batch.lines)
    for (column, width) in zip(batch.columns, plan) { write(column, width, &out) }
    for field in batch.custom {
      let name = Array(field.name.utf8)
      out.append(Int64(name.count))
      out.append(name)
      write(.text(field.values), .text, &out)
    }
  }

  private static func write(_ column: Column, _ width: StagedWidth, _ out: inout StagedSections) {
    switch (column, width) {
    case (.text(let text), _):
      out.append(1)
      out.append(Int64(text.bytes.count))
      out.append(text.bytes)
      out.append(text.ends)
    case (.integers(let values), .numbers(let octets, let low)):
      out.append(Int64(2 + octets))
      out.append(low)
      switch octets {
      case 1: out.append(values, from: low, UInt8.self)
      case 2: out.append(values, from: low, UInt16.self)
      case 4: out.append(values, from: low, UInt32.self)
      default: out.append(values)
      }
    default: out.append(0)
    }
  }

  /// Reads a chunk; where it waits in memory it is used as it lies there.
  func load(_ place: SpoolFile.Place, of spool: SpoolFile) throws {
    switch place {
    case .memory(let bytes): decode(UnsafeRawPointer(bytes.baseAddress!))
    case .file(let offset, let size):
      if storage.count < size {
        storage.deallocate()
        storage = .allocate(byteCount: size + size / 4, alignment: 8)
      }
      try spool.read(at: offset, into: UnsafeMutableRawBufferPointer(rebasing: storage[0..<size]))
      decode(UnsafeRawPointer(storage.baseAddress!))
    }
  }

  private func decode(_ start: UnsafeRawPointer) {
    var cursor = Cursor(base: start)
    file = Int(cursor.number())
    count = Int(cursor.number())
    let columnCount = Int(cursor.number())
    let customCount = Int(cursor.number())
    lines = cursor.take(Int32.self, count)
    for pointer in numbers { pointer.deallocate() }
    numbers.removeAll(keepingCapacity: true)
    columns = (0..<columnCount).map { _ in column(&cursor) }
    customNames = []
    customColumns = []
    for _ in 0..<customCount {
      let length = Int(cursor.number())
      let name = UnsafeBufferPointer(start: cursor.take(UInt8.self, length), count: length)
      customNames.append(String(decoding: name, as: UTF8.self))
      customColumns.append(column(&cursor))
    }
  }

  private func column(_ cursor: inout Cursor) -> StagedColumn {
    let tag = cursor.number()
    switch tag {
    case 0: return .absent
    case 1:
      let length = Int(cursor.number())
      let bytes = cursor.take(UInt8.self, length)
      return .text(bytes, ends: cursor.take(UInt32.self, count))
    default:
      let low = cursor.number()
      switch tag - 2 {
      case 1: return .integers(widen(cursor.take(UInt8.self, count), low))
      case 2: return .integers(widen(cursor.take(UInt16.self, count), low))
      case 4: return .integers(widen(cursor.take(UInt32.self, count), low))
      default: return .integers(cursor.take(Int64.self, count))
      }
    }
  }

  private func widen<Width: FixedWidthInteger & UnsignedInteger>(
    _ values: UnsafePointer<Width>, _ low: Int64
  ) -> UnsafePointer<Int64> {
    let wide = UnsafeMutablePointer<Int64>.allocate(capacity: max(1, count))
    for row in 0..<count {
      wide[row] = values[row] == Width.max ? Column.unknown : low &+ Int64(truncatingIfNeeded: values[row])
    }
    numbers.append(wide)
    return UnsafePointer(wide)
  }

  private struct Cursor {
    var base: UnsafeRawPointer

    mutating func number() -> Int64 {
      defer { base += 8 }
      return base.load(as: Int64.self)
    }

    mutating func take<Element: BitwiseCopyable>(_ type: Element.Type, _ count: Int) -> UnsafePointer<Element> {
      let start = base.assumingMemoryBound(to: Element.self)
      base += (count * MemoryLayout<Element>.stride + 7) / 8 * 8
      return start
    }
  }
}
