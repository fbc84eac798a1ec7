/// A table's bytes as UTF-8 without a byte order mark, whatever they were; Windows-1252 is left to the cells. Reads ahead
/// a little to see what it is, then streams.
final class TableBytes: ByteSource {
  let form: TableForm
  private let source: any ByteSource
  private var ahead: [UInt8]
  private var position: Int
  private let decodes: Bool
  private var decoder: UTF16Decoder
  private var scratch: [UInt8] = []

  /// Bytes looked at first.
  static let lookAhead = 1 << 16

  init(_ source: any ByteSource) throws(IntakeError) {
    self.source = source
    let first = try source.prefix(Self.lookAhead)
    let encoding = TableForm.encoding(first)
    decoder = UTF16Decoder(bigEnd: encoding == .utf16Big)
    decodes = encoding == .utf16Little || encoding == .utf16Big
    var text = first
    if decodes {
      text = []
      decoder.decode(first[...], into: &text)
    }
    position = text.starts(with: HeaderRow.byteOrderMark) ? 3 : 0
    ahead = text
    form = TableForm(encoding: encoding, delimiter: TableForm.delimiter(Array(text[position...])))
  }

  func read(into start: UnsafeMutablePointer<UInt8>, count: Int) throws(IntakeError) -> Int {
    while true {
      if position < ahead.count {
        let size = min(count, ahead.count - position)
        ahead.withUnsafeBufferPointer { bytes in
          guard let base = bytes.baseAddress else { return }
          start.update(from: base + position, count: size)
        }
        position += size
        if position == ahead.count { (ahead, position) = ([], 0) }
        return size
      }
      guard decodes else { return try source.read(into: start, count: count) }
      let got = try source.read(into: start, count: count)
      scratch.removeAll(keepingCapacity: true)
      decoder.decode(Array(UnsafeBufferPointer(start: start, count: got))[...], into: &scratch)
      if got == 0 { decoder.finish(into: &scratch) }
      if got == 0, scratch.isEmpty { return 0 }
      (ahead, position) = (scratch, 0)
    }
  }
}

/// UTF-16 to UTF-8, piece by piece. What is no character becomes U+FFFD.
struct UTF16Decoder {
  let bigEnd: Bool
  private var odd: UInt8?
  private var high: UInt16?

  init(bigEnd: Bool) { self.bigEnd = bigEnd }

  mutating func decode(_ bytes: ArraySlice<UInt8>, into text: inout [UInt8]) {
    text.reserveCapacity(text.count + bytes.count)
    for byte in bytes {
      guard let first = odd else {
        odd = byte
        continue
      }
      odd = nil
      take(bigEnd ? UInt16(first) << 8 | UInt16(byte) : UInt16(byte) << 8 | UInt16(first), into: &text)
    }
  }

  /// The source has ended: half a character is none.
  mutating func finish(into text: inout [UInt8]) {
    if odd != nil || high != nil { append(0xFFFD, into: &text) }
    (odd, high) = (nil, nil)
  }

  private mutating func take(_ unit: UInt16, into text: inout [UInt8]) {
    if let first = high {
      high = nil
      if UTF16.isTrailSurrogate(unit) {
        return append(0x10000 + (UInt32(first) - 0xD800) << 10 + UInt32(unit) - 0xDC00, into: &text)
      }
      append(0xFFFD, into: &text)
    }
    if UTF16.isLeadSurrogate(unit) {
      high = unit
    } else {
      append(UTF16.isTrailSurrogate(unit) ? 0xFFFD : UInt32(unit), into: &text)
    }
  }

  private func append(_ scalar: UInt32, into text: inout [UInt8]) {
    if scalar < 0x80 { return text.append(UInt8(scalar)) }
    guard let scalar = Unicode.Scalar(scalar) else { return }
    text.append(contentsOf: Array(String(Character(scalar)).utf8))
  }
}

extension CSVRows {
  /// The rows of a table, in whatever characters and with whatever delimiter.
  static func sniffing(_ source: any ByteSource, limits: CSVLimits = CSVLimits()) throws(IntakeError) -> CSVRows {
    let bytes = try TableBytes(source)
    return CSVRows(source: bytes, delimiter: bytes.form.delimiter, limits: limits)
  }
}
