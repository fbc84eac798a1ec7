import Recruitment

/// The rows of a batch while they are being read, in memory of its own: texts in one run of bytes, numbers side by
/// side. A row is written cell by cell (each column of the file once) and then kept or taken back.
struct BatchColumns: ~Copyable {
  private struct Texts {
    var bytes: UnsafeMutablePointer<UInt8>
    var used = 0
    var capacity = 1 << 12
    var ends: UnsafeMutablePointer<UInt32>

    /// Where the given row's text starts.
    @inline(__always) func start(_ row: Int) -> Int { row == 0 ? 0 : Int(ends[row - 1]) }
  }

  private let textCount: Int
  private let numberCount: Int
  private let capacity: Int
  private let texts: UnsafeMutablePointer<Texts>
  private let numbers: UnsafeMutablePointer<UnsafeMutablePointer<Int64>>
  private var lines: [Int32] = []
  /// How many rows are kept; the row being written has this number.
  private(set) var row = 0
  private var bytes = 0

  /// - Parameters:
  ///   - texts: how many columns hold text.
  ///   - numbers: how many hold integers.
  ///   - capacity: the most rows it takes.
  init(texts textCount: Int, numbers numberCount: Int, capacity: Int) {
    self.textCount = textCount
    self.numberCount = numberCount
    self.capacity = capacity
    texts = .allocate(capacity: max(1, textCount))
    for index in 0..<textCount {
      (texts + index).initialize(
        to: Texts(bytes: .allocate(capacity: 1 << 12), ends: .allocate(capacity: capacity)))
    }
    numbers = .allocate(capacity: max(1, numberCount))
    for index in 0..<numberCount { (numbers + index).initialize(to: .allocate(capacity: capacity)) }
    lines.reserveCapacity(capacity)
  }

  deinit {
    for index in 0..<textCount {
      texts[index].bytes.deallocate()
      texts[index].ends.deallocate()
    }
    for index in 0..<numberCount { numbers[index].deallocate() }
    texts.deallocate()
    numbers.deallocate()
  }

  var isFull: Bool { row == capacity || bytes >= RecordBatch.preferredBytes }

  /// Writes a text of the current row. `CSVRows.slack` bytes behind it must be readable.
  @inline(__always) mutating func write(_ text: UnsafeBufferPointer<UInt8>, _ column: Int) {
    let target = texts + column
    let count = text.count
    if target.pointee.used + count + CSVRows.slack > target.pointee.capacity { grow(column, by: count) }
    if count > 0, let source = text.baseAddress {
      let destination = UnsafeMutableRawPointer(target.pointee.bytes + target.pointee.used)
      if count <= 16 {
        // Two words, whatever they hold behind the text: quicker than a call for the short cells that most are.
        let raw = UnsafeRawPointer(source)
        destination.storeBytes(of: raw.loadUnaligned(as: UInt64.self), as: UInt64.self)
        destination.storeBytes(
          of: raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self), toByteOffset: 8, as: UInt64.self)
      } else {
        destination.copyMemory(from: source, byteCount: count)
      }
      target.pointee.used += count
      bytes += count
    }
    target.pointee.ends[row] = UInt32(truncatingIfNeeded: target.pointee.used)
  }

  /// Writes a text from elsewhere.
  mutating func write(_ text: String, _ column: Int) {
    var padded = text
    let count = text.utf8.count
    padded += String(repeating: " ", count: CSVRows.slack)
    padded.withUTF8 { write(UnsafeBufferPointer(rebasing: $0[..<count]), column) }
  }

  @inline(__always) mutating func writeUnknown(text column: Int) {
    texts[column].ends[row] = UInt32(truncatingIfNeeded: texts[column].used)
  }

  @inline(__always) mutating func write(_ number: Int64, _ column: Int) { numbers[column][row] = number }

  /// The current row's text in a column that has been written.
  func text(_ column: Int) -> UnsafeBufferPointer<UInt8> {
    let start = texts[column].start(row)
    return UnsafeBufferPointer(start: texts[column].bytes + start, count: texts[column].used - start)
  }

  func number(_ column: Int) -> Int64 { numbers[column][row] }

  /// The rows' columns that a message's mark is told from and written to.
  struct MarkedRows: @unchecked Sendable {
    // Unchecked: whoever shares it writes each row in one place only, while the batch is left alone.
    fileprivate let bytes: UnsafeMutablePointer<UInt8>
    fileprivate let ends: UnsafeMutablePointer<UInt32>
    let channel, direction, asks, list: UnsafeMutablePointer<Int64>

    func body(_ row: Int) -> UnsafeBufferPointer<UInt8> {
      let start = row == 0 ? 0 : Int(ends[row - 1])
      return UnsafeBufferPointer(start: bytes + start, count: Int(ends[row]) - start)
    }
  }

  func marked(_ marks: MessageMarks) -> MarkedRows {
    MarkedRows(
      bytes: texts[marks.body].bytes, ends: texts[marks.body].ends, channel: numbers[marks.channel],
      direction: numbers[marks.direction], asks: numbers[marks.asks], list: numbers[marks.list])
  }

  mutating func keepRow(line: Int) {
    lines.append(Int32(clamping: line))
    row += 1
  }

  mutating func takeBackRow() {
    for index in 0..<textCount {
      let start = texts[index].start(row)
      bytes -= texts[index].used - start
      texts[index].used = start
    }
  }

  // MARK: Handing over

  func textColumn(_ column: Int) -> TextColumn {
    TextColumn(
      bytes: Array(UnsafeBufferPointer(start: texts[column].bytes, count: texts[column].used)),
      ends: Array(UnsafeBufferPointer(start: texts[column].ends, count: row)))
  }

  func integers(_ column: Int) -> [Int64] { Array(UnsafeBufferPointer(start: numbers[column], count: row)) }

  func lineNumbers() -> [Int32] { lines }

  mutating func removeAll() {
    for index in 0..<textCount { texts[index].used = 0 }
    lines.removeAll(keepingCapacity: true)
    row = 0
    bytes = 0
  }

  private mutating func grow(_ column: Int, by count: Int) {
    let target = texts + column
    let capacity = (target.pointee.used + count + CSVRows.slack) * 2
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: target.pointee.bytes, count: target.pointee.used)
    target.pointee.bytes.deallocate()
    target.pointee.bytes = larger
    target.pointee.capacity = capacity
  }
}
