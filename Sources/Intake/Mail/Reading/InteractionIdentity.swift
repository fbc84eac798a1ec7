import Recruitment

/// By what a message is known, in whichever mailbox it lies: its Message-ID, or a hash of what it says.
struct InteractionIdentity {
  var text: [UInt8]
  var key: UInt64

  /// Longer ids are an accident; they are known by their hash.
  private static let longest = 250

  init(
    _ message: StoredMessage, _ header: MessageHeader, _ references: MessageReferences, _ hash: SipHash, key: [UInt8]
  ) {
    if let field = header.first(.messageID), let range = MessageReferences.identifier(message.bytes, field),
      range.count <= Self.longest, let own = references.own
    {
      let id = message.bytes[range].filter { $0 > 32 && $0 != 127 }
      if id.withUnsafeBufferPointer({ Octets.isUTF8($0) }) {
        text = id
        self.key = own
        return
      }
    }
    var said: [UInt8] = []
    for name: FieldName in [.messageID, .from, .date, .subject] {
      if let field = header.first(name) { said += message.bytes[field].filter { !Octets.isBlank($0) } }
      said.append(0)
    }
    // Line ends differ between mailboxes, and so do the empty lines at the end.
    said += message.bytes[header.bodyStart...].prefix(2_048).filter { !Octets.isBlank($0) }
    text = Array("hash:".utf8) + KeyedDigest.of(said, key: key).prefix(16).flatMap(Hexadecimal.digits)
    self.key = text.withUnsafeBufferPointer { hash($0) }
  }
}
