import Chronicle
import Crypto
import Evidence
import Moments
import Practice
import Recruitment
import Statistics
import Storage
import WorkingTime

/// What the pages may ask about habits.
package protocol HabitsDesk: Sendable {
  /// One recruiter's own habits; never waits for them.
  func awaitedHabits(recruiter: String) throws -> Awaited<HabitsAnswer>
  /// Whether they agree that their team is shown to its manager though it is fewer than five.
  func agreeToTeamHabits(_ agrees: Bool, of recruiter: String, now: Instant) throws
  /// Habits of teams, each as a whole; never waits for them.
  func awaitedTeamHabits() throws -> Awaited<TeamHabitsAnswer>
}

/// One recruiter's own year, for that recruiter.
package struct HabitsAnswer: Sendable {
  /// As the firm prints the id; `nil` for all recruiters together.
  package var recruiter: String?
  package var habits: Habits
  /// Of messages that asked to talk, those after which somebody talked within five days; of the same months.
  package var asked: Proportion
  /// The same and tries before giving up, month by month.
  package var year: PracticeYear
  /// By the rule's place in the playbook.
  package var codes: [String]
  package var titles: [String]
  package var team: String?
  /// Whether they agree that their team is shown though it is small.
  package var agrees = false
  /// Who looked at the team's figures, newest first.
  package var looks: [Look] = []

  package struct Look: Hashable, Sendable {
    package var name: String
    package var at: Instant
  }

  package init(
    recruiter: String?, habits: Habits, asked: Proportion, year: PracticeYear, codes: [String], titles: [String]
  ) {
    self.recruiter = recruiter
    self.habits = habits
    self.asked = asked
    self.year = year
    self.codes = codes
    self.titles = titles
  }
}

/// Teams, each as a whole.
package struct TeamHabitsAnswer: Sendable {
  package struct Team: Sendable {
    package var name: String
    /// Recruiters on record.
    package var members: Int
    /// `nil` where too few of them have any, and not all have agreed.
    package var habits: TeamHabits?

    package init(name: String, members: Int, habits: TeamHabits?) {
      self.name = name
      self.members = members
      self.habits = habits
    }
  }

  package var recordEnds: Instant
  /// By name.
  package var teams: [Team]
  /// `nil` where it would tell what a team that is not shown did.
  package var together: TeamHabits?

  package init(recordEnds: Instant, teams: [Team], together: TeamHabits?) {
    self.recordEnds = recordEnds
    self.teams = teams
    self.together = together
  }
}

/// How an answer about habits says what its figures are (the trade's definitions).
package enum HabitWords {
  package static let rightTime =
    "Talks held within the rule’s limit, of conversations due, less those who asked not to be contacted."
  package static let asked =
    "Of messages that asked to talk, those after which somebody of ours talked with that person within five days."
}

extension HabitWords {
  package static let tries =
    "Tries to reach somebody by telephone until nobody tried again for a fortnight, on average, of rows of tries that were "
    + "given up; redials within four hours are one try. A row counts in the month of its first try, and once that is six weeks "
    + "ago, since of younger ones only the short have ended."
  package static let brought =
    "Of talks held, those of which something was on record within two days: a fact, or a step of a candidate or a job."
  package static let optedOut =
    "Conversations that were due when the person asked not to be contacted; they count in no rate."
  package static let dismissed = "Conversations due that somebody dismissed, each with a reason; they count in no rate."
  package static let byHand = "Of talks held, those that were typed in and not recorded by a system."
}

/// Everybody's year, worked out once for many pages. No words of any message are in it.
struct FirmHabits: Sendable {
  var byRecruiter: [RecruiterID: [HabitReader.Reading]]
  /// Rows of tries that ended, by whoever began them.
  var tries: [RecruiterID: [TrySeries]]

  /// So long must have passed since a row's first try.
  private static let watched = 42 * Span.day

  init(_ record: StudiedRecord) {
    let reader = HabitReader(record.chronicle, playbook: record.playbook, recordEnds: record.ends)
    // A little more than the twelve months that are shown.
    let since = record.ends - 400 * Span.day
    // What is left out has no month of its own any more: it is of the months that are shown, too.
    let oldest = record.month(record.ends).earlier(by: Habits.months - 1)
    let moments = record.moments().filter { $0.openedAt >= since && record.month($0.openedAt) >= oldest }
    byRecruiter = Dictionary(grouping: reader.read(moments, since: since), by: \.recruiter)
    let ended = TrySeries.all(record.chronicle, asOf: record.ends.seconds).filter {
      // A young row that has ended is a short one: none counts that could not have become long.
      $0.tries > 0 && ($0.reached || $0.gaveUp) && $0.startedAt >= since.seconds
        && $0.startedAt <= record.ends.seconds - Self.watched
    }
    tries = Dictionary(grouping: ended) { RecruiterID(Int64($0.recruiter)) }
  }
}

extension HabitReader.Reading {
  var recruiter: RecruiterID {
    switch self {
    case .counted(let moment): moment.recruiter
    case .leftOut(_, let recruiter): recruiter
    }
  }
}

extension Desk {
  /// Worked out while whoever asks waits: for a command.
  /// - Parameter recruiter: an id or e-mail address; `nil` for all recruiters together.
  /// - Throws: `DeskError.noSuchRecruiter`; `.notAllowed` where all together are too few to be shown as a whole.
  package func habits(recruiter: String?) throws -> HabitsAnswer {
    let id = try recruiter.map(recruiterID)
    let record = try studied()
    let firm = FirmHabits(record)
    if id == nil, Self.team(firm.byRecruiter.values.flatMap(\.self), record, haveAgreed: false) == nil {
      throw DeskError.notAllowed(.teamHabits)
    }
    let reader = AuditReader(store, record)
    let pile = try reader.pile(of: id, from: record.ends - 400 * Span.day, to: nil)
    let audit = reader.audit(reader.auditor(of: pile.messages).audit(pile.messages), withoutText: pile.withoutText)
    return Self.answer(recruiter, id, firm, audit, record)
  }

  package func awaitedHabits(recruiter: String) throws -> Awaited<HabitsAnswer> {
    let id = try recruiterID(recruiter)
    let record = try studied()
    let audit: MessageAudit?
    switch try awaitedMessages(record) {
    case .working(let share): return .working(share: share / 2)
    case .here(let firm): audit = firm.byRecruiter[id]
    }
    switch try awaitedFirmHabits(record) {
    case .working(let share): return .working(share: 0.5 + share / 2)
    case .here(let firm):
      var answer = Self.answer(recruiter, id, firm, audit, record)
      answer.team = try store.recruiters([id]).first?.team
      answer.agrees = try store.agreedToTeamHabits().contains(id)
      if let team = answer.team { answer.looks = try looks(at: team) }
      return .here(answer)
    }
  }

  package func agreeToTeamHabits(_ agrees: Bool, of recruiter: String, now: Instant) throws {
    try store.agreeToTeamHabits(agrees, of: recruiterID(recruiter), now: now)
  }

  package func awaitedTeamHabits() throws -> Awaited<TeamHabitsAnswer> {
    try awaitedHabits(ofTeams: Array(Set(store.recruiters().compactMap(\.team))))
  }

  /// - Parameter names: the teams that whoever asks may see.
  func awaitedHabits(ofTeams names: [String]) throws -> Awaited<TeamHabitsAnswer> {
    let record = try studied()
    switch try awaitedFirmHabits(record) {
    case .working(let share): return .working(share: share)
    case .here(let firm): return .here(try answer(names, firm, record))
    }
  }

  private func awaitedFirmHabits(_ record: StudiedRecord) throws -> Awaited<FirmHabits> {
    guard let keptHabits else { return .here(FirmHabits(record)) }
    return try keptHabits.answer.answer(of: record.mark) { progress in
      progress(0)
      return FirmHabits(record)
    }
  }

  private static func answer(
    _ recruiter: String?, _ id: RecruiterID?, _ firm: FirmHabits, _ audit: MessageAudit?, _ record: StudiedRecord
  ) -> HabitsAnswer {
    let readings = id.map { firm.byRecruiter[$0] ?? [] } ?? firm.byRecruiter.values.flatMap(\.self)
    let habits = Habits(readings, recordEnds: record.ends, month: record.month)
    let asked = Dictionary(
      (audit?.months ?? []).map { (HabitMonth(year: $0.year, month: $0.month), $0.asked) },
      uniquingKeysWith: { first, _ in first })
    let shown = habits.months.compactMap { asked[$0.month] }
    var tries: [HabitMonth: TryTally] = [:]
    for row in id.map({ firm.tries[$0] ?? [] }) ?? firm.tries.values.flatMap(\.self) {
      tries[record.month(Instant(row.startedAt)), default: TryTally()].add(tries: row.tries, reached: row.reached)
    }
    let year = PracticeYear(
      months: habits.months.map { month in
        PracticeYear.Month(
          month: month.month, rightTime: month.counts.rightTime, asked: asked[month.month] ?? Proportion(0, of: 0),
          tries: tries[month.month] ?? TryTally())
      })
    return HabitsAnswer(
      recruiter: recruiter, habits: habits,
      asked: Proportion(counts: shown.map(\.count), totals: shown.map(\.of)), year: year,
      codes: record.playbook.rules.map(\.code), titles: record.playbook.rules.map(\.title))
  }

  private func answer(_ names: [String], _ firm: FirmHabits, _ record: StudiedRecord) throws -> TeamHabitsAnswer {
    let agreed = try store.agreedToTeamHabits()
    let members = Dictionary(grouping: try store.recruiters()) { $0.team ?? "" }
      .mapValues { Set($0.map(\.id)) }.filter { names.contains($0.key) }
    let readings = members.mapValues { $0.flatMap { firm.byRecruiter[$0] ?? [] } }
    let all = Set(members.filter { !$0.value.isEmpty && $0.value.isSubset(of: agreed) }.keys)
    let behind = readings.mapValues { readings in
      Set(
        readings.compactMap { reading -> RecruiterID? in
          if case .counted(let moment) = reading { moment.recruiter } else { nil }
        })
    }
    let shown = TeamSuppression.shown(behind, agreed: all)
    let teams = members.keys.sorted().map { name in
      let habits =
        shown.teams.contains(name)
        ? Self.team(readings[name] ?? [], record, haveAgreed: all.contains(name)) : nil
      return TeamHabitsAnswer.Team(name: name, members: members[name]?.count ?? 0, habits: habits)
    }
    let together =
      shown.together && teams.count > 1
      ? Self.team(readings.values.flatMap(\.self), record, haveAgreed: false) : nil
    return TeamHabitsAnswer(recordEnds: record.ends, teams: teams, together: together)
  }

  private static func team(
    _ readings: [HabitReader.Reading], _ record: StudiedRecord, haveAgreed: Bool
  ) -> TeamHabits? {
    TeamHabits(readings, recordEnds: record.ends, haveAgreed: haveAgreed, month: record.month)
  }

  private func looks(at team: String) throws -> [HabitsAnswer.Look] {
    let names = Dictionary(try store.accounts().map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    return try store.auditLog(of: .sawTeamHabits, subject: Self.subject(ofTeam: team), limit: 20).compactMap { entry in
      names[entry.account].map { HabitsAnswer.Look(name: $0, at: entry.at) }
    }
  }

  /// A team in the audit log: a number, since the log holds no names.
  static func subject(ofTeam name: String) -> String {
    "team \(SecretBytes.hexadecimal(SHA256.hash(data: Array(name.utf8)).prefix(8)))"
  }
}

extension StudiedRecord {
  /// The calendar month of a time on the firm's own clock.
  func month(_ time: Instant) -> HabitMonth {
    let zone = chronicle.calendar.firm.zone
    let date = CivilDate(dayNumber: Int(Span.dayAndRest(of: zone.wallClock(at: time.seconds)).day))
    return HabitMonth(year: date.year, month: date.month)
  }
}
