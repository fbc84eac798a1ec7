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
  /// Where it begins within its file, the mailbox's own line included.
  var offset = 0

  init(bytes: MailBytes, envelope: MailBytes, isCut: Bool, offset: Int) {
    (self.bytes, self.envelope, self.isCut, self.offset) = (bytes, envelope, isCut, offset)
  }

  /// One of a mailbox, which begins with the mailbox's own line.
  init(mailbox bytes: MailBytes, isCut: Bool, offset: Int) {
    let lineEnd = Octets.first(Octets.newline, in: bytes, from: 0, to: bytes.count) ?? bytes.count
    self.init(
      bytes: Octets.slice(bytes, min(lineEnd + 1, bytes.count)..<bytes.count),
      envelope: Octets.slice(bytes, Octets.trimmed(bytes, 0..<lineEnd)), isCut: isCut, offset: offset)
  }
}

/// Reads a file of mail front to back: an mbox message by message, any other file as one message. One buffer serves
/// all files; it grows to the longest message, and no further than the limit.
final class MailFileReader {
  /// What stands beyond this in one message is attachments, which are not kept anyway.
  static let longestMessage = 16 << 20
  /// Small enough to stay in the processor's own memory between reading and looking.
  private static let block = 1 << 18
  /// What is read beyond the end of a part, which somebody else reads as well; more and more while its last message goes on.
  private static let beyond = 1 << 14

  private var buffer: UnsafeMutableRawBufferPointer
  private var filled = 0
  /// Where the buffer's beginning lies within the file, for whatever is not yet searched.
  private var base = 0
  /// Where whatever is wanted ends within the file, as far as that is known.
  private var end = Int.max
  private var descriptor: Int32 = -1
  private var atEnd = false
  private let limit: Int

  init(longestMessage: Int = MailFileReader.longestMessage) {
    limit = longestMessage
    buffer = .allocate(byteCount: 2 * Self.block, alignment: 16)
  }

  deinit { buffer.deallocate() }

  func read(_ path: String, _ visit: (StoredMessage) throws -> Void) throws {
    try open(path)
    defer { close(descriptor) }
    try fill(path)
    let start = skipLeadingBlanks()
    if Octets.has("from ", in: bytes, at: start), bytes[start] == 70 {
      try readMailbox(path, from: start, until: .max, visit)
    } else if filled > start {
      while !atEnd, filled < limit { try fill(path) }
      try visit(
        StoredMessage(
          bytes: Octets.slice(bytes, start..<filled), envelope: MailBytes(start: nil, count: 0), isCut: !atEnd,
          offset: start))
    }
  }

  /// Reads the messages of a mailbox that begin within a part of it; the last of them to its own end.
  func read(_ path: String, part: Range<Int>, _ visit: (StoredMessage) throws -> Void) throws {
    try open(path)
    defer { close(descriptor) }
    end = part.upperBound
    // A separator is known by the line before it too.
    base = max(0, part.lowerBound - 4)
    lseek(descriptor, off_t(base), SEEK_SET)
    var start = 0
    var search = max(0, part.lowerBound - base - 1)
    try fill(path)
    if part.lowerBound == 0 {
      try readMailbox(path, from: skipLeadingBlanks(), until: part.upperBound, visit)
      return
    }
    while base + search < part.upperBound {
      if let first = nextSeparator(from: &search, start: start) {
        if base + first < part.upperBound { try readMailbox(path, from: first, until: part.upperBound, visit) }
        return
      }
      if atEnd { return }
      // Nothing of what was searched is wanted, but for the line before a separator.
      start = max(start, search - 4)
      _ = makeRoom(start: &start, search: &search)
      try fill(path)
    }
  }

  /// Whether a file is a mailbox and no single message, by its first bytes.
  func isMailbox(_ path: String) throws -> Bool {
    try open(path)
    defer { close(descriptor) }
    end = 0
    try fill(path)
    let start = skipLeadingBlanks()
    return start < filled && bytes[start] == 70 && Octets.has("from ", in: bytes, at: start)
  }

  private func open(_ path: String) throws {
    descriptor = Foundation.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw IntakeError.cannotOpen(path: path, reason: String(cString: strerror(errno))) }
    (filled, base, end, atEnd) = (0, 0, .max, false)
  }

  private var bytes: MailBytes {
    MailBytes(start: buffer.baseAddress?.assumingMemoryBound(to: UInt8.self), count: filled)
  }

  private func skipLeadingBlanks() -> Int {
    var start = filled >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
    while start < filled, bytes[start] == Octets.newline || bytes[start] == Octets.carriageReturn { start += 1 }
    return start
  }

  /// - Parameter until: messages that begin there or later are for somebody else to read.
  private func readMailbox(
    _ path: String, from first: Int, until: Int, _ visit: (StoredMessage) throws -> Void
  ) throws {
    var start = first
    var search = first + 5
    var offset = base + first
    var isCut = false
    while true {
      if let next = nextSeparator(from: &search, start: start) {
        try visit(message(start..<next, isCut: isCut, offset))
        start = next
        search = next + 5
        offset = base + next
        isCut = false
        if offset >= until { return }
      } else if atEnd {
        try visit(message(start..<filled, isCut: isCut, offset))
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

  private func message(_ range: Range<Int>, isCut: Bool, _ offset: Int) -> StoredMessage {
    StoredMessage(mailbox: Octets.slice(bytes, range), isCut: isCut, offset: offset)
  }

  /// Moves what is still wanted to the front; of a message beyond the limit drops what was searched already.
  /// - Returns: whether something was dropped.
  private func makeRoom(start: inout Int, search: inout Int) -> Bool {
    var cut = false
    if search - start > limit {
      move(search..<filled, to: start + limit)
      base += search - (start + limit)
      filled -= search - (start + limit)
      search = start + limit
      cut = true
    }
    if start > 0 {
      move(start..<filled, to: 0)
      base += start
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
    let wanted = end == .max ? room.count : min(room.count, abs(end - base - filled) + Self.beyond)
    let count = Foundation.read(descriptor, room.baseAddress, wanted)
    if count < 0 {
      if errno == EINTR { return }
      throw IntakeError.cannotOpen(path: path, reason: String(cString: strerror(errno)))
    }
    if count == 0 { atEnd = true }
    filled += count
  }
}
