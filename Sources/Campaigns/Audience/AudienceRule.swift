import Recruitment

/// Why a rule says nothing about whom a campaign is for, or may not.
package enum AudienceRefusal: Error, Hashable, Sendable {
  /// Not `field=value`.
  case unreadable(String)
  case unknownField(String)
  /// How people answer, or whether they were spoken to: whoever is picked for silence is spoken to more often afterwards
  /// whatever is sent, and a piece is never an answer to silence.
  case pattern(String)
  /// What somebody is, or could stand for it.
  case personal(String)
  case unusable(field: String, value: String)
  /// Nothing on record is called that.
  case notOnRecord(field: String, value: String)
  /// It cannot be asked of that side.
  case otherSide(String)
}

/// Whom a campaign is for, by what they have to do with the firm. No rule speaks of how people answer, nor of what they are.
package struct AudienceRule: Hashable, Sendable {
  package enum Field: String, CaseIterable, Sendable {
    /// A client's; of a candidate, that of a client they were put forward to.
    case sector
    /// A code or a name, of where they are.
    case country
    /// Ids as the firm prints them.
    case client, recruiter
    case team
    /// Of a client: `hiring`, `on_hold`, `no_open_job`. Of a candidate: `in_process`, `placed`, `not_in_process`.
    case standing
    /// On record for so many days at most.
    case newWithin = "new_within"
  }

  package struct Condition: Hashable, Sendable {
    package var field: Field
    /// One of these.
    package var values: [String]
  }

  package static let clientStandings = ["hiring", "on_hold", "no_open_job"]
  package static let candidateStandings = ["in_process", "placed", "not_in_process"]

  /// All of them hold; none = everybody of that side.
  package private(set) var conditions: [Condition] = []

  /// - Parameter lines: such as `sector=Finance,Legal`.
  package init(_ lines: [String], side: Campaign.Side) throws(AudienceRefusal) {
    for line in lines {
      let parts = line.split(separator: "=", maxSplits: 1).map(\.trimmingWhitespace)
      guard parts.count == 2 else { throw .unreadable(line) }
      let name = parts[0].lowercased().replacing("-", with: "_").replacing(" ", with: "_")
      guard let field = Field(rawValue: name) else { throw Self.refusal(name) }
      let values = parts[1].split(separator: ",").map(\.trimmingWhitespace).filter { !$0.isEmpty }
      guard !values.isEmpty else { throw .unusable(field: name, value: parts[1]) }
      for value in values where !Self.takes(field, value, side) {
        throw Self.clientStandings.contains(value) || Self.candidateStandings.contains(value)
          ? .otherSide(value) : .unusable(field: name, value: value)
      }
      conditions.append(Condition(field: field, values: values))
    }
  }

  private static func takes(_ field: Field, _ value: String, _ side: Campaign.Side) -> Bool {
    switch field {
    case .newWithin: Int(value).map { (1...3_650).contains($0) } ?? false
    case .standing:
      side != .candidates && clientStandings.contains(value) || side != .clients && candidateStandings.contains(value)
    default: value.utf8.count <= 100
    }
  }

  /// Words that stand for a pattern or a person's qualities are refused for what they are, and not as unknown.
  private static func refusal(_ name: String) -> AudienceRefusal {
    let words = name.split(separator: "_").map(String.init)
    if words.contains(where: patterns.contains) { return .pattern(name) }
    if words.contains(where: qualities.contains) { return .personal(name) }
    return .unknownField(name)
  }

  private static let patterns: Set<String> = [
    "answer", "answers", "answered", "unanswered", "pick", "picks", "pickup", "missed", "reply", "replies", "replied",
    "responsive", "response", "silent", "silence", "quiet", "call", "calls", "called", "talk", "talks", "talked",
    "spoken",
    "conversation", "conversations", "contact", "contacted", "messages", "messaged", "reached", "reachable", "hour",
    "hours",
    "opened", "clicked", "pattern", "voicemail", "busy",
  ]

  private static let qualities: Set<String> = [
    "age", "born", "birth", "birthday", "sex", "gender", "name", "names", "nationality", "origin", "ethnicity", "race",
    "colour", "religion", "belief", "health", "disability", "disabled", "pregnant", "pregnancy", "maternity", "family",
    "married", "marital", "children", "orientation", "politics", "union", "photo", "language", "accent", "school",
    "university", "education", "salary", "pay", "seniority", "senior", "title", "email", "phone", "personality", "mood",
    "keen", "keenness",
  ]
}
