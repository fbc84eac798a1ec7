/// The rows of a CSV file (RFC 4180; LF, CRLF or a lone CR ends a line), streamed: memory holds one chunk, or the row
/// that is being read where that is longer.
///
/// A row whose quoting is broken is reported, and reading goes on after the line in which the bad quote opened: one
/// stray quote costs one row, not the file.
struct CSVRows: ~Copyable {
  enum Event {
    /// The cells are in `cells` until the next call.
    case row
    case broken(BrokenRow)
    case end
  }

  struct BrokenRow: Equatable {
    /// Where the quote opened, or the row began.
    var line: Int
    var why: String
    /// The row was longer than the limit.
    var tooLong = false
  }

  /// One cell, as bytes of the buffer.
  struct Cell {
    /// Counted from `base`. Without the quotes around it.
    var start: Int32
    var count: Int32
    var marks: Marks
  }

  struct Marks: OptionSet {
    var rawValue: UInt8
    static let quoted = Marks(rawValue: 1)
    /// Has doubled quotes that stand for one.
    static let doubled = Marks(rawValue: 2)
    /// May hold bytes beyond ASCII, or NUL. Never missing where there are some; may be set where there are none.
    static let unusual = Marks(rawValue: 4)
  }

  let limits: CSVLimits
  /// What stands between cells: a comma, a semicolon, a tab or a bar.
  let delimiter: UInt8
  /// The line on which the current row begins; 1 is the first.
  private(set) var line = 0
  /// How many cells the current row has. No more than `storable` of them are kept.
  private(set) var count = 0

  /// Of a broken row what was read, up to the end of the line in which the bad quote opened; no more than `shown` bytes.
  private(set) var brokenBytes: [UInt8] = []

  private let source: any ByteSource
  /// What is read lies in `buffer[rowStart..<filled]`; `slack` readable bytes follow `capacity`.
  private var buffer: UnsafeMutablePointer<UInt8>
  private(set) var capacity: Int
  private var rowStart = 0
  private var filled = 0
  private var atEnd = false
  private var nextRow = 0
  private var nextLine = 1
  private var stored: UnsafeMutablePointer<Cell>
  private var storedCapacity = 64

  /// Bytes after the end of any cell that may be read (not meant).
  static let slack = 16
  static let storable = 1 << 16
  /// Enough to know a row by, and to mend most.
  static let shown = 4_096

  init(source: any ByteSource, delimiter: UInt8 = Byte.comma, limits: CSVLimits = CSVLimits()) {
    self.source = source
    self.limits = limits
    self.delimiter = delimiter
    capacity = max(limits.chunk, 16)
    buffer = .allocate(capacity: capacity + CSVRows.slack)
    buffer.initialize(repeating: 0, count: capacity + CSVRows.slack)
    stored = .allocate(capacity: storedCapacity)
  }

  deinit {
    buffer.deallocate()
    stored.deallocate()
  }

  /// Where the cells' bytes are counted from. Good until the next call of `next()`.
  var base: UnsafeMutablePointer<UInt8> { buffer + rowStart }

  subscript(index: Int) -> Cell {
    @inline(__always) get { stored[index] }
  }

  /// The file's first bytes, for a look at its encoding: fewer than `count` only where the file is shorter.
  mutating func peek(_ count: Int) throws(IntakeError) -> [UInt8] {
    while filled - nextRow < count, !atEnd { try refill() }
    return Array(UnsafeBufferPointer(start: buffer + nextRow, count: min(count, filled - nextRow)))
  }

  /// Leaves out bytes that `peek` has shown.
  mutating func drop(_ count: Int) { nextRow += count }

  mutating func next() throws(IntakeError) -> Event {
    rowStart = nextRow
    line = nextLine
    while true {
      switch scan() {
      case .row(let next, let breaks):
        nextRow = next
        nextLine = line + breaks + 1
        return .row
      case .more: try refill()
      case .end: return .end
      case .broken(let why, let opened, let breaks, let tooLong):
        let broken = BrokenRow(line: line + breaks, why: why, tooLong: tooLong)
        nextLine = broken.line + 1
        showBroken(opened)
        try skipLine(from: opened)
        return .broken(broken)
      }
    }
  }

  // MARK: The buffer

  /// Moves the current row to the front and reads on behind it; the buffer grows when the row fills it.
  private mutating func refill() throws(IntakeError) {
    let held = filled - rowStart
    if rowStart > 0 {
      buffer.update(from: buffer + rowStart, count: held)
      nextRow -= min(nextRow, rowStart)
      rowStart = 0
      filled = held
    }
    // A long row is read in ever larger pieces: it is scanned from its start after each.
    let wanted = max(limits.chunk, held > 1 << 16 ? held : 0)
    if held + wanted > capacity {
      let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: held + wanted + CSVRows.slack)
      larger.initialize(from: buffer, count: held)
      (larger + held).initialize(repeating: 0, count: wanted + CSVRows.slack)
      buffer.deallocate()
      buffer = larger
      capacity = held + wanted
    }
    let got = try source.read(into: buffer + held, count: wanted)
    if got == 0 { atEnd = true }
    filled = held + got
  }

  private mutating func showBroken(_ opened: Int) {
    let bound = min(filled, rowStart + Self.shown)
    var end = min(opened, bound)
    while end < bound, buffer[end] != Byte.lineFeed, buffer[end] != Byte.carriageReturn { end += 1 }
    brokenBytes = Array(UnsafeBufferPointer(start: buffer + rowStart, count: end - rowStart))
  }

  /// Passes over everything up to the end of the line that holds the byte at `position`, however long that line is.
  private mutating func skipLine(from position: Int) throws(IntakeError) {
    rowStart = position
    while true {
      var cursor = rowStart
      while cursor < filled, buffer[cursor] != Byte.lineFeed, buffer[cursor] != Byte.carriageReturn { cursor += 1 }
      rowStart = cursor
      if cursor < filled, buffer[cursor] == Byte.lineFeed || cursor + 1 < filled || atEnd {
        let pair = buffer[cursor] == Byte.carriageReturn && cursor + 1 < filled && buffer[cursor + 1] == Byte.lineFeed
        rowStart = cursor + (pair ? 2 : 1)
        break
      }
      if atEnd { break }
      try refill()
    }
    nextRow = rowStart
  }

  // MARK: One row

  private enum Scan {
    /// - `next`: where the following row starts. `breaks`: line ends inside quotes.
    case row(next: Int, breaks: Int)
    case more
    case end
    case broken(why: String, opened: Int, breaks: Int, tooLong: Bool)
  }

  /// What follows a cell.
  private enum Stop {
    case comma
    /// - `next`: the first byte after it.
    case lineEnd(next: Int)
    case fileEnd
    case unknown
  }

  /// Reads the cells of the row at `rowStart` from what the buffer holds.
  private mutating func scan() -> Scan {
    let bound = min(filled, rowStart + limits.row + 2)
    let whole = atEnd && bound == filled
    var position = rowStart
    var breaks = 0
    count = 0
    if position >= bound, whole { return .end }
    while true {
      let begin: Int
      let end: Int
      var marks: Marks
      if position < bound, buffer[position] == Byte.quote {
        let openedAfter = breaks
        switch Quoted.scan(buffer, from: position + 1, to: bound, whole: whole, limit: limits.cell) {
        case .closed(let quote, let found, let lineEnds):
          (begin, end, marks) = (position + 1, quote, found)
          breaks += lineEnds
          position = quote + 1
        case .more: return needMore(whole)
        case .unterminated:
          return .broken(
            why: "a quote opens here and never closes", opened: position, breaks: openedAfter, tooLong: false)
        case .tooLong:
          let why = "a quote opens here and does not close within \(CSVLimits.words(limits.cell))"
          return .broken(why: why, opened: position, breaks: openedAfter, tooLong: false)
        }
        // Exports that pad their cells pad behind the quote too.
        while position < bound, buffer[position] == Byte.space { position += 1 }
        if position < bound, !Byte.endsCell(buffer[position], delimiter) {
          let why = "text after a closing quote: quotes inside a quoted cell are doubled"
          return .broken(why: why, opened: begin - 1, breaks: openedAfter, tooLong: false)
        }
      } else {
        begin = position
        (end, marks) = Unquoted.scan(buffer, from: position, to: bound, delimiter: delimiter)
        position = end
      }
      switch stop(at: position, bound: bound, whole: whole) {
      case .unknown: return needMore(whole)
      case .comma:
        store(begin, end, marks)
        position += 1
      case .lineEnd(let next):
        store(begin, end, marks)
        return position - rowStart > limits.row ? rowTooLong : .row(next: next, breaks: breaks)
      case .fileEnd:
        store(begin, end, marks)
        return position - rowStart > limits.row ? rowTooLong : .row(next: position, breaks: breaks)
      }
    }
  }

  @inline(__always) private func stop(at position: Int, bound: Int, whole: Bool) -> Stop {
    if position >= bound { return whole ? .fileEnd : .unknown }
    switch buffer[position] {
    case delimiter: return .comma
    case Byte.lineFeed: return .lineEnd(next: position + 1)
    default:
      if position + 1 >= bound { return whole ? .lineEnd(next: position + 1) : .unknown }
      return .lineEnd(next: position + (buffer[position + 1] == Byte.lineFeed ? 2 : 1))
    }
  }

  /// The row goes on beyond what was scanned: read more, unless it is too long already.
  private func needMore(_ whole: Bool) -> Scan { filled - rowStart >= limits.row + 2 ? rowTooLong : .more }

  private var rowTooLong: Scan {
    .broken(why: "row longer than \(CSVLimits.words(limits.row))", opened: rowStart, breaks: 0, tooLong: true)
  }

  @inline(__always) private mutating func store(_ begin: Int, _ end: Int, _ marks: Marks) {
    if count == storedCapacity { growStored() }
    if count < storedCapacity {
      stored[count] = Cell(
        start: Int32(truncatingIfNeeded: begin - rowStart),
        count: Int32(truncatingIfNeeded: end - begin), marks: marks)
    }
    count += 1
  }

  private mutating func growStored() {
    guard storedCapacity < CSVRows.storable else { return }
    let larger = UnsafeMutablePointer<Cell>.allocate(capacity: storedCapacity * 2)
    larger.initialize(from: stored, count: storedCapacity)
    stored.deallocate()
    stored = larger
    storedCapacity *= 2
  }
}
