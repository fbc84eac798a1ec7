/// Bytes in order, read once, at any distance from memory: a file, a member of a zip.
protocol ByteSource: AnyObject {
  /// Reads at most `count` bytes; 0 means the end.
  func read(into start: UnsafeMutablePointer<UInt8>, count: Int) throws(IntakeError) -> Int
}

extension ByteSource {
  /// The first bytes, fewer than `count` only where the source is shorter.
  func prefix(_ count: Int) throws(IntakeError) -> [UInt8] {
    let block = min(count, 1 << 20)
    let start = UnsafeMutablePointer<UInt8>.allocate(capacity: block)
    defer { start.deallocate() }
    var bytes: [UInt8] = []
    while bytes.count < count {
      let got = try read(into: start, count: min(block, count - bytes.count))
      if got == 0 { break }
      bytes += UnsafeBufferPointer(start: start, count: got)
    }
    return bytes
  }
}
