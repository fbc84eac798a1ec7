/// Striking words out of texts, whatever the case of their letters A to Z.
package enum Striking {
  /// The letters A to Z in lower case, and all else as it is: what `lower` does in both database engines.
  package static func lowered(_ text: String) -> String {
    String(decoding: text.utf8.map { (65...90).contains($0) ? $0 | 32 : $0 }, as: UTF8.self)
  }

  /// Puts `mark` wherever `words` stand.
  package static func strike(_ words: String, from text: String, mark: String) -> String {
    let (needle, bytes, mark) = (Array(lowered(words).utf8), Array(text.utf8), Array(mark.utf8))
    guard !needle.isEmpty, bytes.count >= needle.count else { return text }
    let lower = Array(lowered(text).utf8)
    var out: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if lower[index] == needle[0], lower[index...].starts(with: needle) {
        out += mark
        index += needle.count
      } else {
        out.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
