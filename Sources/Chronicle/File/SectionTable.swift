/// The sections of one of our files, once its header has been found sound: every section lies within the file.
struct SectionTable {
  let region: Region
  let header: Header
  private let entries: [UInt32: SectionEntry]

  /// - Returns: `nil` for anything but a whole file of that kind in today's format.
  init?(_ region: Region, kind: Header.Kind) {
    let bytes = region.bytes
    guard bytes.count >= MemoryLayout<Header>.size else { return nil }
    let header = bytes.load(as: Header.self)
    guard header.magic == Header.magic, header.format == Header.format, header.kind == kind.rawValue,
      header.byteCount == UInt64(bytes.count), header.sectionCount <= UInt64(Header.sectionLimit)
    else { return nil }
    let headBytes = MemoryLayout<Header>.size + Int(header.sectionCount) * MemoryLayout<SectionEntry>.stride
    guard headBytes <= bytes.count, Self.checksum(of: header, in: bytes, headBytes) == header.checksum else {
      return nil
    }
    var entries: [UInt32: SectionEntry] = [:]
    for index in 0..<Int(header.sectionCount) {
      let place = MemoryLayout<Header>.size + index * MemoryLayout<SectionEntry>.stride
      let entry = bytes.load(fromByteOffset: place, as: SectionEntry.self)
      guard Self.fits(entry, in: bytes.count) else { return nil }
      entries[entry.code] = entry
    }
    self.region = region
    self.header = header
    self.entries = entries
  }

  /// The rows of a section; `nil` where there is none, or its rows have another size.
  func rows<Row: BitwiseCopyable>(_ section: Section, as row: Row.Type = Row.self) -> UnsafeBufferPointer<Row>? {
    guard let entry = entries[section.code], Int(entry.stride) == MemoryLayout<Row>.stride else { return nil }
    return bytes(of: entry).bindMemory(to: Row.self)
  }

  /// Whether every section is as it was written. Reads the whole file.
  func isIntact() -> Bool {
    entries.values.allSatisfy { Checksum.of(bytes(of: $0)) == $0.checksum }
  }

  private func bytes(of entry: SectionEntry) -> UnsafeRawBufferPointer {
    let start = Int(entry.offset)
    return UnsafeRawBufferPointer(rebasing: region.bytes[start..<(start + Int(entry.count) * Int(entry.stride))])
  }

  private static func fits(_ entry: SectionEntry, in byteCount: Int) -> Bool {
    let (size, tooLarge) = entry.count.multipliedReportingOverflow(by: UInt64(entry.stride))
    let (end, tooFar) = entry.offset.addingReportingOverflow(size)
    return entry.stride > 0 && !tooLarge && !tooFar && end <= UInt64(byteCount)
      && entry.offset % UInt64(Region.alignment) == 0
  }

  private static func checksum(of header: Header, in bytes: UnsafeRawBufferPointer, _ headBytes: Int) -> UInt64 {
    var blank = header
    blank.checksum = 0
    var head = [UInt64](repeating: 0, count: headBytes / 8)
    return head.withUnsafeMutableBytes { head in
      head.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[0..<headBytes]))
      head.storeBytes(of: blank, as: Header.self)
      return Checksum.of(UnsafeRawBufferPointer(head))
    }
  }
}
