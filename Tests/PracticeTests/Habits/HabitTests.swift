import Chronicle
import Moments
import Recruitment
import Testing

@testable import Practice

@Suite struct HabitTests {
  /// Monday 2 March 2026, 08:00 UTC.
  static let begins: Int64 = 1_772_438_400
  static let day = Span.day

  static func month(_ time: Instant) -> HabitMonth {
    let date = CivilDate(dayNumber: Int(time.seconds / Span.day))
    return HabitMonth(year: date.year, month: date.month)
  }

  private static func reader(
    _ history: [(person: UInt32, at: Int64, channel: Channel, outcome: Outcome)] = [], lasts days: Int64 = 30
  ) throws -> (reader: HabitReader, playbook: Playbook) {
    var frame = HistoryFrame()
    frame.settings.timezone = "UTC"
    frame.people = [PersonVersion(id: 1, digest: 1, kind: .candidate)]
    var interactions = InteractionColumns()
    for (index, entry) in history.enumerated() {
      let traits = InteractionTraits(
        channel: entry.channel, direction: .outbound, outcome: entry.outcome, durationSeconds: nil, flag: nil,
        automatic: false, mark: .plain)
      interactions.append(
        id: UInt32(100 + index), person: entry.person, at: begins + entry.at, knownAt: begins + entry.at, recruiter: 1,
        traits: traits.bits, duration: InteractionColumns.unknownDuration,
        origin: InteractionOrigin(logged: .system).bits)
    }
    let playbook = try Playbook.standard()
    let chronicle = try Chronicle.inMemory(frame: frame, interactions: [interactions])
    return (
      HabitReader(chronicle, playbook: playbook, recordEnds: Instant(begins + days * day)), playbook
    )
  }

  private static func moment(
    _ rule: Int, opened: Int64 = 0, due: Int64 = 3_600, ended: Int64? = nil, by how: Moment.EndedBy = .open,
    recruiter: Int64 = 1
  ) -> Moment {
    Moment(
      rule: rule, anchor: 1, ordinal: 0, person: PersonID(1), recruiter: RecruiterID(recruiter),
      openedAt: Instant(begins + opened), dueAt: Instant(begins + opened + due),
      endedAt: ended.map { Instant(begins + opened + $0) }, endedBy: how, evidence: [])
  }

  private static func got(_ reading: HabitReader.Reading) -> HabitOutcome? {
    if case .counted(let moment) = reading { moment.got } else { nil }
  }

  @Test func aTalkByItsLimitIsInTimeAndALaterOneIsLate() throws {
    let (reader, playbook) = try Self.reader()
    let rule = try #require(playbook.index(of: "C06"))
    #expect(Self.got(reader.read(Self.moment(rule, ended: 3_600, by: .conversation))) == .inTime)
    #expect(Self.got(reader.read(Self.moment(rule, ended: 3_601, by: .conversation))) == .late)
    // Though the record ends before the limit.
    #expect(
      Self.got(reader.read(Self.moment(rule, due: 99 * Self.day, ended: 60, by: .conversation))) == .inTime)
  }

  @Test func withoutATalkATryCountsBeforeAMessageAndAMessageBeforeNothing() throws {
    let rung = (person: UInt32(1), at: Int64(9_000), channel: Channel.call, outcome: Outcome.voicemail)
    let written = (person: UInt32(1), at: Int64(5_000), channel: Channel.sms, outcome: Outcome.sent)
    let rule = try #require(try Playbook.standard().index(of: "C06"))
    #expect(Self.got(try Self.reader([written, rung]).reader.read(Self.moment(rule))) == .tried)
    #expect(Self.got(try Self.reader([written]).reader.read(Self.moment(rule))) == .wrote)
    #expect(Self.got(try Self.reader().reader.read(Self.moment(rule))) == .nothing)
    // What came before it opened, or after it was over, is not for it.
    #expect(Self.got(try Self.reader([written]).reader.read(Self.moment(rule, opened: 5_000))) == .nothing)
    #expect(
      Self.got(try Self.reader([rung]).reader.read(Self.moment(rule, ended: 8_000, by: .withdrawn))) == .nothing)
    guard case .counted(let moment) = try Self.reader([written, rung]).reader.read(Self.moment(rule)) else {
      Issue.record("left out")
      return
    }
    #expect(moment.after == 9_000)
  }

  @Test func whatWasNeverDueIsLeftOutWithItsReason() throws {
    let (reader, playbook) = try Self.reader(lasts: 1)
    let rule = try #require(playbook.index(of: "C06"))
    func left(_ moment: Moment) -> HabitLeftOut? {
      if case .leftOut(let why, _) = reader.read(moment) { why } else { nil }
    }
    #expect(left(Self.moment(rule, ended: 60, by: .withdrawn)) == .over)
    #expect(left(Self.moment(rule, ended: 60, by: .agreedLater)) == .over)
    #expect(left(Self.moment(rule, ended: 9_000, by: .dismissed)) == .dismissed)
    #expect(left(Self.moment(rule, ended: 9_000, by: .optOut)) == .optedOut)
    #expect(left(Self.moment(rule, due: 2 * Self.day)) == .notYet)
  }

  @Test func messagesThatWillDoAndMomentsOfNobodyAreNoHabit() throws {
    let (reader, playbook) = try Self.reader()
    let talk = try #require(playbook.rules.firstIndex { $0.verdict == .conversation })
    let message = try #require(playbook.rules.firstIndex { $0.verdict == .messageFine })
    let read = reader.read(
      [Self.moment(talk), Self.moment(message), Self.moment(talk, recruiter: 0), Self.moment(talk, opened: -9_999)],
      since: Instant(Self.begins))
    #expect(read.count == 1)
  }

  private static func counted(
    _ number: Int, recruiter: Int64 = 1, at time: Int64 = 0, _ got: HabitOutcome = .inTime
  ) -> [HabitReader.Reading] {
    (0..<number).map { index in
      .counted(
        HabitMoment(
          recruiter: RecruiterID(recruiter), person: PersonID(Int64(index)), rule: index % 3,
          openedAt: Instant(begins + time), got: got, after: Int64(index)))
    }
  }

  @Test func aYearHasTwelveMonthsOfItsOwnAndAddsUp() {
    let old = Self.counted(4, at: -400 * Self.day)
    let last = Self.counted(12) + Self.counted(3, at: 0, .nothing)
    let before = Self.counted(7, at: -20 * Self.day, .wrote)
    let habits = Habits(
      old + last + before, recordEnds: Instant(Self.begins + 20 * Self.day), month: Self.month)
    #expect(habits.months.count == 12 && habits.months.last?.month == HabitMonth(year: 2026, month: 3))
    #expect(habits.months.first?.month == HabitMonth(year: 2025, month: 4))
    #expect(habits.months.last?.counts.due == 15 && habits.months[10].counts[.wrote] == 7)
    #expect(habits.all.due == 22 && habits.months.map(\.counts.due).reduce(0, +) == 22)
    #expect(habits.kinds.map(\.counts.due).reduce(0, +) == 22)
    #expect(habits.all.rightTime.count == 12 && habits.all.rightTime.of == 22)
    #expect(habits.all.typicalTalk == 6 && HabitCounts([]).typicalTalk == nil)
  }

  @Test func whatBelongsToOnePersonCountsForLess() {
    let many = HabitCounts(
      (0..<40).map { index in
        HabitMoment(
          recruiter: RecruiterID(1), person: PersonID(Int64(index / 10)), rule: 0, openedAt: Instant(0),
          got: index < 20 ? .inTime : .nothing, after: nil)
      })
    let single = HabitCounts(
      (0..<40).map { index in
        HabitMoment(
          recruiter: RecruiterID(1), person: PersonID(Int64(index)), rule: 0, openedAt: Instant(0),
          got: index < 20 ? .inTime : .nothing, after: nil)
      })
    #expect(many.rightTime.share == single.rightTime.share)
    #expect(many.rightTime.interval.low < single.rightTime.interval.low)
  }

  // MARK: Teams

  private static func team(_ recruiters: Int, at time: Int64 = 0) -> [HabitReader.Reading] {
    (0..<recruiters).flatMap { counted(3, recruiter: Int64($0 + 1), at: time) }
  }

  private static func habits(_ readings: [HabitReader.Reading], agreed: Bool = false) -> TeamHabits? {
    TeamHabits(
      readings, recordEnds: Instant(begins + 20 * day), haveAgreed: agreed, month: month)
  }

  @Test func aTeamNeedsFiveWhoHadAnyOrEverybodysAgreement() {
    #expect(Self.habits(Self.team(4)) == nil)
    #expect(Self.habits(Self.team(5))?.all.due == 15)
    #expect(Self.habits(Self.team(4), agreed: true)?.all.due == 12)
    // Recruiters who had none do not make a team larger.
    #expect(Self.habits(Self.team(4) + [.leftOut(.notYet, RecruiterID(9))]) == nil)
    // Nor do those whose moments are older than what is shown.
    #expect(Self.habits(Self.team(4) + Self.counted(3, recruiter: 9, at: -500 * Self.day)) == nil)
  }

  @Test func aMonthOfFewIsHiddenAndAnotherWithIt() throws {
    let quiet = Self.counted(2, recruiter: 1, at: -60 * Self.day)
    let habits = try #require(Self.habits(Self.team(6) + Self.team(7, at: -20 * Self.day) + quiet))
    let hidden = habits.months.filter { $0.counts == nil }.map(\.month)
    // The quiet one, and the smaller of the others: else it would be all less the others.
    #expect(hidden == [HabitMonth(year: 2026, month: 1), HabitMonth(year: 2026, month: 3)])
    #expect(habits.months.contains { $0.month.month == 2 && $0.counts?.due == 21 })
  }

  /// Whatever the parts: what is hidden is never one part, nor fewer than five people's, unless all is.
  @Test func whatIsHiddenCannotBeWorkedOut() {
    var state: UInt64 = 7
    func random(_ below: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % below
    }
    for _ in 0..<2_000 {
      let parts = (0..<12).map { _ in
        Set((0..<random(9)).map { _ in RecruiterID(Int64(random(9) + 1)) })
      }
      let hidden = TeamHabits.hidden(parts)
      for (index, part) in parts.enumerated() where (1..<5).contains(part.count) { #expect(hidden.contains(index)) }
      let shown = parts.indices.filter { !hidden.contains($0) && !parts[$0].isEmpty }
      guard !hidden.isEmpty, !shown.isEmpty else { continue }
      let behind = hidden.reduce(into: Set<RecruiterID>()) { $0.formUnion(parts[$1]) }
      #expect(hidden.count > 1 && behind.count >= 5)
    }
  }

  @Test func allTogetherTellsNothingOfATeamThatIsNotShown() {
    func people(_ range: ClosedRange<Int64>) -> Set<RecruiterID> { Set(range.map { RecruiterID($0) }) }
    let teams = ["Finance": people(1...6), "Legal": people(7...9)]
    var shown = TeamSuppression.shown(teams, agreed: [])
    #expect(shown.teams == ["Finance"] && !shown.together)
    shown = TeamSuppression.shown(teams, agreed: ["Legal"])
    #expect(shown.teams == ["Finance", "Legal"] && shown.together)
    shown = TeamSuppression.shown(teams.merging(["Tech": people(10...12)]) { $1 }, agreed: [])
    #expect(shown.teams == ["Finance"] && shown.together)
    #expect(TeamSuppression.shown([:], agreed: []).together)
  }
}
