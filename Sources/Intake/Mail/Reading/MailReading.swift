import Recruitment

/// The second pass: rows from messages.
final class MailReading {
  private var parties: MessageParties
  private let key: [UInt8]
  private let confirmed: Set<String>?
  /// No message is later.
  private let latest: Int64
  private let outline: MailOutline
  private var wordsReader = MessageWordsReader()
  private var rows = InteractionRows()
  /// Messages that gave rows, by key: the same in another mailbox is not taken again.
  private var taken: Set<UInt64> = []

  private var summary = MailSummary()
  private var file = MailSummary.File(index: 0)
  private var remarks: [Int] = []

  init(_ indexing: MailIndexing, options: MailReader.Options) {
    parties = indexing.parties
    outline = indexing.outline
    key = options.contentKey
    confirmed = options.known
    latest = PossibleTimes(now: options.now).latest
  }

  func run(_ sources: [MailSource], _ pass: (RecordBatch) throws -> Void) throws -> MailSummary {
    let reader = MailFileReader()
    var number = 0
    for source in sources {
      file = MailSummary.File(index: source.index)
      remarks = Array(repeating: 0, count: MailRemark.allCases.count)
      for path in source.files {
        try read(path, number, of: source, reader, pass)
        number += 1
      }
      if rows.count > 0 { try rows.pass(on: pass, file: source.index) }
      finish()
    }
    for batch in PartyRows.batches(parties.book) { try pass(batch) }
    return summary
  }

  private func read(
    _ path: String, _ number: Int, of source: MailSource, _ reader: MailFileReader,
    _ pass: (RecordBatch) throws -> Void
  ) throws {
    let before = file.messages
    let place = source.isFolder ? String(path.dropFirst(source.path.count + 1)) : ""
    do {
      if try readByOutline(path, number, place, pass) { return }
      var isEmpty = true
      try reader.read(path) { message in
        isEmpty = false
        if parties.look(message) {
          file.messages += 1
          take(message, nil, place)
          if rows.isFull { try rows.pass(on: pass, file: file.index) }
        } else if source.isFolder, !message.isInMailbox {
          count(.notMail)
        } else {
          file.messages += 1
          reject("", "not a mail message", place)
        }
      }
      if isEmpty { rejectEmpty(place) }
    } catch let error as IntakeError where source.isFolder {
      // One message of a folder that cannot be opened is that message's trouble.
      guard case .cannotOpen(_, let reason) = error else { throw error }
      if file.messages == before { file.messages += 1 }
      reject("", "cannot be read: \(reason)", place)
    }
  }

  /// An export that failed leaves such files; of a folder's it is one more that holds no mail.
  private func rejectEmpty(_ place: String) {
    if !place.isEmpty { return count(.notMail) }
    file.messages += 1
    reject("", "an empty file: no message in it", place)
  }

  /// Reads what the first pass could not leave out.
  /// - Returns: whether it knew the file, and the file is still the same: otherwise nothing was done.
  private func readByOutline(
    _ path: String, _ number: Int, _ place: String, _ pass: (RecordBatch) throws -> Void
  ) throws -> Bool {
    guard outline.knows(number, FileStamp(path: path)) else { return false }
    let index = parties.index
    let ours = parties.book.mine
    let isOurs = { (id: UInt64) in index.sender(of: id).map(ours.contains) ?? false }
    let before = file.messages
    let (all, needed) = outline.count(number, isOurs: isOurs)
    // A message in a file of its own is read as ever, or not at all; a file without any has to be told of.
    if all == 0 || all == 1 && needed == 1 { return false }
    if needed > 0 {
      let mailbox = try MailStretch.File(path: path)
      guard outline.knows(number, mailbox.stamp) else { return false }
      let readsWords = confirmed == nil
      try Cores.ahead(outline.stretches(number, isOurs: isOurs)) { places in
        Result { try MailStretch(mailbox, places, readsWords: readsWords) }
      } use: { stretch in
        try take(stretch.get(), before, place, pass)
      }
    }
    file.messages = before + all
    remarks[MailRemark.notYours.rawValue] += all - needed
    return true
  }

  private func take(
    _ stretch: MailStretch, _ before: Int, _ place: String, _ pass: (RecordBatch) throws -> Void
  ) throws {
    try stretch.visit { message, ordinal, words in
      file.messages = before + ordinal
      if parties.look(message) {
        take(message, words, place)
      } else {
        reject("", "not a mail message", place)
      }
      if rows.isFull { try rows.pass(on: pass, file: file.index) }
    }
  }

  private func take(_ message: StoredMessage, _ words: MessageWords?, _ place: String) {
    if message.isCut { count(.cutMessage) }
    switch parties.judge(message) {
    case .rejected(let column, let why): reject(column, why, place)
    case .leftOut(let remark): count(remark)
    case .outbound: keep(message, words, isOutbound: true, place)
    case .inbound: keep(message, words, isOutbound: false, place)
    }
  }

  private func keep(_ message: StoredMessage, _ known: MessageWords?, isOutbound: Bool, _ place: String) {
    guard let at = MessageTime.of(message, parties.header, latest: latest) else { return rejectUndated(message, place) }
    // Of a message from somebody unknown nothing is kept, whoever else it went to.
    guard isOutbound ? parties.people.contains(where: isConfirmed) : isConfirmed(parties.people[0]) else {
      count(.notConfirmed)
      return
    }
    let identity = InteractionIdentity(message, parties.header, parties.references, parties.hash, key: key)
    guard taken.insert(identity.key).inserted else {
      count(.again)
      return
    }
    file.kept += 1
    if parties.hasMoreRecipients { count(.manyAddressees) }
    let words = known ?? wordsReader.read(message, parties.header)
    if words.isTooDeep { count(.tooDeep) }
    if words.isCut { count(.cutBody) }
    var row = InteractionRows.Row()
    row.id = identity.text
    row.at = at.seconds
    row.isOutbound = isOutbound
    row.line = file.messages
    row.thread = Array("mail:".utf8) + Hexadecimal.digits(parties.threadRoot(fallback: identity.key))
    if let subject = parties.header.first(.subject) {
      row.subject = HeaderText.decoded(Octets.slice(message.bytes, subject))
    }
    let author = isOutbound ? parties.recruiters[0] : parties.people[0]
    let traits = MessageTraits(
      message, parties.header, sender: parties.book[author].address, isAmongUs: parties.isAmongUs(message))
    row.isAutomatic = traits.isAutomatic || !isOutbound && words.asksForNoReply
    row.mark = words.new.withUnsafeBufferPointer { new in
      if traits.isList { return .list }
      if parties.isColleagues { return nil }
      return isOutbound ? parties.markOfOurs(words.reading) : parties.markOfTheirs(words.reading, new)
    }
    append(row, words)
  }

  private func rejectUndated(_ message: StoredMessage, _ place: String) {
    let said = parties.header.first(.date).map { String(decoding: message.bytes[$0], as: UTF8.self) }
    let isLate = MessageTime.of(message, parties.header, latest: .max) != nil
    reject(
      "Date", isLate ? "after the day of the import, and nobody who carried it says otherwise" : "no date",
      said ?? place)
  }

  /// A row for each person and own address; whoever it names is kept.
  private func append(_ row: InteractionRows.Row, _ words: MessageWords) {
    for (person, name) in zip(parties.people, parties.names) where isConfirmed(person) {
      parties.book.keep(person, file: file.index, ordinal: row.line)
      parties.book.learn(name, of: person, fromThemselves: !row.isOutbound, at: row.at)
    }
    for recruiter in parties.recruiters {
      parties.book.keep(recruiter, file: file.index, ordinal: row.line)
      parties.book.learn(parties.recruiterName, of: recruiter, fromThemselves: true, at: row.at)
      for person in parties.people where isConfirmed(person) {
        rows.append(
          row, recruiter: parties.book[recruiter].externalID, person: parties.book[person].externalID,
          body: words.new, quoted: words.quoted)
      }
    }
  }

  private func isConfirmed(_ person: Int32) -> Bool {
    guard let confirmed else { return true }
    return AddressKey.of(String(decoding: parties.book[person].address, as: UTF8.self)).map(confirmed.contains) ?? false
  }

  // MARK: Counting

  private func count(_ remark: MailRemark) { remarks[remark.rawValue] += 1 }

  private func reject(_ column: String, _ why: String, _ value: String) {
    file.rejected += 1
    guard summary.rejects.count < Reject.listed else { return }
    summary.rejects.append(Reject(file: file.index, line: file.messages, column: column, value: value, why: why))
  }

  private func finish() {
    summary.files.append(file)
    for remark in MailRemark.allCases where remarks[remark.rawValue] > 0 {
      summary.warnings.append(
        ImportWarning(file: file.index, what: remark.words, count: remarks[remark.rawValue]))
    }
  }
}
