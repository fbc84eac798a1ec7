import Foundation

@testable import Intake
@testable import Recruitment

/// A folder of this test's own, gone with it.
final class TestFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("intake-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  @discardableResult func write(_ name: String, _ text: String) throws -> String {
    try write(name, bytes: Array(text.utf8))
  }

  @discardableResult func write(_ name: String, bytes: [UInt8]) throws -> String {
    let file = "\(path)/\(name)"
    try FileManager.default.createDirectory(
      atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(fileURLWithPath: file))
    return file
  }
}

/// Bytes in memory, given out in pieces.
final class MemoryBytes: ByteSource {
  private let bytes: [UInt8]
  private var position = 0
  /// How many bytes have been asked for and given.
  private(set) var given = 0

  init(_ text: String) { bytes = Array(text.utf8) }
  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func read(into start: UnsafeMutablePointer<UInt8>, count: Int) -> Int {
    let size = min(count, bytes.count - position)
    for index in 0..<size { start[index] = bytes[position + index] }
    position += size
    given += size
    return size
  }
}

/// A batch's rows as words, for comparing: one dictionary a row, unknown cells left out.
func records(_ batch: RecordBatch) -> [[String: String]] {
  (0..<batch.count).map { row in
    var record: [String: String] = ["line": String(batch.lines[row])]
    for (field, column) in zip(batch.schema.fields, batch.columns) {
      if let text = column.text(row) { record[field.name] = text }
      if let number = column.integer(row) { record[field.name] = String(number) }
    }
    for field in batch.custom where !field.values.isEmpty(row) { record["custom:\(field.name)"] = field.values[row] }
    return record
  }
}

struct Taken {
  var records: [RecordKind: [[String: String]]] = [:]
  var summary: IntakeSummary
  var files: [IntakeFile]

  func warning(_ what: String) -> Int? { summary.warnings.first { $0.what == what }?.count }
}

func take(_ paths: [String], options: IntakeOptions = IntakeOptions(), limits: CSVLimits = CSVLimits()) throws -> Taken
{
  let reader = try IntakeReader(paths: paths, options: options, limits: limits)
  var found: [RecordKind: [[String: String]]] = [:]
  let summary = try reader.read { found[$0.kind, default: []] += records($0) }
  return Taken(records: found, summary: summary, files: reader.files)
}

/// Reads one file of the given name and content.
func take(_ name: String, _ text: String, limits: CSVLimits = CSVLimits()) throws -> Taken {
  let folder = try TestFolder()
  return try take([try folder.write(name, text)], limits: limits)
}

/// `mulberry32`: small numbers for tests that want many.
struct SmallRandom: RandomNumberGenerator {
  var state: UInt32

  mutating func next() -> UInt64 { UInt64(half()) << 32 | UInt64(half()) }

  private mutating func half() -> UInt32 {
    state &+= 0x6D2B_79F5
    var value = (state ^ (state >> 15)) &* (state | 1)
    value ^= value &+ ((value ^ (value >> 7)) &* (value | 61))
    return value ^ (value >> 14)
  }
}
