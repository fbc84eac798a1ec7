import Recruitment

/// What the messages of a batch want of their readers: worked out once it is full, on all cores.
struct MessageMarks {
  /// Columns of a batch: those it is told from, and those it is written to.
  var body, channel, direction, asks, list: Int

  /// Unknown where we do not have a message's text, and of calls and meetings.
  static func mark(
    body: UnsafeBufferPointer<UInt8>, channel: Int64, direction: Int64
  ) -> (asks: Int64, list: Int64) {
    if body.isEmpty { return (Column.unknown, Column.unknown) }
    let isInbound = direction == Int64(Direction.inbound.rawValue)
    let isMessage = channel >= Int64(Channel.email.rawValue)
    // Notes of a talk are nobody's question.
    let reading = isMessage ? MessageReading.of(body) : .nothing
    let mark: MessageMark =
      switch reading {
      case .nothing: .plain
      case .asks: .asks
      case .asksForCall: isInbound ? .asksForCall : .asks
      case .closes: isInbound ? .closes : .plain
      }
    let columns = mark.columns(isInbound ? .inbound : .outbound)
    return (
      columns.asks.map { Int64($0.rawValue) } ?? Column.unknown,
      columns.list.map { Int64($0.rawValue) } ?? Column.unknown
    )
  }
}

extension BatchColumns {
  /// Works out what each row's message wants, and writes it beside it.
  mutating func workOut(_ marks: MessageMarks) {
    let rows = marked(marks)
    // Each part has rows of its own to write, and nobody writes what it reads.
    _ = Cores.parts(of: row) { range in
      for row in range {
        let mark = MessageMarks.mark(
          body: rows.body(row), channel: rows.channel[row], direction: rows.direction[row])
        rows.asks[row] = mark.asks
        rows.list[row] = mark.list
      }
    }
  }
}
