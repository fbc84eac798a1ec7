import Foundation

/// One message where it lies in the reader's buffer, valid during the visit only.
struct StoredMessage {
  /// Header and body, without the mailbox's own line.
  var bytes: MailBytes
  /// The mbox's `From …` line; empty where there is none.
  var envelope: MailBytes
  /// Whether it stands in an mbox, where lines of text that begin with "From " bear a `>`.
  var isInMailbox: Bool { !envelope.isEmpty }
  /// Whether it was longer than `MailFileReader.longestMessage`, and its end is missing.
  var isCut: Bool
}

/// Reads a file of mail front to back: an mbox message by message, any other file as one message. One buffer serves
/// all files; it grows to the longest message, and no further than the limit.
final class MailFileReader {
  /// What stands beyond this in one message is attachments, which are not kept anyway.
  static let longestMessage = 16 << 20
  /// Small enough to stay in the processor's own memory between reading and looking.
  private static let block = 1 << 18

  private var buffer: UnsafeMutableRawBufferPointer
  private var filled = 0
  private var descriptor: Int32 = -1
  private var atEnd = false
  private let limit: Int

  init(longestMessage: Int = MailFileReader.longestMessage) {
    limit = longestMessage
    buffer = .allocate(byteCount: 2 * Self.block, alignment: 16)
  }

  deinit { buffer.deallocate() }

  func read(_ path: String, _ visit: (StoredMessage) throws -> Void) throws {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw IntakeError.cannotOpen(path: path, reason: String(cString: strerror(errno))) }
    defer { close(descriptor) }
    filled = 0
    atEnd = false
    try fill(path)
    let start = skipLeadingBlanks()
    if Octets.has("from ", in: bytes, at: start), bytes[start] == 70 {
      try readMailbox(path, from: start, visit)
    } else if filled > start {
      while !atEnd, filled < limit { try fill(path) }
      try visit(
        StoredMessage(
          bytes: Octets.slice(bytes, start..<filled), envelope: MailBytes(start: nil, count: 0), isCut: !atEnd))
    }
  }

  private var bytes: MailBytes {
    MailBytes(start: buffer.baseAddress?.assumingMemoryBound(to: UInt8.self), count: filled)
  }

  private func skipLeadingBlanks() -> Int {
    var start = filled >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
    while start < filled, bytes[start] == Octets.newline || bytes[start] == Octets.carriageReturn { start += 1 }
    return start
  }

  private func readMailbox(_ path: String, from first: Int, _ visit: (StoredMessage) throws -> Void) throws {
    var start = first
    var search = first + 5
    var isCut = false
    while true {
      if let next = nextSeparator(from: &search, start: start) {
        try visit(message(start..<next, isCut: isCut))
        start = next
        search = next + 5
        isCut = false
      } else if atEnd {
        try visit(message(start..<filled, isCut: isCut))
        return
      } else {
        isCut = makeRoom(start: &start, search: &search) || isCut
        try fill(path)
      }
    }
  }

  /// The next line that begins a message. Where more must be read to tell, `search` stays before the doubtful line.
  private func nextSeparator(from search: inout Int, start: Int) -> Int? {
    let bytes = self.bytes
    while let newline = Octets.first("\nFrom ", in: bytes, from: search, to: filled) {
      let line = newline + 1
      guard let end = Octets.first(Octets.newline, in: bytes, from: line, to: min(filled, line + EnvelopeLine.longest))
      else {
        if !atEnd, filled - line < EnvelopeLine.longest {
          search = newline
          return nil
        }
        search = line
        continue
      }
      guard atEnd || filled - end > 128 else {
        search = newline
        return nil
      }
      let next = Octets.slice(bytes, min(end + 1, filled)..<min(end + 129, filled))
      let before = newline > start && bytes[newline - 1] == Octets.carriageReturn ? newline - 1 : newline
      let afterBlank = before <= start || bytes[before - 1] == Octets.newline
      let content = Octets.trimmed(bytes, line..<end)
      if EnvelopeLine.begins(Octets.slice(bytes, content), next: next, afterBlank: afterBlank) { return line }
      search = end
    }
    search = max(search, filled - 5)
    return nil
  }

  private func message(_ range: Range<Int>, isCut: Bool) -> StoredMessage {
    let lineEnd =
      Octets.first(Octets.newline, in: bytes, from: range.lowerBound, to: range.upperBound) ?? range.upperBound
    let envelope = Octets.trimmed(bytes, range.lowerBound..<lineEnd)
    return StoredMessage(
      bytes: Octets.slice(bytes, min(lineEnd + 1, range.upperBound)..<range.upperBound),
      envelope: Octets.slice(bytes, envelope), isCut: isCut)
  }

  /// Moves what is still wanted to the front; of a message beyond the limit drops what was searched already.
  /// - Returns: whether something was dropped.
  private func makeRoom(start: inout Int, search: inout Int) -> Bool {
    var cut = false
    if search - start > limit {
      move(search..<filled, to: start + limit)
      filled -= search - (start + limit)
      search = start + limit
      cut = true
    }
    if start > 0 {
      move(start..<filled, to: 0)
      filled -= start
      search -= start
      start = 0
    }
    return cut
  }

  private func move(_ range: Range<Int>, to place: Int) {
    guard let base = buffer.baseAddress else { return }
    memmove(base + place, base + range.lowerBound, range.count)
  }

  private func fill(_ path: String) throws {
    if buffer.count - filled < Self.block {
      let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: buffer.count * 2, alignment: 16)
      larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[0..<filled]))
      buffer.deallocate()
      buffer = larger
    }
    let room = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
    let count = Foundation.read(descriptor, room.baseAddress, room.count)
    if count < 0 {
      if errno == EINTR { return }
      throw IntakeError.cannotOpen(path: path, reason: String(cString: strerror(errno)))
    }
    if count == 0 { atEnd = true }
    filled += count
  }
}
