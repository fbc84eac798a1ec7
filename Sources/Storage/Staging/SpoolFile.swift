import Foundation

/// Rows between reading and landing. The first of them wait in memory; once they are many, in a file without a name:
/// when the process ends, however it ends, the system takes it back, so there is never a stale one to remove.
final class SpoolFile {
  /// Where one chunk lies.
  enum Place {
    case memory(UnsafeMutableRawBufferPointer)
    case file(offset: Int, count: Int)
  }

  private(set) var places: [Place] = []
  /// How much waits here.
  private(set) var octets = 0
  private let folder: String
  private var descriptor: Int32 = -1
  private var length = 0
  private let memory: SpoolMemory

  /// - Parameter folder: where the file is made, when it comes to that.
  init(folder: String, memory: SpoolMemory) {
    self.folder = folder
    self.memory = memory
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    for case .memory(let bytes) in places { bytes.deallocate() }
  }

  /// Adds a chunk of `count` octets, which `fill` writes: all of them.
  /// - Throws: `cannotOpen` where the folder does not take files; `full`.
  func append(count: Int, _ fill: (UnsafeMutableRawBufferPointer) -> Void) throws {
    let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, count), alignment: 8)
    fill(bytes)
    octets += count
    if memory.take(count) {
      places.append(.memory(bytes))
      return
    }
    defer { bytes.deallocate() }
    if descriptor < 0 { descriptor = try Self.open(folder) }
    try write(UnsafeRawBufferPointer(rebasing: bytes[0..<count]))
    places.append(.file(offset: length, count: count))
    length += count
  }

  private static func open(_ folder: String) throws -> Int32 {
    let path = folder + "/.rightcall-spool-\(getpid())-\(UInt64.random(in: .min ... .max))"
    let descriptor = Foundation.open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
    if descriptor < 0 {
      if errno == ENOSPC || errno == EDQUOT { throw StorageError.full }
      throw StorageError.cannotOpen(path: folder, why: String(cString: strerror(errno)))
    }
    unlink(path)
    return descriptor
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

  /// Reads exactly `target.count` bytes of the file from `offset`.
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

/// What all spools of one import may keep in memory.
final class SpoolMemory {
  private var left: Int

  init(octets: Int) { left = octets }

  /// - Returns: whether that much was left.
  func take(_ octets: Int) -> Bool {
    guard octets <= left else { return false }
    left -= octets
    return true
  }
}
