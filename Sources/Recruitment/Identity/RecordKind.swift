/// The kinds of record a firm keeps: one for each file of the interchange.
package enum RecordKind: UInt8, CaseIterable, Hashable, Sendable {
  case firm, recruiters, clients, people, jobs, jobEvents, submissions, submissionEvents, dates, facts, interactions,
    preferences, momentActions

  /// The file's name in a bundle without `.csv`; also the word for the kind in an external identity.
  package var name: String {
    switch self {
    case .firm: "firm"
    case .recruiters: "recruiters"
    case .clients: "clients"
    case .people: "people"
    case .jobs: "jobs"
    case .jobEvents: "job_events"
    case .submissions: "submissions"
    case .submissionEvents: "submission_events"
    case .dates: "dates"
    case .facts: "facts"
    case .interactions: "interactions"
    case .preferences: "preferences"
    case .momentActions: "moment_actions"
    }
  }

  package init?(name: String) {
    guard let kind = RecordKind.allCases.first(where: { $0.name == name }) else { return nil }
    self = kind
  }
}
