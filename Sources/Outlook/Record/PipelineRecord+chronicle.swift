import Chronicle
import Recruitment
import WorkingTime

extension PipelineRecord {
  /// The firm's record as known at a time, from its history.
  /// - Parameters:
  ///   - labels: by job, what its history's columns do not carry.
  ///   - asOf: nothing later is in it.
  package init(_ chronicle: Chronicle, labels: [UInt32: JobLabels], asOf: Instant) {
    let zone = chronicle.calendar.firm.zone
    func day(_ at: Int64) -> Int { Span.dayAndRest(of: zone.wallClock(at: at)).day }
    let currency = chronicle.settings.currency
    let words = chronicle.words
    var jobs: [Job] = []
    for id in chronicle.jobIDs {
      let versions = chronicle.versions(ofJob: id)
      guard let first = versions.first, let last = versions.last(where: { $0.from <= asOf.seconds }) ?? versions.first,
        first.openedAt <= asOf.seconds
      else { continue }
      let fees = versions.compactMap { version -> FeeStep? in
        let word = Int(version.currency) < words.count ? words[Int(version.currency)] : ""
        let isOurs = word.isEmpty || word == currency
        let fee = version.fee == HistoryRow.unknownAmount || !isOurs ? Double.nan : Double(version.fee) / 10_000
        return FeeStep(at: max(version.from, first.openedAt), fee: fee)
      }
      let steps = chronicle.events(ofJob: id).filter { $0.at <= asOf.seconds }.map {
        Step(
          at: $0.at, day: day($0.at), code: UInt8(truncatingIfNeeded: $0.status),
          reason: UInt8(truncatingIfNeeded: $0.reason))
      }
      jobs.append(
        Job(
          id: id, client: last.client, recruiter: last.recruiter, contact: last.contact, openedAt: first.openedAt,
          openedDay: day(first.openedAt), kind: last.kind < 3 ? Int(last.kind) : Self.unknownKind,
          labels: labels[id] ?? JobLabels(), fees: fees.filter { $0.at <= asOf.seconds }, steps: steps))
    }
    jobs.sort { ($0.openedAt, $0.id) < ($1.openedAt, $1.id) }
    var submissions: [Submission] = []
    for place in jobs.indices {
      let first = submissions.count
      for id in chronicle.submissionIDs(ofJob: jobs[place].id) {
        guard let row = chronicle.submission(id), row.createdAt <= asOf.seconds else { continue }
        let steps = chronicle.events(ofSubmission: id).filter { $0.at <= asOf.seconds }.map {
          Step(at: $0.at, day: day($0.at), code: UInt8(truncatingIfNeeded: $0.stage))
        }
        submissions.append(
          Submission(
            id: id, job: place, person: row.person, createdAt: row.createdAt, createdDay: day(row.createdAt),
            steps: steps, plans: Self.plans(chronicle, id, asOf: asOf.seconds, day: day)))
      }
      jobs[place].submissions = first..<submissions.count
    }
    self.init(jobs: jobs, submissions: submissions, asOf: asOf.seconds, asOfDay: day(asOf.seconds))
  }

  /// What dates and stages say of a start or of the end of an assignment, by when it became known.
  private static func plans(
    _ chronicle: Chronicle, _ submission: UInt32, asOf: Int64, day: (Int64) -> Int
  ) -> [Plan] {
    var plans: [Plan] = []
    for row in chronicle.dates(ofSubmission: submission) where row.at <= asOf {
      let what: Plan.What
      switch DateKind(rawValue: UInt8(truncatingIfNeeded: row.what)) {
      case .start: what = .start
      case .assignmentEnd: what = .assignmentEnd
      default: continue
      }
      let status = DateStatus(rawValue: UInt8(truncatingIfNeeded: row.status))
      plans.append(
        Plan(
          what, at: row.at, day: day(row.at), plannedDay: day(row.startsAt),
          isOff: status == .cancelled || status == .happened))
    }
    for event in chronicle.events(ofSubmission: submission)
    where event.at <= asOf && event.stage == UInt32(Stage.resigned.rawValue)
      && event.scheduledFor != HistoryRow.unknownTime
    {
      plans.append(Plan(.start, at: event.at, day: day(event.at), plannedDay: day(event.scheduledFor)))
    }
    return plans.sorted { ($0.at, $0.plannedDay) < ($1.at, $1.plannedDay) }
  }
}
