import Foundation

extension MailReader {
  /// Whether a path is mail by its first bytes, or a folder that holds some.
  package static func looksLikeMail(path: String) -> Bool {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else { return false }
    guard isDirectory.boolValue else { return fileLooksLikeMail(path) }
    guard let source = try? MailSource(index: 0, path: path) else { return false }
    // A folder of something else need not be read to its end to tell.
    return source.files.prefix(50).contains(where: fileLooksLikeMail)
  }

  private static func fileLooksLikeMail(_ path: String) -> Bool {
    guard let file = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? file.close() }
    guard let data = try? file.read(upToCount: 65_536) else { return false }
    return Array(data).withUnsafeBufferPointer { beginsLikeMail($0) }
  }

  static func beginsLikeMail(_ bytes: MailBytes) -> Bool {
    var start = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
    while start < bytes.count, bytes[start] == Octets.newline || bytes[start] == Octets.carriageReturn { start += 1 }
    if start < bytes.count, bytes[start] == 70, Octets.has("from ", in: bytes, at: start) {
      let end = Octets.first(Octets.newline, in: bytes, from: start, to: bytes.count) ?? bytes.count
      let next = Octets.slice(bytes, min(end + 1, bytes.count)..<bytes.count)
      let line = Octets.slice(bytes, Octets.trimmed(bytes, start..<end))
      return EnvelopeLine.begins(line, next: next, afterBlank: true)
    }
    var header = MessageHeader()
    guard header.scan(Octets.slice(bytes, start..<bytes.count)) else { return false }
    // Two fields that only mail has: `Date:` and `Subject:` alone begin notes too.
    let telling: [FieldName] = [
      .from, .received, .returnPath, .deliveredTo, .messageID, .date, .subject, .to, .contentType,
    ]
    let found = telling.filter { header.first($0) != nil }
    return found.count >= 2 && found.contains { $0 != .date && $0 != .subject && $0 != .to && $0 != .contentType }
  }
}
