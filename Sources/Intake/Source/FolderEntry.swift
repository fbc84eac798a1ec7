import Foundation
import Glibc

/// A regular file somewhere below a folder.
struct FolderEntry {
  enum FileType {
    case file, folder, other
  }

  var path: String
  var name: String
  /// 0 in the folder itself.
  var depth: Int
  /// In the `cur` or `new` of a maildir.
  var inMaildir: Bool

  /// Folders deeper than this are not looked into.
  static let depthLimit = 8

  /// Every regular file below a folder, in the order of names. Hidden files are left out, hidden folders only where
  /// they are no maildirs.
  static func walk(_ folder: String, depth: Int = 0, into entries: inout [FolderEntry]) throws(IntakeError) {
    let names = try list(folder)
    let maildir = ["cur", "new"].contains(lastPart(folder))
    for name in names {
      let path = folder == "/" ? "/\(name)" : "\(folder)/\(name)"
      guard let type = try? type(path) else { continue }  // A link that points nowhere.
      switch type {
      case .file where !name.hasPrefix("."):
        entries.append(FolderEntry(path: path, name: name, depth: depth, inMaildir: maildir))
      case .folder where depth < depthLimit && (!name.hasPrefix(".") || isMaildir(path)):
        try walk(path, depth: depth + 1, into: &entries)
      default: break
      }
    }
  }

  static func isEmpty(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_size == 0
  }

  static func type(_ path: String) throws(IntakeError) -> FileType {
    var status = stat()
    guard stat(path, &status) == 0 else { throw .cannotOpen(path: path, reason: FileBytes.reason(errno)) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  static func lastPart(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

  /// What stands before the last part; empty where there is nothing.
  static func folder(_ path: String) -> String { path.split(separator: "/").dropLast().joined(separator: "/") }

  private static func isMaildir(_ path: String) -> Bool {
    if let type = try? type("\(path)/cur"), type == .folder { return true }
    return false
  }

  private static func list(_ folder: String) throws(IntakeError) -> [String] {
    guard let handle = opendir(folder) else { throw .cannotOpen(path: folder, reason: FileBytes.reason(errno)) }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted(by: BundleFileName.precedes)
  }
}
