import Foundation
import Moments

/// Whether a playbook can be used, and what is wrong with it.
package struct PlaybookCheck: Sendable {
  package var path: String
  package var version: Int
  package var rules: Int
  package var faults: [PlaybookFault]
}

extension Desk {
  /// - Parameter path: `nil` for the playbook that comes with RightCall.
  package static func checkPlaybook(at path: String?) throws -> PlaybookCheck {
    let name = path ?? "the playbook that comes with RightCall"
    do {
      let playbook = try PlaybookReader.read(playbookText(at: path))
      return PlaybookCheck(path: name, version: playbook.version, rules: playbook.rules.count, faults: [])
    } catch let PlaybookError.faults(faults) {
      return PlaybookCheck(path: name, version: 0, rules: 0, faults: faults)
    }
  }

  package static func playbookText(at path: String?) throws -> String {
    guard let path else { return Playbook.standardText }
    guard let data = FileManager.default.contents(atPath: path) else { throw DeskError.cannotRead(path) }
    guard let text = String(data: data, encoding: .utf8) else { throw DeskError.notText(path) }
    return text
  }
}

extension JSONWriter {
  package mutating func playbookCheck(_ check: PlaybookCheck) {
    object { writer in
      writer.field("path", check.path)
      writer.field("version", check.version)
      writer.field("rules", check.rules)
      writer.key("faults")
      writer.array(check.faults) { writer, fault in
        writer.object { writer in
          writer.field("line", fault.line)
          writer.field("column", fault.column)
          writer.field("what", fault.what)
        }
      }
    }
  }
}
