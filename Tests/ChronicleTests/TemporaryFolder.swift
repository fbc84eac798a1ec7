import Foundation

/// A new empty folder that goes away with this value.
final class TemporaryFolder {
  let path: String

  init() throws {
    // In memory where possible: the tests write thousands of files and wait for the disk after each.
    let root = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : NSTemporaryDirectory()
    var template = Array("\(root)/chronicle-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { throw POSIXError(.EIO) }
    path = String(cString: made)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Where the copy goes: a folder that is not there yet.
  var copy: String { "\(path)/made/chronicle" }

  func files() throws -> [String] {
    guard FileManager.default.fileExists(atPath: copy) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: copy).sorted()
  }

  func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: "\(copy)/\(name)"))) }

  /// Replaces a file as somebody else would, under a new inode.
  func replace(_ name: String, _ bytes: [UInt8]) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: "\(copy)/\(name)"), options: .atomic)
  }

  func mode(_ path: String) throws -> Int {
    try (FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber)?.intValue ?? 0
  }
}
