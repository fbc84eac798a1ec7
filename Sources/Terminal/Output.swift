import Desk
import Foundation
import Recruitment

/// Standard output and standard error: answers go to the one, everything else to the other.
package enum Output {
  package static func print(_ text: String) { write(text + "\n", to: .standardOutput) }

  /// One JSON document, and nothing else.
  package static func json(_ body: (inout JSONWriter) -> Void) {
    var writer = JSONWriter()
    body(&writer)
    FileHandle.standardOutput.write(Data(writer.bytes + [10]))
  }

  package static func note(_ text: String) { write(text + "\n", to: .standardError) }

  private static func write(_ text: String, to handle: FileHandle) { handle.write(Data(text.utf8)) }

  /// The clock: the only place in the terminal that reads it.
  package static func now() -> Instant { Instant(Int64(Date().timeIntervalSince1970)) }
}
