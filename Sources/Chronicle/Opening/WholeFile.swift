import Foundation

/// Files that appear whole or not at all, readable by us alone.
enum WholeFile {
  private static let suffix = ".unfinished"

  static func isUnfinished(_ name: String) -> Bool { name.hasSuffix(suffix) }

  /// Writes under another name, waits until the disk has it, renames. After an error nothing has changed. Does not wait
  /// until the disk has the new name too: after a power cut the old file may be there again, whole.
  static func write(_ bytes: UnsafeRawBufferPointer, to path: String) throws(ChronicleError) {
    let unfinished = path + suffix
    // Left by somebody who was killed: we hold the lock.
    unlink(unfinished)
    let file = open(unfinished, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw .cannotWrite(path: path, code: errno) }
    var code = write(bytes, to: file)
    if code == 0, fsync(file) != 0 { code = errno }
    if close(file) != 0, code == 0 { code = errno }
    if code == 0, rename(unfinished, path) != 0 { code = errno }
    guard code == 0 else {
      unlink(unfinished)
      throw .cannotWrite(path: path, code: code)
    }
  }

  /// - Returns: 0 or `errno`.
  static func write(_ bytes: UnsafeRawBufferPointer, to file: Int32) -> Int32 {
    var place = 0
    while place < bytes.count {
      let written = Foundation.write(file, bytes.baseAddress?.advanced(by: place), bytes.count - place)
      if written > 0 {
        place += written
      } else if written == 0 {
        return EIO
      } else if errno != EINTR {
        return errno
      }
    }
    return 0
  }
}
