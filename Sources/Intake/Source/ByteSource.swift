/// Bytes in order, read once, at any distance from memory: a file, a member of a zip.
protocol ByteSource: AnyObject {
  /// Reads at most `count` bytes; 0 means the end.
  func read(into start: UnsafeMutablePointer<UInt8>, count: Int) throws(IntakeError) -> Int
}

extension ByteSource {
  /// The first bytes, fewer than `count` only where the source is shorter.
  func prefix(_ count: Int) throws(IntakeError) -> [UInt8] {
    let start = UnsafeMutablePointer<UInt8>.allocate(capacity: count)
    defer { start.deallocate() }
    var filled = 0
    while filled < count {
      let got = try read(into: start + filled, count: count - filled)
      if got == 0 { break }
      filled += got
    }
    return Array(UnsafeBufferPointer(start: start, count: filled))
  }
}
