/// The header of one message: where its fields stand, what it says of its thread, and whom it names.
struct MessageFields {
  private(set) var header = MessageHeader()
  private(set) var references = MessageReferences()
  private var addresses = AddressHeader()
  /// Whether the recipients that were read last are not all that the message names.
  private(set) var hasMoreRecipients = false
  let hash: SipHash

  init(hash: SipHash) { self.hash = hash }

  /// Reads the header of a message; what was read before is forgotten.
  /// - Returns: whether it is one.
  mutating func look(_ message: StoredMessage) -> Bool {
    guard header.scan(message.bytes), message.isInMailbox || !header.fields.isEmpty else { return false }
    references.read(message.bytes, header, hash: hash)
    return true
  }

  /// The first address of From, else of Sender, else of Reply-To.
  mutating func sender(_ message: StoredMessage) -> NamedAddress? {
    first(.from, message) ?? first(.sender, message) ?? first(.replyTo, message)
  }

  /// The first address of all fields of one name.
  mutating func first(_ name: FieldName, _ message: StoredMessage) -> NamedAddress? {
    addresses.removeAll()
    for field in header.fields where field.name == name { addresses.append(message.bytes, field.value) }
    return addresses.found.first
  }

  /// Everybody the message is addressed to, those in To first.
  /// - Parameter main: how many of them stand in To; those behind them were sent copies.
  mutating func recipients(_ message: StoredMessage, main: inout Int) -> [NamedAddress] {
    addresses.removeAll()
    for field in header.fields where field.name == .to { addresses.append(message.bytes, field.value) }
    main = addresses.found.count
    addresses.makeRoom()
    for field in header.fields where field.name == .cc || field.name == .bcc {
      addresses.append(message.bytes, field.value)
    }
    hasMoreRecipients = addresses.isCut
    return addresses.found
  }

  /// Where it was delivered, as those who carried it wrote down.
  mutating func delivered(_ message: StoredMessage) -> [NamedAddress] {
    addresses.removeAll()
    for field in header.fields
    where field.name == .deliveredTo || field.name == .originalTo || field.name == .envelopeTo {
      addresses.append(message.bytes, field.value)
    }
    return addresses.found
  }
}
