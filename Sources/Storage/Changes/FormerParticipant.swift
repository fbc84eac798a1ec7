import Recruitment

/// Somebody whom an import took off an interaction, as the audit has it: for putting them back.
struct FormerParticipant {
  let person: Int64
  private let recruiter: Int64
  /// Which batch brought them; 0 = the interaction itself.
  private let batch: Int64
  /// Who has their place in the interaction itself: person and recruiter.
  private let heir: [Int64]

  init?(old: String?, new: String?) {
    func numbers(_ text: String?) -> [Int64] { (text ?? "").split(separator: " ").compactMap { Int64($0) } }
    let said = numbers(old)
    guard said.count == 3 else { return nil }
    (person, recruiter, batch) = (said[0], said[1], said[2])
    heir = numbers(new)
  }

  /// - Returns: whether they are there again; not where they, or what they took part in, are gone.
  func putBack(into interaction: Int64, _ connection: any Connection) throws -> Bool {
    guard try connection.integer("SELECT id FROM person WHERE id = $1", [.integer(person)]) != nil,
      try recruiter == 0
        || connection.integer("SELECT id FROM recruiter WHERE id = $1", [.integer(recruiter)]) != nil
    else { return false }
    var own: (pair: [Int64], batch: Int64)?
    try connection.query(
      "SELECT person_id, recruiter_id, batch_id FROM interaction WHERE id = $1", [.integer(interaction)]
    ) { own = ([$0.integer(0, or: 0), $0.integer(1, or: 0)], $0.integer(2, or: 0)) }
    guard let own else { return false }
    if own.pair == [person, recruiter] { return true }
    let bearer = recruiter == 0 ? SQLValue.null : .integer(recruiter)
    if batch == 0, own.pair == heir {
      try connection.execute(
        "UPDATE interaction SET person_id = $1, recruiter_id = $2 WHERE id = $3",
        [.integer(person), bearer, .integer(interaction)])
      return true
    }
    let brought = SQLValue.integer(batch == 0 ? own.batch : batch)
    let pair: [SQLValue] = [.integer(interaction), .integer(person), .integer(recruiter)]
    // Named again by a later import, they are there already, and now from the beginning.
    let known = try connection.execute(
      """
      UPDATE interaction_participant SET batch_id = $4
      WHERE interaction_id = $1 AND person_id = $2 AND COALESCE(recruiter_id, 0) = $3
      """, pair + [brought])
    if known > 0 { return true }
    try connection.execute(
      """
      INSERT INTO interaction_participant (id, interaction_id, person_id, recruiter_id, batch_id)
      VALUES ($1, $2, $3, $4, $5)
      """,
      [
        .integer(try connection.reserve("interaction_participant", count: 1)), .integer(interaction),
        .integer(person), bearer, brought,
      ])
    return true
  }
}
