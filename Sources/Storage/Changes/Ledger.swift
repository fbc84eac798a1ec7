import Recruitment

/// Sources and batches: who wrote what, and when.
enum Ledger {
  /// The source's number; made where it is new.
  static func source(_ name: String, on connection: any Connection) throws -> Int64 {
    let find = "SELECT id FROM source WHERE name = $1"
    if let known = try connection.integer(find, [.text(name)]) { return known }
    try connection.execute(
      "INSERT INTO source (id, name) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING",
      [.integer(try connection.reserve("source", count: 1)), .text(name)])
    // Another transaction may have made it at the same time.
    guard let id = try connection.integer(find, [.text(name)]) else { throw StorageError.busy }
    return id
  }

  static func beginBatch(source: Int64, what: String, now: Instant, on connection: any Connection) throws -> Int64 {
    let id = try connection.reserve("batch", count: 1)
    try connection.execute(
      "INSERT INTO batch (id, source_id, what, at) VALUES ($1, $2, $3, $4)",
      [.integer(id), .integer(source), .text(what), .integer(now.seconds)])
    return id
  }

  /// Remembers which ids a batch took: an undo looks only there. A range may have grown since it was last said.
  static func addRange(
    batch: Int64, kind: RecordKind, first: Int64, last: Int64, on connection: any Connection
  ) throws {
    try connection.execute(
      """
      INSERT INTO batch_range (batch_id, kind, first_id, last_id) VALUES ($1, $2, $3, $4)
      ON CONFLICT (batch_id, kind, first_id) DO UPDATE SET last_id = excluded.last_id
      """,
      [.integer(batch), .integer(Int64(kind.rawValue)), .integer(first), .integer(last)])
  }

  static func raiseNewest(of source: Int64, to newest: Int64, on connection: any Connection) throws {
    try connection.execute(
      "UPDATE source SET newest = $1 WHERE id = $2 AND (newest IS NULL OR newest < $3)",
      [.integer(newest), .integer(source), .integer(newest)])
  }
}

/// One entry for each transaction, so that copies of the history know what to fetch again.
enum ChangeLog {
  /// Must be the transaction's last statements: numbers are committed in their order.
  /// - Parameter interactionsOnly: the transaction added interactions and changed nothing else.
  /// - Returns: its number.
  @discardableResult
  static func append(
    batch: Int64, _ people: TouchedPeople, interactionsOnly: Bool = false, to connection: any Connection
  ) throws -> Int64 {
    var everyone: Int64 = 1
    var listed: [UInt32] = []
    if case .some(let people) = people {
      everyone = 0
      listed = people
    }
    try connection.lock(.changeLog)
    let sequence = (try connection.integer("SELECT max(seq) FROM change_log") ?? 0) + 1
    try connection.execute(
      "INSERT INTO change_log (seq, batch_id, everyone, mark, interactions_only) VALUES ($1, $2, $3, $4, $5)",
      [
        .integer(sequence), .integer(batch), .integer(everyone), .integer(.random(in: .min ... .max)),
        .integer(interactionsOnly ? 1 : 0),
      ])
    if listed.isEmpty { return sequence }
    let writer = try connection.bulkInsert(into: "change_person", columns: ["seq", "person_id"])
    for person in listed {
      writer.integer(sequence)
      writer.integer(Int64(person))
      try writer.endRow()
    }
    try writer.flush()
    return sequence
  }
}

/// Ids taken a block at a time for one batch. Others may take some in between.
final class IDBlock {
  private let counter: String
  private let size: Int
  private var next: Int64 = 0
  private var end: Int64 = 0
  /// The blocks used so far.
  private(set) var ranges: [(first: Int64, last: Int64)] = []

  init(counter: String, size: Int = 1_024) {
    self.counter = counter
    self.size = size
  }

  func take(_ connection: any Connection) throws -> Int64 {
    if next == end {
      next = try connection.reserve(counter, count: size)
      end = next + Int64(size)
      if let last = ranges.last, last.last + 1 == next {
        ranges[ranges.count - 1].last = end - 1
      } else {
        ranges.append((next, end - 1))
      }
    }
    defer { next += 1 }
    return next
  }

  func holds(_ id: Int64) -> Bool {
    id >= first && ranges.contains { $0.first <= id && id <= $0.last }
  }

  /// Every new record's id is above every one that was there before.
  var first: Int64 { ranges.first?.first ?? .max }
}
