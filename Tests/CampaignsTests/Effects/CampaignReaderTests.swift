import Chronicle
import Recruitment
import Statistics
import Testing

@testable import Campaigns

/// A history of so many people in days from a start, at second 0 of day 1,000.
private struct SmallHistory {
  static let start: Int64 = 1_000 * Span.day
  var frame = HistoryFrame()
  private var interactions = InteractionColumns()
  private var id: UInt32 = 0

  init(people: Int) {
    frame.people = (1...people).map {
      PersonVersion(id: UInt32($0), digest: UInt64($0), client: UInt32($0 % 25 + 1), kind: .contact)
    }
  }

  private mutating func add(_ person: Int, _ day: Double, _ traits: InteractionTraits) {
    id += 1
    let at = Self.start + Int64(day * Double(Span.day))
    interactions.append(
      id: id, person: UInt32(person), at: at, knownAt: at, recruiter: 7, traits: traits.bits,
      duration: InteractionColumns.unknownDuration)
  }

  mutating func talk(_ person: Int, day: Double) {
    add(
      person, day, InteractionTraits(channel: .call, direction: .outbound, outcome: .connected, durationSeconds: 300))
  }

  mutating func miss(_ person: Int, day: Double) {
    add(person, day, InteractionTraits(channel: .call, direction: .outbound, outcome: .noAnswer, durationSeconds: nil))
  }

  mutating func write(_ person: Int, day: Double) {
    add(person, day, InteractionTraits(channel: .email, direction: .outbound, outcome: .sent, durationSeconds: nil))
  }

  func chronicle(until day: Int64) throws -> Chronicle {
    var frame = frame
    frame.sourceNames = ["test"]
    frame.sources = [SourceRow(name: 0, newest: Self.start + day * Span.day)]
    return try Chronicle.inMemory(frame: frame, interactions: [interactions])
  }
}

struct CampaignReaderTests {
  private static let start = Instant(SmallHistory.start)

  private static func unit(_ number: UInt64) -> CampaignUnit {
    CampaignUnit(unit: number, place: Int(number), assignedAt: start, isShown: true)
  }

  private static func member(_ person: Int64, _ unit: UInt64, day: Int64 = 0) -> CampaignMember {
    CampaignMember(person: PersonID(person), unit: unit, joinedAt: start + day * Span.day)
  }

  @Test func anybodyOfAUnitWithinSixtyDaysCountsAndNobodyWhoCameLater() throws {
    var history = SmallHistory(people: 4)
    history.talk(1, day: -1)
    history.talk(2, day: 59)
    history.talk(3, day: 61)
    history.talk(4, day: 5)
    let members = [
      Self.member(1, 1), Self.member(2, 1), Self.member(3, 2), Self.member(4, 2, day: 3),
    ]
    let courses = CampaignReader(try history.chronicle(until: 70)).matured([Self.unit(1), Self.unit(2)], members)
    #expect(courses.map(\.talked) == [true, false])
    // What came before is known before: one talk, one try.
    #expect(courses[0].covariates == [1, 1, 0, 1, 2])
  }

  @Test func theFirstTryAndTheFirstMessageAreWhatIsAskedOf() throws {
    var history = SmallHistory(people: 2)
    history.miss(1, day: 2)
    history.talk(1, day: 4)
    history.write(1, day: 3)
    history.write(2, day: 10)
    history.talk(2, day: 20)
    let courses = CampaignReader(try history.chronicle(until: 70)).matured(
      [Self.unit(1), Self.unit(2)], [Self.member(1, 1), Self.member(2, 2)])
    #expect(courses[0].firstTryPickedUp == false && courses[0].tries == 2 && courses[0].firstMessageToTalk == true)
    #expect(courses[1].firstTryPickedUp == true && courses[1].firstMessageToTalk == false)
  }

  @Test func whoseSixtyDaysAreNotOverWaitsAndWhoIsGoneCountsAsNotSpokenTo() throws {
    let history = SmallHistory(people: 1)
    let units = [Self.unit(1), Self.unit(2)]
    let members = [Self.member(1, 1), Self.member(99, 2)]
    #expect(CampaignReader(try history.chronicle(until: 59)).matured(units, members).isEmpty)
    let courses = CampaignReader(try history.chronicle(until: 61)).matured(units, members)
    #expect(courses.map(\.isGone) == [false, true] && courses.map(\.talked) == [false, false])
  }

  /// Where whoever is reached is spoken to more often from the next month on, that is found; where nobody is left to be
  /// compared, there is no figure.
  @Test func withoutALotThoseReachedAreComparedWithThoseNotYetReached() throws {
    var history = SmallHistory(people: 400)
    var reached: [PersonID: Instant] = [:]
    let lot = try #require(KeyedLot(key: Array(repeating: 5, count: 32)))
    for person in 1...400 {
      let isReached = person % 2 == 0
      if isReached { reached[PersonID(Int64(person))] = Self.start + 5 * Span.day }
      for month in -3..<4 {
        let chance = isReached && month >= 1 ? 0.6 : 0.3
        if lot.draw("\(person) \(month)") < chance { history.talk(person, day: Double(month) * 30 + 10) }
      }
    }
    let months = PersonMonths(try history.chronicle(until: 121), startedAt: Self.start)
    let members = (1...400).map { Self.member(Int64($0), UInt64($0)) }
    let found = try months.effect(members: members, reachedAt: reached) { UInt32($0.value % 25 + 1) }
    #expect(found.effect.interval().contains(0.3) && found.effect.interval().low > 0)
    #expect(!found.differedBefore && found.reached == 200 && found.others == 200)
    let alone = try months.effect(members: members.filter { reached[$0.person] != nil }, reachedAt: reached) {
      UInt32($0.value % 25 + 1)
    }
    #expect(!alone.effect.isKnown)
  }
}
