import Recruitment

/// Amounts as people write them: `£65,000.00`, `1.234,56 €`, `65 000`.
enum Amount {
  /// Ten-thousandths; `nil` for what is no single number.
  static func read(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
    var digits: [UInt8] = []
    var separators: [(mark: UInt8, place: Int)] = []
    for byte in text {
      switch byte {
      case 48...57: digits.append(byte)
      case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "'"): separators.append((byte, digits.count))
      case UInt8(ascii: "-"): if digits.isEmpty { digits.append(byte) } else { return nil }
      case 65...90, 97...122: if !digits.isEmpty, digits.count < 3 { return nil }  // `30k`, `2nd`
      default: break
      }
    }
    guard digits.count <= 15, digits.contains(where: { $0 != 45 }) else { return nil }
    if let last = separators.last {
      let behind = digits.count - last.place
      let single = separators.count { $0.mark == last.mark } == 1
      // Three digits behind the only kind of mark are thousands.
      let isDecimal = single && (behind < 3 || separators.count > 1) && behind > 0
      if isDecimal {
        guard behind <= 4 else { return nil }
        digits.insert(UInt8(ascii: "."), at: last.place)
      }
    }
    return digits.withUnsafeBufferPointer { Money.read($0) }
  }
}
