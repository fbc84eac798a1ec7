import Foundation

extension ChronicleFolder {
  /// Runs `body` while nobody else, in this process or another, writes here. Waits for whoever does.
  func withLock<Result>(_ body: () throws -> Result) throws -> Result {
    try create()
    let lockPath = "\(path)/lock"
    let file = Foundation.open(lockPath, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw ChronicleError.cannotWrite(path: lockPath, code: errno) }
    // Closing gives the lock back, as the end of the process does.
    defer { close(file) }
    while flock(file, LOCK_EX) != 0 {
      guard errno == EINTR else { throw ChronicleError.cannotWrite(path: lockPath, code: errno) }
    }
    return try body()
  }

  /// Makes the folder, and those above it where they are missing, for nobody's eyes but ours.
  private func create() throws(ChronicleError) {
    let code = Self.make(path[...])
    guard code == 0 else { throw .cannotWrite(path: path, code: code) }
    var status = stat()
    guard stat(path, &status) == 0 else { throw .cannotWrite(path: path, code: errno) }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw .cannotWrite(path: path, code: ENOTDIR) }
  }

  /// - Returns: 0 or `errno`.
  private static func make(_ path: Substring) -> Int32 {
    if mkdir(String(path), 0o700) == 0 || errno == EEXIST { return 0 }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return errno }
    let code = make(path[..<slash])
    guard code == 0 else { return code }
    return mkdir(String(path), 0o700) == 0 || errno == EEXIST ? 0 : errno
  }
}
