import Desk
import Foundation
import Recruitment

/// Standard output and standard error: answers go to the one, everything else to the other.
package enum Output {
  package static func print(_ text: String) { write(Array((text + "\n").utf8), to: .standardOutput) }

  /// One JSON document, and nothing else.
  package static func json(_ body: (inout JSONWriter) -> Void) {
    var writer = JSONWriter()
    body(&writer)
    write(writer.bytes + [10], to: .standardOutput)
  }

  /// What is ready to go out as it is.
  static func bytes(_ bytes: [UInt8]) { write(bytes, to: .standardOutput) }

  static func nothingOnRecord() {
    print("Nothing is on record yet: rightcall import FOLDER brings an export in.")
  }

  package static func note(_ text: String) { write(Array((text + "\n").utf8), to: .standardError) }

  /// An answer that cannot be written (a full disk) is work that could not be done.
  private static func write(_ bytes: [UInt8], to handle: FileHandle) {
    do {
      try handle.write(contentsOf: Data(bytes))
    } catch {
      if handle.fileDescriptor == FileHandle.standardOutput.fileDescriptor {
        note("The answer cannot be written: is the disk full?")
      }
      Foundation.exit(1)
    }
  }

  /// The clock: the only place in the terminal that reads it.
  package static func now() -> Instant { Instant(Int64(Date().timeIntervalSince1970)) }
}
