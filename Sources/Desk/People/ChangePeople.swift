import Guidance
import Moments
import Recruitment
import Storage

/// What is done to several people at once.
package enum PeopleChange: Hashable, Sendable {
  /// What is due with them is put off until then.
  case snooze(until: Instant)
  case tag(String)
  case untag(String)
  /// They belong to that recruiter from now on; as the firm prints the id.
  case assign(to: String)
}

/// What came of it.
package struct PeopleChangeReport: Hashable, Sendable {
  /// For how many it was recorded.
  package var done: Int
  /// With whom there was nothing to do: nothing due, tagged so already, theirs already.
  package var unchanged: Int

  package init(done: Int = 0, unchanged: Int = 0) {
    self.done = done
    self.unchanged = unchanged
  }
}

extension Desk {
  /// People changed at once: as many as a page shows.
  static let mostChangedAtOnce = 50
  static let longestTag = 40

  /// Records a change with each of these people: a snooze as what was done about each moment, a tag as a dated fact, an
  /// owner as a dated value. Each can be taken back by itself.
  /// - Throws: `DeskError.noSuchPerson` before anything is changed; `DeskError.unreadable` for a tag that is none.
  package func changePeople(
    _ ids: [String], _ change: PeopleChange, by recruiter: String, now: Instant
  ) throws -> PeopleChangeReport {
    let author = try recruiterID(recruiter)
    guard ids.count <= Self.mostChangedAtOnce else { throw DeskError.unreadable(fact: "people") }
    // Somebody may have been chosen from two lists.
    var known: Set<PersonID> = []
    let people = try ids.map { id in
      guard let person = try store.person(id) else { throw DeskError.noSuchPerson(id) }
      return person
    }.filter { known.insert($0.id).inserted }
    var report = PeopleChangeReport()
    let target = if case .assign(let id) = change { try recruiterID(id) } else { RecruiterID.none }
    let finder = if case .snooze = change { try finder(asOf: now) as MomentFinder? } else { nil as MomentFinder? }
    for person in people {
      let isDone =
        switch change {
        case .snooze(let until): try snooze(person, until: until, by: author, recruiter, finder, now: now)
        case .tag(let tag): try store.addTag(Self.tag(tag), to: person.id, by: author, now: now)
        case .untag(let tag): try store.endTag(Self.tag(tag), of: person.id, by: author, now: now)
        case .assign:
          try person.ownerID != target
            && store.editField(
              kind: .people, id: person.id.value, field: "owner_recruiter_id", value: .integer(target.value),
              by: author, now: now) != nil
        }
      if isDone { report.done += 1 } else { report.unchanged += 1 }
    }
    return report
  }

  private func snooze(
    _ person: PersonRecord, until: Instant, by author: RecruiterID, _ recruiter: String, _ finder: MomentFinder?,
    now: Instant
  ) throws -> Bool {
    guard let finder else { return false }
    let due = finder.moments(of: person.id).filter {
      $0.endedAt == nil && ($0.recruiter == author || $0.recruiter.isNone)
    }
    for moment in due {
      try act(
        MomentActionEntry(moment: finder.id(of: moment), recruiterID: recruiter, action: .snoozed, until: until),
        now: now)
    }
    return !due.isEmpty
  }

  /// A tag as it is kept: small letters, single blanks.
  static func tag(_ text: String) throws(DeskError) -> String {
    let words = text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !words.isEmpty, words.count <= longestTag,
      words.allSatisfy({ $0.isLetter || $0.isNumber || " -&+/".contains($0) })
    else { throw .unreadable(fact: "tag") }
    return words
  }
}
