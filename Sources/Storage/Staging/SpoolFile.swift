import Foundation

/// A file without a name that holds rows between reading and landing: when the process ends, however it ends, the
/// system takes it back, so there is never a stale one to remove.
final class SpoolFile {
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private(set) var length: Int = 0
  private static let limit = 1 << 20

  /// - Throws: `cannotOpen` where the folder does not take files; `full`.
  init(folder: String) throws {
    let path = folder + "/.rightcall-spool-\(getpid())-\(UInt64.random(in: .min ... .max))"
    descriptor = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
    if descriptor < 0 {
      if errno == ENOSPC || errno == EDQUOT { throw StorageError.full }
      throw StorageError.cannotOpen(path: folder, why: String(cString: strerror(errno)))
    }
    unlink(path)
  }

  deinit { close(descriptor) }

  func append(_ bytes: UnsafeRawBufferPointer) throws {
    if buffer.count + bytes.count > Self.limit { try flush() }
    if bytes.count > Self.limit {
      try write(bytes)
    } else {
      buffer.append(contentsOf: bytes)
    }
    length += bytes.count
  }

  func flush() throws {
    if buffer.isEmpty { return }
    try buffer.withUnsafeBytes { try write($0) }
    buffer.removeAll(keepingCapacity: true)
  }

  private func write(_ bytes: UnsafeRawBufferPointer) throws {
    var rest = bytes
    while !rest.isEmpty {
      let count = Foundation.write(descriptor, rest.baseAddress, rest.count)
      if count < 0 {
        if errno == EINTR { continue }
        if errno == ENOSPC || errno == EDQUOT { throw StorageError.full }
        throw StorageError.failed(code: "spool \(errno)")
      }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
  }

  /// Reads exactly `target.count` bytes from `offset`.
  func read(at offset: Int, into target: UnsafeMutableRawBufferPointer) throws {
    var done = 0
    while done < target.count {
      let count = pread(descriptor, target.baseAddress?.advanced(by: done), target.count - done, off_t(offset + done))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw StorageError.failed(code: "spool \(errno)") }
      done += count
    }
  }
}
