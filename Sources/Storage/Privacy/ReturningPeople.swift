import Recruitment

/// During one import: who was erased, and who comes back under a name that was. Costs nothing where nobody ever was.
final class ReturningPeople {
  /// Stands for a record that is not made at all.
  static let nobody: Int64 = -1

  private let connection: any Connection
  private let source: String
  private let hash: KeyedHash?
  private let digests: [String: Int64]
  let people: Set<Int64>
  let isEmpty: Bool
  private lazy var sources: [String] = []
  private var submissions: Set<Int64> = [ReturningPeople.nobody]
  private var interactions: Set<Int64> = []

  init(_ connection: any Connection, source: String, hash: KeyedHash?) throws {
    self.connection = connection
    self.source = source
    self.hash = hash
    var digests: [String: Int64] = [:]
    try connection.query("SELECT digest, person_id FROM suppression") { row in
      digests[row.text(0) ?? ""] = row.integer(1, or: 0)
    }
    self.digests = digests
    people = try Store.erased(connection)
    isEmpty = digests.isEmpty && people.isEmpty
    if !digests.isEmpty, hash == nil { throw StorageError.noPrivacyKey }
    if isEmpty { return }
    var names: [String] = []
    try connection.query("SELECT name FROM source ORDER BY id") { names.append($0.text(0) ?? "") }
    sources = names
    for id in people.sorted() {
      try connection.query("SELECT id FROM submission WHERE person_id = $1", [.integer(id)]) {
        submissions.insert($0.integer(0, or: 0))
      }
      try connection.query(
        """
        SELECT id FROM interaction WHERE person_id = $1
        UNION SELECT interaction_id FROM interaction_participant WHERE person_id = $1
        """, [.integer(id)]
      ) { interactions.insert($0.integer(0, or: 0)) }
    }
  }

  func isGone(_ kind: RecordKind, _ record: Int64) -> Bool {
    if isEmpty { return false }
    switch kind {
    case .people: return record == Self.nobody || people.contains(record)
    case .submissions: return submissions.contains(record)
    case .interactions: return interactions.contains(record)
    default: return record == Self.nobody
    }
  }

  func note(submission: Int64) { if !isEmpty { submissions.insert(submission) } }

  /// What a row about a new person stands for: the number that whoever was erased lives on under, or `nobody` where there
  /// is none; `nil` for somebody who was not erased.
  func returning(externalID: UnsafeBufferPointer<UInt8>, addresses: [String]) -> Int64? {
    guard let hash, !digests.isEmpty else { return nil }
    let id = String(decoding: externalID, as: UTF8.self)
    let texts = [HashedText.identity(source: source, id: id)] + addresses.compactMap { HashedText.address($0) }
    return known(texts, hash)
  }

  /// The same for an id that a row names, of whichever source.
  func returning(reference: UnsafeBufferPointer<UInt8>) -> Int64? {
    guard let hash, !digests.isEmpty else { return nil }
    let id = String(decoding: reference, as: UTF8.self)
    return known(sources.map { HashedText.identity(source: $0, id: id) }, hash)
  }

  private func known(_ texts: [String], _ hash: KeyedHash) -> Int64? {
    for text in texts {
      guard let person = digests[hash.digest(text)] else { continue }
      return person == 0 || !people.contains(person) ? Self.nobody : person
    }
    return nil
  }
}
