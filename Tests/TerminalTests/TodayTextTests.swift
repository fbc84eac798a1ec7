import Guidance
import Recruitment
import Testing

@testable import Terminal

struct TodayTextTests {
  private static func time(_ text: String) -> Instant {
    guard case .instant(let instant)? = ISOTimestamp.read(text) else { preconditionFailure("not an instant: \(text)") }
    return instant
  }

  private static let anna = person(1)

  private static func person(_ id: Int64) -> PersonReference {
    PersonReference(
      id: PersonID(id), printedID: "P\(id)", name: "Anna Berg", phones: ["+441632960001"], emails: [],
      role: "Controller")
  }

  private func card(
    _ person: Int64 = 1, opener: String?, missing: [String] = [], overdue: Bool = false, checkFirst: Bool = false
  ) -> Card {
    var card = Card(
      moment: MomentID(value: 0xabc), rule: "C06", kind: "candidate-debrief-after-interview",
      title: "Candidate debrief after interview", person: Self.person(person), recruiter: RecruiterID(7), jobID: "J1",
      jobTitle: "Finance Manager", clientName: "Harbour Ltd", submissionID: "S1",
      openedAt: Self.time("2026-03-05T15:00:00Z"), dueAt: Self.time("2026-03-05T17:00:00Z"), overdue: overdue,
      because: "Interview ended 15:00; no talk recorded since.",
      facts: [CardFact(what: "interview end", at: Self.time("2026-03-05T15:00:00Z"), source: "ats")],
      whyThem: "A worry raised today reaches the client as a question.",
      whyFirm: "You need their view first.", channel: "call", fallback: "sms", channelWhy: ["a decision is needed"],
      isConversation: true,
      opener: opener, missingFacts: missing, talkingPoints: [], messageFineFor: "", minutes: 10, permission: .allowed,
      checkFirst: checkFirst)
    card.meet = "after a final round"
    return card
  }

  private func text(_ today: Today) -> String { TodayText(settings: FirmSettings(), now: today.asOf).text(today) }

  @Test func `a day as a terminal shows it`() {
    var also = card(opener: nil)
    also.rule = "C02"
    also.title = "What moves them"
    also.because = "No reason for moving on record."
    var first = card(opener: "Anna, your interview ended today at 15:00. What surprised you?")
    first.asks = FactQuestion.about("motivation")
    first.isMeetingAdvised = true
    let today = Today(
      asOf: Self.time("2026-03-05T15:30:00Z"), recruiterID: "R1", recruiterName: "Ruth Adler",
      sources: [
        .init(source: "ats", newest: Self.time("2026-03-05T12:30:00Z"), stale: false),
        .init(source: "mail", newest: Self.time("2026-03-01T12:30:00Z"), stale: true),
      ],
      conversations: [
        first,
        card(2, opener: nil, missing: ["interview_end"], overdue: true, checkFirst: true),
        also,
      ],
      messages: [],
      notNow: [
        NotNow(
          moment: MomentID(value: 1), rule: "C13", title: "Delivering the offer", person: Self.anna,
          recruiter: RecruiterID(7),
          jobID: nil, submissionID: nil, why: "put off by you", until: Self.time("2026-03-06T09:00:00Z"))
      ], more: 2, older: 1)
    #expect(
      text(today) == """
        Ruth Adler · 15:30 · 4 conversations due

        ats: newest 3 hours old
        mail: newest 4 days old · check first

        1   Interview ended 15:00; no talk recorded since.
            C06 Candidate debrief after interview · call · due by 17:00
            Newest: interview end, 15:00 (ats)
            Anna Berg, Controller, Harbour Ltd, Finance Manager
            +441632960001
            “Anna, your interview ended today at 15:00. What surprised you?”
            For them: A worry raised today reaches the client as a question.
            By call: a decision is needed. Better face to face: after a final round.
            Not on record: What would make them move?
            Also: C02 What moves them. No reason for moving on record.
            moment 0000000000000abc · person P1

        2   Check first: Interview ended 15:00; no talk recorded since.
            C06 Candidate debrief after interview · call · overdue since 17:00
            Newest: interview end, 15:00 (ats)
            Anna Berg, Controller, Harbour Ltd, Finance Manager
            +441632960001
            No opener: record interview end first.
            For them: A worry raised today reaches the client as a question.
            By call: a decision is needed. Face to face: after a final round.
            moment 0000000000000abc · person P2

        2 more due than fit into the time.

        Not now
          - Anna Berg: Delivering the offer (put off by you until tomorrow 09:00)

        1 older one opened more than 14 days ago and never held.
        """)
  }

  @Test func `an empty day says what to do`() {
    let today = Today(
      asOf: Self.time("2026-03-05T15:30:00Z"), recruiterID: nil, recruiterName: nil, sources: [], conversations: [],
      messages: [], notNow: [], more: 0, older: 0)
    #expect(
      text(today) == """
        Nobody's · 15:30 · 0 conversations due

        Nothing imported yet: rightcall import FOLDER, or rightcall start MAILBOX.

        No conversation is due. What is due next opens by itself.
        """)
  }
}
