/// A table's text in the characters that it was found in.
struct TableText {
  let encoding: TableForm.Encoding
  /// Whether a byte order mark stands before UTF-8.
  let hasMark: Bool

  /// - Returns: in UTF-8 where the text has characters that the old encoding has not.
  func bytes(_ text: String) -> [UInt8] {
    switch encoding {
    case .utf8: return (hasMark ? HeaderRow.byteOrderMark : []) + Array(text.utf8)
    case .utf16Little: return [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case .utf16Big: return [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    case .windows1252:
      var bytes: [UInt8] = []
      for scalar in text.unicodeScalars {
        guard let byte = Windows1252.byte(scalar) else { return HeaderRow.byteOrderMark + Array(text.utf8) }
        bytes.append(byte)
      }
      return bytes
    }
  }
}
