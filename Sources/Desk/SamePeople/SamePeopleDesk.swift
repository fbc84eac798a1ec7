import Intake
import Recruitment

/// Records that are, or may be, one person or one call.
package protocol SamePeopleDesk: Sendable {
  /// What waits for a word, and what was made one.
  func samePeople() throws -> SamePeoplePage
  /// The same for a page: in a large firm everybody is compared for some seconds.
  func awaitedSamePeople() throws -> Awaited<SamePeoplePage>
  /// Makes two people one. An undo of the batch, or a word that they are two, parts them again.
  func mergePeople(_ person: String, into: String, now: Instant) throws
  /// Says that two people are two, for good; parts them where they were made one.
  func keepPeopleApart(_ person: String, _ other: String, now: Instant) throws
  /// Says that a note and a call are two calls.
  /// - Parameter note: the note's number.
  func partCalls(note: Int64, now: Instant) throws
}

package struct SamePeoplePage: Sendable {
  /// One record of two, as it stands.
  package struct Side: Hashable, Sendable {
    package var id: PersonID
    package var printedID: String
    package var name: String
    package var emails: [String]
    package var phones: [String]
    package var jobTitle: String?
    package var clientName: String?
    package var city: String?
    /// Where the record comes from.
    package var sources: [String]

    package init(
      id: PersonID, printedID: String, name: String, emails: [String] = [], phones: [String] = [],
      jobTitle: String? = nil, clientName: String? = nil, city: String? = nil, sources: [String] = []
    ) {
      self.id = id
      self.printedID = printedID
      self.name = name
      self.emails = emails
      self.phones = phones
      self.jobTitle = jobTitle
      self.clientName = clientName
      self.city = city
      self.sources = sources
    }
  }

  package enum Evidence: Hashable, Sendable {
    case address(String)
    case number(String)
    case employer(String)
    case sameName, similarName, twoInOneSource
  }

  package struct Suggestion: Hashable, Sendable {
    package var first: Side
    package var second: Side
    package var evidence: [Evidence]

    package init(first: Side, second: Side, evidence: [Evidence]) {
      self.first = first
      self.second = second
      self.evidence = evidence
    }
  }

  package struct Merge: Hashable, Sendable {
    package var person: Side
    package var into: Side
    package var at: Instant
    package var isAutomatic: Bool
    /// By whose undo it is parted too.
    package var batch: String

    package init(person: Side, into: Side, at: Instant, isAutomatic: Bool, batch: String) {
      self.person = person
      self.into = into
      self.at = at
      self.isAutomatic = isAutomatic
      self.batch = batch
    }
  }

  package struct Call: Hashable, Sendable {
    package var note: Int64
    package var person: Side
    package var at: Instant
    package var durationSeconds: Int64?
    package var callSource: String
    package var noteSource: String

    package init(
      note: Int64, person: Side, at: Instant, durationSeconds: Int64?, callSource: String, noteSource: String
    ) {
      self.note = note
      self.person = person
      self.at = at
      self.durationSeconds = durationSeconds
      self.callSource = callSource
      self.noteSource = noteSource
    }
  }

  /// The most telling first; at most `listed`.
  package var suggestions: [Suggestion]
  package var suggestionsInAll: Int
  /// Newest first; at most `listed`.
  package var merges: [Merge]
  package var calls: [Call]

  package static let listed = 100

  package init(suggestions: [Suggestion], suggestionsInAll: Int, merges: [Merge], calls: [Call]) {
    self.suggestions = suggestions
    self.suggestionsInAll = suggestionsInAll
    self.merges = merges
    self.calls = calls
  }
}
