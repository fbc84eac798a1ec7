import Glibc

/// The bytes of a regular file.
final class FileBytes: ByteSource {
  private let path: String
  private let descriptor: Int32

  init(path: String) throws(IntakeError) {
    self.path = path
    // Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever.
    descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .cannotOpen(path: path, reason: FileBytes.reason(errno)) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .cannotOpen(path: path, reason: "not a regular file")
    }
    _ = posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL)
  }

  deinit {
    if descriptor >= 0 { _ = Glibc.close(descriptor) }
  }

  func read(into start: UnsafeMutablePointer<UInt8>, count: Int) throws(IntakeError) -> Int {
    while true {
      let got = Glibc.read(descriptor, start, count)
      if got >= 0 { return got }
      if errno != EINTR { throw .damaged(path: path, why: FileBytes.reason(errno)) }
    }
  }

  /// The system's words for an error number, such as "No such file or directory".
  static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
}
