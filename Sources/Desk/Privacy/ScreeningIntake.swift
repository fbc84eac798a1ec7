import Intake
import Recruitment

/// A screening list on its way in: of each line a keyed hash, and nothing else, is kept.
package struct ScreeningIntake: Sendable {
  private let hash: KeyedHash
  private let country: String
  /// A line that has not ended yet.
  private var open: [UInt8] = []
  private(set) var digests: [Int64] = []
  /// Lines in which there was neither a number nor an address.
  package private(set) var unreadable = 0
  /// Whether all of it was UTF-8.
  private(set) var isText = true

  /// Octets of a line that are read; nothing of a list is that long.
  private static let longestLine = 4_096

  /// - Parameter country: where numbers without a country's code are dialled.
  init(hash: KeyedHash, country: String) {
    self.hash = hash
    self.country = country
  }

  /// The next part, cut anywhere.
  package mutating func take(_ part: ArraySlice<UInt8>) {
    var rest = part
    while let end = rest.firstIndex(where: { $0 == 10 || $0 == 13 }) {
      keep(rest[..<end])
      line()
      rest = rest[(end + 1)...]
    }
    keep(rest)
  }

  /// What stands behind the last end of a line counts as well.
  package mutating func end() { line() }

  private mutating func keep(_ part: ArraySlice<UInt8>) {
    // One more than may be, so that what is too long is known as such.
    open.append(contentsOf: part.prefix(Self.longestLine + 1 - open.count))
  }

  private mutating func line() {
    defer { open.removeAll(keepingCapacity: true) }
    if open.isEmpty { return }
    guard open.count <= Self.longestLine, let text = String(validating: open, as: UTF8.self) else {
      if open.count <= Self.longestLine { isText = false }
      unreadable += 1
      return
    }
    if let found = Self.entry(Substring(text), country: country) {
      digests.append(hash.short(found))
    } else {
      unreadable += 1
    }
  }

  /// The first cell of a line that is a number or an address.
  static func entry(_ line: Substring, country: String) -> String? {
    for cell in line.split(whereSeparator: { $0 == "," || $0 == ";" || $0 == "\t" }) {
      let text = cell.filter { $0 != "\"" }
      if let address = HashedText.address(text) { return address }
      if let number = DialledNumber(text, region: country) { return HashedText.number(dialled: number.text) }
    }
    return nil
  }
}
