import Foundation
import Recruitment

/// Some messages of one mailbox, brought into memory together, with what they say where that is read ahead.
///
/// `@unchecked Sendable`: one core makes it, another one takes it when it is made; nothing changes from then on.
final class MailStretch: @unchecked Sendable {
  /// A message of a file.
  struct Place {
    /// Within the file, the mailbox's own line included.
    var bytes: Range<Int>
    /// The how manieth of the file it is, from 1.
    var ordinal: Int
  }

  /// No more of a mailbox is held at once, but for a message that is longer by itself.
  static let longest = 1 << 18

  private let buffer: UnsafeMutableRawBufferPointer
  private var messages: [StoredMessage] = []
  private var words: [MessageWords?] = []
  private let ordinals: [Int]

  /// - Parameter readsWords: whether most of them will be kept, so that what they say is worth reading ahead.
  init(_ file: File, _ places: [Place], readsWords: Bool) throws(IntakeError) {
    buffer = .allocate(byteCount: places.reduce(0) { $0 + $1.bytes.count }, alignment: 16)
    ordinals = places.map(\.ordinal)
    var filled = 0
    for place in places {
      let bytes = UnsafeMutableRawBufferPointer(rebasing: buffer[filled..<filled + place.bytes.count])
      try file.read(place.bytes.lowerBound, bytes)
      let text = MailBytes(bytes.bindMemory(to: UInt8.self))
      messages.append(StoredMessage(mailbox: text, isCut: false, offset: place.bytes.lowerBound))
      filled += place.bytes.count
    }
    if readsWords { words = readWords() }
  }

  deinit { buffer.deallocate() }

  /// Passes each message on, in their order.
  func visit(_ body: (StoredMessage, Int, MessageWords?) throws -> Void) rethrows {
    for (index, message) in messages.enumerated() {
      try body(message, ordinals[index], index < words.count ? words[index] : nil)
    }
  }

  private func readWords() -> [MessageWords?] {
    var reader = MessageWordsReader()
    var header = MessageHeader()
    return messages.map { header.scan($0.bytes) ? reader.readPlain($0, header) : nil }
  }

  /// A mailbox that is open for as long as this is kept.
  final class File: Sendable {
    private let path: String
    private let descriptor: Int32

    init(path: String) throws(IntakeError) {
      self.path = path
      descriptor = open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw .cannotOpen(path: path, reason: String(cString: strerror(errno))) }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    var stamp: FileStamp? { FileStamp(descriptor: descriptor) }

    /// Fills `bytes` with what stands from `offset` on.
    fileprivate func read(_ offset: Int, _ bytes: UnsafeMutableRawBufferPointer) throws(IntakeError) {
      var done = 0
      while done < bytes.count {
        let count = pread(descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done, off_t(offset + done))
        if count < 0, errno == EINTR { continue }
        guard count > 0 else {
          let why = count < 0 ? String(cString: strerror(errno)) : "it became shorter while it was read"
          throw .cannotOpen(path: path, reason: why)
        }
        done += count
      }
    }
  }
}
