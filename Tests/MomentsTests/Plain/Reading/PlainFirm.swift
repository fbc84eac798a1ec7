import Chronicle
import Recruitment
import WorkingTime

/// A firm's record as lists that are read from end to end for every question: slow, and too plain to be wrong in the same
/// way as the tracks of `Moments`. Every question says at which time it is asked, and sees what was known then.
struct PlainFirm {
  /// One interaction with one person, by what a rule needs of it.
  struct Touch {
    var id: UInt32
    var at: Int64
    var known: Int64
    var recruiter: UInt32
    var traits: InteractionTraits

    /// Two others met, and nobody of ours was there.
    var isWithoutUs: Bool { recruiter == 0 && (traits.channel == .meeting || traits.channel == .video) }
    var isTalk: Bool { traits.isConversation && !isWithoutUs }
    /// A message or call of theirs.
    var isTheirs: Bool { traits.isInbound && !traits.isAutomatic && !traits.isList && !isWithoutUs }
    var isHeard: Bool { isTalk || isTheirs }
    /// A message of ours that went its way.
    var isOurs: Bool {
      traits.isMessage && !traits.isInbound && traits.outcome != .bounced && !traits.isAutomatic && !traits.isList
    }
    var isQuestion: Bool { traits.isMessage && isTheirs && traits.asks }
    /// A message of theirs that says that what they asked is settled.
    var isSettling: Bool { traits.isMessage && isTheirs && traits.closes }
    /// A message of ours that is for them and not for several.
    var isOurWord: Bool { isOurs && !traits.isAside }
    /// A message of ours that wants a word of theirs.
    var isWaiting: Bool { isOurWord && (traits.asks || !traits.answersThem) }
  }

  /// When the firm is looked at: nothing later is known of it.
  let asOf: Int64
  let settings: FirmSettings
  let zones: [String]
  let words: [String]
  let factNames: [String]
  let people: [UInt32: [PersonVersion]]
  let jobs: [UInt32: [JobVersion]]
  let jobEvents: [UInt32: [JobEventRow]]
  let submissions: [SubmissionRow]
  let stages: [UInt32: [StageEventRow]]
  let dates: [UInt32: [DateRow]]
  let facts: [FactRow]
  let preferences: [PreferenceRow]
  let touches: [UInt32: [Touch]]

  init(frame: HistoryFrame, interactions: InteractionColumns, asOf: Int64) {
    self.asOf = asOf
    settings = frame.settings
    zones = frame.zones
    words = frame.words
    factNames = frame.factNames
    people = Dictionary(grouping: frame.people, by: \.id).mapValues { $0.sorted { $0.from < $1.from } }
    jobs = Dictionary(grouping: frame.jobs, by: \.id).mapValues { $0.sorted { $0.from < $1.from } }
    jobEvents = Dictionary(grouping: frame.jobEvents, by: \.job).mapValues {
      $0.sorted { ($0.at, $0.id) < ($1.at, $1.id) }
    }
    submissions = frame.submissions.sorted { $0.id < $1.id }
    stages = Dictionary(grouping: frame.stageEvents, by: \.submission).mapValues {
      $0.sorted { ($0.at, $0.id) < ($1.at, $1.id) }
    }
    dates = Dictionary(grouping: frame.dates.filter { $0.submission != 0 }, by: \.submission).mapValues {
      $0.sorted { $0.at < $1.at }
    }
    facts = frame.facts.sorted { ($0.at, $0.id) < ($1.at, $1.id) }
    preferences = frame.preferences
    var touches: [UInt32: [Touch]] = [:]
    for row in 0..<interactions.count {
      touches[interactions.person[row], default: []].append(
        Touch(
          id: interactions.id[row], at: interactions.at[row], known: interactions.knownAt[row],
          recruiter: interactions.recruiter[row],
          traits: InteractionTraits(bits: interactions.traits[row])))
    }
    self.touches = touches.mapValues { $0.sorted { ($0.at, $0.id) < ($1.at, $1.id) } }
  }
}

// MARK: - What was known of people

extension PlainFirm {
  func touches(_ person: UInt32, at time: Int64) -> [Touch] {
    (touches[person] ?? []).filter { $0.at <= time && $0.known <= time }
  }

  /// Whether a talk at `since` or later was known at `time`.
  func talked(_ person: UInt32, since: Int64, at time: Int64) -> Bool {
    (touches[person] ?? []).contains { $0.isTalk && $0.at >= since && $0.at <= time && $0.known <= time }
  }

  func lastTalk(_ person: UInt32, at time: Int64) -> Int64? {
    touches(person, at: time).filter(\.isTalk).map(\.at).max()
  }

  func lastHeard(_ person: UInt32, at time: Int64) -> Int64? {
    touches(person, at: time).filter(\.isHeard).map(\.at).max()
  }

  /// Our messages after `since`; all of them where they were never heard.
  func ours(_ person: UInt32, after since: Int64?, at time: Int64) -> [Touch] {
    touches(person, at: time).filter { touch in touch.isOurs && since.map { touch.at > $0 } ?? true }
  }

  func person(_ id: UInt32, at time: Int64) -> PersonVersion? {
    people[id]?.last { $0.from <= time } ?? people[id]?.first
  }

  /// When they asked for no contact at all.
  func objected(_ person: UInt32) -> Int64 {
    preferences.filter {
      $0.person == person && $0.basis == UInt32(PreferenceBasis.objection.rawValue)
        && $0.channel == HistoryRow.unknownCode && !$0.statesHours && $0.until == HistoryRow.unknownTime
        && $0.purpose != UInt32(ContactPurpose.marketing.rawValue)
    }.map(\.at).min() ?? .max
  }

  /// The person's owner when it opened, else whoever is in touch with them now.
  func recruiter(ofPerson id: UInt32, at time: Int64) -> UInt32 {
    if let owner = person(id, at: time)?.owner, owner != 0 { return owner }
    return touches(id, at: asOf).last { $0.recruiter != 0 }?.recruiter ?? 0
  }
}

// MARK: - What was known of jobs and submissions

extension PlainFirm {
  func job(_ id: UInt32, at time: Int64) -> JobVersion? {
    jobs[id]?.last { $0.from <= time } ?? jobs[id]?.first
  }

  func contact(ofJob id: UInt32, at time: Int64) -> UInt32 { job(id, at: time)?.contact ?? 0 }

  func events(ofJob id: UInt32, at time: Int64) -> [JobEventRow] { (jobEvents[id] ?? []).filter { $0.at <= time } }

  func status(ofJob id: UInt32, at time: Int64) -> JobStatus {
    events(ofJob: id, at: time).last.flatMap { JobStatus(rawValue: UInt8($0.status)) } ?? .open
  }

  /// Whether it is filled, cancelled or lost and was not opened again: a hold does not open it.
  func isClosed(_ job: UInt32, at time: Int64) -> Bool {
    let last = events(ofJob: job, at: time).last { $0.status != UInt32(JobStatus.onHold.rawValue) }
    return [.filled, .cancelled, .lost].contains(last.flatMap { JobStatus(rawValue: UInt8($0.status)) })
  }

  func isOpen(_ job: UInt32, at time: Int64) -> Bool { [.open, .reopened].contains(status(ofJob: job, at: time)) }

  /// Whether a rule with these desks is for this job.
  func suits(_ desks: [JobKind], job id: UInt32, at time: Int64) -> Bool {
    guard !desks.isEmpty, let kind = job(id, at: time)?.kind, kind != HistoryRow.unknownCode else { return true }
    return desks.contains { UInt32($0.rawValue) == kind }
  }

  func rows(_ submission: UInt32, at time: Int64) -> [StageEventRow] {
    (stages[submission] ?? []).filter { $0.at <= time }
  }

  func stage(_ submission: UInt32, at time: Int64) -> Stage? { rows(submission, at: time).last?.name }

  func isLive(_ submission: UInt32, at time: Int64) -> Bool {
    stage(submission, at: time).map { $0.rawValue <= Stage.resigned.rawValue } ?? false
  }

  /// What comes after a row of its submission.
  func next(after row: StageEventRow) -> StageEventRow? {
    (stages[row.submission] ?? []).first { ($0.at, $0.id) > (row.at, row.id) }
  }

  func submissions(ofJob id: UInt32) -> [SubmissionRow] { submissions.filter { $0.job == id } }

  func submissions(ofPerson id: UInt32) -> [SubmissionRow] { submissions.filter { $0.person == id } }

  func recruiter(of submission: SubmissionRow, at time: Int64) -> UInt32 {
    submission.recruiter != 0 ? submission.recruiter : job(submission.job, at: time)?.recruiter ?? 0
  }
}

extension StageEventRow {
  var name: Stage? { Stage(rawValue: UInt8(stage)) }
  var announces: Int64? { scheduledFor == HistoryRow.unknownTime ? nil : scheduledFor }
}

// MARK: - Planned dates

extension PlainFirm {
  /// When something is planned for, as it was last said by `time`.
  struct Plan: Equatable {
    /// When it was known.
    var said: Int64
    /// When it was said, if that was earlier.
    var spoken: Int64
    /// `nil` where it is cancelled.
    var starts: Int64?
    var ends: Int64?
    /// The time it names even where it cancels it.
    var planned: Int64?

    /// An hour after its start unless something else was said.
    var end: Int64? {
      guard let starts else { return nil }
      return ends.map { $0 < starts ? starts + Span.hour : $0 } ?? starts + Span.hour
    }
  }

  /// Everything that was ever said about one kind of date of a submission, in order of time: by stage rows that announce
  /// it, and by `dates`. At one time the date has the last word.
  func words(_ kind: DateKind, announcedBy stages: [Stage], of submission: UInt32) -> [Plan] {
    let announced = (self.stages[submission] ?? []).filter { row in row.name.map(stages.contains) ?? false }
      .compactMap { row in row.announces.map { Plan(said: row.at, spoken: row.at, starts: $0) } }
    let dated = (dates[submission] ?? []).filter { $0.what == UInt32(kind.rawValue) }.map { plan($0) }
    return (announced + dated).enumerated().sorted {
      ($0.element.said, $0.element.spoken, $0.offset) < ($1.element.said, $1.element.spoken, $1.offset)
    }.map(\.element)
  }
}

extension PlainFirm {
  /// A date that is older than its submission is known with it.
  func known(_ row: DateRow) -> Int64 {
    max(row.at, submissions.first { $0.id == row.submission }?.createdAt ?? row.at)
  }

  func plan(_ row: DateRow) -> Plan {
    let stands = row.status != UInt32(DateStatus.cancelled.rawValue)
    return Plan(
      said: known(row), spoken: row.at, starts: stands ? row.startsAt : nil,
      ends: stands && row.endsAt != HistoryRow.unknownTime ? row.endsAt : nil, planned: row.startsAt)
  }
}

// MARK: - Working time, a minute and a day at a time

extension PlainFirm {
  private func isWorkingDay(_ day: Int) -> Bool {
    let weekday = ((day + 3) % 7 + 7) % 7
    return settings.workingDays >> weekday & 1 == 1 && !settings.holidays.contains(day)
  }

  private var firmZone: Zone { Zone.named(settings.timezone) ?? .utc }

  /// The day on the firm's wall clock.
  func day(of time: Int64) -> Int { Span.dayAndRest(of: firmZone.wallClock(at: time)).day }

  /// When so many seconds have been worked in somebody's contact hours, looked at minute by minute. Whose hours are where
  /// and on which days is for `WorkingTime` to say.
  func due(_ id: UInt32, opened: Int64, seconds: Int64) -> Int64 {
    let person = person(id, at: opened)
    let place = ContactCalendar.place(
      zone: person.map { zones[Int($0.zone)] }, country: person.map { words[Int($0.country)] },
      region: person.map { words[Int($0.region)] }, firm: settings.hours)
    var time = opened
    var left = seconds
    while let open = place.hours.nextOpening(from: time) {
      let minute = 60 - open % 60
      if left <= minute { return open + left }
      left -= minute
      time = open + minute
    }
    return .max
  }

  /// The same time on the firm's wall clock so many working days later; a day on which nobody works stands for the next
  /// working day.
  func workingDays(_ count: Int, from time: Int64) -> Int64 {
    let zone = firmZone
    var (day, second) = Span.dayAndRest(of: zone.wallClock(at: time))
    while !isWorkingDay(day) { day += 1 }
    for _ in 0..<count {
      repeat { day += 1 } while !isWorkingDay(day)
    }
    return zone.instant(ofWallClock: Int64(day) * Span.day + Int64(second))
  }

  /// The same time on the firm's wall clock on the last day from which so many working days are over by then.
  func workingDays(_ count: Int, before time: Int64) -> Int64 {
    let zone = firmZone
    var (day, second) = Span.dayAndRest(of: zone.wallClock(at: time))
    func earlier() -> Int64 { zone.instant(ofWallClock: Int64(day) * Span.day + Int64(second)) }
    repeat { day -= 1 } while workingDays(count, from: earlier()) > time
    return earlier()
  }
}
