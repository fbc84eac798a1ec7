import Recruitment

extension Store {
  /// Puts an e-mail address in front of those of a person, as an edit by hand: it outranks the record's source until that
  /// says something else.
  /// - Throws: `unknownRecord`.
  package func putFirst(email: String, of person: PersonID, by recruiter: RecruiterID, now: Instant) throws {
    let known = try people([person])[person]?.emails ?? []
    let folded = email.lowercased()
    let all = [folded] + known.filter { $0.lowercased() != folded }
    try editField(
      kind: .people, id: person.value, field: "emails", value: .text(all.joined(separator: ";")), by: recruiter,
      now: now)
  }
}
