import Recruitment

/// What a message is to those between whom it went: whether it asks us, answers them, or concerns neither.
extension MessageParties {
  /// Whether a list program's header fields are to be passed over.
  mutating func isAmongUs(_ message: StoredMessage) -> MessageTraits.AmongUs {
    if let list = listAddress(message), book.isOurs(list) { return .ownGroup }
    if let field = header.first(.listID), isOurs(listID: Octets.slice(message.bytes, field)) { return .ownGroup }
    let isToMe = recipients.prefix(mainRecipients).contains { book.isOurs(book.index(of: $0.address)) }
    return isToMe && answeredOurs() != nil ? .answersUs : .no
  }

  /// `Jobs <jobs.firm.example>` stands for `jobs@firm.example`.
  private func isOurs(listID field: MailBytes) -> Bool {
    let start = field.lastIndex(of: 60).map { $0 + 1 } ?? 0
    let id = field[start...].prefix { $0 != 62 && !Octets.isBlank($0) }.map(Octets.lower)
    return book.entries.contains { entry in
      entry.isOurs && entry.address.count == id.count
        && zip(entry.address, id).allSatisfy { $0 == $1 || $0 == 64 && $1 == 46 }
    }
  }

  // MARK: Ours

  /// What a message of ours is to the first of its people; to the others it is no answer. Whoever wrote what it answers
  /// is put first.
  mutating func markOfOurs(_ reading: MessageReading) -> MessageMark {
    let asks = reading == .asks || reading == .asksForCall
    guard let parent = references.parent else {
      return people.count > 1 ? .aside : asks ? .asks : .plain
    }
    let author = index.sender(of: parent)
    if let author, let place = people.firstIndex(of: author) {
      putFirst(place)
      // What they wrote to others is no message to us, but it was them.
      if reachedUs(parent) { return asks ? .answersAndAsks : .answers }
      return asks ? .answersLostAndAsks : .answersLost
    }
    // What is not in these files was hardly ours: we keep what we send.
    if author == nil, people.count == 1 { return asks ? .answersLostAndAsks : .answersLost }
    if people.count > 1, author != nil, !anyWroteAbove(parent) { return .aside }
    return asks ? .asks : .plain
  }

  private func reachedUs(_ key: UInt64) -> Bool {
    if index.isForUs(key) { return true }
    return index.parent(of: key).flatMap { index.sender(of: $0) }.map { book.isOurs($0) } ?? false
  }

  /// Whether one of the people wrote something further up in the thread.
  private func anyWroteAbove(_ parent: UInt64) -> Bool {
    for key in references.replyTo + references.chain {
      if let author = index.sender(of: key), people.contains(author) { return true }
    }
    var key = parent
    for _ in 0..<64 {
      if let author = index.sender(of: key), people.contains(author) { return true }
      guard let above = index.parent(of: key) else { return false }
      key = above
    }
    return false
  }

  // MARK: Theirs

  mutating func markOfTheirs(_ reading: MessageReading, _ new: MailBytes) -> MessageMark {
    switch reading {
    case .nothing: .plain
    case .closes: .closes
    case .asks: isForUs(new) ? .asks : .plain
    case .asksForCall: isForUs(new) ? .asksForCall : .plain
    }
  }

  /// Whether what it asks, it asks us: it may greet somebody else, or have been sent to us as a copy.
  private mutating func isForUs(_ new: MailBytes) -> Bool {
    let salutation = Salutation.of(new)
    if salutation.names.contains(where: known.isOurs) { return true }
    let mine = recipients.indices.filter { book.isOurs(book.index(of: recipients[$0].address)) }
    if mine.contains(where: { KnownNames.isOne(of: salutation.names, recipients[$0]) }) { return true }
    if let first = mine.first, first >= mainRecipients, answeredOurs() == nil { return false }
    if salutation.isToAll || salutation.names.isEmpty { return true }
    let others = recipients.indices.filter { !mine.contains($0) }.map { recipients[$0] }
    // Nobody else can be meant: a name of ours that we do not know of, or a mistake.
    if !mine.isEmpty, others.isEmpty { return true }
    if others.contains(where: { KnownNames.isOne(of: salutation.names, $0) }) { return false }
    if mine.isEmpty, !salutation.isBare { return !known.knowsUs }
    return !salutation.names.contains(where: known.isSomebodys)
  }
}
