/// Texts of one column in one run of bytes: row i is `bytes[ends[i-1]..<ends[i]]`, UTF-8. An empty text means unknown.
package struct TextColumn: Sendable {
  package private(set) var bytes: [UInt8] = []
  package private(set) var ends: [UInt32] = []

  package init() {}

  package init(bytes: [UInt8], ends: [UInt32]) {
    self.bytes = bytes
    self.ends = ends
  }

  package var count: Int { ends.count }

  @inlinable package func start(of row: Int) -> Int { row == 0 ? 0 : Int(ends[row - 1]) }

  package func isEmpty(_ row: Int) -> Bool { start(of: row) == Int(ends[row]) }

  package subscript(row: Int) -> String {
    String(decoding: bytes[start(of: row)..<Int(ends[row])], as: UTF8.self)
  }

  /// The bytes of one row, without a copy.
  package func withBytes<Result>(_ row: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
    try bytes.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[start(of: row)..<Int(ends[row])])) }
  }

  package mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    bytes.append(contentsOf: text)
    ends.append(UInt32(bytes.count))
  }

  package mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    ends.append(UInt32(bytes.count))
  }

  /// Its memory, for other texts.
  package consuming func room() -> [UInt8] {
    bytes.removeAll(keepingCapacity: true)
    return bytes
  }

  package mutating func appendUnknown() { ends.append(UInt32(bytes.count)) }

  /// Takes back what was appended beyond `count` rows: a row that turned out to be bad.
  package mutating func truncate(to count: Int) {
    ends.removeSubrange(count...)
    let end = ends.last.map(Int.init) ?? 0
    bytes.removeSubrange(end...)
  }

  package mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }
}
