/// What the first pass takes from a stretch of mail: who wrote each message to whom, and what stands above it. Nothing
/// here depends on what other stretches hold, so that several are read at once; `MessageParties.remember` puts them
/// together in their order.
///
/// The same few people write and are written to again and again: each From, and each set of recipients, is read once.
struct MailScan {
  struct Message: BitwiseCopyable {
    /// Within the file, the mailbox's own line included.
    var offset: Int
    var own: UInt64 = 0
    var parent: UInt64 = 0
    var eldest: UInt64 = 0
    /// Where the next message's part of `answers` begins.
    var answersEnd: Int32 = 0
    /// Within `senders`; -1 where nobody is named.
    var sender: Int32 = -1
    /// Within `addressees`.
    var addressees: Int32 = -1
    /// Whether it is a message at all, and has an id.
    var hasID = false
    var isCut = false
  }

  private(set) var messages: [Message] = []
  /// The ids that a message says it answers: In-Reply-To, and the last of References.
  private(set) var answers: [UInt64] = []
  private(set) var senders: [NamedAddress] = []
  private(set) var addressees = AddresseeLists()

  private var fields: MessageFields
  private let hash: SipHash
  private var senderOf: [UInt64: Int32] = [:]
  private var addresseesOf: [UInt64: Int32] = [:]

  init(hash: SipHash) {
    self.hash = hash
    fields = MessageFields(hash: hash)
  }

  /// Takes what the next message says.
  mutating func take(_ message: StoredMessage) {
    var taken = Message(offset: message.offset)
    taken.isCut = message.isCut
    if fields.look(message), let own = fields.references.own {
      taken.hasID = true
      taken.own = own
      taken.parent = fields.references.parent ?? 0
      taken.eldest = fields.references.eldest ?? 0
      taken.sender = sender(message)
      if taken.sender >= 0 { taken.addressees = addressees(message) }
      answers.append(contentsOf: fields.references.replyTo)
      if let last = fields.references.chain.last { answers.append(last) }
    }
    taken.answersEnd = Int32(clamping: answers.count)
    messages.append(taken)
  }

  private mutating func sender(_ message: StoredMessage) -> Int32 {
    guard let key = key(message, of: { $0 == .from }) else { return add(fields.sender(message)) }
    if let known = senderOf[key] { return known }
    // Without an address in From it is for other fields to say.
    guard let first = fields.first(.from, message) else { return add(fields.sender(message)) }
    let index = add(first)
    senderOf[key] = index
    return index
  }

  private mutating func add(_ sender: NamedAddress?) -> Int32 {
    guard let sender else { return -1 }
    senders.append(sender)
    return Int32(senders.count - 1)
  }

  private mutating func addressees(_ message: StoredMessage) -> Int32 {
    let key = key(message) { name in
      switch name {
      case .to, .cc, .bcc, .deliveredTo, .originalTo, .envelopeTo: true
      default: false
      }
    }
    if let known = addresseesOf[key ?? 0] { return known }
    var main = 0
    let recipients = fields.recipients(message, main: &main)
    let hasMore = fields.hasMoreRecipients
    let index = addressees.add(recipients, delivered: fields.delivered(message), hasMore: hasMore, hash: hash)
    addresseesOf[key ?? 0] = index
    return index
  }

  /// What stands for some of the header's fields, one after another; `nil` where there is none of them.
  private func key(_ message: StoredMessage, of wanted: (FieldName) -> Bool) -> UInt64? {
    var key: UInt64?
    for field in fields.header.fields where wanted(field.name) {
      let value = hash(Octets.slice(message.bytes, field.value)) &+ UInt64(field.name.rawValue)
      key = (key ?? 0) &* 0x9E37_79B9_7F4A_7C15 ^ value
    }
    return key
  }
}

/// Lists of addresses, one after another in flat arrays: what a stretch of mail holds of them is bounded by its length.
struct AddresseeLists {
  private var lists: [(start: Int32, delivered: Int32, end: Int32)] = []
  /// Lists of which only the beginning was read.
  private var cut: Set<Int> = []
  private var digests: [UInt64] = []
  private var bytes: [UInt8] = []
  private var ends: [Int32] = []

  var count: Int { lists.count }

  /// - Returns: the list's index.
  mutating func add(
    _ recipients: [NamedAddress], delivered: [NamedAddress], hasMore: Bool = false, hash: SipHash
  ) -> Int32 {
    if hasMore { cut.insert(lists.count) }
    let start = Int32(digests.count)
    for entry in recipients { add(entry.address, hash) }
    let middle = Int32(digests.count)
    for entry in delivered { add(entry.address, hash) }
    lists.append((start, middle, Int32(digests.count)))
    return Int32(lists.count - 1)
  }

  private mutating func add(_ address: [UInt8], _ hash: SipHash) {
    let start = bytes.count
    for byte in address { bytes.append(Octets.lower(byte)) }
    digests.append(bytes[start...].withUnsafeBufferPointer { hash($0) })
    ends.append(Int32(bytes.count))
  }

  /// Whether a list has more than was read of it.
  func isCut(_ list: Int) -> Bool { cut.contains(list) }

  /// Whether one of ours is among a list. Every address that is looked at gets its place in the book, new ones too.
  func holdsOurs(_ list: Int, _ book: inout AddressBook) -> Bool {
    let (start, delivered, end) = lists[list]
    var isOurs = false
    for entry in start..<delivered {
      let found = index(entry, &book)
      isOurs = book.isMine(found) || isOurs
    }
    for entry in delivered..<end where !isOurs {
      let found = index(entry, &book)
      isOurs = book.isMine(found)
    }
    return isOurs
  }

  private func index(_ entry: Int32, _ book: inout AddressBook) -> Int32 {
    let start = entry == 0 ? 0 : Int(ends[Int(entry) - 1])
    return book.index(digest: digests[Int(entry)]) { Array(bytes[start..<Int(ends[Int(entry)])]) }
  }
}
