import Recruitment

/// A row in a chunk.
struct StagedRow {
  let chunk: StagedChunk
  let row: Int
}

/// Rows of one record that follow on each other, each with a later `updated_at`, are its history, as an export writes it.
/// Where the store knows the last of them already, those before it say nothing new: read again, they would change the
/// record and change it back.
struct PastRows {
  /// Settings of the firm carry no such time.
  private let stamp: Int?

  init(_ kind: RecordKind) { stamp = FileSchema.of(kind).firstPosition("updated_at") }

  /// The last row of the record's history, where this row is an earlier one; `nil` where it is the last or stands alone.
  /// - Parameter isSame: whether a row is of the same record as this one.
  func last(
    after row: Int, in chunk: StagedChunk, before next: StagedChunk?, isSame: (StagedChunk, Int) -> Bool
  ) -> StagedRow? {
    guard let stamp else { return nil }
    var found: StagedRow?
    var place = row + 1
    while place < chunk.count, isSame(chunk, place) {
      found = StagedRow(chunk: chunk, row: place)
      place += 1
    }
    // A history may go on in the next chunk of the same file.
    if place == chunk.count, let next, next.file == chunk.file {
      place = 0
      while place < next.count, isSame(next, place) {
        found = StagedRow(chunk: next, row: place)
        place += 1
      }
    }
    guard let found else { return nil }
    let (own, last) = (chunk.integer(stamp, row), found.chunk.integer(stamp, found.row))
    // Rows that say no time, or the same, are parts of one state: each may know something that the others do not.
    guard last != Column.unknown, own == Column.unknown || own < last else { return nil }
    return found
  }
}

extension StagedChunk {
  /// Whether a cell of another chunk holds the same text.
  func holds(_ position: Int, _ row: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let own = bytes(position, row)
    return own.count == text.count && own.elementsEqual(text)
  }
}
