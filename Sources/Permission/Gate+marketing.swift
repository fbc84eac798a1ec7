import Recruitment

/// Why somebody may not be marketed to, whatever the hour: the most binding reason alone, to be counted by.
package enum MarketingBar: String, CaseIterable, Sendable {
  case erased, objection
  case screeningList = "screening_list"
  case noConsent = "no_consent"
  case refusedLately = "refused_lately"
  case offLimits = "off_limits"
  case contactedTooOften = "contacted_too_often"
  /// Nothing concrete on record says that they would welcome it.
  case unsure
  case notScreened = "not_screened"
}

extension Gate {
  /// What stands in the way of marketing to this person by that channel, hours and colleagues apart: these say when and
  /// by whom, and not whether. `nil` where nothing does; what is unknown counts as if the strictest held.
  package func marketingBar(for person: PersonID, by channel: Channel, at time: Instant) -> MarketingBar? {
    if erased.contains(person) { return .erased }
    let question = Question(
      self, person: UInt32(truncatingIfNeeded: person.value), channel: channel, purpose: .marketing,
      now: time.seconds, recruiter: 0, submission: 0, job: 0)
    let found = withExtendedLifetime(chronicle) { reasons(question) }
    let binding = found.filter { $0.ground != .hours && $0.ground != .colleague && $0.ground != .noThread }
      .min { left, right in
        if left.verdict != right.verdict { return left.verdict == .notNow }
        return left.ground.rawValue < right.ground.rawValue
      }
    return binding.map(Self.bar)
  }

  private static func bar(_ reason: Reason) -> MarketingBar {
    switch reason.ground {
    case .objection: .objection
    case .screeningList: .screeningList
    case .consent: reason.verdict == .ask ? .unsure : .noConsent
    case .refusal: .refusedLately
    case .offLimits: .offLimits
    case .limit: .contactedTooOften
    case .screeningAge: .notScreened
    case .hours, .colleague, .noThread: .unsure
    }
  }
}
