/// What of a text can be seen, scalar by scalar: as given, folded for comparison, and where it stands in the text as given.
/// Line breaks of every kind are one newline. The three arrays have the same length.
struct Glyphs: Sendable {
  /// No more than this many scalars of the text are looked at, quoted mail and markup included.
  static let looksAt = 400_000

  private(set) var given: [UInt32] = []
  private(set) var folded: [UInt32] = []
  private(set) var at: [Int32] = []
  /// Stretches (of these arrays) that the markup itself says are quoted.
  var quoted: [Range<Int>] = []
  /// The text goes on after what was looked at.
  private(set) var isCut = false
  /// Scalars looked at: the work done here.
  private(set) var steps = 0

  var count: Int { folded.count }

  init(_ text: String) {
    var scalars: [UInt32] = []
    scalars.reserveCapacity(min(text.utf8.count, Self.looksAt))
    var hasMarkup = false
    for scalar in text.unicodeScalars {
      if scalars.count == Self.looksAt {
        isCut = true
        break
      }
      if scalar == "<" { hasMarkup = true }
      scalars.append(scalar.value)
    }
    steps = scalars.count
    given.reserveCapacity(scalars.count)
    folded.reserveCapacity(scalars.count)
    at.reserveCapacity(scalars.count)
    if hasMarkup, Markup.isLikely(in: scalars) {
      var markup = Markup(scalars)
      markup.read(into: &self)
      steps += markup.steps
    } else {
      for index in scalars.indices { append(scalars[index], at: index) }
    }
  }

  /// Takes one scalar unless nobody would see it. The second half of a line break of two characters is passed over.
  mutating func append(_ scalar: UInt32, at place: Int) {
    if scalar >= 32, scalar < 127 {
      given.append(scalar)
      folded.append(Folding.folded(scalar))
      at.append(Int32(truncatingIfNeeded: place))
      return
    }
    if Folding.isNewline(scalar) {
      if scalar == 10, place > 0, let last = at.last, Int(last) == place - 1, given[given.count - 1] == 13 { return }
      given.append(scalar)
      folded.append(Folding.newline)
    } else if Folding.isInvisible(scalar) {
      return
    } else {
      given.append(scalar)
      folded.append(Folding.folded(scalar))
    }
    at.append(Int32(truncatingIfNeeded: place))
  }

  /// Place in the text as given where a stretch begins.
  func start(of range: Range<Int>) -> Int {
    range.lowerBound < at.count ? Int(at[range.lowerBound]) : end
  }

  /// Place in the text as given after the last glyph of a stretch.
  func end(of range: Range<Int>) -> Int { range.isEmpty ? start(of: range) : Int(at[range.upperBound - 1]) + 1 }

  private var end: Int { at.last.map { Int($0) + 1 } ?? 0 }

  /// The words of a stretch as they are seen, on one line.
  func text(_ range: Range<Int>) -> String {
    // A scalar takes four bytes at most.
    String(unsafeUninitializedCapacity: range.count * 4) { bytes in
      var count = 0
      for index in range {
        let value = folded[index] == Folding.newline ? 32 : given[index]
        if value < 0x80 {
          bytes[count] = UInt8(value)
          count += 1
        } else {
          for byte in UTF8.encode(Unicode.Scalar(value) ?? " ") ?? UTF8.encodedReplacementCharacter {
            bytes[count] = byte
            count += 1
          }
        }
      }
      return count
    }
  }

  /// The stretch without spaces at either end.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var from = range.lowerBound
    var to = range.upperBound
    while from < to, Folding.isSpace(folded[from]) { from += 1 }
    while to > from, Folding.isSpace(folded[to - 1]) { to -= 1 }
    return from..<to
  }

  /// Whether these ASCII letters stand at a place.
  func has(_ letters: StaticString, at place: Int, before end: Int) -> Bool {
    let count = letters.utf8CodeUnitCount
    guard place >= 0, place + count <= end else { return false }
    let bytes = letters.utf8Start
    for offset in 0..<count where folded[place + offset] != UInt32(bytes[offset]) { return false }
    return true
  }
}
