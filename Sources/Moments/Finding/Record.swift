import Chronicle
import Recruitment
import WorkingTime

/// The firm's history as it was known at one time: what every trigger reads.
///
/// A class, since everything about a person holds it and copying it would cost more than reading.
final class Record: Sendable {
  let chronicle: Chronicle
  /// Nothing known later than this is seen.
  let asOf: AsOf
  /// The firm's own hours.
  let firmHours: WorkingHours
  /// `nil` where the firm has none: days are then those of UTC.
  private let firmZone: Zone?
  /// When the first action on any moment was recorded.
  let earliestAction: Int64
  /// The place of `counter_offer` among the firm's names of facts; `nil` where none is recorded.
  let counterOfferName: UInt32?
  /// The place of `caller_number_known`; `nil` where none is recorded.
  let callerNumberName: UInt32?
  /// The place of `left_employer`; `nil` where none is recorded.
  private let leftEmployerName: UInt32?
  /// The place of a name that the firm never used: no fact has it.
  static let unusedName = UInt32.max
  /// When each name among the firm's names of facts was first on record.
  private let firstRecorded: [Int64]
  /// What the firm earned and from whom, for each of the limits that rules set.
  let fees: [FeeBook.Limits: FeeBook]
  /// Where people are, and so in which hours they can be expected to talk.
  private let calendar: ContactCalendar

  init(chronicle: Chronicle, asOf: Instant, feeLimits: [FeeBook.Limits] = [], after last: Record? = nil) {
    self.chronicle = chronicle
    self.asOf = AsOf(asOf.seconds)
    earliestAction = chronicle.actions.lazy.map(\.at).min() ?? Arrivals.never
    counterOfferName = chronicle.factNames.firstIndex(of: "counter_offer").map(UInt32.init)
    callerNumberName = chronicle.factNames.firstIndex(of: "caller_number_known").map(UInt32.init)
    leftEmployerName = chronicle.factNames.firstIndex(of: "left_employer").map(UInt32.init)
    // What was worked out a moment ago of the same rows is as good now.
    let isSameFrame = last?.chronicle.facts.baseAddress == chronicle.facts.baseAddress && chronicle.facts.count > 0
    firstRecorded = isSameFrame ? last?.firstRecorded ?? [] : Self.firstRecorded(chronicle)
    fees = Dictionary(
      feeLimits.map { limits in
        let known = last?.fees[limits].flatMap { $0.isGood(for: chronicle, at: asOf.seconds) ? $0 : nil }
        return (limits, known ?? FeeBook(chronicle, limits, asOf: asOf.seconds))
      }, uniquingKeysWith: { first, _ in first })
    calendar = chronicle.calendar
    firmHours = calendar.firm.hours
    firmZone = Zone.named(chronicle.settings.timezone)
  }

  /// Which day it was on the firm's wall clock, counted from any one day on.
  func day(of time: Int64) -> Int { Span.dayAndRest(of: firmZone?.wallClock(at: time) ?? time).day }

  /// Where somebody was by that version of theirs.
  func place(of version: PersonVersion?) -> Place { calendar.place(of: version) }

  /// The same, with somebody who wants to know until when what is found stays true.
  func watched(by horizon: Horizon) -> Record { Record(self, asOf: AsOf(asOf.seconds, horizon: horizon)) }

  private init(_ other: Record, asOf: AsOf) {
    chronicle = other.chronicle
    self.asOf = asOf
    firmHours = other.firmHours
    firmZone = other.firmZone
    earliestAction = other.earliestAction
    counterOfferName = other.counterOfferName
    callerNumberName = other.callerNumberName
    leftEmployerName = other.leftEmployerName
    firstRecorded = other.firstRecorded
    fees = other.fees
    calendar = other.calendar
  }

  private static func firstRecorded(_ chronicle: Chronicle) -> [Int64] {
    var first = [Int64](repeating: Arrivals.never, count: chronicle.factNames.count)
    for fact in chronicle.facts where fact.at < first[Int(fact.name)] { first[Int(fact.name)] = fact.at }
    return first
  }

  /// Whether the firm had recorded a fact of that name, about anybody, by `time`: only then does one that is missing say
  /// anything.
  func records(factAt place: UInt32, by time: Int64) -> Bool { firstRecord(ofFactAt: place) <= time }

  /// `never` where there is none.
  func firstRecord(ofFactAt place: UInt32) -> Int64 {
    place < UInt32(firstRecorded.count) ? firstRecorded[Int(place)] : Arrivals.never
  }

  /// Whether the rules look for the same in it: the firm's facts have the same names and were first recorded when they
  /// were, and its fees say the same.
  func hasSameGround(as other: Record) -> Bool {
    chronicle.factNames == other.chronicle.factNames && firstRecorded == other.firstRecorded
      && fees.allSatisfy { limits, book in other.fees[limits].map(book.saysTheSame) ?? false }
  }

  /// Until when it is what it is by itself.
  var standsUntil: Int64 { fees.values.map(\.standsUntil).min() ?? Arrivals.never }

  /// The job that a client gave us last, as known at `time`, with whoever is its contact: to them we would talk. Of whom
  /// it is on record that they have left since, nobody would talk to about that client.
  func latestJob(ofClient client: UInt32, at time: Int64) -> (job: JobTrack, contact: UInt32)? {
    var found: (job: JobTrack, contact: UInt32)?
    for id in chronicle.jobIDs(ofClient: client) {
      guard let job = JobTrack(id, in: self), job.openedAt <= time else { continue }
      let version = job.version(at: time)
      guard version.client == client, version.contact != 0,
        leaving(version.contact, since: max(job.openedAt, version.from)).map({ $0 > time }) ?? true
      else { continue }
      if let known = found, (known.job.openedAt, known.job.digest) > (job.openedAt, job.digest) { continue }
      found = (job, version.contact)
    }
    return found
  }

  /// When it was first on record that they have left their employer, after that time; `nil` where it is not.
  func leaving(_ person: UInt32, since: Int64) -> Int64? {
    guard let leftEmployerName else { return nil }
    return chronicle.facts(ofPerson: person).lazy.filter {
      $0.name == leftEmployerName && $0.denied == 0 && $0.at >= since && $0.at <= self.asOf
    }.map(\.at).min()
  }

  /// Whether a moment with that person may be that recruiter's: their submissions, jobs, people, or whoever they were last
  /// in touch with. 0 = nobody's.
  func concerns(_ recruiter: UInt32, person: UInt32) -> Bool {
    let versions = chronicle.versions(ofPerson: person)
    if versions.isEmpty || versions.contains(where: { $0.owner == recruiter }) { return true }
    for row in chronicle.submissions(ofPerson: person) where concerns(recruiter, row) { return true }
    for job in chronicle.jobIDs(withContact: person) {
      if chronicle.versions(ofJob: job).contains(where: { $0.recruiter == recruiter }) { return true }
      for id in chronicle.submissionIDs(ofJob: job) {
        if let row = chronicle.submission(id), row.recruiter == recruiter { return true }
      }
    }
    guard versions.contains(where: { $0.owner == 0 }) else { return false }
    let history = chronicle.interactions(ofPerson: person)
    for index in 0..<history.count where history.recruiter(index) == recruiter { return true }
    return false
  }

  private func concerns(_ recruiter: UInt32, _ row: SubmissionRow) -> Bool {
    row.recruiter == recruiter
      || (row.recruiter == 0 && chronicle.versions(ofJob: row.job).contains { $0.recruiter == recruiter })
  }

  /// Somebody on the client's side and no candidate.
  func isContactAlone(_ person: UInt32, at time: Int64) -> Bool {
    version(ofPerson: person, at: time)?.isContactAlone ?? false
  }

  /// Whether anything was heard from somebody, in writing or in a talk, that happened at or after `time`.
  func isHeard(_ person: UInt32, since time: Int64) -> Bool {
    let history = chronicle.interactions(ofPerson: person)
    var index = history.count - 1
    while index >= 0, history.at(index) >= time {
      let isTheirs = history.isTalk(index) || history.traits(index).isInboundFromPerson
      if isTheirs, history.knownAt(index) <= asOf { return true }
      index -= 1
    }
    return false
  }

  /// The places of names among the firm's names of facts.
  func places(ofFacts names: [String]) -> [UInt32] {
    names.map { name in chronicle.factNames.firstIndex(of: name).map(UInt32.init) ?? Self.unusedName }
  }

  /// The person as known at `time`; their first version before that.
  func version(ofPerson person: UInt32, at time: Int64) -> PersonVersion? {
    Self.version(of: chronicle.versions(ofPerson: person), at: time)
  }

  static func version(of versions: UnsafeBufferPointer<PersonVersion>, at time: Int64) -> PersonVersion? {
    guard !versions.isEmpty else { return nil }
    var index = versions.count - 1
    while index > 0, versions[index].from > time { index -= 1 }
    return versions[index]
  }
}

extension PersonVersion {
  /// Somebody on the client's side and no candidate.
  var isContactAlone: Bool { kind == UInt32(PersonKind.contact.rawValue) }
}
