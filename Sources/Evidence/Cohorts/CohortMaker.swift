import Chronicle
import Moments
import Recruitment
import Statistics

/// Makes the cohorts of all studies from a firm's moments and its history.
package struct CohortMaker: Sendable {
  private let chronicle: Chronicle
  /// Of the kinds that are studied, in order of opening.
  let moments: [Moment]
  private let outcomes: OutcomeReader
  private let randomised: @Sendable (Moment) -> Bool
  let habits: RecordingHabits
  /// By study: what was found of each of its moments, in order of opening.
  private let searches: [[(moment: Int, found: DecisionPoint.Search)]]
  let reader: CovariateReader

  /// - Parameters:
  ///   - moments: all of them, in order of opening, as known at the record's end.
  ///   - isRandomised: whether a moment belongs to a trial: it says more there.
  package init(
    _ chronicle: Chronicle, playbook: Playbook, moments: [Moment],
    isRandomised: @escaping @Sendable (Moment) -> Bool = { _ in false }
  ) {
    self.init(
      chronicle, playbook: playbook, moments: StudiedMoments(moments, playbook: playbook), isRandomised: isRandomised)
  }

  /// - Parameters:
  ///   - moments: as known at the record's end.
  ///   - isRandomised: whether a moment belongs to a trial: it says more there.
  package init(
    _ chronicle: Chronicle, playbook: Playbook, moments all: StudiedMoments,
    isRandomised: @escaping @Sendable (Moment) -> Bool = { _ in false }
  ) {
    self.chronicle = chronicle
    randomised = isRandomised
    habits = RecordingHabits(chronicle)
    let search = MomentSearch(chronicle, playbook)
    outcomes = search.outcomes
    let moments = search.asOpened(all.studied)
    self.moments = moments
    let results = Cores.parts(of: moments.count) { search.results(moments, $0) }
    var searches = [[(moment: Int, found: DecisionPoint.Search)]](repeating: [], count: Study.all.count)
    for result in results.joined() { searches[result.study].append((result.moment, result.found)) }
    self.searches = searches
    let ringing = results.joined().lazy.compactMap { result in
      result.habit.map { (recruiter: UInt32(truncatingIfNeeded: moments[result.moment].recruiter.value), habit: $0) }
    }
    let talks = moments.lazy.filter { playbook.rules[$0.rule].verdict != .messageFine }.map(StudiedMoments.Talk.init)
    reader = CovariateReader(FirmPast(chronicle, habits, talks: all.otherTalks + [Array(talks)], ringing: ringing))
  }

  package var recordEnds: Int64 { outcomes.recordEnds }

  private func subject(_ moment: Moment, _ point: DecisionPoint) -> CovariateReader.Subject {
    let job = UInt32(truncatingIfNeeded: moment.job.value)
    let client =
      moment.client.value != 0
      ? UInt32(truncatingIfNeeded: moment.client.value) : reader.past.client(ofJob: job, at: point.decidedAt - 1)
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
  ///   - keepsHandLogged: moments of months that were written by hand stay in.
  package func cohort(
    _ index: Int, from: Instant? = nil, to: Instant? = nil, keepsUnseen: Bool = false, keepsHandLogged: Bool = false
  ) -> Cohort {
    let study = Study.all[index]
    var sieve = Sieve(
      study: study, habits: habits, outcomes: outcomes,
      keeps: Sieve.Keeping(unseen: keepsUnseen, handLogged: keepsHandLogged))
    for search in searches[index] {
      let moment = moments[search.moment]
      if let to, moment.openedAt > to { continue }
      sieve.take(
        moment, search.found, isRandomised: randomised(moment), isAsked: from.map { moment.openedAt >= $0 } ?? true)
    }
    sieve.finish()
    return filled(study, sieve)
  }

  private func filled(_ study: Study, _ sieve: Sieve) -> Cohort {
    var kept = sieve.kept
    var subjects = kept.map { subject(moments[$0.moment], $0) }
    var readings = readings(subjects, side: study.side)
    let list = readings.first.map { CovariateList($0.row) } ?? CovariateList()
    // In an order that comes from what happened: sums of another order would differ in their last digits.
    let order = kept.indices.sorted { Self.precedes((kept[$0], readings[$0]), (kept[$1], readings[$1])) }
    (kept, subjects, readings) = (order.map { kept[$0] }, order.map { subjects[$0] }, order.map { readings[$0] })
    var cohort = Cohort(
      study: study, covariates: list,
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
    cohort.person = subjects.map(\.person)
    cohort.job = subjects.map(\.job)
    cohort.client = subjects.map(\.client)
    cohort.recruiter = subjects.map(\.recruiter)
    cohort.action = kept.map(\.action)
    addOutcomes(&cohort)
    cohort.foldGroup = Self.ranks(of: cohort.client, points: kept, readings: readings)
    return cohort
  }

  private static func precedes(
    _ left: (point: DecisionPoint, reading: CovariateReader.Reading),
    _ right: (point: DecisionPoint, reading: CovariateReader.Reading)
  ) -> Bool {
    if left.point.openedAt != right.point.openedAt { return left.point.openedAt < right.point.openedAt }
    if left.point.decidedAt != right.point.decidedAt { return left.point.decidedAt < right.point.decidedAt }
    if left.point.rang != right.point.rang { return right.point.rang }
    return left.reading.row.values.lexicographicallyPrecedes(right.reading.row.values)
  }

  private func readings(_ subjects: [CovariateReader.Subject], side: Study.Side) -> [CovariateReader.Reading] {
    let reader = reader
    return Array(
      Cores.parts(of: subjects.count, least: 64) { range in
        range.map { reader.read(subjects[$0], side: side, naming: $0 == 0) }
      }.joined())
  }

  private func addOutcomes(_ cohort: inout Cohort) {
    let study = cohort.study
    let subjects = cohort.points.map { OutcomeReader.Subject(moments[$0.moment]) }
    for outcome in study.outcomes {
      cohort.outcomes[outcome] = zip(cohort.points, subjects).map { point, subject in
        outcomes.canBeSeen(outcome, from: point.decidedAt)
          ? outcomes.value(outcome, subject, from: point.decidedAt) : .nan
      }
    }
    cohort.courses = zip(cohort.points, subjects).map { outcomes.course(study.primary, $1, from: $0.decidedAt) }
    cohort.money = zip(cohort.points, subjects).map { money(study, $1, from: $0.decidedAt) }
  }

  private func money(_ study: Study, _ subject: OutcomeReader.Subject, from time: Int64) -> Double {
    guard outcomes.canBeSeen(study.money, from: time), let version = reader.past.version(ofJob: subject.job, at: time),
      version.fee != HistoryRow.unknownAmount,
      version.currency == 0 || chronicle.words[Int(version.currency)] == chronicle.settings.currency
    else { return .nan }
    return outcomes.value(study.money, subject, from: time) * Double(version.fee) / 10_000
  }

  /// Clients in order of when their first moment opened, then of the rest of what happened and was known: what they and
  /// their rows are numbered says nothing.
  private static func ranks(
    of clients: [UInt32], points: [DecisionPoint], readings: [CovariateReader.Reading]
  ) -> [UInt32] {
    var stories: [UInt32: [[UInt64]]] = [:]
    for (row, client) in clients.enumerated() {
      let point = points[row]
      stories[client, default: []].append([
        UInt64(bitPattern: point.openedAt) ^ 1 << 63, UInt64(bitPattern: point.decidedAt) ^ 1 << 63,
        point.rang ? 1 : 0, digest(readings[row].row.values),
      ])
    }
    let order = stories.map {
      (key: $0.key, story: $0.value.sorted { $0.lexicographicallyPrecedes($1) }.flatMap(\.self))
    }
    .sorted { $0.story == $1.story ? $0.key < $1.key : $0.story.lexicographicallyPrecedes($1.story) }
    let ranks = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1.key, UInt32($0)) })
    return clients.map { ranks[$0] ?? 0 }
  }

  /// FNV-1a over words: it only tells rows apart that open and are decided in the same second.
  private static func digest(_ values: [Double]) -> UInt64 {
    values.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ $1.bitPattern) &* 0x0000_0100_0000_01B3 }
  }
}
