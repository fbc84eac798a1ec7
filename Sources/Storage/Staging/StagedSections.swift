import Recruitment

/// How many octets a number of a staged column takes.
enum StagedWidth {
  case absent, text
  /// `low` is the smallest; eight octets hold numbers as they are.
  case numbers(octets: Int, low: Int64)

  static func of(_ column: Column) -> StagedWidth {
    guard case .integers(let values) = column else {
      if case .text = column { return .text }
      return .absent
    }
    var low = Int64.max
    var high = Int64.min
    for value in values where value != Column.unknown {
      low = min(low, value)
      high = max(high, value)
    }
    if low > high { return .absent }
    let range = UInt64(bitPattern: high &- low)
    if range < 0xff { return .numbers(octets: 1, low: low) }
    if range < 0xffff { return .numbers(octets: 2, low: low) }
    return range < 0xffff_ffff ? .numbers(octets: 4, low: low) : .numbers(octets: 8, low: 0)
  }
}

/// Sections of a chunk, written one after another at multiples of eight bytes; without a target they are only counted.
struct StagedSections {
  private let target: UnsafeMutableRawBufferPointer?
  private(set) var count = 0

  init(target: UnsafeMutableRawBufferPointer?) { self.target = target }

  mutating func append(_ number: Int64) {
    target?.storeBytes(of: number, toByteOffset: count, as: Int64.self)
    count += 8
  }

  mutating func append<Element: BitwiseCopyable>(_ values: [Element]) {
    let octets = values.count * MemoryLayout<Element>.stride
    if let target, octets > 0 {
      let section = UnsafeMutableRawBufferPointer(rebasing: target[count..<(count + octets)])
      values.withUnsafeBytes { section.copyMemory(from: $0) }
    }
    skip(octets)
  }

  /// Numbers as offsets from `low`, all ones where unknown.
  mutating func append<Width: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(
    _ values: [Int64], from low: Int64, _ type: Width.Type
  ) {
    let size = Width.bitWidth / 8
    if let target {
      for (index, value) in values.enumerated() {
        let narrow = value == Column.unknown ? Width.max : Width(truncatingIfNeeded: value &- low)
        target.storeBytes(of: narrow, toByteOffset: count + index * size, as: Width.self)
      }
    }
    skip(values.count * size)
  }

  private mutating func skip(_ octets: Int) {
    let end = (count + octets + 7) & ~7
    if let target { for place in (count + octets)..<end { target[place] = 0 } }
    count = end
  }
}
