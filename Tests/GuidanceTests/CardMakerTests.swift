import Moments
import Recruitment
import Testing

@testable import Guidance

struct CardMakerTests {
  @Test func `a card says who, why now, by when and how to open`() throws {
    let desk = try SmallDesk()
    var debrief = desk.moment("C06")
    debrief.evidence = [
      .init("interview_start", at: SmallDesk.time("2026-03-04T13:30:00Z")),
      .init("interview_end", at: SmallDesk.time("2026-03-04T14:30:00Z")),
      .init("client_unheard", at: SmallDesk.time("2026-03-04T14:30:00Z")),
    ]
    let card = desk.card(debrief)
    #expect(card.because == "Interview ended 14:30; no talk recorded since.")
    #expect(
      card.opener
        == "Anna, your interview with Harbour Ltd ended today at 14:30 and I want to hear how it went from you before I hear it from anyone else. What surprised you?"
    )
    #expect(card.rule == "C06" && card.kind == "candidate-debrief-after-interview" && card.missingFacts.isEmpty)
    #expect(
      card.person.printedID == "P1" && card.jobID == "J1" && card.submissionID == "S1"
        && card.clientName == "Harbour Ltd")
    #expect(card.channel == "call" && card.fallback == "sms" && card.isConversation && !card.overdue)
    #expect(
      card.facts.map(\.what) == ["interview start", "interview end", "not heard from the client since"]
        && card.facts.allSatisfy { $0.source == "ats" })
  }

  @Test func `what was asked by text is answered by text`() throws {
    let desk = try SmallDesk()
    var asked = desk.moment("E01")
    let at = SmallDesk.time("2026-03-04T13:30:00Z")
    asked.evidence = [.init("asked", at: at), .init("asked_by", at: at, number: Int(Channel.sms.rawValue))]
    #expect(desk.card(asked).channel == "sms" && desk.card(asked).facts.count == 1)
    asked.evidence.removeLast()
    #expect(desk.card(asked).channel == "email")
  }

  @Test func `a card is overdue once its time has passed`() throws {
    let desk = try SmallDesk()
    #expect(desk.card(desk.moment("C06", due: "2026-03-04T14:59:59Z")).overdue)
    #expect(!desk.card(desk.moment("C06", due: "2026-03-04T15:00:00Z")).overdue)
  }

  @Test func `E01 and the M rules are messages`() throws {
    let desk = try SmallDesk()
    for rule in desk.playbook.rules {
      #expect(desk.card(desk.moment(rule.code)).isConversation == (rule.code != "E01" && !rule.code.hasPrefix("M")))
    }
  }

  @Test func `"since" takes no "on" of its own`() throws {
    let desk = try SmallDesk()
    var created = desk.moment("C01")
    created.evidence = [.init("created", at: SmallDesk.time("2026-02-24T10:00:00Z"))]
    let opener = try #require(desk.card(created).opener)
    #expect(
      opener.hasPrefix(
        "Anna, this is Ruth. Your name came onto our books on Tuesday 24 February and we have not spoken yet."))
    var accepted = desk.moment("C16")
    accepted.evidence = [
      .init("accepted", at: SmallDesk.time("2026-02-24T10:00:00Z")),
      .init("resignation", at: SmallDesk.time("2026-03-09T00:00:00Z")),
    ]
    let text = try #require(desk.card(accepted).opener)
    #expect(text.contains("you accepted on Tuesday 24 February, and"))
    #expect(text.contains("You have it down for Monday 9 March."))
    #expect(
      desk.card(accepted).because
        == "Accepted Tue 24 Feb, 10:00; resignation planned for Mon 9 Mar; no talk recorded to prepare it.")
  }

  @Test func `a sentence whose first clause vanished still begins with a capital`() throws {
    var desk = try SmallDesk()
    desk.directory.people = [:]
    let card = desk.card(desk.moment("C13"))
    #expect(card.opener?.hasPrefix("Harbour Ltd made you an offer") == true)
    #expect(card.person.name == "Name not on record" && card.person.printedID == "#1")
  }

  @Test func `a clause that begins with a comma does not begin a sentence`() throws {
    let text = PlaybookOf.one(
      because: """
                - { say: "Held {held_since}", from: [held_since], required: false }
                - { say: "; so it goes", from: [] }
        """)
    let desk = try SmallDesk(playbook: try PlaybookReader.read(text))
    var moment = desk.moment("T01")
    moment.evidence = []
    #expect(desk.card(moment).because == "So it goes.")
  }

  @Test func `what is missing is named, and there is no opener`() throws {
    let desk = try SmallDesk()
    var offer = desk.moment("C13")
    offer.evidence = []
    let card = desk.card(offer)
    #expect(card.opener == nil && card.missingFacts == ["offer_made"])
    #expect(card.because == "Delivering the offer")
    var nameless = desk
    nameless.directory.jobs = [:]
    nameless.directory.clientNames = [:]
    let made = nameless.card(nameless.moment("C13"))
    #expect(made.opener == nil && made.missingFacts == ["client"] && made.because.hasPrefix("Offer made "))
  }

  @Test func `a hold's reason is said to the client alone, in the record's own word`() throws {
    var desk = try SmallDesk()
    #expect(desk.card(desk.moment("L05")).because.hasSuffix(" Reason on record: internal candidate."))
    #expect(!"\(desk.card(desk.moment("C11")))".contains("internal candidate"))
    desk.directory.holdReasons = [:]
    #expect(!desk.card(desk.moment("L05")).because.contains("Reason"))
  }

  @Test func `the reason of a no is told to whoever brings it, and is no part of what they say`() throws {
    var desk = try SmallDesk()
    for rule in ["C07", "M09"] {
      let card = desk.card(desk.moment(rule))
      #expect(card.because.hasSuffix(" Reason on record: wants a recent audit background."))
      #expect(!(card.opener ?? "").contains("audit"))
    }
    #expect(!"\(desk.card(desk.moment("C08")))".contains("audit"))
    desk.directory.refusalReasons = [:]
    #expect(!desk.card(desk.moment("C07")).because.contains("Reason"))
  }

  /// Every fact of every rule: taken away, no clause that rests on it is said any more.
  @Test func `remove each fact and its clauses vanish, for every rule of the playbook`() throws {
    let desk = try SmallDesk()
    for rule in desk.playbook.rules {
      let whole = desk.moment(rule.code)
      let full = desk.maker.facts(of: whole)
      #expect(Set(rule.triggers.flatMap(\.evidence)).isSubset(of: full.keys), "\(rule.code)")
      for clause in rule.because + rule.opener {
        for name in clause.from { #expect(full[name] != nil, "\(rule.code): \(name) is never on record") }
      }
      for evidence in whole.evidence {
        var poorer = whole
        poorer.evidence.removeAll { $0.name == evidence.name }
        let card = desk.card(poorer)
        #expect(desk.maker.facts(of: poorer)[evidence.name] == nil)
        for (clauses, said) in [(rule.because, card.because), (rule.opener, card.opener ?? "")] {
          for clause in clauses where clause.from.contains(evidence.name) {
            #expect(!said.contains(Self.longestPlainPart(of: clause)), "\(rule.code) without \(evidence.name): \(said)")
            if clause.required, clauses == rule.opener {
              #expect(card.opener == nil && card.missingFacts.contains(evidence.name), "\(rule.code)")
            }
          }
        }
        #expect(!card.because.contains("{") && !(card.opener ?? "").contains("{"), "\(rule.code)")
        #expect(
          card.because.first.map { !$0.isLowercase && !" ;,".contains($0) } ?? false, "\(rule.code): \(card.because)")
      }
    }
  }

  /// The longest run of a clause's text without a placeholder.
  private static func longestPlainPart(of clause: Clause) -> String {
    var parts: [String] = [""]
    var inside = false
    for character in clause.say {
      if character == "{" {
        inside = true
      } else if character == "}" {
        inside = false
        parts.append("")
      } else if !inside {
        parts[parts.count - 1].append(character)
      }
    }
    return parts.max { $0.count < $1.count } ?? ""
  }

  @Test func `every rule's opener is whole sentences`() throws {
    let desk = try SmallDesk()
    for rule in desk.playbook.rules {
      let opener = try #require(desk.card(desk.moment(rule.code)).opener, "\(rule.code)")
      #expect(
        !opener.contains("  ") && !opener.contains("{") && !opener.contains(" ,") && !opener.contains("since on "),
        "\(rule.code): \(opener)")
      #expect(".?!".contains(opener.last ?? " "), "\(rule.code): \(opener)")
    }
  }
}

/// A playbook of one rule.
enum PlaybookOf {
  static func one(
    because: String = "        - { say: \"Held {held_since}.\", from: [held_since] }", minutes: Int = 10
  ) -> String {
    """
    version: 1
    rules:
      - rule: T01
        title: A test
        side: candidate
        verdict: conversation
        trigger: { on: job_held, with: candidate }
        limit_hours: 4
        minutes: \(minutes)
        channel: call
        because:
    \(because)
        opener:
          - { say: "Hello.", from: [] }
        why_firm: It matters.
        why_them: It matters to them.

    """
  }
}
