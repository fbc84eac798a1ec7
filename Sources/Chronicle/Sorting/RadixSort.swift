package enum RadixSort {
  private static let digitBits: UInt64 = 11
  private static let digits = 1 << 11

  /// Sorts by the upper 32 bits; what has the same stays in order. With a place in the lower half this gives the order
  /// of rows by a 32-bit key without a comparison.
  package static func sortByUpperHalf(_ items: inout [UInt64]) {
    guard items.count > 64 else {
      // Stable without effort where the lower halves ascend, which every caller sees to.
      items.sort()
      return
    }
    var all: UInt64 = 0
    var isSorted = true
    for index in items.indices {
      all |= items[index] >> 32
      if index > 0, items[index] >> 32 < items[index - 1] >> 32 { isSorted = false }
    }
    if isSorted { return }
    var shift: UInt64 = 32
    var spare = [UInt64](repeating: 0, count: items.count)
    while all > 0 {
      spare.withUnsafeMutableBufferPointer { spare in
        items.withUnsafeBufferPointer { pass(from: $0, to: spare, shift: shift) }
      }
      swap(&items, &spare)
      shift += digitBits
      all >>= digitBits
    }
  }

  private static func pass(
    from source: UnsafeBufferPointer<UInt64>, to target: UnsafeMutableBufferPointer<UInt64>, shift: UInt64
  ) {
    let mask = UInt64(digits - 1)
    withUnsafeTemporaryAllocation(of: Int.self, capacity: digits) { places in
      places.initialize(repeating: 0)
      for item in source { places[Int((item >> shift) & mask)] += 1 }
      var total = 0
      for digit in 0..<digits {
        let count = places[digit]
        places[digit] = total
        total += count
      }
      for item in source {
        let digit = Int((item >> shift) & mask)
        target[places[digit]] = item
        places[digit] += 1
      }
    }
  }
}
