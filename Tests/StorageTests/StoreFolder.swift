import Foundation

/// A folder of its own for a store in a file, gone with whoever holds it.
final class StoreFolder {
  let path = NSTemporaryDirectory() + "rightcall-store-\(UInt64.random(in: .min ... .max))"
  var file: String { path + "/store.sqlite" }

  init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Whether a file stands beside the store, such as `-wal`.
  func has(_ ending: String) -> Bool { FileManager.default.fileExists(atPath: file + ending) }
}
