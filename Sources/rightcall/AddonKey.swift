import Desk
import Foundation

/// The key of a mail client's add-on, or a secret that somebody else gave us, in a file that its owner alone may read.
enum AddonKey {
  /// Shorter ones can be guessed.
  private static let shortest = 24

  /// - Throws: `DeskError.cannotRead`, `DeskError.unusableKey` where it is short, or others may read it.
  static func read(_ path: String) throws -> String { try read(path, shortest: shortest) }

  /// What somebody else made up, however short.
  static func secret(_ path: String) throws -> String { try read(path, shortest: 1) }

  /// The first line of a file, blanks and all.
  static func password(_ path: String) throws -> String {
    guard let data = FileManager.default.contents(atPath: path),
      let mode = try? FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    else { throw DeskError.cannotRead(path) }
    let line = String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    guard !line.isEmpty, mode & 0o077 == 0 else { throw DeskError.unusableSecret(path) }
    return line
  }

  private static func read(_ path: String, shortest: Int) throws -> String {
    guard let data = FileManager.default.contents(atPath: path),
      let mode = try? FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    else { throw DeskError.cannotRead(path) }
    let key = String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    guard key.count >= shortest, key.utf8.allSatisfy({ (33...126).contains($0) }), mode & 0o077 == 0 else {
      throw DeskError.unusableKey(path)
    }
    return key
  }
}
