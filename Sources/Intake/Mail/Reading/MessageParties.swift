/// Who wrote a message to whom, seen from one's own addresses.
struct MessageParties {
  enum Verdict {
    case outbound, inbound
    case leftOut(MailRemark)
    case rejected(column: String, why: String)
  }

  var book: AddressBook
  var index = MessageIndex()
  let hash: SipHash

  /// What `look` found: the header and its ids.
  private(set) var header = MessageHeader()
  private(set) var references = MessageReferences()
  /// What `judge` found. Own addresses for which the message counts, and the people at its other end.
  private(set) var recruiters: [Int32] = []
  private(set) var people: [Int32] = []
  /// The people's display names in this message, beside `people`; own names beside `recruiters`.
  private(set) var names: [[UInt8]] = []
  private(set) var recruiterName: [UInt8] = []
  /// Everybody a message is addressed to, those in To first.
  private(set) var recipients: [NamedAddress] = []

  /// Names by which letters greet us and others; gathered in the first pass.
  private(set) var known: KnownNames

  private var addresses = AddressHeader()
  /// How many of `recipients` stand in To; those behind them were sent copies.
  private(set) var mainRecipients = 0

  init(options: MailReader.Options) {
    hash = SipHash(key: KeyedDigest.of(Array("message ids".utf8), key: options.addressKey))
    book = AddressBook(me: options.me, hash: hash, key: options.addressKey)
    known = KnownNames(me: options.me)
  }

  /// Reads the header of a message.
  /// - Returns: whether it is one.
  mutating func look(_ message: StoredMessage) -> Bool {
    guard header.scan(message.bytes), message.isInMailbox || !header.fields.isEmpty else { return false }
    references.read(message.bytes, header, hash: hash)
    return true
  }

  /// The first address of From, else of Sender, else of Reply-To.
  mutating func sender(_ message: StoredMessage) -> NamedAddress? {
    for name: FieldName in [.from, .sender, .replyTo] {
      addresses.removeAll()
      for field in header.fields where field.name == name { addresses.append(message.bytes, field.value) }
      if let first = addresses.found.first { return first }
    }
    return nil
  }

  /// The first pass: remembers who wrote the message that was just looked at, and whether to us.
  mutating func remember(_ message: StoredMessage) {
    guard let own = references.own else { return }
    let sender = sender(message)
    let author = sender.map { book.index(of: $0.address) } ?? MessageIndex.nobody
    if let sender { known.learn(sender.name, isMine: book.isMine(author)) }
    var isForUs = false
    if author != MessageIndex.nobody, !book.isMine(author) {
      readRecipients(message)
      recruiters.removeAll(keepingCapacity: true)
      findMineAmongRecipients(message)
      isForUs = !recruiters.isEmpty
    }
    index.insert(own, sender: author, parent: references.parent, eldest: references.eldest, isForUs: isForUs)
  }

  // MARK: The second pass

  mutating func judge(_ message: StoredMessage) -> Verdict {
    recruiters.removeAll(keepingCapacity: true)
    people.removeAll(keepingCapacity: true)
    names.removeAll(keepingCapacity: true)
    recruiterName = []
    if isOthersAndNotMine(message) { return .leftOut(.notYours) }
    guard let sender = sender(message) else { return .rejected(column: "From", why: "no sender's address") }
    let author = book.index(of: sender.address)
    readRecipients(message)
    if book.isMine(author) {
      recruiters = [author]
      recruiterName = sender.name
      return judgeOutbound(message)
    }
    people = [author]
    names = [sender.name]
    return judgeInbound(message)
  }

  /// Most of an archive is between other people. The first pass remembers who wrote what, so their names need not be
  /// read again.
  private mutating func isOthersAndNotMine(_ message: StoredMessage) -> Bool {
    guard let own = references.own, let author = index.sender(of: own), !book.isMine(author) else { return false }
    readRecipients(message)
    guard case .leftOut = judgeInbound(message) else {
      recruiters.removeAll(keepingCapacity: true)
      return false
    }
    return true
  }

  private mutating func readRecipients(_ message: StoredMessage) {
    addresses.removeAll()
    for field in header.fields where field.name == .to { addresses.append(message.bytes, field.value) }
    mainRecipients = addresses.found.count
    for field in header.fields where field.name == .cc || field.name == .bcc {
      addresses.append(message.bytes, field.value)
    }
    recipients = addresses.found
  }

  private mutating func judgeOutbound(_ message: StoredMessage) -> Verdict {
    let list = listAddress(message)
    var isToMe = false
    for entry in addresses.found {
      let recipient = book.index(of: entry.address)
      if book.isMine(recipient) {
        isToMe = true
      } else if recipient != list, !people.contains(recipient) {
        people.append(recipient)
        names.append(entry.name)
      }
    }
    if people.isEmpty, !isToMe, let answered = answeredAuthor() {
      people = [answered]
      names = [[]]
    }
    if !people.isEmpty { return .outbound }
    return .leftOut(isToMe ? .toYourself : .toNobody)
  }

  private mutating func judgeInbound(_ message: StoredMessage) -> Verdict {
    findMineAmongRecipients(message)
    if recruiters.isEmpty, let mine = answeredMine() { recruiters = [mine] }
    return recruiters.isEmpty ? .leftOut(.notYours) : .inbound
  }

  private mutating func findMineAmongRecipients(_ message: StoredMessage) {
    for entry in addresses.found { addIfMine(entry) }
    if recruiters.isEmpty {
      addresses.removeAll()
      for field in header.fields
      where field.name == .deliveredTo || field.name == .originalTo || field.name == .envelopeTo {
        addresses.append(message.bytes, field.value)
      }
      // Delivery says once where it went, and names no person.
      for entry in addresses.found where recruiters.isEmpty { addIfMine(NamedAddress(address: entry.address)) }
    }
  }

  private mutating func addIfMine(_ entry: NamedAddress) {
    let recipient = book.index(of: entry.address)
    if book.isMine(recipient), !recruiters.contains(recipient) { recruiters.append(recipient) }
  }

  /// Whose message this one answers: the nearest above it that somebody else wrote. List archives say nothing else
  /// about whom a message is for.
  private func answeredAuthor() -> Int32? {
    for key in references.replyTo + references.chain.reversed() {
      if let author = index.sender(of: key), !book.isMine(author) { return author }
    }
    var key = references.parent
    for _ in 0..<64 {
      guard let current = key else { return nil }
      if let author = index.sender(of: current), !book.isMine(author) { return author }
      key = index.parent(of: current)
    }
    return nil
  }

  /// The own address that wrote what this message answers.
  func answeredMine() -> Int32? {
    for key in references.replyTo {
      if let author = index.sender(of: key), book.isMine(author) { return author }
    }
    if let last = references.chain.last, let author = index.sender(of: last), book.isMine(author) { return author }
    return nil
  }

  /// Has whoever wrote what it answers stand first among the people of a message of ours.
  mutating func putFirst(_ place: Int) {
    people.swapAt(0, place)
    names.swapAt(0, place)
  }

  /// A mailing list's own address, which is nobody.
  mutating func listAddress(_ message: StoredMessage) -> Int32? {
    guard let field = header.first(.listPost),
      let start = Octets.first("mailto:", in: message.bytes, from: field.lowerBound, to: field.upperBound)
    else { return nil }
    var end = start + 7
    while end < field.upperBound, message.bytes[end] != 62, message.bytes[end] != 63 { end += 1 }
    return book.index(of: Array(message.bytes[(start + 7)..<end]))
  }

  /// The key of the thread's first message.
  func threadRoot(fallback: UInt64) -> UInt64 {
    if let own = references.own, own != 0 {
      let root = index.root(of: own)
      if root != own { return root }
    }
    return references.eldest.map { index.root(of: $0) } ?? references.own ?? fallback
  }
}
