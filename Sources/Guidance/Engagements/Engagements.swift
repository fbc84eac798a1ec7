import Chronicle
import Recruitment

/// When somebody is known to be taken: interviews, calls that are planned with them, talks that they booked. Nobody is to
/// be rung then, and no such hour is a good one to offer.
struct Engagements: Hashable, Sendable {
  struct Engagement: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
      /// Their own, as a candidate.
      case interview
      /// Somebody's for a job of theirs: they may well sit in it.
      case interviewForTheirJob
      case plannedCall, bookedTalk
    }

    var kind: Kind
    var from: Instant
    var to: Instant
  }

  private(set) var all: [Engagement] = []
  /// Until when time alone changes nothing of it: one is over, or something is known that was not.
  private(set) var until = Instant.distantFuture

  /// On the way there nobody takes a call.
  static let before = 15 * Span.minute
  /// How long a call takes whose end is not known.
  private static let call = 30 * Span.minute

  /// As known at `asOf`: the latest word on each date stands; what was called off, or belongs to a submission that has
  /// ended, is none. Past ones are left out.
  /// - Parameter ownInterviewsOnly: for whoever asks for nothing else, of many people.
  init(
    of person: PersonID, in chronicle: Chronicle, asOf: Instant, booked: [Booking] = [], ownInterviewsOnly: Bool = false
  ) {
    let id = UInt32(truncatingIfNeeded: person.value)
    var reader = EngagementReader(chronicle: chronicle, asOf: asOf.seconds)
    reader.readSubmissions(of: id, interviewsOnly: ownInterviewsOnly)
    if !ownInterviewsOnly { reader.readJobs(withContact: id) }
    all = reader.found
    for booking in booked where booking.person == person && booking.endsAt > asOf {
      all.append(Engagement(kind: .bookedTalk, from: booking.startsAt, to: booking.endsAt))
    }
    until = Instant(min(reader.until, all.map(\.to.seconds).min() ?? .max))
  }

  /// Whether they are taken at some time from then on for so many seconds.
  func hold(_ time: Instant, for seconds: Int64 = 1) -> Bool {
    all.contains { time + seconds > $0.from - Self.before && time < $0.to }
  }

  /// The interview of their own that is under way.
  func interview(at time: Instant) -> Engagement? {
    all.first { $0.kind == .interview && $0.from <= time && time < $0.to }
  }

  static func end(of row: DateRow) -> Int64 {
    if row.endsAt != HistoryRow.unknownTime, row.endsAt > row.startsAt { return row.endsAt }
    return row.startsAt + (row.what == UInt32(DateKind.interview.rawValue) ? Span.hour : call)
  }
}

private struct EngagementReader {
  let chronicle: Chronicle
  let asOf: Int64
  var found: [Engagements.Engagement] = []
  /// The first time ahead that a time of the record was compared with.
  var until = Int64.max

  init(chronicle: Chronicle, asOf: Int64) {
    self.chronicle = chronicle
    self.asOf = asOf
  }

  private mutating func hasCome(_ time: Int64) -> Bool {
    if time <= asOf { return true }
    until = min(until, time)
    return false
  }

  mutating func readSubmissions(of person: UInt32, interviewsOnly: Bool) {
    for row in chronicle.submissions(ofPerson: person) where hasCome(row.createdAt) {
      readInterviews(row, as: .interview)
      if !interviewsOnly { take(latest(chronicle.dates(ofSubmission: row.id), .call), as: .plannedCall) }
    }
  }

  mutating func readJobs(withContact person: UInt32) {
    for job in chronicle.jobIDs(withContact: person) {
      let versions = chronicle.versions(ofJob: job)
      guard (versions.last { hasCome($0.from) } ?? versions.first)?.contact == person else { continue }
      take(latest(chronicle.dates(ofJob: job), .call).filter { $0.submission == 0 }, as: .plannedCall)
      for id in chronicle.submissionIDs(ofJob: job) {
        guard let row = chronicle.submission(id), hasCome(row.createdAt) else { continue }
        readInterviews(row, as: .interviewForTheirJob)
      }
    }
  }

  /// The diary's; where it has none of that submission, the one that its latest stage row announces.
  private mutating func readInterviews(_ row: SubmissionRow, as kind: Engagements.Engagement.Kind) {
    let event = chronicle.events(ofSubmission: row.id).last { hasCome($0.at) }
    let stage = event.flatMap { Stage(rawValue: UInt8(truncatingIfNeeded: $0.stage)) }
    if let stage, stage > .finalInterview { return }
    let dated = latest(chronicle.dates(ofSubmission: row.id), .interview)
    take(dated, as: kind)
    guard dated.isEmpty, let event, stage == .interview || stage == .finalInterview,
      event.scheduledFor != HistoryRow.unknownTime
    else { return }
    add(kind, from: event.scheduledFor, to: event.scheduledFor + Span.hour)
  }

  /// The last word on each date of a kind; versions of one date lie together, by when they became known.
  private mutating func latest(_ rows: some Sequence<DateRow>, _ what: DateKind) -> [DateRow] {
    var latest: [DateRow] = []
    for row in rows where row.what == UInt32(what.rawValue) && hasCome(row.at) {
      if let last = latest.last, last.date == row.date { latest[latest.count - 1] = row } else { latest.append(row) }
    }
    return latest
  }

  private mutating func take(_ rows: [DateRow], as kind: Engagements.Engagement.Kind) {
    for row in rows where row.status != UInt32(DateStatus.cancelled.rawValue) {
      add(kind, from: row.startsAt, to: Engagements.end(of: row))
    }
  }

  private mutating func add(_ kind: Engagements.Engagement.Kind, from: Int64, to: Int64) {
    guard to > asOf else { return }
    found.append(Engagements.Engagement(kind: kind, from: Instant(from), to: Instant(to)))
  }
}
