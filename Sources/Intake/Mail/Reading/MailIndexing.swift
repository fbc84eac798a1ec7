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
    guard let size = stamp?.size, size >= 2 * pace.leastPart, try reader.isMailbox(path) else {
      var scan = MailScan(hash: parties.hash)
      try reader.read(path) { scan.take($0) }
      remember(scan, number)
      return
    }
    var start = 0
    while start < size {
      // Whatever is added to a file meanwhile belongs to its last part.
      let end = size - start <= pace.window + pace.leastPart ? size : start + pace.window
      try readWindow(path, number, start..<end, isLast: end == size)
      start = end
    }
  }

  private mutating func readWindow(_ path: String, _ number: Int, _ window: Range<Int>, isLast: Bool) throws {
    let hash = parties.hash
    let count = max(1, min(window.count / pace.leastPart, 16))
    let parts = (0..<count).map { part in
      let start = window.lowerBound + window.count * part / count
      let end = window.lowerBound + window.count * (part + 1) / count
      return start..<(isLast && part == count - 1 ? Int.max : end)
    }
    let scans = Cores.map(parts) { part in
      Result {
        var scan = MailScan(hash: hash)
        try MailFileReader().read(path, part: part) { scan.take($0) }
        return scan
      }
    }
    for scan in scans { remember(try scan.get(), number) }
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
  /// How much of a mailbox is read at once, all cores together. What a scan holds of it is of about that size.
  var window = 16 << 20
  /// No part that one core reads is smaller.
  var leastPart = 1 << 20
  /// Whether the second pass reads what is between other people too.
  var readsAllTwice = false
}
