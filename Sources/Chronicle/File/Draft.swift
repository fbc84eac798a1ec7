/// A file of ours in the making: sections are named first, then laid out and written into memory in one go.
struct Draft {
  private struct Part {
    var section: Section
    var stride: Int
    var count: Int
    var write: (UnsafeMutableRawBufferPointer) -> Void
  }

  private var parts: [Part] = []

  mutating func add<Row: BitwiseCopyable>(_ section: Section, _ rows: [Row]) {
    add(section, as: Row.self, count: rows.count) { target in
      _ = target.initialize(fromContentsOf: rows)
    }
  }

  /// - Parameter write: fills all `count` rows.
  mutating func add<Row: BitwiseCopyable>(
    _ section: Section, as row: Row.Type, count: Int, write: @escaping (UnsafeMutableBufferPointer<Row>) -> Void
  ) {
    parts.append(
      Part(section: section, stride: MemoryLayout<Row>.stride, count: count) { write($0.bindMemory(to: Row.self)) })
  }

  func sealed(_ kind: Header.Kind, _ stamp: Stamp) -> Region {
    let headBytes = MemoryLayout<Header>.size + parts.count * MemoryLayout<SectionEntry>.stride
    var end = Self.rounded(headBytes)
    var entries: [SectionEntry] = []
    for part in parts {
      entries.append(
        SectionEntry(
          code: part.section.code, stride: UInt32(part.stride), offset: UInt64(end), count: UInt64(part.count),
          checksum: 0))
      end = Self.rounded(end + part.stride * part.count)
    }
    var header = Header(kind, stamp, byteCount: end, sectionCount: parts.count)
    return Region(byteCount: end) { memory in
      var written = 0
      for (index, part) in parts.enumerated() {
        let start = Int(entries[index].offset)
        // Head and gaps too: no byte of a file may be what was in memory before.
        Self.clear(memory[written..<start])
        written = start + part.stride * part.count
        let rows = UnsafeMutableRawBufferPointer(rebasing: memory[start..<(start + part.stride * part.count)])
        part.write(rows)
        entries[index].checksum = Checksum.of(UnsafeRawBufferPointer(rows))
      }
      Self.clear(memory[written...])
      memory.storeBytes(of: header, as: Header.self)
      for (index, entry) in entries.enumerated() {
        memory.storeBytes(
          of: entry, toByteOffset: MemoryLayout<Header>.size + index * MemoryLayout<SectionEntry>.stride,
          as: SectionEntry.self)
      }
      header.checksum = Checksum.of(UnsafeRawBufferPointer(rebasing: memory[0..<headBytes]))
      memory.storeBytes(of: header, as: Header.self)
    }
  }

  private static func clear(_ bytes: Slice<UnsafeMutableRawBufferPointer>) {
    UnsafeMutableRawBufferPointer(rebasing: bytes).initializeMemory(as: UInt8.self, repeating: 0)
  }

  private static func rounded(_ bytes: Int) -> Int {
    (bytes + Region.alignment - 1) / Region.alignment * Region.alignment
  }
}
