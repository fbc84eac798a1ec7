import Foundation
import Recruitment

/// Some messages of one mailbox, brought into memory together, with what they say where that could be read by several
/// cores at once.
final class MailStretch {
  private let path: String
  private let descriptor: Int32
  private var buffer: UnsafeMutableRawBufferPointer
  private var filled = 0
  /// Where each stands in the buffer and in the file, and the how manieth of the file it is, from 1.
  private var places: [(bytes: Range<Int>, offset: Int, ordinal: Int)] = []

  /// No more of a mailbox is held at once, but for a message that is longer by itself.
  static let longest = 1 << 20

  init(path: String) throws(IntakeError) {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    buffer = .allocate(byteCount: Self.longest, alignment: 16)
    guard descriptor >= 0 else { throw .cannotOpen(path: path, reason: String(cString: strerror(errno))) }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    buffer.deallocate()
  }

  var stamp: FileStamp? { FileStamp(descriptor: descriptor) }

  func hasRoom(for bytes: Range<Int>) -> Bool { filled == 0 || filled + bytes.count <= Self.longest }

  /// Reads one more message.
  func append(_ bytes: Range<Int>, ordinal: Int) throws {
    if filled + bytes.count > buffer.count {
      let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: filled + bytes.count, alignment: 16)
      larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[0..<filled]))
      buffer.deallocate()
      buffer = larger
    }
    let start = filled
    while filled < start + bytes.count {
      let done = filled - start
      let count = pread(
        descriptor, buffer.baseAddress?.advanced(by: filled), bytes.count - done, off_t(bytes.lowerBound + done))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let why = count < 0 ? String(cString: strerror(errno)) : "it became shorter while it was read"
        throw IntakeError.cannotOpen(path: path, reason: why)
      }
      filled += count
    }
    places.append((start..<filled, bytes.lowerBound, ordinal))
  }

  /// Passes each message on, in their order, and starts again empty.
  /// - Parameter readsWords: whether most of them will be kept, so that what they say is worth reading ahead.
  func take(readsWords: Bool, _ body: (StoredMessage, Int, MessageWords?) throws -> Void) rethrows {
    let bytes = MailBytes(start: buffer.baseAddress?.assumingMemoryBound(to: UInt8.self), count: filled)
    let messages = places.map { place in
      StoredMessage(mailbox: Octets.slice(bytes, place.bytes), isCut: false, offset: place.offset)
    }
    let words = readsWords ? Self.words(of: Messages(list: messages)) : []
    for (index, message) in messages.enumerated() {
      try body(message, places[index].ordinal, index < words.count ? words[index] : nil)
    }
    places.removeAll(keepingCapacity: true)
    filled = 0
  }

  /// `@unchecked Sendable`: the bytes are only read, and stay where they are until all have ended.
  private struct Messages: @unchecked Sendable { var list: [StoredMessage] }

  private static func words(of messages: Messages) -> [MessageWords?] {
    let parts = Cores.parts(of: messages.list.count, least: 16) { range in
      var reader = MessageWordsReader()
      var header = MessageHeader()
      return range.map { index -> MessageWords? in
        let message = messages.list[index]
        return header.scan(message.bytes) ? reader.readPlain(message, header) : nil
      }
    }
    return Array(parts.joined())
  }
}
