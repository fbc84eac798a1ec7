import Foundation
import Glibc
import Logging
import Recruitment

/// Lines of the log on standard error: `time level what name=value …`. No names, addresses, messages, paths or tokens:
/// whoever writes a line gives classes, ids of requests and numbers.
struct LogLines: LogHandler {
  var logLevel: Logger.Level
  var metadata: Logger.Metadata = [:]
  private let write: @Sendable (String) -> Void

  init(level: Logger.Level, write: @escaping @Sendable (String) -> Void = LogLines.toStandardError) {
    logLevel = level
    self.write = write
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let now = Instant(Int64(Date().timeIntervalSince1970))
    let fields = metadata.merging(event.metadata ?? [:]) { $1 }.sorted { $0.key < $1.key }
    let words = fields.map { "\($0.key)=\(Self.quoted("\($0.value)"))" }
    write(
      ([ISOTimestamp.utc(now), event.level.rawValue, Self.quoted("\(event.message)")] + words).joined(separator: " "))
  }

  /// One line is one event, whatever is in it.
  static func quoted(_ text: String) -> String {
    let plain = text.utf8.allSatisfy { $0 > 32 && $0 < 127 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "=") }
    if plain, !text.isEmpty { return text }
    let kept = text.unicodeScalars.map { scalar -> String in
      if scalar == "\"" || scalar == "\\" { return "\\\(scalar)" }
      return scalar.value < 32 || scalar.value == 127 ? " " : String(scalar)
    }
    return "\"" + kept.joined() + "\""
  }

  static func toStandardError(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = bytes.withUnsafeBytes { Glibc.write(2, $0.baseAddress, $0.count) }
  }
}
