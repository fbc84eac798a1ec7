import Desk
import Foundation

/// A mapping's text from a file.
enum MappingFile {
  static func text(_ path: String) throws -> String {
    guard let data = FileManager.default.contents(atPath: path) else { throw DeskError.cannotRead(path) }
    guard let text = String(data: data, encoding: .utf8) else { throw DeskError.notText(path) }
    return text
  }
}
