import Foundation

/// A form with a file in it that is too large for memory: its bytes lie in a file, fields first, the chosen file last
/// (RFC 7578).
enum UploadedForm {
  /// Fields and the head of the file's part must come within so many bytes.
  private static let headLimit = 1 << 16

  struct Parts {
    var fields: [String: String] = [:]
    var name: String
    /// Of the file in the body.
    var range: Range<UInt64>
  }

  /// - Returns: `nil` for what is no such form.
  static func parts(_ path: String, contentType: String) -> Parts? {
    guard let mark = contentType.range(of: "boundary="), contentType.lowercased().hasPrefix("multipart/form-data")
    else {
      return nil
    }
    let boundary = contentType[mark.upperBound...].prefix { $0 != ";" }.filter { $0 != "\"" && $0 != " " }
    guard (1...70).contains(boundary.utf8.count), let handle = FileHandle(forReadingAtPath: path) else { return nil }
    defer { try? handle.close() }
    guard let head = try? handle.read(upToCount: headLimit), let size = try? handle.seekToEnd() else { return nil }
    let opening = Data("--\(boundary)\r\n".utf8)
    let closing = Data("\r\n--\(boundary)--".utf8)
    var parts = Parts(name: "", range: 0..<0)
    var place = head.startIndex
    while let start = head.range(of: opening, in: place..<head.endIndex) {
      guard let blank = head.range(of: Data("\r\n\r\n".utf8), in: start.upperBound..<head.endIndex) else { return nil }
      let lines = String(decoding: head[start.upperBound..<blank.lowerBound], as: UTF8.self)
      guard let name = parameter("name", lines) else { return nil }
      if let file = parameter("filename", lines) {
        // The end is looked for from the end: a file may hold anything.
        let tail = min(size, 512)
        guard (try? handle.seek(toOffset: size - tail)) != nil, let last = try? handle.readToEnd(),
          let end = last.range(of: closing, options: .backwards)
        else { return nil }
        let from = UInt64(blank.upperBound - head.startIndex)
        let to = size - tail + UInt64(end.lowerBound - last.startIndex)
        guard from <= to else { return nil }
        (parts.name, parts.range) = (plain(file), from..<to)
        return parts
      }
      guard let end = head.range(of: Data("\r\n--\(boundary)".utf8), in: blank.upperBound..<head.endIndex),
        let text = String(data: head[blank.upperBound..<end.lowerBound], encoding: .utf8)
      else { return nil }
      parts.fields[name] = text
      place = end.lowerBound + 2
    }
    return nil
  }

  /// Copies the chosen file out of the body, piece by piece.
  static func extract(_ range: Range<UInt64>, from body: String, to path: String) throws {
    guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
      let source = FileHandle(forReadingAtPath: body), let target = FileHandle(forWritingAtPath: path)
    else { throw WebError.unusable(field: "file") }
    defer {
      try? source.close()
      try? target.close()
    }
    try source.seek(toOffset: range.lowerBound)
    var rest = Int(range.count)
    while rest > 0, let piece = try source.read(upToCount: min(rest, 1 << 20)), !piece.isEmpty {
      try target.write(contentsOf: piece)
      rest -= piece.count
    }
  }

  private static func parameter(_ name: String, _ lines: String) -> String? {
    guard let start = lines.range(of: " \(name)=\"") else { return nil }
    return String(lines[start.upperBound...].prefix { $0 != "\"" })
  }

  /// A file's name without folders, and with nothing that is more than a name.
  private static func plain(_ name: String) -> String {
    let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? ""
    return String(last.filter { !$0.isNewline && $0 != "\0" }.prefix(120))
  }
}
