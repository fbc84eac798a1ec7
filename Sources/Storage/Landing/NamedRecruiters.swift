import Recruitment

/// Recruiters of other sources by their names. An export that names owners and no more makes recruiters of names alone;
/// when the firm's own list, or a mailbox, says who that is, it is the same person, and so is a name alone that comes later.
/// So are two of one name with one address, whichever systems they come from.
/// Without it one recruiter would stand on two lists, and a call and the note of it would be two people's.
struct NamedRecruiters {
  private struct Known {
    var id: Int64
    /// Neither an address nor a number.
    var isNameAlone: Bool
    /// In small letters.
    var address: String?
  }

  /// By folded name: the one record of that name; `nil` where several bear it.
  private var records: [String: Known?] = [:]
  private static let schema = FileSchema.of(.recruiters)
  private let name = Self.schema.position("name")
  private let email = Self.schema.position("email")
  private let phone = Self.schema.position("phone")

  /// - Parameter source: the import's own: two of its recruiters are two people.
  init(_ connection: any Connection, source: Int64) throws {
    var found: [String: Known?] = [:]
    try connection.query(
      """
      SELECT id, name, email, phone, (SELECT count(*) FROM identity i
        WHERE i.kind = $1 AND i.record_id = r.id AND i.source_id = $2)
      FROM recruiter r WHERE deleted_at IS NULL ORDER BY id
      """, [.integer(Int64(RecordKind.recruiters.rawValue)), .integer(source)]
    ) { row in
      guard let key = Self.key(row.text(1) ?? "") else { return }
      let isOwn = row.integer(4, or: 0) > 0
      let record = Known(
        id: row.integer(0, or: 0), isNameAlone: row.text(2) == nil && row.text(3) == nil,
        address: row.text(2)?.lowercased())
      found[key] = .some(found[key] == nil && !isOwn ? record : nil)
    }
    records = found
  }

  /// The record that the row is about, where one of the two is a name alone, or both have one address.
  func record(_ chunk: StagedChunk, _ row: Int) -> Int64? {
    guard let key = Self.key(chunk.text(name, row)), let known = records[key] ?? nil else { return nil }
    let isNameAlone = chunk.bytes(email, row).isEmpty && chunk.bytes(phone, row).isEmpty
    if isNameAlone || known.isNameAlone { return known.id }
    return known.address != nil && known.address == chunk.text(email, row).lowercased() ? known.id : nil
  }

  /// A first name alone is many people's.
  private static func key(_ name: String) -> String? {
    let words = name.lowercased().split(whereSeparator: \.isWhitespace)
    return words.count > 1 ? words.joined(separator: " ") : nil
  }
}
