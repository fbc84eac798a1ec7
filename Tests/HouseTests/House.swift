import Foundation

/// The package's own files, found from where this one was compiled.
struct House {
  struct Source {
    var path: String
    var room: String
    var text: String
  }

  let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// The folders directly in `Sources` or `Tests`, sorted.
  func folders(in parent: String) throws -> [String] {
    let entries = try FileManager.default.contentsOfDirectory(
      at: root.appending(path: parent), includingPropertiesForKeys: [.isDirectoryKey], options: .skipsHiddenFiles)
    return try entries.filter { try $0.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true }
      .map(\.lastPathComponent).sorted()
  }

  /// Every Swift file of one folder of `Sources` or `Tests`, sorted by path.
  func sources(in parent: String, _ folder: String) throws -> [Source] {
    let place = root.appending(path: parent).appending(path: folder)
    let paths = FileManager.default.enumerator(atPath: place.path)?.compactMap { $0 as? String } ?? []
    return try paths.filter { $0.hasSuffix(".swift") }.sorted().map { path in
      Source(
        path: "\(parent)/\(folder)/\(path)", room: folder,
        text: try String(contentsOf: place.appending(path: path), encoding: .utf8))
    }
  }
}
