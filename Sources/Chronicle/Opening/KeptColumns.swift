import Foundation

/// Columns that somebody worked out from a history, kept beside its copy so that they need not be worked out again. They are
/// of one state of the history and of one key, which says what else they rest on.
package struct KeptColumns {
  private let table: SectionTable

  /// - Returns: `nil` for anything but a whole file of that history and that key.
  fileprivate init?(_ region: Region, of chronicle: Chronicle, key: [UInt8]) {
    let stamp = Stamp(identity: chronicle.storeIdentity, sequence: chronicle.sequence, mark: chronicle.mark)
    guard let table = SectionTable(region, kind: .kept), table.header.store == stamp.storeNumber,
      table.header.sequence == stamp.sequence, table.rows(.mark, as: Int64.self)?.first == stamp.mark,
      let found = table.rows(.key, as: UInt8.self), found.elementsEqual(key), table.isIntact()
    else { return nil }
    self.table = table
  }

  /// Valid while this value lives; `nil` where there is none, or its rows have another size.
  package func rows<Row: BitwiseCopyable>(_ number: UInt32, as row: Row.Type = Row.self) -> UnsafeBufferPointer<Row>? {
    table.rows(.kept(number), as: row)
  }
}

/// Columns on their way there.
package struct KeptColumnsDraft {
  fileprivate var draft = Draft()

  package init() {}

  /// - Parameter number: below 200, and each once.
  package mutating func add<Row: BitwiseCopyable>(_ number: UInt32, _ rows: [Row]) { draft.add(.kept(number), rows) }
}

extension Chronicle {
  /// What was kept under that name, of this very history.
  /// - Parameters:
  ///   - key: what it rests on besides the history.
  ///   - directory: that of the copy.
  package func kept(_ name: String, key: [UInt8], in directory: String) -> KeptColumns? {
    (try? Region.map(ChronicleFolder(path: directory).keptPath(name))).flatMap { KeptColumns($0, of: self, key: key) }
  }

  /// Keeps something under that name in place of what was there, until the copy is brought up to date. Of a history that is
  /// not the folder's, or not any more, nothing is kept: what has gone from the copy must not come back beside it.
  /// - Returns: whether it is kept.
  /// - Throws: `ChronicleError`.
  @discardableResult
  package func keep(
    _ columns: KeptColumnsDraft, as name: String, key: [UInt8], in directory: String
  ) throws -> Bool {
    var draft = columns.draft
    draft.add(.mark, [mark])
    draft.add(.key, key)
    let region = draft.sealed(.kept, Stamp(identity: storeIdentity, sequence: sequence, mark: mark))
    let folder = ChronicleFolder(path: directory)
    return try folder.withLock {
      guard let copy = try? Region.map(folder.framePath),
        SectionTable(copy, kind: .frame)?.header.token == frame.token
      else { return false }
      try WholeFile.write(region.bytes, to: folder.keptPath(name))
      return true
    }
  }
}
