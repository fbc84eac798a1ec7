import Foundation

/// A stretch of memory that belongs to this object: a mapped file, or bytes of our own.
///
/// `@unchecked Sendable`: written only by `Draft` before anybody else sees it, only read from then on. Nobody writes to
/// the files either: they are replaced whole, under new names.
final class Region: @unchecked Sendable {
  /// Sections and the header start on such addresses.
  static let alignment = 64

  let bytes: UnsafeRawBufferPointer
  private let isMapped: Bool

  /// - Parameter fill: writes every byte, once.
  init(byteCount: Int, fill: (UnsafeMutableRawBufferPointer) -> Void) {
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: byteCount, alignment: Self.alignment)
    fill(memory)
    bytes = UnsafeRawBufferPointer(memory)
    isMapped = false
  }

  private init(mapped: UnsafeRawBufferPointer) {
    bytes = mapped
    isMapped = true
  }

  deinit {
    if isMapped {
      munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
    } else {
      bytes.deallocate()
    }
  }

  /// Maps a whole file for reading.
  static func map(_ path: String) throws(ChronicleError) -> Region {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard file >= 0 else { throw .cannotRead(path: path, code: errno) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw .cannotRead(path: path, code: errno) }
    guard status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else { throw .cannotRead(path: path, code: EINVAL) }
    let size = Int(status.st_size)
    guard let address = mmap(nil, size, PROT_READ, MAP_SHARED, file, 0), address != MAP_FAILED else {
      throw .cannotRead(path: path, code: errno)
    }
    return Region(mapped: UnsafeRawBufferPointer(start: address, count: size))
  }
}
