/// Counts who writes to whom, for the first question that a new user is asked.
struct MailSurvey {
  var parties: MessageParties
  let knowsMe: Bool

  func run(_ sources: [MailSource], limit: Int) throws -> [MailCorrespondent] {
    var survey = self
    var seen: Set<UInt64> = []
    let reader = MailFileReader()
    for path in sources.flatMap(\.files) {
      try reader.read(path) { message in
        guard survey.parties.look(message) else { return }
        if let own = survey.parties.references.own, !seen.insert(own).inserted { return }
        survey.count(message)
      }
    }
    return survey.ranked(limit)
  }

  private mutating func count(_ message: StoredMessage) {
    guard let sender = parties.sender(message) else { return }
    let at = MessageTime.of(message, parties.header, latest: .max)?.seconds ?? .min
    let verdict = parties.judge(message)
    let traits = MessageTraits(
      message, parties.header, sender: sender.address, isAmongUs: parties.isAmongUs(message))
    if traits.isFromMachineOrList { return }
    switch verdict {
    case .outbound:
      for (person, name) in zip(parties.people, parties.names) {
        parties.book[person].received += 1
        parties.book.learn(name, of: person, fromThemselves: false, at: at)
      }
    case .inbound:
      let author = parties.people[0]
      parties.book[author].sent += 1
      parties.book.learn(sender.name, of: author, fromThemselves: true, at: at)
    case .leftOut where !knowsMe:
      let author = parties.book.index(of: sender.address)
      parties.book[author].sent += 1
      parties.book.learn(sender.name, of: author, fromThemselves: true, at: at)
      for entry in parties.recipients {
        let recipient = parties.book.index(of: entry.address)
        parties.book[recipient].received += 1
        parties.book.learn(entry.name, of: recipient, fromThemselves: false, at: at)
      }
    case .leftOut, .rejected: break
    }
  }

  private func ranked(_ limit: Int) -> [MailCorrespondent] {
    let counted = parties.book.entries.filter {
      !$0.isOurs && $0.sent + $0.received > 0 && !HiddenAddress.isHidden($0.address)
    }
    let ordered = counted.sorted {
      ($0.received, $0.sent) != ($1.received, $1.sent)
        ? ($0.received, $0.sent) > ($1.received, $1.sent) : $0.address.lexicographicallyPrecedes($1.address)
    }
    return ordered.prefix(limit).map {
      MailCorrespondent(
        address: String(decoding: $0.address, as: UTF8.self), name: String(decoding: $0.name, as: UTF8.self),
        from: $0.sent, to: $0.received)
    }
  }
}
