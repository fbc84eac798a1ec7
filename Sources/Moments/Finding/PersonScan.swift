import Chronicle
import Recruitment
import WorkingTime

/// One person's side of the record, read once: the times from which triggers work out what is due with them.
/// Kept between people so that its arrays keep their room; of one thread. A class, since copies of it would cost more
/// than what is read.
final class PersonScan {
  let record: Record
  private(set) var person: UInt32 = 0
  /// What was known of them from when on, by that time.
  private(set) var personVersions = UnsafeBufferPointer<PersonVersion>(start: nil, count: 0)
  /// Facts about them, by time, whenever they became known.
  private(set) var personFacts: ScatteredRows<FactRow>
  /// Conversations, by anyone in the firm.
  private(set) var talks = Arrivals()
  /// With those that they had with others while nobody of ours was there, such as a candidate and a client who meet.
  private(set) var conversations = Arrivals()
  /// Those of them that were held face to face or by video.
  private(set) var meetings = Arrivals()
  /// Calls in which they saw our number or dialled it: they talked with us, or rang.
  private(set) var numberSeen = Arrivals()
  /// Calls in which somebody may have spoken that were no conversation: too short, or with nobody to say that it was a
  /// person.
  private(set) var shortCalls = Arrivals()
  /// Anything heard from them: an inbound message or call of theirs, or a conversation.
  private(set) var heard = Arrivals()
  /// Messages of ours that reached their way.
  private(set) var ours = Arrivals()
  /// Messages of theirs that ask something, with the channel of each beside it.
  private(set) var questions = Arrivals()
  private(set) var questionChannels: [Channel] = []
  /// Messages of theirs that ask for a call.
  private(set) var callRequests = Arrivals()
  private(set) var callRequestChannels: [Channel] = []
  /// Messages of theirs that say that what they asked is settled.
  private(set) var settlings = Arrivals()
  /// Messages of ours that are for them: `ours` without asides.
  private(set) var answers = Arrivals()
  /// What messages alone tell: see `Correspondence`.
  private(set) var correspondence = Correspondence()
  /// Who of ours was last in touch by as-of; 0 = nobody.
  private(set) var lastRecruiter: UInt32 = 0
  private(set) var submissions: [SubmissionTrack] = []
  /// When they asked not to be contacted at all; `never` if they have not, or have taken it back since.
  private(set) var optedOutAt = Arrivals.never
  /// Where they were by their version from that time on.
  private var lastPlace: (from: Int64?, place: Place)?
  /// Jobs that were asked for of late, each at its number's last bits: every rule asks for the same few again.
  private var lastJobs: [(job: UInt32, versions: UnsafeBufferPointer<JobVersion>)] = []

  /// When the record's clock next changes anything in what was read and asked since the last `read`; nobody else's
  /// interactions are looked at but those of the contacts of the jobs that somebody is put forward for.
  let horizon: Horizon?

  /// - Parameter watching: whether anybody wants to know until when what is found stays true.
  init(record: Record, watching: Bool = false) {
    let horizon = watching ? Horizon() : nil
    self.horizon = horizon
    self.record = horizon.map { record.watched(by: $0) } ?? record
    personFacts = record.chronicle.facts(ofPerson: 0)
  }

  func read(_ person: UInt32) {
    self.person = person
    personVersions = record.chronicle.versions(ofPerson: person)
    personFacts = record.chronicle.facts(ofPerson: person)
    lastPlace = nil
    readInteractions()
    submissions.removeAll(keepingCapacity: true)
    for row in record.chronicle.submissions(ofPerson: person) where row.createdAt <= record.asOf {
      submissions.append(SubmissionTrack(row, in: record))
    }
    optedOutAt = Arrivals.never
    for preference in record.chronicle.preferences(ofPerson: person)
    where Self.objectsToEverything(preference) && max(preference.at, 0) <= record.asOf && !isTakenBack(preference) {
      optedOutAt = min(optedOutAt, max(preference.at, 0))
    }
  }

  /// The person as known at `time`; their first version before that.
  func version(at time: Int64) -> PersonVersion? { Record.version(of: personVersions, at: time) }

  /// What was known of a job at which time.
  func versions(ofJob job: UInt32) -> UnsafeBufferPointer<JobVersion> {
    let place = Int(job & 31)
    if lastJobs.isEmpty { lastJobs = Array(repeating: (0, UnsafeBufferPointer(start: nil, count: 0)), count: 32) }
    if lastJobs[place].job == job { return lastJobs[place].versions }
    let versions = record.chronicle.versions(ofJob: job)
    lastJobs[place] = (job, versions)
    return versions
  }

  /// By when a talk with them that opened then should be held: so many working seconds later in the hours in which they
  /// can be expected to talk. Where a firm has no working hours at all, so many seconds.
  func due(openedAt: Int64, limitSeconds: Int64) -> Int64 {
    place(at: openedAt).adding(workingSeconds: limitSeconds, to: openedAt) ?? openedAt + limitSeconds
  }

  /// Where they were. Most have one version, and many moments.
  private func place(at time: Int64) -> Place {
    let version = version(at: time)
    if let known = lastPlace, known.from == version?.from { return known.place }
    let place = record.place(of: version)
    lastPlace = (version?.from, place)
    return place
  }

  /// Whether they have said since, by the record's time, that they may be contacted again.
  private func isTakenBack(_ objection: PreferenceRow) -> Bool {
    record.chronicle.preferences(ofPerson: person).contains { later in
      later.takesBack(objection, for: .process) && later.at <= record.asOf
        && (later.until == HistoryRow.unknownTime || later.until > record.asOf)
    }
  }

  private static func objectsToEverything(_ preference: PreferenceRow) -> Bool {
    preference.basis == UInt32(PreferenceBasis.objection.rawValue)
      && preference.allowed != UInt32(YesNo.yes.rawValue) && preference.channel == HistoryRow.unknownCode
      && preference.purpose != UInt32(ContactPurpose.marketing.rawValue)
      && preference.until == HistoryRow.unknownTime && !preference.statesHours
  }

  private func readInteractions() {
    talks.removeAll()
    conversations.removeAll()
    meetings.removeAll()
    numberSeen.removeAll()
    shortCalls.removeAll()
    heard.removeAll()
    ours.removeAll()
    questions.removeAll()
    questionChannels.removeAll(keepingCapacity: true)
    callRequests.removeAll()
    callRequestChannels.removeAll(keepingCapacity: true)
    settlings.removeAll()
    answers.removeAll()
    correspondence.removeAll()
    lastRecruiter = 0
    let history = record.chronicle.interactions(ofPerson: person)
    let asOf = record.asOf
    for index in 0..<history.count {
      let known = history.knownAt(index)
      if known > asOf { continue }
      let at = history.at(index)
      let traits = history.traits(index)
      let recruiter = history.recruiter(index)
      if recruiter != 0 { lastRecruiter = recruiter }
      if traits.isConversation { conversations.append(at: at, known: known) }
      // What two others said to each other is no talk of ours, and nothing that we heard.
      if history.isWithoutUs(index) { continue }
      if traits.channel == .call, traits.isConversation || traits.isInboundFromPerson {
        numberSeen.append(at: at, known: known)
      }
      if traits.isShortCall { shortCalls.append(at: at, known: known) }
      if traits.isConversation {
        talks.append(at: at, known: known)
        if traits.channel == .meeting || traits.channel == .video { meetings.append(at: at, known: known) }
        heard.append(at: at, known: known)
        correspondence.hear(at: at, known: known)
      } else if traits.isInboundFromPerson {
        heard.append(at: at, known: known)
        correspondence.hear(at: at, known: known)
        if traits.isMessage { readTheirs(traits, at: at, known: known) }
      } else if traits.isOutboundMessage {
        ours.append(at: at, known: known)
        if !traits.isAside {
          answers.append(at: at, known: known)
          correspondence.write(traits, at: at, known: known)
        }
      }
    }
    talks.seal()
    conversations.seal()
    meetings.seal()
    numberSeen.seal()
    shortCalls.seal()
    heard.seal()
    ours.seal()
    questions.seal()
    callRequests.seal()
    settlings.seal()
    answers.seal()
    correspondence.seal()
  }

  private func readTheirs(_ traits: InteractionTraits, at: Int64, known: Int64) {
    correspondence.receive(at: at, known: known)
    if traits.asks {
      questions.append(at: at, known: known)
      questionChannels.append(traits.channel)
    } else if traits.asksForCall {
      callRequests.append(at: at, known: known)
      callRequestChannels.append(traits.channel)
    } else if traits.closes {
      settlings.append(at: at, known: known)
    }
  }
}

extension InteractionTraits {
  /// Somebody spoke, or may have, and it was no conversation.
  fileprivate var isShortCall: Bool {
    guard !isMessage, !isConversation else { return false }
    return outcome == .connected || outcome == .held || outcome == .connectedUnverified
  }
}
