import Chronicle
import MessageCoach
import Moments
import Recruitment
import Testing

@testable import Practice

@Suite struct AuditorTests {
  /// Monday 2 March 2026, 08:00 UTC.
  static let begins: Int64 = 1_772_438_400
  static let openText = "Hi Sam, the panel met this morning and asked about your notice. Can I ring you at 3 or at 5?"

  private static func message(_ id: Int64, person: Int64 = 1, at seconds: Int64, _ text: String = openText)
    -> SentMessage
  {
    SentMessage(
      id: InteractionID(id), person: PersonID(person), recruiter: RecruiterID(1), at: Instant(begins + seconds),
      channel: .sms, text: text)
  }

  private static func auditor(
    talks: [(person: UInt32, at: Int64)] = [], wrote: [(person: UInt32, at: Int64)] = [], moments: [Moment] = [],
    lasts days: Int64 = 30
  ) throws -> (auditor: Auditor, playbook: Playbook) {
    var frame = HistoryFrame()
    frame.settings.timezone = "UTC"
    frame.people = [
      PersonVersion(id: 1, digest: 1, kind: .candidate), PersonVersion(id: 2, digest: 2, client: 1, kind: .contact),
    ]
    var interactions = InteractionColumns()
    for (index, talk) in talks.enumerated() {
      let traits = InteractionTraits(
        channel: .call, direction: .outbound, outcome: .connected, durationSeconds: 600, flag: nil, automatic: false,
        mark: MessageMark(.outbound, asks: nil, list: nil))
      interactions.append(
        id: UInt32(100 + index), person: talk.person, at: begins + talk.at, knownAt: begins + talk.at, recruiter: 1,
        traits: traits.bits, duration: 600, origin: InteractionOrigin(logged: .system).bits)
    }
    for (index, letter) in wrote.enumerated() {
      let traits = InteractionTraits(channel: .sms, direction: .outbound, outcome: .sent, durationSeconds: nil)
      interactions.append(
        id: UInt32(500 + index), person: letter.person, at: begins + letter.at, knownAt: begins + letter.at,
        recruiter: 1, traits: traits.bits, duration: InteractionColumns.unknownDuration)
    }
    let playbook = try Playbook.standard()
    let chronicle = try Chronicle.inMemory(frame: frame, interactions: [interactions])
    return (
      Auditor(chronicle, playbook: playbook, moments: moments, recordEnds: Instant(begins + days * Span.day)), playbook
    )
  }

  @Test func aTalkWithinFiveDaysCountsAndALaterOneDoesNot() throws {
    let (auditor, _) = try Self.auditor(talks: [(1, 4 * Span.day), (2, 6 * Span.day)])
    #expect(auditor.audit(Self.message(1, at: 0)).talked == true)
    #expect(auditor.audit(Self.message(2, person: 2, at: 0)).talked == false)
    // One in the same second is not after it.
    #expect(auditor.audit(Self.message(3, at: 4 * Span.day)).talked == false)
  }

  @Test func whereTheRecordEndsBeforeNobodyCanTell() throws {
    let (auditor, _) = try Self.auditor(talks: [(1, 28 * Span.day)], lasts: 30)
    #expect(auditor.audit(Self.message(1, at: 27 * Span.day)).talked == true)
    #expect(auditor.audit(Self.message(2, person: 2, at: 27 * Span.day)).talked == nil)
  }

  @Test func aMessageBelongsToTheParticularMomentThatWasOpen() throws {
    let playbook = try Playbook.standard()
    let debrief = try #require(playbook.index(of: "C06"))
    let general = try #require(playbook.rules.firstIndex { $0.yields })
    func moment(_ rule: Int, _ opened: Int64, ended: Int64? = nil) -> Moment {
      Moment(
        rule: rule, anchor: 1, ordinal: 0, person: PersonID(1), openedAt: Instant(Self.begins + opened),
        dueAt: Instant(Self.begins + opened + 3_600), endedAt: ended.map { Instant(Self.begins + $0) }, evidence: [])
    }
    let (auditor, _) = try Self.auditor(
      moments: [moment(debrief, 3_600, ended: 50_000), moment(general, 7_200)])
    #expect(auditor.audit(Self.message(1, at: 0)).rule == nil)
    #expect(auditor.audit(Self.message(2, at: 3_600)).rule == debrief)
    #expect(auditor.audit(Self.message(3, at: 10_000)).rule == debrief)
    #expect(auditor.audit(Self.message(4, at: 60_000)).rule == general)
    #expect(auditor.audit(Self.message(5, person: 2, at: 10_000)).rule == nil)
  }

  @Test func aThirdMessageInARowIsToldOfOnesOwn() throws {
    let (auditor, _) = try Self.auditor(wrote: [(1, 0), (1, 2 * Span.day)])
    let third = auditor.reading(of: Self.message(9, at: 4 * Span.day, "Any update?"))
    #expect(third.flags.contains { $0.rule == .thirdMessage })
    let second = auditor.reading(of: Self.message(9, at: Span.day, "Any update?"))
    #expect(!second.flags.contains { $0.rule == .thirdMessage })
  }

  @Test func manyMessagesAreReadInTheirOrder() throws {
    let (auditor, _) = try Self.auditor()
    let texts = [Self.openText, "Confirmed for 2pm on Tuesday, ask for Jo at reception.", "Any update?"]
    let messages = (0..<2_000).map { Self.message(Int64($0), at: Int64($0), texts[$0 % 3]) }
    let audited = auditor.audit(messages)
    #expect(audited.map(\.id) == messages.map(\.id))
    #expect(audited == messages.map(auditor.audit))
    #expect(audited.prefix(3).map(\.verdict) == [.opensConversation, .messageIsFine, .replacesConversation])
  }
}
