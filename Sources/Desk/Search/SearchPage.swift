import Guidance
import Recruitment

/// What is looked for: every word of it, wherever it stands.
package struct SearchQuery: Hashable, Sendable {
  package var words: String
  /// `nil` = the first few of each kind.
  package var kind: SearchKind?
  /// Where a further page of that kind begins.
  package var before: Int64?
  package var limit: Int

  package init(words: String, kind: SearchKind? = nil, before: Int64? = nil, limit: Int = 20) {
    self.words = words
    self.kind = kind
    self.before = before
    self.limit = limit
  }

  /// Words beyond these are not looked for.
  package static let mostWords = 8
  package static let fewOfEach = 6
}

/// What was found, newest first, of each kind.
package struct SearchPage: Sendable {
  package struct Message: Sendable {
    package var person: PersonReference
    package var at: Instant
    package var channel: Channel
    package var direction: Direction
    package var recruiterName: String?
    package var subject: String?
    /// Some words around the first that was sought.
    package var excerpt: String
  }

  package struct Person: Sendable {
    package var person: PersonReference
    package var kind: PersonKind
    package var clientName: String?
    package var city: String?
  }

  package var query: SearchQuery
  /// What was made of the words; empty where nothing of them can be looked for.
  package var tokens: [String]
  package var people: [Person] = []
  package var jobs: [JobLine] = []
  package var messages: [Message] = []
  /// Where the next page of a kind begins, where there is more.
  package var next: [SearchKind: Int64] = [:]
  /// Changes on record that are not in the index yet, and since when; `nil` where all are.
  package var lag: SearchLag?

  package var isEmpty: Bool { people.isEmpty && jobs.isEmpty && messages.isEmpty }

  package init(query: SearchQuery, tokens: [String]) {
    self.query = query
    self.tokens = tokens
  }
}

package struct SearchLag: Hashable, Sendable {
  package var behind: Int
  package var since: Instant?
  /// Of a pass over everything, the share that is done; `nil` where none is on its way.
  package var progress: Double?
  /// Whether the last try to catch up failed: the log says on what.
  package var hasFailed: Bool

  package init(behind: Int, since: Instant?, progress: Double?, hasFailed: Bool = false) {
    self.behind = behind
    self.since = since
    self.progress = progress
    self.hasFailed = hasFailed
  }
}
