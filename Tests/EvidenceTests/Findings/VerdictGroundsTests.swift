import Testing

@testable import Evidence
@testable import Statistics

struct VerdictGroundsTests {
  /// A clear case: ten points more, all tests passed.
  private static let clear = VerdictGrounds(
    effectiveRows: 400, events: 60, recruiters: 30, droppedShare: 0.1, control: .pass, hasControl: true,
    difference: 0.10, standardError: 0.02, second: 0.09, wide: Interval(low: 0.06, high: 0.14),
    narrow: Interval(low: 0.067, high: 0.133), margin: 0.04, qValue: 0.01, pooledProbability: 0.99, isHard: true,
    isLoggedByHand: false)

  struct Case: CustomStringConvertible, Sendable {
    var description: String
    var change: @Sendable (inout VerdictGrounds) -> Void
    var shift: Double? = 0.02
    var verdict: Finding.Verdict
    var cautions: [FindingCaution] = []

    init(
      _ description: String, _ verdict: Finding.Verdict, _ cautions: [FindingCaution] = [], shift: Double? = 0.02,
      _ change: @escaping @Sendable (inout VerdictGrounds) -> Void
    ) {
      (self.description, self.verdict, self.cautions) = (description, verdict, cautions)
      (self.shift, self.change) = (shift, change)
    }
  }

  private static func set(_ grounds: inout VerdictGrounds, _ difference: Double, _ reach: Double) {
    grounds.difference = difference
    grounds.second = difference
    grounds.standardError = reach / 1.96
    grounds.wide = Interval(low: difference - reach, high: difference + reach)
    grounds.narrow = Interval(low: difference - reach * 0.84, high: difference + reach * 0.84)
  }

  static let cases: [Case] = [
    Case("all is clear", .helps) { _ in },
    Case("too few in effect", .cannotTell, [.tooFew]) { $0.effectiveRows = 99.9 },
    Case("just enough", .helps) { $0.effectiveRows = 100 },
    Case("not a number", .cannotTell, [.tooFew]) { $0.effectiveRows = .nan },
    Case("too few events", .cannotTell, [.tooFew]) { $0.events = 29 },
    Case("just enough events", .helps) { $0.events = 30 },
    Case("the control fails", .cannotTell, [.controlFails]) { $0.control = .fail },
    Case("much was dropped", .cannotTell, [.poorOverlap]) { $0.droppedShare = 0.21 },
    Case("a fifth was dropped", .helps) { $0.droppedShare = 0.2 },
    Case("seven recruiters", .cannotTell, [.fewClusters]) { $0.recruiters = 7 },
    Case("eight recruiters", .helps) { $0.recruiters = 8 },
    Case("the second is far off", .cannotTell, [.secondEstimateDiffers]) { $0.second = 0.0799 },
    Case("the second is near", .helps) { $0.second = 0.0801 },
    Case("the second has the other sign", .cannotTell, [.secondEstimateDiffers]) {
      set(&$0, 0.004, 0.03)
      $0.second = -0.001
    },
    Case("there is no second", .helps) { $0.second = nil },
    Case("all at once", .cannotTell, [.tooFew, .controlFails, .poorOverlap, .fewClusters]) {
      ($0.events, $0.control, $0.droppedShare, $0.recruiters) = (0, .fail, 0.5, 1)
    },
    Case("caps come before harm", .cannotTell, [.tooFew]) {
      set(&$0, -0.1, 0.05)
      $0.events = 3
    },
    Case("worse", .worse) { set(&$0, -0.1, 0.05) },
    Case("worse by chance among many", .cannotTell) {
      set(&$0, -0.1, 0.05)
      ($0.qValue, $0.pooledProbability) = (0.11, 0.01)
    },
    Case("worse comes before no better", .worse) { set(&$0, -0.02, 0.015) },
    Case("no better", .noBetter) { set(&$0, 0.01, 0.03) },
    Case("no better, though it is above 0", .noBetter) { set(&$0, 0.02, 0.015) },
    Case("the playbook's margin is narrower", .helps, shift: 0.001) {
      set(&$0, 0.02, 0.015)
      $0.margin = 0.02
    },
    Case("not among those tested", .probablyHelps) { $0.qValue = nil },
    Case("chance among many", .probablyHelps) { $0.qValue = 0.101 },
    Case("just not chance", .helps) { $0.qValue = 0.1 },
    Case("hangs on one covariate", .probablyHelps, [.dependsOnOneCovariate], shift: 0.06) { _ in },
    Case("nobody can say what hangs on it", .probablyHelps, [.dependsOnOneCovariate], shift: nil) { _ in },
    Case("a soft outcome", .probablyHelps) { $0.isHard = false },
    Case("logged by hand", .probablyHelps) { $0.isLoggedByHand = true },
    Case("the control says nothing", .probablyHelps, [.controlUninformative]) { $0.control = .uninformative },
    Case("there is no control", .probablyHelps, [.noControl]) {
      ($0.control, $0.hasControl) = (.uninformative, false)
    },
    Case("pooled it is likely", .probablyHelps) {
      set(&$0, 0.06, 0.07)
      $0.pooledProbability = 0.95
    },
    Case("pooled it is not", .cannotTell) {
      set(&$0, 0.06, 0.07)
      $0.pooledProbability = 0.949
    },
    Case("soft and not pooled", .cannotTell) { ($0.isHard, $0.pooledProbability) = (false, nil) },
  ]

  @Test(arguments: cases)
  func verdicts(example: Case) throws {
    var grounds = Self.clear
    example.change(&grounds)
    let ruling = try grounds.ruling { () throws(StatisticsError) in example.shift }
    #expect(ruling.verdict == example.verdict && ruling.cautions == example.cautions, "\(example)")
    // What forbids an answer altogether is withdrawn at once, whatever was decided before.
    let forbidding: Set<FindingCaution> = [
      .tooFew, .controlFails, .poorOverlap, .fewClusters, .secondEstimateDiffers,
    ]
    #expect(ruling.isForbidden == !forbidding.isDisjoint(with: ruling.cautions), "\(example)")
  }

  @Test func theShiftIsAskedForOnlyWhereItDecides() throws {
    for change: (inout VerdictGrounds) -> Void in [
      { $0.isHard = false }, { $0.events = 0 }, { Self.set(&$0, 0.01, 0.03) }, { $0.qValue = 0.5 },
    ] {
      var grounds = Self.clear
      change(&grounds)
      _ = try grounds.ruling { () throws(StatisticsError) in
        Issue.record("it costs as much as the estimate")
        return nil
      }
    }
  }

  @Test(arguments: [(0.05, .worse), (0.2, .cannotTell), (nil, .cannotTell)] as [(Double?, Finding.Verdict)])
  func aSecondaryOutcomeIsOneClaimAmongMany(qValue: Double?, verdict: Finding.Verdict) throws {
    var estimate = AIPWEstimate()
    estimate.adjusted = Estimate(-0.1, standardError: 0.04, degreesOfFreedom: 100)
    (estimate.treated.events, estimate.treated.nonEvents, estimate.treated.effectiveRows) = (60, 60, 400)
    estimate.untreated = estimate.treated
    var secondary = Finding.Secondary(
      outcome: StudyOutcome(.accepted, 14), naive: nil, adjusted: nil, rang: 120, messaged: 120, cautions: [],
      verdict: .cannotTell)
    secondary.qValue = qValue
    #expect(try Finding.ruling(secondary, beside: Self.clear, estimate) == verdict)
  }
}
