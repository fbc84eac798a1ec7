import Chronicle
import Recruitment

extension MomentFinder {
  /// Who was not spoken to for longer than the playbook's rhythms say, as known at the finder's time: longest due first.
  /// The time runs from the last talk, or from when they came into their segment if that was later.
  /// - Parameter recruiter: whose people; `nil` for everyone's.
  package func neglected(of recruiter: RecruiterID? = nil) -> [Neglect] {
    let days = rhythmDays
    guard !days.isEmpty else { return [] }
    let scan = PersonScan(record: record)
    return record.chronicle.personIDs.compactMap { neglect(of: $0, days, scan, whose: recruiter) }.sorted {
      ($0.since, $0.person) < ($1.since, $1.person)
    }
  }

  /// One person's, whosever they are.
  package func neglect(of person: PersonID) -> Neglect? {
    neglect(of: UInt32(truncatingIfNeeded: person.value), rhythmDays, PersonScan(record: record))
  }

  var rhythmDays: [Rhythm.Segment: Int] {
    Dictionary(playbook.rhythms.map { ($0.segment, $0.days) }, uniquingKeysWith: { first, _ in first })
  }

  /// - Parameters:
  ///   - hasRead: whether the scan has read that person.
  ///   - recruiter: `nil` for whosever they are.
  func neglect(
    of person: UInt32, _ days: [Rhythm.Segment: Int], _ scan: PersonScan, hasRead: Bool = false,
    whose recruiter: RecruiterID? = nil
  ) -> Neglect? {
    let record = scan.record
    guard let place = RhythmPlace(person, in: record), let allowed = days[place.segment] else { return nil }
    if let recruiter, Int64(place.recruiter) != recruiter.value { return nil }
    let last = record.lastTalk(with: person)
    let due = max(last ?? place.since, place.since) + Int64(allowed) * Span.day
    guard due < record.asOf else { return nil }
    if !hasRead { scan.read(person) }
    guard scan.optedOutAt > record.asOf else { return nil }
    return Neglect(
      person: person, recruiter: place.recruiter, segment: place.segment, days: allowed, lastTalk: last, since: due)
  }
}

extension Record {
  /// When the last talk with them was held that was known by the as-of time.
  func lastTalk(with person: UInt32) -> Int64? {
    let history = chronicle.interactions(ofPerson: person)
    var index = history.count - 1
    while index >= 0 {
      if history.isTalk(index), history.knownAt(index) <= asOf { return history.at(index) }
      index -= 1
    }
    return nil
  }
}

/// Which segment a person is in, since when, and whose they are there.
struct RhythmPlace {
  var segment: Rhythm.Segment
  var since: Int64
  var recruiter: UInt32

  init?(_ person: UInt32, in record: Record) {
    guard
      let place = Self.inProcess(person, record) ?? Self.hiring(person, record) ?? Self.placed(person, record)
        ?? Self.past(person, record)
    else { return nil }
    self = place
  }

  private init(_ segment: Rhythm.Segment, since: Int64, recruiter: UInt32) {
    self.segment = segment
    self.since = since
    self.recruiter = recruiter
  }

  /// The live submission that came last.
  private static func inProcess(_ person: UInt32, _ record: Record) -> RhythmPlace? {
    var place: RhythmPlace?
    for row in record.chronicle.submissions(ofPerson: person) where row.createdAt <= record.asOf {
      let track = SubmissionTrack(row, in: record)
      guard let live = track.spans(in: .live).last, live.upperBound == Arrivals.never else { continue }
      if place.map({ live.lowerBound > $0.since }) ?? true {
        place = RhythmPlace(.candidateInProcess, since: live.lowerBound, recruiter: recruiter(of: row, record))
      }
    }
    return place
  }

  /// Started in the last year, and not left.
  private static func placed(_ person: UInt32, _ record: Record) -> RhythmPlace? {
    var place: RhythmPlace?
    for row in record.chronicle.submissions(ofPerson: person) where row.createdAt <= record.asOf {
      let track = SubmissionTrack(row, in: record)
      guard let began = track.spans(in: .stages(.started, .rebateCleared)).last, began.upperBound == Arrivals.never,
        began.lowerBound + 365 * Span.day >= record.asOf
      else { continue }
      if place.map({ began.lowerBound > $0.since }) ?? true {
        place = RhythmPlace(.candidatePlaced, since: began.lowerBound, recruiter: recruiter(of: row, record))
      }
    }
    return place
  }

  private static func recruiter(of row: SubmissionRow, _ record: Record) -> UInt32 {
    if row.recruiter != 0 { return row.recruiter }
    return JobTrack(row.job, in: record)?.version(at: record.asOf).recruiter ?? 0
  }

  /// The contact, at this time, of a job that is not closed.
  private static func hiring(_ person: UInt32, _ record: Record) -> RhythmPlace? {
    contactJob(person, record, .clientHiring) { job in
      job.closes(after: Arrivals.latest) == Arrivals.never ? job.openedAt : nil
    }
  }

  /// The contact, at this time, of a job that was filled.
  private static func past(_ person: UInt32, _ record: Record) -> RhythmPlace? {
    contactJob(person, record, .clientPast) { job in
      job.events.last.flatMap { $0.status == UInt32(JobStatus.filled.rawValue) ? $0.at : nil }
    }
  }

  /// - Parameter since: when a job put its contact into the segment; `nil` where it does not.
  private static func contactJob(
    _ person: UInt32, _ record: Record, _ segment: Rhythm.Segment, since: (JobTrack) -> Int64?
  ) -> RhythmPlace? {
    var place: RhythmPlace?
    for id in record.chronicle.jobIDs(withContact: person) {
      guard let job = JobTrack(id, in: record), job.openedAt <= record.asOf else { continue }
      let version = job.version(at: record.asOf)
      guard version.contact == person, let began = since(job) else { continue }
      if place.map({ began > $0.since }) ?? true {
        place = RhythmPlace(segment, since: began, recruiter: version.recruiter)
      }
    }
    return place
  }
}
