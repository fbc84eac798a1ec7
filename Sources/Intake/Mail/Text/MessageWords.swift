/// What a message says, apart from whom it is to: this needs no more than the message, so that several are read at
/// once.
struct MessageWords {
  var new: [UInt8] = []
  var quoted: [UInt8] = []
  /// Whether one of the two was too long.
  var isCut = false
  var isTooDeep = false
  var reading = MessageReading.nothing
  var asksForNoReply = false
}

/// Gets the words of one message after another, in buffers of its own.
struct MessageWordsReader {
  private var text = MessageText()
  private var divider = TextDivider()

  mutating func read(_ message: StoredMessage, _ header: MessageHeader) -> MessageWords {
    text.read(message, header)
    var words = MessageWords()
    words.isTooDeep = text.isTooDeep
    text.text.withUnsafeBufferPointer { divider.divide($0) }
    words.isCut = divider.isCut
    // Copies of their own length: the divider keeps its buffers for the next message.
    words.new = divider.new.withUnsafeBufferPointer { Array($0) }
    words.quoted = divider.quoted.withUnsafeBufferPointer { Array($0) }
    words.new.withUnsafeBufferPointer { new in
      words.asksForNoReply = MessageTraits.asksForNoReply(new)
      words.reading = MessageReading.of(new)
    }
    return words
  }

  /// - Returns: `nil` where the message must be taken apart first.
  mutating func readPlain(_ message: StoredMessage, _ header: MessageHeader) -> MessageWords? {
    text.isPlain(message, header) ? read(message, header) : nil
  }
}
