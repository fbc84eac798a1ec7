import Chronicle
import Guidance
import Recruitment
import Storage

/// What somebody leaves behind who leaves the firm: their people, what is due, what is promised, what is held.
package struct HandOverSheet: Sendable {
  package struct Entry: Sendable {
    package var line: PeoplePage.Line
    /// What is open with them, by deadline: what it is, and until when.
    package var due: [(title: String, at: Instant)]
  }

  package var asOf: Instant
  package var recruiterID: String
  package var recruiterName: String
  /// Those with something due first, then longest not spoken to.
  package var people: [Entry]
  /// How many they own in all; the sheet names so many at most.
  package var peopleInAll: Int
  package var jobs: [JobLine]
  package var pipeline: [PipelineLine]
  package var ahead: [Planned]
  /// Talks that people booked with them: somebody has to ring in their place.
  package var booked: [BookedTalk] = []

  package static let most = 400
}

extension Desk {
  package func handOver(of recruiter: String, asOf: Instant) throws -> HandOverSheet {
    guard let record = try store.recruiter(recruiter) else { throw DeskError.noSuchRecruiter(recruiter) }
    let finder = try finder(asOf: asOf)
    let chronicle = finder.chronicle
    let number = UInt32(truncatingIfNeeded: record.id.value)
    let open = finder.open(concerning: record.id).filter { $0.recruiter == record.id && $0.endedAt == nil }
    let due = Dictionary(grouping: open, by: \.person).mapValues { moments in
      moments.sorted { $0.dueAt < $1.dueAt }.map { (title: finder.playbook.rules[$0.rule].title, at: $0.dueAt) }
    }
    let ids = try tieIndex(chronicle).people(of: record.id)
    let theirs = withExtendedLifetime(chronicle) {
      ids.map { Familiar($0, of: number, in: chronicle, asOf: asOf) }
    }.filter { $0.owner == number || due[PersonID(Int64($0.person))] != nil }
    let sorted = theirs.sorted { left, right in
      let (first, second) = (due[PersonID(Int64(left.person))] != nil, due[PersonID(Int64(right.person))] != nil)
      if first != second { return first }
      return (left.lastTalk ?? left.since, left.person) < (right.lastTalk ?? right.since, right.person)
    }
    let shown = Array(sorted.prefix(HandOverSheet.most))
    let work = try pipeline(recruiter: recruiter, asOf: asOf)
    var sheet = HandOverSheet(
      asOf: asOf, recruiterID: record.printedID, recruiterName: record.name,
      people: try lines(shown, number, store.tags(by: asOf)).map {
        HandOverSheet.Entry(line: $0, due: due[$0.person.id] ?? [])
      }, peopleInAll: theirs.count, jobs: work.jobs, pipeline: work.pipeline, ahead: work.ahead)
    let talks = try booked(chronicle, asOf: asOf).filter { $0.recruiter == record.id }
    let people = try store.people(talks.map(\.person))
    sheet.booked = talks.compactMap { talk in
      people[talk.person].map { BookedTalk(talk, with: Self.reference(to: $0)) }
    }
    // A talk that was booked stands there already.
    sheet.ahead.removeAll { planned in
      sheet.booked.contains { $0.startsAt == planned.at && $0.person.id == planned.person?.id }
    }
    return sheet
  }
}
