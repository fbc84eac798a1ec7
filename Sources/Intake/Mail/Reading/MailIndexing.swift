import Recruitment

/// The first pass: who wrote which message, and what stands above it.
struct MailIndexing {
  private(set) var parties: MessageParties
  private(set) var outline = MailOutline()
  private let pace: MailPace
  private let reader = MailFileReader()

  init(_ parties: MessageParties, _ pace: MailPace = MailPace()) {
    self.parties = parties
    self.pace = pace
  }

  mutating func run(_ sources: [MailSource]) throws {
    var number = 0
    for source in sources {
      for path in source.files {
        do {
          try read(path, number)
        } catch is IntakeError where source.isFolder {
          // The second pass reports it.
          outline.forget(number)
        }
        number += 1
      }
    }
    if pace.readsAllTwice { outline = MailOutline() }
  }

  private mutating func read(_ path: String, _ number: Int) throws {
    let stamp = FileStamp(path: path)
    if let stamp { outline.begin(number, stamp) }
    guard let size = stamp?.size, size >= 2 * pace.part, try reader.isMailbox(path) else {
      var scan = MailScan(hash: parties.hash)
      try reader.read(path) { scan.take($0) }
      remember(scan, number)
      return
    }
    let (parts, hash) = (pace.parts(of: size), parties.hash)
    try Cores.ahead(parts, depth: pace.ahead) { part in
      Result {
        var scan = MailScan(hash: hash)
        try MailFileReader().read(path, part: part) { scan.take($0) }
        return scan
      }
    } use: { scan in
      remember(try scan.get(), number)
    }
  }

  /// Puts what was scanned into the book and the index, in the order of the messages.
  private mutating func remember(_ scan: MailScan, _ number: Int) {
    var authors = [Int32?](repeating: nil, count: scan.senders.count)
    var isForUs = [Bool?](repeating: nil, count: scan.addressees.count)
    var answered = 0
    for message in scan.messages {
      let answering = scan.answers[answered..<Int(message.answersEnd)]
      answered = Int(message.answersEnd)
      let standing = parties.remember(message, of: scan, &authors, &isForUs)
      outline.add(to: number, offset: message.offset, standing, answering: answering)
      // Where a message is cut depends on how it was come by: the second pass comes by it in the same way.
      if message.isCut { outline.forget(number) }
    }
  }
}

/// In what pieces mail is read; what comes of it is the same whatever they are.
struct MailPace {
  /// How much of a mailbox one core reads at a time; what a scan holds of it is of about that size.
  var part = 1 << 20
  /// Of a small mailbox less, down to a quarter: with fewer parts than this one core is done long before the others.
  var fewest = 12
  /// How many parts may be read and not yet put together.
  var ahead = 16
  /// Whether the second pass reads what is between other people too.
  var readsAllTwice = false

  /// The parts of a mailbox of `size` octets. Whatever is added to it meanwhile belongs to its last one.
  func parts(of size: Int) -> [Range<Int>] {
    let count = max(1, size / part, min(fewest, 4 * size / part))
    return (0..<count).map { index in
      size * index / count..<(index == count - 1 ? .max : size * (index + 1) / count)
    }
  }
}
