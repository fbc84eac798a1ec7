import Recruitment

/// Recruiters of other sources by their addresses and names. An export that names owners and no more makes recruiters of names
/// alone; when the firm's own list, or a mailbox, says who that is, it is the same person, and so is a name alone that comes
/// later. So are two with one address, whatever systems they come from and however each of them writes the name.
/// Without it one recruiter would stand on two lists, and a call and the note of it would be two people's.
struct NamedRecruiters {
  private struct Known {
    var id: Int64
    /// Neither an address nor a number.
    var isNameAlone: Bool
    /// In small letters.
    var address: String?
  }

  /// By folded name, and by address: the one record of it; `nil` where several have it, or one of the import's own source.
  private var named: [String: Known?] = [:]
  private var addressed: [String: Known?] = [:]
  /// Records that a row of this import was found to be: another row is somebody else.
  private var taken: Set<Int64> = []
  private static let schema = FileSchema.of(.recruiters)
  private let name = Self.schema.position("name")
  private let email = Self.schema.position("email")
  private let phone = Self.schema.position("phone")

  /// - Parameter source: the import's own: two of its recruiters are two people.
  init(_ connection: any Connection, source: Int64) throws {
    var (named, addressed): ([String: Known?], [String: Known?]) = ([:], [:])
    try connection.query(
      """
      SELECT id, name, email, phone, (SELECT count(*) FROM identity i
        WHERE i.kind = $1 AND i.record_id = r.id AND i.source_id = $2)
      FROM recruiter r WHERE deleted_at IS NULL ORDER BY id
      """, [.integer(Int64(RecordKind.recruiters.rawValue)), .integer(source)]
    ) { row in
      let isOwn = row.integer(4, or: 0) > 0
      let record = Known(
        id: row.integer(0, or: 0), isNameAlone: row.text(2) == nil && row.text(3) == nil,
        address: row.text(2).flatMap(Self.address))
      if let key = Self.key(row.text(1) ?? "") { named[key] = .some(named[key] == nil && !isOwn ? record : nil) }
      if let key = record.address { addressed[key] = .some(addressed[key] == nil && !isOwn ? record : nil) }
    }
    (self.named, self.addressed) = (named, addressed)
  }

  /// The record that the row is about: the one with its address, or the one of its name where one of the two is a name alone.
  func record(_ chunk: StagedChunk, _ row: Int) -> Int64? {
    guard let known = known(chunk, row), !taken.contains(known.id) else { return nil }
    return known.id
  }

  private func known(_ chunk: StagedChunk, _ row: Int) -> Known? {
    let address = Self.address(chunk.text(email, row))
    if let address, let known = addressed[address] ?? nil { return known }
    guard let key = Self.key(chunk.text(name, row)), let known = named[key] ?? nil else { return nil }
    return known.isNameAlone || (address == nil && chunk.bytes(phone, row).isEmpty) ? known : nil
  }

  mutating func take(_ record: Int64) { taken.insert(record) }

  private static func address(_ text: String) -> String? { Folding.addresses(text).first }

  /// A first name alone is many people's.
  private static func key(_ name: String) -> String? {
    let words = name.lowercased().split(whereSeparator: \.isWhitespace)
    return words.count > 1 ? words.joined(separator: " ") : nil
  }
}
