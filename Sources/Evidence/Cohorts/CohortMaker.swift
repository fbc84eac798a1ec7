import Chronicle
import Dispatch
import Moments
import Recruitment
import Statistics

/// Makes the cohorts of all studies from a firm's moments and its history.
package struct CohortMaker {
  private let chronicle: Chronicle
  private let playbook: Playbook
  private let moments: [Moment]
  private let outcomes: OutcomeReader
  private let randomised: (Moment) -> Bool
  let habits: RecordingHabits
  /// By study: what was found of each of its moments, in order of opening.
  private let searches: [[(moment: Int, found: DecisionPoint.Search)]]
  private let reader: CovariateReader

  /// - Parameters:
  ///   - moments: all of them, in order of opening, as known at the record's end.
  ///   - isRandomised: whether a moment belongs to a trial: it says more there.
  package init(
    _ chronicle: Chronicle, playbook: Playbook, moments: [Moment],
    isRandomised: @escaping (Moment) -> Bool = { _ in false }
  ) {
    self.chronicle = chronicle
    self.playbook = playbook
    self.moments = moments
    randomised = isRandomised
    let outcomes = OutcomeReader(chronicle)
    self.outcomes = outcomes
    habits = RecordingHabits(chronicle)
    searches = Self.search(chronicle, playbook, moments, outcomes)
    let points = searches.joined().compactMap { if case .found(let point) = $0.found { point } else { nil } }
    reader = CovariateReader(FirmPast(chronicle, habits, moments: moments, points: points))
  }

  package var recordEnds: Int64 { outcomes.recordEnds }

  private static func search(
    _ chronicle: Chronicle, _ playbook: Playbook, _ moments: [Moment], _ outcomes: OutcomeReader
  ) -> [[(moment: Int, found: DecisionPoint.Search)]] {
    var studyOfRule = [Int?](repeating: nil, count: playbook.rules.count)
    for (index, study) in Study.all.enumerated() {
      if let rule = playbook.rules.firstIndex(where: { $0.code == study.rule }) { studyOfRule[rule] = index }
    }
    var searches = [[(moment: Int, found: DecisionPoint.Search)]](repeating: [], count: Study.all.count)
    for (index, moment) in moments.enumerated() {
      guard let study = studyOfRule[moment.rule] else { continue }
      let rule = playbook.rules[moment.rule]
      let found = DecisionPoint.find(
        in: chronicle.interactions(ofPerson: UInt32(truncatingIfNeeded: moment.person.value)), moment: index,
        openedAt: moment.openedAt.seconds, window: Int64(rule.decisionWindowHours * 3_600),
        settledAt: min(
          outcomes.settled(Study.all[study].primary, subject(moment)), bookedTalk(chronicle, moment) ?? .max))
      searches[study].append((index, found))
    }
    return searches
  }

  /// When a call was put in the diary after the moment opened.
  private static func bookedTalk(_ chronicle: Chronicle, _ moment: Moment) -> Int64? {
    func isTalk(_ date: DateRow) -> Bool {
      date.what == UInt32(DateKind.call.rawValue) && date.at > moment.openedAt.seconds
        && date.status != UInt32(DateStatus.cancelled.rawValue)
    }
    if moment.submission.value != 0 {
      return chronicle.dates(ofSubmission: UInt32(truncatingIfNeeded: moment.submission.value)).filter(isTalk).map(\.at)
        .min()
    }
    // A call about somebody put forward is with them.
    return chronicle.dates(ofJob: UInt32(truncatingIfNeeded: moment.job.value))
      .filter { $0.submission == 0 && isTalk($0) }.map(\.at).min()
  }

  private static func subject(_ moment: Moment) -> OutcomeReader.Subject {
    OutcomeReader.Subject(
      submission: UInt32(truncatingIfNeeded: moment.submission.value),
      job: UInt32(truncatingIfNeeded: moment.job.value),
      openedAt: moment.openedAt.seconds)
  }

  private func subject(_ moment: Moment, _ point: DecisionPoint) -> CovariateReader.Subject {
    let job = UInt32(truncatingIfNeeded: moment.job.value)
    let client =
      moment.client.value != 0
      ? UInt32(truncatingIfNeeded: moment.client.value) : reader.past.client(ofJob: job, at: point.decidedAt)
    return CovariateReader.Subject(
      person: UInt32(truncatingIfNeeded: moment.person.value),
      submission: UInt32(truncatingIfNeeded: moment.submission.value), job: job, client: client,
      recruiter: UInt32(truncatingIfNeeded: moment.recruiter.value), openedAt: point.openedAt,
      decidedAt: point.decidedAt)
  }

  /// - Parameters:
  ///   - from: moments that opened at this time or later; `nil` for all.
  ///   - to: and no later than this.
  ///   - keepsUnseen: moments whose outcome the record's end hides stay in, with an outcome that is not known.
  package func cohort(_ index: Int, from: Instant? = nil, to: Instant? = nil, keepsUnseen: Bool = false) -> Cohort {
    let study = Study.all[index]
    var sieve = Sieve(study: study, habits: habits, outcomes: outcomes, keepsUnseen: keepsUnseen)
    for search in searches[index] {
      let moment = moments[search.moment]
      if let from, moment.openedAt < from { continue }
      if let to, moment.openedAt > to { continue }
      sieve.take(moment, search.found, isRandomised: randomised(moment))
    }
    sieve.finish()
    return filled(study, sieve)
  }

  private func filled(_ study: Study, _ sieve: Sieve) -> Cohort {
    let kept = sieve.kept
    let readings = Self.onAllCores(kept.count) { row in
      reader.read(subject(moments[kept[row].moment], kept[row]), side: study.side, naming: row == 0)
    }
    var cohort = Cohort(
      study: study, covariates: readings.first.map { CovariateList($0.row) } ?? CovariateList(),
      values: Matrix(rows: kept.count, columns: readings.first?.row.values.count ?? 0))
    cohort.points = kept
    cohort.leftOut = sieve.leftOut
    cohort.moments = sieve.seen
    cohort.countsHandLogged = sieve.countsHandLogged
    for (row, reading) in readings.enumerated() {
      for (column, value) in reading.row.values.enumerated() { cohort.values[row, column] = value }
    }
    cohort.rang = kept.map { $0.rang ? 1 : 0 }
    cohort.control = readings.map { $0.control ?? .nan }
    cohort.controlValues = cohort.values
    for (row, reading) in readings.enumerated() {
      for (column, value) in (reading.controlRow ?? reading.row).values.enumerated() {
        cohort.controlValues[row, column] = value
      }
    }
    for point in kept {
      let subject = subject(moments[point.moment], point)
      cohort.person.append(subject.person)
      cohort.job.append(subject.job)
      cohort.client.append(subject.client)
      cohort.recruiter.append(subject.recruiter)
    }
    addOutcomes(&cohort)
    cohort.courses = kept.map { outcomes.course(study.primary, Self.subject(moments[$0.moment]), from: $0.decidedAt) }
    cohort.foldGroup = Self.ranks(of: cohort.client, points: kept)
    return cohort
  }

  private func addOutcomes(_ cohort: inout Cohort) {
    let study = cohort.study
    var wanted = [study.primary] + study.secondary
    if study.side == .candidate { wanted.append(Study.reshuffle) }
    for outcome in wanted {
      cohort.outcomes[outcome] = cohort.points.map { point in
        outcomes.canBeSeen(outcome, from: point.decidedAt)
          ? outcomes.value(outcome, Self.subject(moments[point.moment]), from: point.decidedAt) : .nan
      }
    }
    cohort.money = cohort.points.map { money(study, $0) }
  }

  private func money(_ study: Study, _ point: DecisionPoint) -> Double {
    guard outcomes.canBeSeen(study.money, from: point.decidedAt) else { return .nan }
    let moment = moments[point.moment]
    let job = UInt32(truncatingIfNeeded: moment.job.value)
    guard let version = reader.past.version(ofJob: job, at: point.decidedAt), version.fee != HistoryRow.unknownAmount,
      version.currency == 0 || chronicle.words[Int(version.currency)] == chronicle.settings.currency
    else { return .nan }
    return outcomes.value(study.money, Self.subject(moment), from: point.decidedAt) * Double(version.fee) / 10_000
  }

  /// Clients in order of when their first moment opened, then of the rest of what happened.
  private static func ranks(of clients: [UInt32], points: [DecisionPoint]) -> [UInt32] {
    var stories: [UInt32: [Int64]] = [:]
    for (client, point) in zip(clients, points) {
      stories[client, default: []] += [point.openedAt, point.decidedAt, point.rang ? 1 : 0]
    }
    let order = stories.sorted {
      $0.value == $1.value ? $0.key < $1.key : $0.value.lexicographicallyPrecedes($1.value)
    }
    let ranks = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1.key, UInt32($0)) })
    return clients.map { ranks[$0] ?? 0 }
  }

  /// Rows are split over the cores; the answer does not depend on how.
  private static func onAllCores(
    _ count: Int, _ read: @escaping (Int) -> CovariateReader.Reading
  ) -> [CovariateReader.Reading] {
    (0..<count).map(read)
  }
}
