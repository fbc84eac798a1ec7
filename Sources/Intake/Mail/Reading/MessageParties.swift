import Recruitment

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
  var header: MessageHeader { _read { yield fields.header } }
  var references: MessageReferences { _read { yield fields.references } }
  /// What `judge` found. Own addresses for which the message counts, and the people at its other end.
  private(set) var recruiters: [Int32] = []
  private(set) var people: [Int32] = []
  /// The people's display names in this message, beside `people`; own names beside `recruiters`.
  private(set) var names: [[UInt8]] = []
  private(set) var recruiterName: [UInt8] = []
  /// Whether it was a colleague who wrote it, or whom it was written to, oneself having a copy: what it asks and whom it
  /// answers their own mailbox tells, and another's must not say otherwise.
  private(set) var isColleagues = false
  /// Everybody a message is addressed to, those in To first.
  private(set) var recipients: [NamedAddress] = []

  /// Names by which letters greet us and others; gathered in the first pass.
  var known: KnownNames

  private var fields: MessageFields
  /// How many of `recipients` stand in To; those behind them were sent copies.
  private(set) var mainRecipients = 0
  /// Whether there are more of them than are looked at.
  var hasMoreRecipients: Bool { fields.hasMoreRecipients }

  init(options: MailReader.Options) {
    hash = SipHash(key: KeyedDigest.of(Array("message ids".utf8), key: options.contentKey))
    fields = MessageFields(hash: hash)
    book = AddressBook(me: options.me, colleagues: options.colleagues, hash: hash, key: options.addressKey)
    known = KnownNames(me: options.me)
  }

  /// Reads the header of a message.
  /// - Returns: whether it is one.
  mutating func look(_ message: StoredMessage) -> Bool { fields.look(message) }

  /// The first address of From, else of Sender, else of Reply-To.
  mutating func sender(_ message: StoredMessage) -> NamedAddress? { fields.sender(message) }

  /// The first pass: remembers who wrote a message, and whether to us.
  /// - Parameters:
  ///   - authors: by the scan's senders, where they are known already.
  ///   - isForUs: by the scan's lists of addressees, likewise.
  mutating func remember(
    _ message: MailScan.Message, of scan: MailScan, _ authors: inout [Int32?], _ isForUs: inout [Bool?]
  ) -> MailOutline.Standing {
    guard message.hasID else { return .open }
    let author = message.sender < 0 ? MessageIndex.nobody : author(Int(message.sender), of: scan, &authors)
    let isMine = author != MessageIndex.nobody && book.isMine(author)
    var isToUs = false
    if author != MessageIndex.nobody, !isMine {
      let list = Int(message.addressees)
      isToUs = isForUs[list] ?? scan.addressees.holdsOurs(list, &book)
      isForUs[list] = isToUs
    }
    index.insert(
      message.own, sender: author, parent: message.parent, eldest: message.eldest, isForUs: isToUs)
    // What another message with the same id said of its sender stands, where that came first.
    guard author != MessageIndex.nobody, !isMine, !isToUs, let first = index.sender(of: message.own),
      !book.isMine(first), !scan.addressees.isCut(Int(message.addressees))
    else { return .open }
    return .others
  }

  private mutating func author(_ sender: Int, of scan: MailScan, _ authors: inout [Int32?]) -> Int32 {
    if let known = authors[sender] { return known }
    let author = book.index(of: scan.senders[sender].address)
    // How colleagues sign says neither how we are greeted nor how others are.
    if book.isMine(author) || !book.isOurs(author) {
      known.learn(scan.senders[sender].name, isMine: book.isMine(author))
    }
    authors[sender] = author
    return author
  }

  // MARK: The second pass

  mutating func judge(_ message: StoredMessage) -> Verdict {
    recruiters.removeAll(keepingCapacity: true)
    people.removeAll(keepingCapacity: true)
    names.removeAll(keepingCapacity: true)
    recruiterName = []
    isColleagues = false
    if let verdict = ofOthersAndNotMine(message) { return verdict }
    guard let sender = sender(message) else { return .rejected(column: "From", why: "no sender's address") }
    let author = book.index(of: sender.address)
    readRecipients(message)
    if book.isMine(author) {
      recruiters = [author]
      recruiterName = sender.name
      return judgeOutbound(message)
    }
    let verdict = judgeInbound(message)
    guard case .inbound = verdict else { return verdict }
    if book.isOurs(author) {
      isColleagues = true
      recruiters = [author]
      recruiterName = sender.name
      return judgeOutbound(message)
    }
    people = [author]
    names = [sender.name]
    let main = recipients.prefix(mainRecipients).map { book.index(of: $0.address) }
    isColleagues = main.contains(where: book.isOurs) && !main.contains(where: book.isMine)
    return verdict
  }

  /// Most of an archive is between other people. The first pass remembers who wrote what, so their names need not be
  /// read again.
  private mutating func ofOthersAndNotMine(_ message: StoredMessage) -> Verdict? {
    guard let own = references.own, let author = index.sender(of: own), !book.isMine(author) else { return nil }
    readRecipients(message)
    let verdict = judgeInbound(message)
    guard case .inbound = verdict else { return verdict }
    recruiters.removeAll(keepingCapacity: true)
    return nil
  }

  private mutating func readRecipients(_ message: StoredMessage) {
    recipients = fields.recipients(message, main: &mainRecipients)
  }

  private mutating func judgeOutbound(_ message: StoredMessage) -> Verdict {
    let list = listAddress(message)
    var isToMe = false
    var isAmongUs = false
    for entry in recipients {
      let recipient = book.index(of: entry.address)
      if book.isOurs(recipient) {
        isToMe = true
        isAmongUs = isAmongUs || !book.isMine(recipient) || !book.isMine(recruiters[0])
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
    return .leftOut(isAmongUs ? .amongUs : isToMe ? .toYourself : .toNobody)
  }

  /// Whether it concerns oneself, and whom of us it went to.
  private mutating func judgeInbound(_ message: StoredMessage) -> Verdict {
    for entry in recipients { add(entry.address) { $0.isOurs } }
    if !recruiters.contains(where: book.isMine) { addMineBesides(message) }
    guard recruiters.contains(where: book.isMine) else {
      recruiters.removeAll(keepingCapacity: true)
      if !hasMoreRecipients { return .leftOut(.notYours) }
      let why = "more than \(AddressHeader.most) addressees, and you are not among those that are looked at"
      return .rejected(column: "To", why: why)
    }
    return .inbound
  }

  /// Delivery says once where it went, and names no person.
  private mutating func addMineBesides(_ message: StoredMessage) {
    for entry in fields.delivered(message) where !recruiters.contains(where: book.isMine) {
      add(entry.address) { $0.isMine }
    }
    if !recruiters.contains(where: book.isMine), let mine = answered(by: book.isMine) { recruiters.append(mine) }
  }

  private mutating func add(_ address: [UInt8], where isWanted: (AddressBook.Entry) -> Bool) {
    let recipient = book.index(of: address)
    if isWanted(book[recipient]), !recruiters.contains(recipient) { recruiters.append(recipient) }
  }

  /// Whose message this one answers: the nearest above it that somebody else wrote. List archives say nothing else
  /// about whom a message is for.
  private func answeredAuthor() -> Int32? {
    for key in references.replyTo + references.chain.reversed() {
      if let author = index.sender(of: key), !book.isOurs(author) { return author }
    }
    var key = references.parent
    for _ in 0..<64 {
      guard let current = key else { return nil }
      if let author = index.sender(of: current), !book.isOurs(author) { return author }
      key = index.parent(of: current)
    }
    return nil
  }

  /// The address of ours that wrote what this message answers.
  func answeredOurs() -> Int32? { answered(by: book.isOurs) }

  private func answered(by isWanted: (Int32) -> Bool) -> Int32? {
    for key in references.replyTo {
      if let author = index.sender(of: key), isWanted(author) { return author }
    }
    if let last = references.chain.last, let author = index.sender(of: last), isWanted(author) { return author }
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
