import Moments
import Recruitment

/// What is open, by whose it is: looked through once, however many days are made of it, and kept as it changes.
package struct OpenMoments: Sendable {
  /// By deadline.
  private var byRecruiter: [RecruiterID: [Moment]]
  /// When the latest particular conversation fell due with somebody, whoever of us is to hold it.
  private var particular: [PersonID: Instant] = [:]
  /// By place in the playbook.
  private let isParticular: [Bool]

  /// - Parameter moments: those of a finder; ended ones are passed over.
  package init(_ moments: [Moment], _ playbook: Playbook) {
    isParticular = playbook.rules.map { !$0.yields && $0.verdict != .messageFine }
    let open = moments.filter { $0.endedAt == nil }
    byRecruiter = Dictionary(grouping: open, by: \.recruiter).mapValues { $0.sorted(by: TodaySelection.byDeadline) }
    note(open)
  }

  private mutating func note(_ moments: [Moment]) {
    for moment in moments where isParticular[moment.rule] {
      particular[moment.person] = max(particular[moment.person] ?? moment.openedAt, moment.openedAt)
    }
  }

  /// Puts these people's moments in place of those they had.
  package mutating func replace(_ people: Set<PersonID>, by moments: [Moment]) {
    guard !people.isEmpty else { return }
    let open = moments.filter { $0.endedAt == nil }
    let fresh = Dictionary(grouping: open, by: \.recruiter)
    for recruiter in Set(byRecruiter.keys).union(fresh.keys) {
      let had = byRecruiter[recruiter] ?? []
      let comes = fresh[recruiter] ?? []
      guard !comes.isEmpty || had.contains(where: { people.contains($0.person) }) else { continue }
      let has = had.filter { !people.contains($0.person) } + comes
      byRecruiter[recruiter] = has.isEmpty ? nil : has.sorted(by: TodaySelection.byDeadline)
    }
    for person in people { particular[person] = nil }
    note(open)
  }

  package var recruiters: [RecruiterID] { Array(byRecruiter.keys) }

  /// Those of which cards are shown, by deadline.
  /// - Parameter recruiter: `nil` for everyone's.
  package func recent(of recruiter: RecruiterID?, asOf: Instant) -> [Moment] {
    moments(of: recruiter).filter { Self.isRecent(since: $0.openedAt, asOf) }
  }

  /// Those of some rules, by their places in the playbook, in no particular order.
  package func recent(of recruiter: RecruiterID?, asOf: Instant, by rules: Set<Int>) -> [Moment] {
    guard !rules.isEmpty else { return [] }
    func chosen(_ moments: [Moment]) -> [Moment] {
      moments.filter { rules.contains($0.rule) && Self.isRecent(since: $0.openedAt, asOf) }
    }
    if let recruiter { return chosen(byRecruiter[recruiter] ?? []) }
    return byRecruiter.values.flatMap(chosen)
  }

  /// By deadline.
  /// - Parameter recruiter: `nil` for everyone's.
  func moments(of recruiter: RecruiterID?) -> [Moment] {
    guard let recruiter else { return Array(byRecruiter.values.joined()).sorted(by: TodaySelection.byDeadline) }
    return byRecruiter[recruiter] ?? []
  }

  /// Whether a particular conversation is due with somebody, whoever of us is to hold it: general rules give way to it.
  func hasParticular(_ person: PersonID, asOf: Instant) -> Bool {
    particular[person].map { Self.isRecent(since: $0, asOf) } ?? false
  }

  /// The first that is open and bears that name.
  package func first(where matches: (Moment) -> Bool) -> Moment? {
    for moments in byRecruiter.values {
      if let found = moments.first(where: matches) { return found }
    }
    return nil
  }

  /// Cards are shown for fourteen days from their opening.
  static func isRecent(since opened: Instant, _ asOf: Instant) -> Bool { asOf - opened <= 14 * Span.day }
}
