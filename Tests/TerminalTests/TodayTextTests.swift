import Guidance
import Recruitment
import Testing

@testable import Terminal

struct TodayTextTests {
  private static func time(_ text: String) -> Instant {
    guard case .instant(let instant)? = ISOTimestamp.read(text) else { preconditionFailure("not an instant: \(text)") }
    return instant
  }

  private static let anna = PersonReference(
    id: PersonID(1), printedID: "P1", name: "Anna Berg", phones: ["+441632960001"], emails: [], role: "Controller")

  private func card(opener: String?, missing: [String] = [], overdue: Bool = false, checkFirst: Bool = false) -> Card {
    Card(
      moment: MomentID(value: 0xabc), rule: "C06", kind: "candidate-debrief-after-interview",
      title: "Candidate debrief after interview", person: Self.anna, recruiter: RecruiterID(7), jobID: "J1",
      jobTitle: "Finance Manager", clientName: "Harbour Ltd", submissionID: "S1",
      openedAt: Self.time("2026-03-05T15:00:00Z"), dueAt: Self.time("2026-03-05T17:00:00Z"), overdue: overdue,
      because: "Interview ended 15:00; no talk recorded since.", facts: [],
      whyThem: "A worry raised today reaches the client as a question.",
      whyFirm: "You need their view first.", channel: "call", fallback: "sms", channelWhy: [], isConversation: true,
      opener: opener, missingFacts: missing, talkingPoints: [], messageFineFor: "", minutes: 10, permission: .allowed,
      checkFirst: checkFirst)
  }

  private func text(_ today: Today) -> String { TodayText(settings: FirmSettings(), now: today.asOf).text(today) }

  @Test func `a day as a terminal shows it`() {
    let today = Today(
      asOf: Self.time("2026-03-05T15:30:00Z"), recruiterID: "R1", recruiterName: "Ruth Adler",
      sources: [
        .init(source: "ats", newest: Self.time("2026-03-05T12:30:00Z"), stale: false),
        .init(source: "mail", newest: Self.time("2026-03-01T12:30:00Z"), stale: true),
      ],
      conversations: [
        card(opener: "Anna, your interview ended today at 15:00. What surprised you?"),
        card(opener: nil, missing: ["interview_end"], overdue: true, checkFirst: true),
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
            Candidate debrief after interview · call · due by 17:00
            Anna Berg, Controller, Harbour Ltd, Finance Manager
            +441632960001
            “Anna, your interview ended today at 15:00. What surprised you?”
            For them: A worry raised today reaches the client as a question.
            moment 0000000000000abc · person P1

        2   Check first: Interview ended 15:00; no talk recorded since.
            Candidate debrief after interview · call · overdue since 17:00
            Anna Berg, Controller, Harbour Ltd, Finance Manager
            +441632960001
            No opener: record interview end first.
            For them: A worry raised today reaches the client as a question.
            moment 0000000000000abc · person P1

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
