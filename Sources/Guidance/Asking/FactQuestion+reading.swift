import Chronicle
import Moments
import Recruitment

extension FactQuestion {
  /// The first fact that a rule asks for and the record does not have, as known at `asOf`; `nil` where nothing is missing
  /// or the moment has nothing to record it about.
  package static func open(
    for moment: Moment, _ rule: Rule, in chronicle: Chronicle, asOf: Instant
  ) -> FactQuestion? {
    rule.asks.lazy.map(about).first { question in
      question.fits(moment) && !question.isOnRecord(moment, chronicle, asOf.seconds)
    }
  }

  private func fits(_ moment: Moment) -> Bool {
    // Why it is on hold is no question where the card is not about a hold.
    if name == "hold_reason", !moment.evidence.contains(where: { $0.name == "held_since" }) { return false }
    return switch subject {
    case .person: !moment.person.isNone
    case .submission: !moment.submission.isNone
    case .job: !moment.job.isNone
    }
  }

  private func isOnRecord(_ moment: Moment, _ chronicle: Chronicle, _ asOf: Int64) -> Bool {
    if kind == .date { return isPlanned(moment, chronicle, asOf) }
    if name == "hold_reason", moment.evidence.contains(where: { $0.name == name }) { return true }
    guard let place = chronicle.factNames.firstIndex(of: name) else { return false }
    let (person, submission, job) = (
      UInt32(truncatingIfNeeded: moment.person.value), UInt32(truncatingIfNeeded: moment.submission.value),
      UInt32(truncatingIfNeeded: moment.job.value)
    )
    func stands(_ fact: FactRow) -> Bool {
      fact.name == UInt32(place) && fact.at <= asOf
        && (fact.resolvedAt == HistoryRow.unknownTime || fact.resolvedAt > asOf)
    }
    let own = chronicle.facts(ofPerson: person).contains { fact in
      stands(fact) && (fact.submission == 0 || fact.submission == submission) && (fact.job == 0 || fact.job == job)
    }
    return own || chronicle.facts(ofSubmission: submission).contains(where: stands)
      || (subject == .job && chronicle.facts(ofJob: job).contains(where: stands))
  }

  /// A date that lies ahead, by the latest word on it: a stage row that announces it, or the diary's.
  private func isPlanned(_ moment: Moment, _ chronicle: Chronicle, _ asOf: Int64) -> Bool {
    guard let kind = DateKind(word: name) else { return true }
    let submission = UInt32(truncatingIfNeeded: moment.submission.value)
    let announcer: Stage? = kind == .resignation ? .accepted : kind == .start ? .resigned : nil
    let announced = chronicle.events(ofSubmission: submission).contains { row in
      row.at <= asOf && row.stage == announcer.map { UInt32($0.rawValue) } && row.scheduledFor != HistoryRow.unknownTime
    }
    return announced
      || chronicle.dates(ofSubmission: submission).contains { row in
        row.at <= asOf && row.what == UInt32(kind.rawValue) && row.status != UInt32(DateStatus.cancelled.rawValue)
          && row.startsAt > asOf
      }
  }
}
