import Foundation

extension UnsafeBufferPointer {
  /// Whether both hold the same rows, compared as bytes; rows of which each byte says something, as the columns of a file are.
  package func hasSameBytes(as other: UnsafeBufferPointer) -> Bool {
    guard count == other.count else { return false }
    guard count > 0, let ours = baseAddress, let theirs = other.baseAddress, ours != theirs else { return true }
    return memcmp(ours, theirs, count * MemoryLayout<Element>.stride) == 0
  }
}
