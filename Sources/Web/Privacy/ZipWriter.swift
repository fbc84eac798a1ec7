import Recruitment

/// A zip archive in memory, its members as they are: what somebody is given is read with whatever their machine has.
/// The format is PKWARE's APPNOTE 6.3, without compression.
struct ZipWriter {
  private var body: [UInt8] = []
  private var directory: [UInt8] = []
  private var count: UInt16 = 0
  /// MS-DOS date and time of every member.
  private let stamp: UInt32

  /// - Parameter time: what members are dated; in UTC.
  init(at time: Instant) {
    let (day, rest) = Span.dayAndRest(of: time.seconds)
    let date = CivilDate(dayNumber: day)
    let dosDate = UInt32(max(0, date.year - 1_980)) << 9 | UInt32(date.month) << 5 | UInt32(date.day)
    stamp = dosDate << 16 | UInt32(rest / 3_600) << 11 | UInt32(rest / 60 % 60) << 5 | UInt32(rest % 60 / 2)
  }

  mutating func add(_ name: String, _ bytes: [UInt8]) {
    let offset = UInt32(truncatingIfNeeded: body.count)
    let name = Array(name.utf8)
    var common: [UInt8] = []
    Self.put(UInt16(20), &common)
    // Names are UTF-8.
    Self.put(UInt16(1 << 11), &common)
    Self.put(UInt16(0), &common)
    Self.put(stamp, &common)
    Self.put(Self.checksum(bytes), &common)
    Self.put(UInt32(truncatingIfNeeded: bytes.count), &common)
    Self.put(UInt32(truncatingIfNeeded: bytes.count), &common)
    Self.put(UInt16(truncatingIfNeeded: name.count), &common)
    Self.put(UInt16(0), &common)
    Self.put(UInt32(0x0403_4b50), &body)
    body += common
    body += name
    body += bytes
    Self.put(UInt32(0x0201_4b50), &directory)
    Self.put(UInt16(20), &directory)
    directory += common
    // No comment, the first disk, no attributes.
    for _ in 0..<3 { Self.put(UInt16(0), &directory) }
    Self.put(UInt32(0), &directory)
    Self.put(offset, &directory)
    directory += name
    count += 1
  }

  func finished() -> [UInt8] {
    var out = body + directory
    Self.put(UInt32(0x0605_4b50), &out)
    Self.put(UInt32(0), &out)
    Self.put(count, &out)
    Self.put(count, &out)
    Self.put(UInt32(truncatingIfNeeded: directory.count), &out)
    Self.put(UInt32(truncatingIfNeeded: body.count), &out)
    Self.put(UInt16(0), &out)
    return out
  }

  private static func put<Number: FixedWidthInteger>(_ number: Number, _ out: inout [UInt8]) {
    withUnsafeBytes(of: number.littleEndian) { out.append(contentsOf: $0) }
  }

  /// CRC-32 as zip has it.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var value = UInt32.max
    for byte in bytes { value = value >> 8 ^ table[Int((value ^ UInt32(byte)) & 0xff)] }
    return ~value
  }

  private static let table: [UInt32] = (0..<256).map { index in
    var value = UInt32(index)
    for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xedb8_8320 : value >> 1 }
    return value
  }
}
