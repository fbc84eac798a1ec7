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

  // A chunk is its length and then sections, each at a multiple of eight bytes: file, rows, columns, custom columns;
  // lines; for each column a tag (0 absent, 1 text, 2 + width numbers), then its parts. Numbers are kept as offsets
  // from their smallest in 1, 2, 4 or 8 bytes, all ones for unknown.

  static func encode(_ batch: RecordBatch, into spool: SpoolFile) throws {
    var out: [UInt8] = []
    append([Int64(batch.file), Int64(batch.count), Int64(batch.columns.count), Int64(batch.custom.count)], &out)
    append(batch.lines, &out)
    for column in batch.columns { encode(column, &out) }
    for field in batch.custom {
      let name = Array(field.name.utf8)
      append([Int64(name.count)], &out)
      append(name, &out)
      encode(.text(field.values), &out)
    }
    var length = Int64(out.count)
    try withUnsafeBytes(of: &length) { try spool.append($0) }
    try out.withUnsafeBytes { try spool.append($0) }
  }

  private static func append<Element: BitwiseCopyable>(_ values: [Element], _ out: inout [UInt8]) {
    values.withUnsafeBytes { out.append(contentsOf: $0) }
    while out.count % 8 != 0 { out.append(0) }
  }

  private static func encode(_ column: Column, _ out: inout [UInt8]) {
    switch column {
    case .absent: append([Int64(0)], &out)
    case .text(let text):
      append([Int64(1), Int64(text.bytes.count)], &out)
      append(text.bytes, &out)
      append(text.ends, &out)
    case .integers(let values):
      var low = Int64.max
      var high = Int64.min
      for value in values where value != Column.unknown {
        low = min(low, value)
        high = max(high, value)
      }
      if low > high {
        append([Int64(0)], &out)
        return
      }
      let range = UInt64(bitPattern: high &- low)
      if range < 0xff {
        narrow(values, low, UInt8.self, &out)
      } else if range < 0xffff {
        narrow(values, low, UInt16.self, &out)
      } else if range < 0xffff_ffff {
        narrow(values, low, UInt32.self, &out)
      } else {
        append([Int64(2 + 8), 0], &out)
        append(values, &out)
      }
    }
  }

  private static func narrow<Width: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(
    _ values: [Int64], _ low: Int64, _ type: Width.Type, _ out: inout [UInt8]
  ) {
    append([Int64(2 + Width.bitWidth / 8), low], &out)
    append(values.map { $0 == Column.unknown ? Width.max : Width(truncatingIfNeeded: $0 &- low) }, &out)
  }

  /// Reads the chunk at `offset`. Returns where the next one begins.
  func load(from spool: SpoolFile, at offset: Int) throws -> Int {
    var length: Int64 = 0
    try withUnsafeMutableBytes(of: &length) { try spool.read(at: offset, into: $0) }
    let size = Int(length)
    if storage.count < size {
      storage.deallocate()
      storage = .allocate(byteCount: size + size / 4, alignment: 8)
    }
    try spool.read(at: offset + 8, into: UnsafeMutableRawBufferPointer(rebasing: storage[0..<size]))
    decode()
    return offset + 8 + size
  }

  private func decode() {
    var cursor = Cursor(base: UnsafeRawPointer(storage.baseAddress!))
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
