import Recruitment

/// What a desk of the planted worlds keeps beside its records: the moments that wait for a first action, the decisions
/// that were taken, and the gates through which their outcomes came.
final class PlantedDesk {
  /// A moment that opened and that nobody has acted on.
  struct Watch {
    var kind: PlantedKind
    var person: Int
    var job: Int
    var submission: Int
    var openedAt: Int64

    var until: Int64 { openedAt + kind.window }
  }

  /// A moment with a decision.
  struct Decision {
    var watch: Watch
    var decidedAt: Int64
    var action: Int32
    var rang: Bool
    /// Per thousand.
    var propensity: Int
    /// −1 where nothing that is decided later hangs on it.
    var gate: Int
    /// The furthest stage so far.
    var stage: UInt8
    /// Whether its calls are on record, where hands write them down.
    var isLogged = true
  }

  /// A call that is on record only if somebody writes it down later.
  struct HeldCall {
    var id: String
    var row: InteractionRow
  }

  /// The client's mood about a job's candidates: one draw for all whom they see within three weeks.
  struct Mood {
    var since: Int64
    var draw: Int
    var shares: [Gate.Share] = []
  }

  let effects: PlantedEffects
  /// Hundredths of the strength of the strongest measured covariate.
  let liking: Int
  let logsByHand: Bool
  /// Set while a decision is carried out, so that its own rows ask for none.
  var isActing = false
  var watches: [[Watch]] = []
  private var seen: Set<Int> = []
  var gates: [Gate] = []
  var decisions: [Decision] = []
  var actions: Int32 = 0
  /// The gate that each submission stands before now; −1 for none.
  var gateOf: [Int] = []
  var stayGateOf: [Int] = []
  var cvGates: [[Int]] = []
  var reopenGateOf: [Int] = []
  var fillGateOf: [Int] = []
  var moods: [Mood?] = []
  /// Since when each submission has waited for the client's word; `.max` while it does not.
  var waitsSince: [Int64] = []
  /// What was written of each submission and job.
  var stages: [[(stage: Stage, at: Int64)]] = []
  var statuses: [[(status: JobStatus, at: Int64)]] = []
  /// Submissions that go through to acceptance, on jobs that are to be filled; and those jobs.
  var sure: Set<Int> = []
  var fillsWithOne: Set<Int> = []
  var looksNoFurther: Set<Int> = []
  var held: [HeldCall] = []
  /// By kind, and whether the gate held: how many decisions, and how many came true.
  var tallies = [(came: Int, n: Int)](repeating: (0, 0), count: PlantedKind.allCases.count * 2)

  init?(_ plan: SimulatedFirm.Plan) {
    guard plan.world != .plain else { return nil }
    effects = plan.effects
    liking = plan.world == .hidden ? plan.liking : 0
    logsByHand = plan.world == .byHand
  }

  /// Whether no moment of that kind was seen of this submission or job.
  func isFirst(_ kind: PlantedKind, _ subject: Int) -> Bool {
    seen.insert(subject * 32 + kind.number).inserted
  }

  func hasSeen(_ kind: PlantedKind, _ subject: Int) -> Bool { seen.contains(subject * 32 + kind.number) }

  func append(_ watch: Watch) {
    while watches.count <= watch.person { watches.append([]) }
    watches[watch.person].append(watch)
  }

  func pending(_ person: Int, at now: Int64) -> [Watch] {
    guard person < watches.count else { return [] }
    return watches[person].filter { $0.openedAt <= now && now < $0.until }
  }

  /// Everything that had opened is over: somebody acted.
  func take(_ person: Int, at now: Int64) -> [Watch] {
    guard person < watches.count, !watches[person].isEmpty else { return [] }
    let found = pending(person, at: now)
    watches[person].removeAll { $0.openedAt <= now }
    return found
  }

  /// Per thousand; `nil` where nobody can say.
  func shareComingTrue(_ kind: PlantedKind, _ holds: Bool) -> Int? {
    let tally = tallies[kind.number * 2 + (holds ? 1 : 0)]
    return tally.n > 0 ? tally.came * 1_000 / tally.n : nil
  }

  // MARK: What is written

  func addSubmission() {
    gateOf.append(-1)
    stayGateOf.append(-1)
    waitsSince.append(.max)
    stages.append([])
  }

  func addJob() {
    cvGates.append([])
    reopenGateOf.append(-1)
    fillGateOf.append(-1)
    moods.append(nil)
    statuses.append([])
  }

  func furthest(_ submission: Int) -> UInt8 {
    stages[submission].map(\.stage.rawValue).filter { $0 < Stage.rejected.rawValue }.max() ?? 0
  }
}
