import Chronicle
import Recruitment
import WorkingTime

/// Asks permission before every card: objections, screening lists, consents, preferences and hours in the person's own
/// zone, the limits of their region, off-limits and colleagues. Every reason is given; the strictest wins. Whatever is
/// unknown counts as if the strictest held.
package struct Gate: Sendable {
  private(set) var chronicle: Chronicle
  let regions: RegionBook
  let calendar: ContactCalendar
  let settings: FirmSettings
  /// As the caller knows them: reasons name colleagues by these, and without them say "a colleague".
  let colleagues: [RecruiterID: String]
  let factNames: FactNames
  /// The screening lists that were loaded, and who is on them.
  let screening: ScreeningBook
  /// Who was erased: there is nobody any more whom one could contact.
  package let erased: Set<PersonID>
  /// By place among the chronicle's words: the profiles that hold for a country; empty where it is not known as one.
  private let profilesByWord: [[Int]]
  /// Where the country is unknown: for contact about a process the firm's own country's, for marketing the strict one.
  private let unknownProcess: [Int]
  private let unknownMarketing: [Int]

  /// Places among the firm's names of facts; none for a name it never used.
  struct FactNames: Sendable {
    let offLimits: UInt32?
    let leftEmployer: UInt32?
    let application: UInt32?
    let interest: UInt32?

    init(_ names: [String]) {
      func place(_ name: String) -> UInt32? { names.firstIndex(of: name).map { UInt32($0) } }
      offLimits = place("off_limits")
      leftEmployer = place("left_employer")
      application = place("application")
      interest = place("interest")
    }
  }

  package init(
    chronicle: Chronicle, colleagues: [RecruiterID: String] = [:], regions: RegionBook = .standard,
    screening: ScreeningBook = ScreeningBook(), erased: Set<PersonID> = []
  ) {
    self.screening = screening
    self.erased = erased
    self.chronicle = chronicle
    self.regions = regions
    self.colleagues = colleagues
    calendar = chronicle.calendar
    let settings = chronicle.settings
    self.settings = settings
    factNames = FactNames(chronicle.factNames)
    let strict = regions.place(named: "strict").map { [$0] } ?? []
    let forced = regions.place(named: settings.regionProfile).map { [$0] } ?? []
    func profiles(of word: String) -> [Int] {
      guard let country = Country.named(word) else { return [] }
      let own = regions.place(ofCountry: country.code).map { [$0] } ?? strict
      return forced + own.filter { !forced.contains($0) }
    }
    profilesByWord = chronicle.words.map(profiles)
    let home = profiles(of: settings.country)
    unknownProcess = home.isEmpty ? strict : home
    unknownMarketing = forced.isEmpty ? strict : forced
  }

  /// The same gate over another history that differs in interactions at most.
  package func over(_ chronicle: Chronicle) -> Gate {
    var gate = self
    gate.chronicle = chronicle
    return gate
  }

  /// May we contact this person, for that purpose, now, by this channel? Only what was known at `time` counts.
  /// - Parameters:
  ///   - purpose: `process` for what is under way with them or what they asked for; `marketing` for everything else,
  ///     other jobs and our own services alike; `any` asks for both.
  ///   - recruiter: who wants to; `nil` where colleagues do not matter.
  ///   - submission: the one it is about; theirs, or one for a job of which they are the contact.
  ///   - job: the one it is about.
  package func answer(
    for person: PersonID, by channel: Channel, purpose: ContactPurpose = .process, at time: Instant,
    by recruiter: RecruiterID? = nil, about submission: SubmissionID = .none, job: JobID = .none
  ) -> PermissionAnswer {
    if erased.contains(person) { return PermissionAnswer(verdict: .notNow, why: ["this person was erased"]) }
    let question = Question(
      self, person: UInt32(truncatingIfNeeded: person.value), channel: channel, purpose: purpose,
      now: max(-Self.horizon, min(Self.horizon, time.seconds)),
      recruiter: recruiter.map { UInt32(truncatingIfNeeded: $0.value) } ?? 0,
      submission: UInt32(truncatingIfNeeded: submission.value), job: UInt32(truncatingIfNeeded: job.value))
    let found = withExtendedLifetime(chronicle) { reasons(question) }
    return found.isEmpty ? .allowed : PermissionAnswer(found)
  }

  /// Whether `answer(for:by:at:)` about what is under way with them would be anything but `notNow`; a small part of
  /// the work, for whoever asks of many times.
  package func mayContact(_ person: PersonID, by channel: Channel, at time: Instant) -> Bool {
    if erased.contains(person) { return false }
    return withExtendedLifetime(chronicle) {
      let question = Question(
        self, person: UInt32(truncatingIfNeeded: person.value), channel: channel, purpose: .process,
        now: max(-Self.horizon, min(Self.horizon, time.seconds)), recruiter: 0, submission: 0, job: 0)
      // Of reasons that hold about a process, these alone forbid it.
      let standing = StandingPreferences(question)
      if standing.refuse(question, isThread: isThread) { return false }
      return ContactWindows(question, standing.rows).areKept
    }
  }

  /// Whether something that they said, or a list, keeps us from them by that channel at every hour.
  package func isRefused(_ person: PersonID, by channel: Channel, at time: Instant) -> Bool {
    withExtendedLifetime(chronicle) {
      let question = Question(
        self, person: UInt32(truncatingIfNeeded: person.value), channel: channel, purpose: .process,
        now: max(-Self.horizon, min(Self.horizon, time.seconds)), recruiter: 0, submission: 0, job: 0)
      return StandingPreferences(question).refuse(question, isThread: isThread)
    }
  }

  /// Far enough from the ends of `Int64` to reckon with.
  private static let horizon = Instant.distantFuture.seconds

  func reasons(_ question: Question) -> [Reason] {
    var reasons: [Reason] = []
    let standing = StandingPreferences(question)
    let dealings = Dealings(question)
    let affairs = Affairs(question)
    let isThread = isThread(question, dealings, affairs)
    standing.addRefusals(to: &reasons, question, isThread: isThread)
    if question.isMarketing {
      standing.addConsent(to: &reasons, question, dealings)
      affairs.addOffLimits(to: &reasons, question)
      dealings.addMarketingLimit(to: &reasons, question)
    }
    if question.isProcess {
      dealings.addProcessLimit(to: &reasons, question)
      if !isThread, !standing.haveConsent(to: .process) {
        reasons.append(Reason(.noThread, .ask, Self.noThread))
      }
    }
    addColleague(to: &reasons, question, dealings, affairs)
    ContactWindows(question, standing.rows).addReasons(to: &reasons)
    return reasons
  }

  private func isThread(_ question: Question) -> Bool {
    isThread(question, Dealings(question), Affairs(question))
  }

  private func isThread(_ question: Question, _ dealings: Dealings, _ affairs: Affairs) -> Bool {
    affairs.areUnderWay || dealings.lastHeard(within: Dealings.threadDays, question) != nil
  }

  private static let noThread =
    "nothing from them in the last 180 days and nothing of theirs under way on record: "
    + "make sure that this is about their own application or process"

  /// - Parameter isMarketing: decides where the country is unknown.
  func profiles(country: UInt32, isMarketing: Bool) -> [Int] {
    let known = Int(country) < profilesByWord.count ? profilesByWord[Int(country)] : []
    if !known.isEmpty { return known }
    return isMarketing ? unknownMarketing : unknownProcess
  }
}
