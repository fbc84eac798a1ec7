import Recruitment

/// A record's number in the index: its kind, its time, its own number, so that the index is in the order in which results
/// are shown, whatever engine keeps it.
///
///     bits 61–62 kind · 28–60 seconds since 1970 · 0–27 the record
package enum SearchKey {
  private static let recordBits: Int64 = 28
  private static let timeBits: Int64 = 33

  /// `nil` for a record beyond the 268 millionth of its kind.
  package static func key(_ kind: SearchKind, at: Int64, record: Int64) -> Int64? {
    guard record > 0, record < 1 << recordBits else { return nil }
    let time = min(max(at, 0), 1 << timeBits - 1)
    return kind.rawValue << (recordBits + timeBits) | time << recordBits | record
  }

  package static func record(_ key: Int64) -> Int64 { key & (1 << recordBits - 1) }
  package static func at(_ key: Int64) -> Int64 { key >> recordBits & (1 << timeBits - 1) }

  static func range(_ kind: SearchKind) -> ClosedRange<Int64> {
    let first = kind.rawValue << (recordBits + timeBits)
    return first...(first + (1 << (recordBits + timeBits)) - 1)
  }
}

/// One record as the index keeps it.
package struct SearchDocument: Sendable {
  package var kind: SearchKind
  package var record: Int64
  /// About whom; 0 = nobody in particular.
  package var person: Int64
  package var at: Int64
  /// Who may find it: `@any`, or `@` and a recruiter's number each.
  package var scope: [String]
  /// Words, as `SearchTokens` splits them.
  package var texts: [String]

  package init(
    kind: SearchKind, record: Int64, person: Int64 = 0, at: Int64, scope: [String], texts: [String]
  ) {
    self.kind = kind
    self.record = record
    self.person = person
    self.at = at
    self.scope = scope
    self.texts = texts
  }

  /// A word as it stands in the index. Those of people and of jobs bear a mark: what begins with some letters is then looked
  /// for among them alone, and not among all that was ever written; and how common it is is known of each by itself.
  static func token(_ word: String, _ kind: SearchKind) -> String {
    switch kind {
    case .person: "@n" + word
    case .job: "@j" + word
    case .message: word
    }
  }

  package static let anybody = "@any"
  package static func recruiter(_ number: Int64) -> String { "@\(number)" }

  /// Each once, in binary order, with a blank between two.
  package var tokens: String {
    var distinct: Set<String> = []
    for text in texts {
      for token in SearchTokens.tokens(of: text) {
        if distinct.count >= SearchTokens.most { break }
        distinct.insert(Self.token(token, kind))
      }
    }
    return (distinct.union(scope)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined(separator: " ")
  }

  /// FNV-1a of its tokens: whether it is still what it was.
  package static func digest(_ tokens: String) -> Int64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in tokens.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return Int64(bitPattern: hash)
  }
}

/// How far the index has followed the change log.
package struct SearchState: Hashable, Sendable {
  package var sequence: Int64
  /// Of the change of that number: another store's is another.
  package var mark: Int64
  /// Of the way tokens are made; raised when that changes.
  package var version: Int64

  package init(sequence: Int64, mark: Int64, version: Int64) {
    self.sequence = sequence
    self.mark = mark
    self.version = version
  }
}

/// What the index has to catch up with.
package struct SearchBacklog: Sendable {
  /// `nil` where there is no index that could be caught up.
  package var state: SearchState?
  package var latest: Int64
  package var latestMark: Int64
  package var touched: TouchedPeople
  /// Whether records other than interactions and facts may have changed: names, owners, jobs.
  package var isStructural: Bool
  /// People of whom it is known otherwise that they have to be read again.
  package var stale: [Int64]
  /// The erasure that the index has last heard of; `nil` for none.
  package var erasure: String?
  /// When what is not read yet began; `nil` where all is.
  package var since: Instant?

  /// Whether names are to be read again because they are kept in another way than they were.
  package var isOfOldNames = false

  package var isEmpty: Bool { state?.sequence == latest && stale.isEmpty && !isOfOldNames }
  package var behind: Int { Int(latest - (state?.sequence ?? 0)) }
}
