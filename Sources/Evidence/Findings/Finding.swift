import Recruitment
import Statistics

/// What the firm's record says of one kind of moment: the difference that goes with trying to talk rather than writing,
/// with everything that must stand beside it.
package struct Finding: Sendable {
  package enum Verdict: String, Sendable {
    case helps
    case probablyHelps = "probably_helps"
    case cannotTell = "cannot_tell"
    case noBetter = "no_better"
    case worse
  }

  /// A difference in the outcome's probability with its 95 % range; ends are `nil` where they cannot be given.
  package struct Difference: Hashable, Sendable {
    package var estimate: Double
    package var low: Double?
    package var high: Double?

    init?(_ estimate: Estimate) {
      guard estimate.value.isFinite else { return nil }
      self.estimate = estimate.value
      let interval = estimate.interval()
      low = interval.low.isFinite ? interval.low : nil
      high = interval.high.isFinite ? interval.high : nil
    }

    init(_ estimate: Double, _ low: Double?, _ high: Double?) {
      (self.estimate, self.low, self.high) = (estimate, low, high)
    }
  }

  package struct Control: Hashable, Sendable {
    package enum Status: String, Sendable { case pass, fail, uninformative }
    package var status: Status
    package var difference: Difference?
    package var rows: Int
  }

  package struct Secondary: Sendable {
    package var outcome: StudyOutcome
    package var naive: Difference?
    package var adjusted: Difference?
    package var rang: Int
    package var messaged: Int
    package var cautions: [FindingCaution]
    package var verdict: Verdict
    /// Among the secondary outcomes of all kinds; `nil` where it was not among them.
    var qValue: Double?
  }

  package struct Balance: Hashable, Sendable {
    package var covariate: String
    package var before: Double
    package var after: Double
  }

  package var study: Study
  package var title: String
  package var slug: String
  package var marginPoints: Double
  package var exploratory: Bool
  /// Moments of the kind, those compared, and the rest by why they are not.
  package var moments = 0
  package var rang = 0
  package var messaged = 0
  package var leftOut: [LeftOut: Int] = [:]
  package var compared: Int { rang + messaged }
  /// Of `rang` and of `messaged`, those that came to the primary outcome, as they were counted.
  package var rangWithOutcome = 0
  package var messagedWithOutcome = 0

  package var naive: Difference?
  package var adjusted: Difference?
  package var clusters = 0
  package var clusteredBy = ""
  package var secondEstimate: Difference?
  package var perConversation: (difference: Difference, firstStageF: Double)?
  /// What each try does by itself against the share of the effect that it would explain away; see `ConversationEffect`.
  package var conversation: ConversationEffect?
  package var money: Difference?
  package var eValue: EValue?
  package var effectiveRows = 0.0
  package var effectiveRang = 0.0
  package var effectiveMessaged = 0.0
  package var dropped = 0
  package var balance: [Balance] = []
  package var control = Control(status: .uninformative, difference: nil, rows: 0)
  /// On the job rather than the candidate; `nil` for client kinds.
  package var reshuffle: Difference?
  package var secondary: [Secondary] = []
  /// The share of conversations that nobody verified.
  package var unverifiedShare = 0.0
  package var crossedOver = 0
  package var pooledProbability: Double?
  package var qValue: Double?
  package var largestShift: LargestShift?
  package var cautions: [FindingCaution] = []
  package var verdict = Verdict.cannotTell
  /// Whether the figures allow no claim at all, whatever was decided before.
  var isForbidden = false
  /// What does.
  var forbidding: FindingCaution?
  /// The end of the record by which the verdict was decided; `nil` where none is kept.
  package var decidedAt: Instant?

  /// Shares with the outcome, adjusted, where somebody tried to talk and where somebody wrote.
  package var rangMean: Double?
  package var messagedMean: Double?

  /// What was allowed for, the furthest apart first; without what is the same everywhere, which is apart in nothing.
  package var furthestApart: [Balance] {
    balance.filter { $0.before.isFinite && $0.after.isFinite }
      .sorted { max(abs($0.before), abs($0.after)) > max(abs($1.before), abs($1.after)) }
  }

  init(_ study: Study, title: String, slug: String, marginPoints: Double, exploratory: Bool) {
    self.study = study
    self.title = title
    self.slug = slug
    self.marginPoints = marginPoints
    self.exploratory = exploratory
  }

  mutating func caution(_ caution: FindingCaution) {
    if !cautions.contains(caution) { cautions.append(caution) }
  }
}
