import Moments
import Recruitment

/// What is open, by whose it is: looked through once, however many days are made of it.
package struct OpenMoments: Sendable {
  private let byRecruiter: [RecruiterID: [Moment]]
  /// With whom a particular conversation is due, whoever of us is to hold it: general rules give way to it.
  let particular: Set<PersonID>

  /// - Parameter moments: those of a finder; ended ones are passed over.
  package init(_ moments: [Moment], _ playbook: Playbook, asOf: Instant) {
    let open = moments.filter { $0.endedAt == nil }
    byRecruiter = Dictionary(grouping: open, by: \.recruiter)
    particular = Set(
      open.filter { moment in
        let rule = playbook.rules[moment.rule]
        return !rule.yields && rule.verdict != .messageFine && Self.isRecent(moment, asOf)
      }.map(\.person))
  }

  package var recruiters: [RecruiterID] { Array(byRecruiter.keys) }

  /// Those of which cards are shown.
  /// - Parameter recruiter: `nil` for everyone's.
  package func recent(of recruiter: RecruiterID?, asOf: Instant) -> [Moment] {
    moments(of: recruiter).filter { Self.isRecent($0, asOf) }
  }

  /// - Parameter recruiter: `nil` for everyone's.
  func moments(of recruiter: RecruiterID?) -> [Moment] {
    guard let recruiter else { return Array(byRecruiter.values.joined()) }
    return byRecruiter[recruiter] ?? []
  }

  /// Cards are shown for fourteen days from their opening.
  static func isRecent(_ moment: Moment, _ asOf: Instant) -> Bool { asOf - moment.openedAt <= 14 * Span.day }
}
