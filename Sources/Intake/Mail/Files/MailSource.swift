import Foundation

/// The files that one path of an import stands for: itself, or what lies in a folder (a maildir, a folder of `.eml`).
struct MailSource {
  var index: Int
  var path: String
  /// Sorted by path, so that two readings number messages alike.
  var files: [String]
  var isFolder: Bool

  init(index: Int, path: String) throws(IntakeError) {
    self.index = index
    self.path = path
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      throw IntakeError.cannotOpen(path: path, reason: "no such file or folder")
    }
    isFolder = isDirectory.boolValue
    files = [path]
    if isFolder {
      files = []
      try Self.collect(path, depth: 0, into: &files)
      files.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
  }

  /// Folders are not followed through links, so that there are no circles.
  private static func collect(_ folder: String, depth: Int, into files: inout [String]) throws(IntakeError) {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      throw IntakeError.cannotOpen(path: folder, reason: "the folder cannot be listed")
    }
    for name in names where name.utf8.first != 46 || isMaildirFolder(name) {
      let path = folder + "/" + name
      switch kind(of: path) {
      case .directory where depth < 16 && name != "tmp": try collect(path, depth: depth + 1, into: &files)
      case .regular: files.append(path)
      default: break
      }
    }
  }

  /// Maildir++ keeps folders as `.Sent`, `.Archive.2019`; other hidden names are not mail.
  private static func isMaildirFolder(_ name: String) -> Bool {
    guard let second = name.utf8.dropFirst().first else { return false }
    return second >= 65 && second <= 90
  }

  private enum Kind { case regular, directory, other }

  private static func kind(of path: String) -> Kind {
    var status = stat()
    guard lstat(path, &status) == 0 else { return .other }
    if status.st_mode & S_IFMT == S_IFLNK, stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG {
      return .regular
    }
    return switch status.st_mode & S_IFMT {
    case S_IFREG: .regular
    case S_IFDIR: .directory
    default: .other
    }
  }
}
