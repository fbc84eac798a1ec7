/// Where the messages of each file begin and which of them are between other people, as the first pass found it: the
/// second reads the others only. An archive, or a mailbox of a whole team, is mostly between other people.
///
/// Nine bytes for each message, and for one between others twelve more, most of the time.
struct MailOutline {
  enum Standing: UInt8 {
    /// By somebody known to be none of ours, to nobody of ours; unless it answers one of ours, it is left out.
    case others
    /// What it is, only the message itself can tell.
    case open
  }

  private struct File {
    var stamp: FileStamp
    var messages: Range<Int>
    var firstAnswers: Int
  }

  /// By the file's number, in the order in which files are read.
  private var files: [Int: File] = [:]
  private var offsets: [Int] = []
  private var standings: [Standing] = []
  /// Of messages between others: what they answer, and where the next one's part begins.
  private var answers: [UInt64] = []
  private var answerEnds: [UInt32] = []

  mutating func begin(_ file: Int, _ stamp: FileStamp) {
    files[file] = File(stamp: stamp, messages: offsets.count..<offsets.count, firstAnswers: answerEnds.count)
  }

  /// Adds the next message of a file that was begun last.
  mutating func add(to file: Int, offset: Int, _ standing: Standing, answering: ArraySlice<UInt64>) {
    guard let start = files[file]?.messages.lowerBound else { return }
    offsets.append(offset)
    standings.append(standing)
    files[file]?.messages = start..<offsets.count
    guard standing == .others else { return }
    answers.append(contentsOf: answering)
    answerEnds.append(UInt32(clamping: answers.count))
  }

  /// Forgets a file of which the second pass must read all.
  mutating func forget(_ file: Int) { files[file] = nil }

  /// Whether a file is known, and is still what it was.
  func knows(_ file: Int, _ stamp: FileStamp?) -> Bool {
    guard let stamp, let known = files[file] else { return false }
    return known.stamp == stamp
  }

  /// One message of a file.
  struct Place {
    /// Within the file, the mailbox's own line included.
    var bytes: Range<Int>
    /// Whether it is between others for good.
    var isLeftOut: Bool
  }

  /// How many messages a file has, and how many of them are not left out.
  func count(_ file: Int, isOurs: (UInt64) -> Bool) -> (all: Int, needed: Int) {
    var (all, needed) = (0, 0)
    visit(file, isOurs: isOurs) { place in
      all += 1
      if !place.isLeftOut { needed += 1 }
    }
    return (all, needed)
  }

  /// The messages of a file that are not left out, in its order, in stretches no longer than `MailStretch.longest`.
  func stretches(_ file: Int, isOurs: (UInt64) -> Bool) -> [[MailStretch.Place]] {
    var stretches: [[MailStretch.Place]] = []
    var (ordinal, room) = (0, 0)
    visit(file, isOurs: isOurs) { found in
      ordinal += 1
      if found.isLeftOut { return }
      let place = MailStretch.Place(bytes: found.bytes, ordinal: ordinal)
      if stretches.isEmpty || found.bytes.count > room {
        stretches.append([])
        room = MailStretch.longest
      }
      room -= found.bytes.count
      stretches[stretches.count - 1].append(place)
    }
    return stretches
  }

  /// Every message of a file, in its order.
  /// - Parameter isOurs: whether one of ours wrote the message with an id.
  func visit(_ file: Int, isOurs: (UInt64) -> Bool, _ body: (Place) throws -> Void) rethrows {
    guard let known = files[file] else { return }
    var others = known.firstAnswers
    for index in known.messages {
      let end = index + 1 < known.messages.upperBound ? offsets[index + 1] : known.stamp.size
      var place = Place(bytes: offsets[index]..<end, isLeftOut: false)
      if standings[index] == .others {
        let start = others == 0 ? 0 : Int(answerEnds[others - 1])
        place.isLeftOut = !answers[start..<Int(answerEnds[others])].contains(where: isOurs)
        others += 1
      }
      try body(place)
    }
  }
}
