/// A form with a file in it (RFC 7578). Fields are text, and at most one file counts.
struct MultipartForm: Sendable {
  private(set) var fields: [String: String] = [:]
  /// What was chosen; `nil` where nothing was.
  private(set) var file: [UInt8]?

  private static let most = 32

  /// - Parameter contentType: the request's, with its boundary.
  /// - Returns: `nil` for what is none.
  init?(_ body: [UInt8], contentType: String) {
    guard let boundary = Self.boundary(contentType) else { return nil }
    let ends = Self.places(of: Array("--\(boundary)".utf8), in: body[...])
    guard (2...Self.most).contains(ends.count) else { return nil }
    for (start, end) in zip(ends, ends.dropFirst()) {
      // Behind the boundary a line ends; so it does before the next one.
      take(body[start.upperBound..<end.lowerBound].dropFirst(2).dropLast(2))
    }
  }

  /// What stands between the parts; `nil` where there are none.
  static func boundary(_ contentType: String) -> String? {
    guard contentType.lowercased().hasPrefix("multipart/form-data"),
      let mark = contentType.range(of: "boundary=")
    else { return nil }
    let boundary = contentType[mark.upperBound...].prefix { $0 != ";" }.filter { $0 != "\"" && $0 != " " }
    return (1...70).contains(boundary.utf8.count) ? boundary : nil
  }

  /// A part's name, from its header.
  static func name(of head: ArraySlice<UInt8>) -> String? { disposition(head).flatMap { parameter("name", of: $0) } }

  private static func disposition(_ head: ArraySlice<UInt8>) -> Substring? {
    String(decoding: head, as: UTF8.self).split(whereSeparator: \.isNewline).first {
      $0.lowercased().hasPrefix("content-disposition:")
    }
  }

  subscript(name: String) -> String? {
    fields[name].flatMap { value in
      let trimmed = value.drop(while: \.isWhitespace)
      guard let last = trimmed.lastIndex(where: { !$0.isWhitespace }) else { return nil }
      return String(trimmed[...last])
    }
  }

  private mutating func take(_ part: ArraySlice<UInt8>) {
    guard let blank = Self.places(of: [13, 10, 13, 10], in: part, limit: 1).first else { return }
    guard let line = Self.disposition(part[..<blank.lowerBound]), let name = Self.parameter("name", of: line) else {
      return
    }
    let content = part[blank.upperBound...]
    if Self.parameter("filename", of: line) != nil {
      if file == nil, !content.isEmpty { file = Array(content) }
    } else if fields[name] == nil, let text = String(validating: content, as: UTF8.self), !text.contains("\0") {
      fields[name] = text
    }
  }

  private static func parameter(_ name: String, of line: Substring) -> String? {
    for part in line.split(separator: ";").dropFirst() {
      let pair = part.drop(while: \.isWhitespace)
      guard pair.lowercased().hasPrefix("\(name)=") else { continue }
      return pair.dropFirst(name.count + 1).filter { $0 != "\"" }
    }
    return nil
  }

  /// Where a mark stands, from the front.
  private static func places(of mark: [UInt8], in bytes: ArraySlice<UInt8>, limit: Int = most + 1) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = bytes.startIndex
    while index + mark.count <= bytes.endIndex, found.count < limit {
      if bytes[index] == mark[0], bytes[index..<(index + mark.count)].elementsEqual(mark) {
        found.append(index..<(index + mark.count))
        index += mark.count
      } else {
        index += 1
      }
    }
    return found
  }
}
