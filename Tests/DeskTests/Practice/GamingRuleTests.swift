import Chronicle
import Moments
import Practice
import Recruitment
import Testing

@testable import Desk
@testable import Storage

/// How figures of conversations get gamed: for each way that the product speaks of, somebody tries it here, and it does not
/// pay.
@Suite struct GamingRuleTests {
  private static let begins: Int64 = 1_772_438_400

  private struct Call {
    var at: Int64
    var outcome: Outcome
    var minutes: Int64?
    var logged: LoggedBy = .system
    var person: UInt32 = 1
  }

  private static func reader(_ calls: [Call]) throws -> (HabitReader, Playbook) {
    var frame = HistoryFrame()
    frame.settings.timezone = "UTC"
    frame.people = [1, 2].map { PersonVersion(id: $0, digest: UInt64($0), kind: .candidate) }
    var interactions = InteractionColumns()
    for (index, call) in calls.sorted(by: { ($0.person, $0.at) < ($1.person, $1.at) }).enumerated() {
      let traits = InteractionTraits(
        channel: .call, direction: .outbound, outcome: call.outcome,
        durationSeconds: call.minutes.map { $0 * 60 }, flag: nil, automatic: false, mark: .plain)
      interactions.append(
        id: UInt32(100 + index), person: call.person, at: begins + call.at, knownAt: begins + call.at, recruiter: 1,
        traits: traits.bits, duration: call.minutes.map { UInt16($0 * 60) } ?? InteractionColumns.unknownDuration,
        origin: InteractionOrigin(logged: call.logged).bits)
    }
    let playbook = try Playbook.standard()
    let chronicle = try Chronicle.inMemory(frame: frame, interactions: [interactions])
    return (HabitReader(chronicle, playbook: playbook, recordEnds: Instant(begins + 90 * Span.day)), playbook)
  }

  private static func moment(_ rule: Int, ended: Int64? = nil, by how: Moment.EndedBy = .open) -> Moment {
    Moment(
      rule: rule, anchor: 1, ordinal: 0, person: PersonID(1), recruiter: RecruiterID(1), openedAt: Instant(begins),
      dueAt: Instant(begins + 7_200), endedAt: ended.map { Instant(begins + $0) }, endedBy: how, evidence: [])
  }

  /// What the figures say of one conversation due, with these calls.
  private static func counts(_ calls: [Call], ended: Int64? = nil, by how: Moment.EndedBy = .open) throws -> HabitCounts
  {
    let (reader, playbook) = try reader(calls)
    let rule = try #require(playbook.index(of: "C06"))
    if case .counted(let moment) = reader.read(moment(rule, ended: ended, by: how)) { return HabitCounts([moment]) }
    return HabitCounts([])
  }

  /// Shares of none are no numbers, which equal nothing.
  private static func same(_ left: HabitCounts, _ right: HabitCounts) -> Bool {
    left.counts == right.counts && left.byHand == right.byHand && left.rightTime.count == right.rightTime.count
      && left.rightTime.of == right.rightTime.of && left.brought.count == right.brought.count
      && left.brought.of == right.brought.of && left.typicalTalk == right.typicalTalk
  }

  @Test(arguments: GamingRule.all.map(\.id)) func itDoesNotPay(_ id: String) throws {
    switch id {
    case "empty_calls":
      // Twenty calls to voicemail are one conversation due that was tried, and no talk.
      let once = try Self.counts([Call(at: 600, outcome: .voicemail)])
      let often = try Self.counts((1...20).map { Call(at: Int64($0) * 300, outcome: .voicemail) })
      #expect(Self.same(once, often) && often.due == 1 && often.talks == 0)
    case "easy_friends":
      // Talks with somebody with whom nothing is due change nothing.
      let friends = (1...9).map { Call(at: Int64($0) * 900, outcome: .connected, minutes: 30, person: 2) }
      #expect(Self.same(try Self.counts(friends), try Self.counts([])))
    case "invented_talks":
      let typed = try Self.counts(
        [Call(at: 600, outcome: .connected, minutes: 9, logged: .hand)], ended: 600, by: .conversation)
      #expect(typed.talks == 1 && typed.byHand == 1 && typed.brought.count == 0)
    case "long_calls":
      let (short, long) = (
        try Self.counts([Call(at: 600, outcome: .connected, minutes: 3)], ended: 600, by: .conversation),
        try Self.counts([Call(at: 600, outcome: .connected, minutes: 90)], ended: 600, by: .conversation)
      )
      #expect(Self.same(short, long) && short.talks == 1)
    case "dismissing":
      // What is dismissed makes no rate better, and is counted where the manager looks.
      let (reader, playbook) = try Self.reader([])
      let rule = try #require(playbook.index(of: "C06"))
      let reading = reader.read(Self.moment(rule, ended: 9_000, by: .dismissed))
      #expect(reading == .leftOut(.dismissed, RecruiterID(1)))
      let team = try #require(
        TeamHabits([reading] + Self.team(), recordEnds: Instant(Self.begins), haveAgreed: false) { _ in
          HabitMonth(year: 2026, month: 3)
        })
      #expect(team.leftOut[.dismissed] == 1 && team.all.due == 5)
    case "stale_stages":
      // Kinds that open with silence alone, while nobody ticks anything.
      let silent = try Playbook.standard().rules.filter { rule in
        rule.triggers.contains { trigger in
          switch trigger {
          case .candidateSilent, .clientSilent, .jobUnmoved, .noNews, .messagesUnanswered: true
          default: false
          }
        }
      }
      #expect(silent.count >= 4)
    case "pushing_calls":
      let (reader, playbook) = try Self.reader([])
      let rule = try #require(playbook.index(of: "C06"))
      #expect(
        reader.read(Self.moment(rule, ended: 9_000, by: .optOut)) == .leftOut(.optedOut, RecruiterID(1)))
    case "cherry_picking":
      // No fee stands on a card, nor decides where it stands.
      let staff = try Staff(.sqlite)
      var writer = JSONWriter()
      writer.today(try staff.desk.today(recruiter: "R1", asOf: Staff.now, minutes: nil))
      #expect(writer.text.contains("\"conversations\"") && !writer.text.lowercased().contains("fee\""))
    default: Issue.record("nobody tried \(id)")
    }
  }

  private static func team() -> [HabitReader.Reading] {
    (1...5).map {
      .counted(
        HabitMoment(
          recruiter: RecruiterID(Int64($0)), person: PersonID(Int64($0)), rule: 0, openedAt: Instant(begins),
          got: .tried,
          after: 60))
    }
  }
}
