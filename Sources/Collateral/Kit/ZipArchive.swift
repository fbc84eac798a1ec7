import CZip
import Foundation
import Recruitment

/// A zip archive in memory. The same members and time give the same bytes.
struct ZipArchive {
  private var members: [(name: String, bytes: [UInt8])] = []
  /// What members are dated; seconds since 1970. Never before 1980: the format begins there.
  let time: Int

  init(at time: Int) { self.time = max(315_532_800, time) }

  /// As MS-DOS has it, in UTC: the library's own way would go by the clock on the wall of the machine.
  private var stamp: (date: UInt16, time: UInt16) {
    let (day, rest) = Span.dayAndRest(of: Int64(time))
    let date = CivilDate(dayNumber: day)
    return (
      UInt16(truncatingIfNeeded: (date.year - 1_980) << 9 | date.month << 5 | date.day),
      UInt16(truncatingIfNeeded: rest / 3_600 << 11 | rest / 60 % 60 << 5 | rest % 60 / 2)
    )
  }

  mutating func add(_ name: String, _ bytes: [UInt8]) { members.append((name, bytes)) }

  /// - Throws: `CollateralError.archive`.
  func finished() throws(CollateralError) -> [UInt8] {
    var error = zip_error_t()
    guard let target = zip_source_buffer_create(nil, 0, 0, &error) else { throw .archive }
    zip_source_keep(target)
    defer { zip_source_free(target) }
    guard let archive = zip_open_from_source(target, ZIP_TRUNCATE, &error) else { throw .archive }
    var copies: [UnsafeMutablePointer<UInt8>] = []
    defer { for copy in copies { copy.deallocate() } }
    for (name, bytes) in members {
      // The archive reads its members when it is closed: they must stay where they are until then.
      let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, bytes.count))
      copy.initialize(from: bytes, count: bytes.count)
      copies.append(copy)
      guard let source = zip_source_buffer(archive, copy, zip_uint64_t(bytes.count), 0) else {
        zip_discard(archive)
        throw .archive
      }
      let index = zip_file_add(archive, name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
      guard index >= 0, zip_file_set_dostime(archive, zip_uint64_t(index), stamp.time, stamp.date, 0) == 0 else {
        zip_source_free(source)
        zip_discard(archive)
        throw .archive
      }
      // Attributes of the machine it is made on are not the archive's business.
      zip_file_set_external_attributes(archive, zip_uint64_t(index), 0, zip_uint8_t(ZIP_OPSYS_UNIX), 0o100644 << 16)
    }
    guard zip_close(archive) == 0 else {
      zip_discard(archive)
      throw .archive
    }
    return try Self.read(target)
  }

  private static func read(_ source: OpaquePointer) throws(CollateralError) -> [UInt8] {
    guard zip_source_open(source) == 0 else { throw .archive }
    defer { zip_source_close(source) }
    zip_source_seek(source, 0, SEEK_END)
    let size = zip_source_tell(source)
    zip_source_seek(source, 0, SEEK_SET)
    guard size > 0 else { throw .archive }
    var bytes = [UInt8](repeating: 0, count: Int(size))
    let read = bytes.withUnsafeMutableBytes { zip_source_read(source, $0.baseAddress, zip_uint64_t(size)) }
    guard read == size else { throw .archive }
    return bytes
  }
}
