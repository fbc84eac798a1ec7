import Moments
import Recruitment
import Testing
import WorkingTime

@testable import Guidance

/// What cards say in the words of the playbook that comes with RightCall: true at any age, and once.
struct CardWordingTests {
  /// A card of the rule with this evidence: name, time, perhaps a number.
  private func card(_ rule: String, _ evidence: [(String, String, Int?)]) throws -> Card {
    let desk = try SmallDesk()
    var moment = desk.moment(rule)
    moment.evidence = evidence.map { .init($0.0, at: SmallDesk.time($0.1), number: $0.2) }
    return desk.card(moment)
  }

  /// Of two clauses that say one thing only one is said, for every rule of the playbook.
  @Test func `a clause is not said beside what it gives way to, and is said without it`() throws {
    let desk = try SmallDesk()
    var count = 0
    for rule in desk.playbook.rules {
      for clause in rule.because + rule.opener where !clause.unless.isEmpty {
        count += 1
        let isOpener = rule.opener.contains(clause)
        func said(_ evidence: Set<String>) -> String {
          var maker = desk
          if !evidence.contains("client") {
            maker.directory.jobs[JobID(1)]?.clientName = nil
            maker.directory.clientNames = [:]
          }
          var moment = maker.moment(rule.code)
          moment.evidence = moment.evidence.filter { evidence.contains($0.name) }
          let card = maker.card(moment)
          return isOpener ? card.opener ?? "" : card.because
        }
        // Its words between the facts.
        let plain = clause.say.split(separator: "{").map { $0.split(separator: "}").last ?? $0 }
        let alone = Set(rule.triggers.flatMap(\.evidence) + ["client"]).subtracting(clause.unless)
        #expect(plain.allSatisfy(said(alone).contains), "\(rule.code): \(said(alone))")
        for other in clause.unless {
          let beside = said(alone.union([other]))
          #expect(!plain.allSatisfy(beside.contains), "\(rule.code): \(beside)")
        }
      }
    }
    #expect(count > 10)
  }

  @Test func `once and twice are words in the reason as in the opener`() throws {
    for (count, words) in [(1, "moved once,"), (2, "moved twice,"), (3, "moved 3 times,"), (12, "moved 12 times,")] {
      let card = try card(
        "C09", [("moves", "2026-03-03T09:00:00Z", count), ("last_move", "2026-03-03T09:00:00Z", nil)])
      #expect(card.because.contains(words), "\(card.because)")
    }
  }

  @Test func `C06 hears it first only while it does`() throws {
    let ended = ("interview_end", "2026-03-04T14:30:00Z", Int?.none)
    let unheard = try card("C06", [ended, ("client_unheard", "2026-03-04T14:30:00Z", nil)])
    #expect(unheard.opener?.contains("before I hear it from anyone else. What surprised you?") == true)
    let heard = try card("C06", [ended])
    #expect(
      heard.opener
        == "Anna, your interview with Harbour Ltd ended today at 14:30 and I would like to hear from you how it went. What surprised you?"
    )
  }

  @Test(arguments: [
    ("C11", "held_since", "Anna, I would rather you heard this from me: the", "let me say it myself: the Finance"),
    ("C07", "turned_down", "Harbour Ltd has decided", "already, and a no after an interview deserves more"),
    (
      "L10", "stage_since", "you should hear from me: it is a no.",
      "let me say it myself. About Zoë Lund: it is a no."
    ),
  ])
  func `who was written to is not told that a message said it`(
    rule: String, event: String, first: String, second: String
  ) throws {
    let unwritten = try card(rule, [(event, "2026-03-02T09:00:00Z", nil), ("unwritten", "2026-03-02T09:00:00Z", nil)])
    #expect(unwritten.opener?.contains(first) == true)
    #expect(unwritten.opener?.lowercased().contains("you may have read") == false)
    let written = try card(rule, [(event, "2026-03-02T09:00:00Z", nil), ("written", "2026-03-03T09:00:00Z", nil)])
    let opener = try #require(written.opener)
    // What was written since may have been about something else.
    #expect(opener.contains(second) && !opener.contains("wrote"), "\(opener)")
    #expect(opener.lowercased().contains("you may have read"), "\(opener)")
  }

  @Test func `L11 told a client as news what the client may have done`() throws {
    func opener(_ said: String, _ more: (String, String, Int?)...) throws -> String {
      try card("L11", [("stage_since", "2026-03-02T09:00:00Z", nil), (said, "2026-03-02T09:00:00Z", nil)] + more).opener
        ?? ""
    }
    let unwritten = try opener("unwritten")
    #expect(unwritten.hasPrefix("Anna, this is for a talk and not for a message: Zoë Lund is not going to start."))
    #expect(try opener("written").hasPrefix("Anna, I have written, but this is for a talk: Zoë Lund is not going to"))
    let noShow = try opener("unwritten", ("no_show", "2026-03-02T09:00:00Z", nil))
    #expect(noShow.hasPrefix("Anna, Zoë Lund did not turn up") && !noShow.contains("going to start"))
  }

  @Test func `C07 and C13 say once what has happened`() throws {
    let down = try card("C07", [("turned_down", "2026-03-04T09:00:00Z", nil)])
    #expect(
      down.because
        == "Harbour Ltd said no 09:00, after an interview; no talk with the candidate recorded since. "
        + "Reason on record: wants a recent audit background.")
    let offer = try card("C13", [("offer_made", "2026-03-04T09:00:00Z", nil)])
    #expect(offer.because == "Harbour Ltd made an offer 09:00; the candidate has not been told on record.")
  }

  @Test func `C01 knows a short call from none`() throws {
    let created = ("created", "2026-03-03T09:00:00Z", Int?.none)
    #expect(try card("C01", [created]).opener?.contains("onto our books yesterday and we have not spoken yet.") == true)
    let called = try card("C01", [created, ("short_call", "2026-03-03T10:00:00Z", nil)])
    #expect(called.opener?.contains("yesterday and we have not had a proper talk yet. I would like") == true)
    #expect(called.because == "Came onto our books yesterday 09:00; a short call yesterday 10:00 and no talk.")
  }

  @Test func `L03 asks whom of several, and for one of one`() throws {
    let submitted = ("submitted", "2026-03-02T09:00:00Z", Int?.none)
    let one = try card("L03", [submitted])
    #expect(
      one.opener
        == "Anna, Zoë Lund has been with you on paper for the Finance Manager job since Monday 2 March. What a page leaves out I can tell you in ten minutes, the risk included. Would you see them, and when?"
    )
    let three = try card("L03", [submitted, ("waiting_people", "2026-03-02T09:00:00Z", 3)])
    #expect(three.opener?.hasPrefix("Anna, you have three people for the Finance Manager job from us") == true)
    #expect(three.opener?.hasSuffix("Whom would you see, and when?") == true)
    #expect(three.because.hasPrefix("3 candidates sent and not talked over, the first Mon 2 Mar, 09:00;"))
  }

  @Test func `L01 does not claim only to have read what people were sent for`() throws {
    let opened = ("job_opened", "2026-03-02T09:00:00Z", Int?.none)
    #expect(try card("L01", [opened]).opener?.contains("I have only read it") == true)
    let sent = try #require(try card("L01", [opened, ("first_sent", "2026-03-03T09:00:00Z", nil)]).opener)
    #expect(
      sent.hasPrefix("Anna, you have had people from us for the Finance Manager job since yesterday. We have not yet"))
    #expect(!sent.contains("only read"))
  }

  @Test func `L06 greets where the news may not be named`() throws {
    let quiet = try #require(try card("L06", [("recorded", "2026-03-03T09:00:00Z", nil)]).opener)
    #expect(
      quiet.hasPrefix("Anna, I would like to hear how things stand with you. How do your plans")
        && !quiet.contains("news"))
  }

  @Test func `C19 says a while only of a while`() throws {
    let facts = [("accepted", "2026-02-20T09:00:00Z", Int?.none), ("last_talk", "2026-02-23T09:00:00Z", nil)]
    let near = try card("C19", facts + [("start", "2026-03-05T09:00:00Z", nil)])
    #expect(near.opener?.hasPrefix("Anna, our last talk was on Monday 23 February. You said yes") == true)
    let far = try card(
      "C19", facts + [("start", "2026-03-30T08:00:00Z", nil), ("start_far", "2026-03-30T08:00:00Z", nil)])
    #expect(
      far.opener?.hasPrefix("Anna, it is a while until Monday 30 March and we last spoke on Monday 23 February.")
        == true)
  }

  @Test(arguments: [
    (
      "M01", "interview_date", "Interview booked for",
      "Anna, the interview for the Finance Manager job is on Friday 6 March at 10:00."
    ),
    ("M01", "call_date", "Call planned for", "Anna, our call is on Friday 6 March at 10:00."),
    ("M10", "timesheet_date", "Timesheet due", "Anna, a reminder: your timesheet is due on Friday 6 March at 10:00."),
    ("M10", "document_date", "Document due", "Anna, a reminder: your document is due on Friday 6 March at 10:00."),
    ("M11", "interview_date", "Interview begins", "Ring me when you are out."),
    ("M11", "start_date", "First day begins", "Anna, good luck on your first day. I would like to hear how it was."),
  ])
  func `a message says what it is about and when`(rule: String, kind: String, because: String, opener: String) throws {
    let date = "2026-03-06T10:00:00Z"
    let card = try card(rule, [("date", date, nil), (kind, date, nil)])
    #expect(card.because.hasPrefix("\(because) Fri 6 Mar, 10:00"), "\(card.because)")
    #expect(card.opener?.contains(opener) == true, "\(card.opener ?? "")")
    // The same time is not listed twice.
    #expect(card.facts.count == 1)
  }

  @Test func `M02 and K03 say the hour of an appointment and the day of an end`() throws {
    let interview = ("date", "2026-03-05T10:00:00Z", Int?.none)
    #expect(try card("M02", [interview]).opener?.contains("for your interview tomorrow at 10:00:") == true)
    let end = ("assignment_end_date", "2026-03-20T17:00:00Z", Int?.none)
    #expect(try card("K03", [end]).opener?.contains("Harbour Ltd ends on Friday 20 March.") == true)
  }

  @Test func `who is only on a shortlist is not told which client it is for`() throws {
    let desk = try SmallDesk()
    for rule in ["C02", "C03", "C10"] {
      #expect(desk.card(desk.moment(rule)).opener?.contains("Harbour") == false, "\(rule)")
    }
    #expect(desk.card(desk.moment("C04")).opener?.contains("Harbour Ltd") == true)
  }

  @Test func `nothing "is" since a time`() throws {
    for rule in try Playbook.standard().rules {
      for clause in rule.because {
        let words = clause.say.split(separator: " ")
        for index in words.indices.dropLast(2) where ["is", "are"].contains(words[index]) {
          #expect(!words[index...].prefix(4).contains("since"), "\(rule.code): \(clause.say)")
        }
      }
    }
  }

  @Test func `news of an account asks for no reason of a hold`() throws {
    let desk = try SmallDesk()
    var moment = desk.moment("L06")
    let rule = desk.playbook.rules[moment.rule]
    let chronicle = try desk.finder().chronicle
    moment.evidence = [.init("recorded", at: SmallDesk.now)]
    #expect(FactQuestion.open(for: moment, rule, in: chronicle, asOf: SmallDesk.now) == nil)
    moment.evidence = [.init("held_since", at: SmallDesk.now)]
    #expect(FactQuestion.open(for: moment, rule, in: chronicle, asOf: SmallDesk.now)?.name == "hold_reason")
  }

  // MARK: What a reader found who held cards against the files

  /// "You are three weeks in", to somebody who had been there for four.
  @Test func `no card says how long somebody has been there but by the day they came`() throws {
    let since = ("stage_since", "2026-02-02T09:00:00Z", Int?.none)
    #expect(try card("C22", [since]).opener?.hasPrefix("Anna, you started on Monday 2 February.") == true)
    let review = try card("L14", [since])
    #expect(review.opener?.hasPrefix("Anna, Zoë Lund has been with you since Monday 2 February.") == true)
    #expect(try card("K02", [since]).opener?.hasPrefix("Anna, how has the assignment begun?") == true)
  }

  /// "Five profiles are with you", of whom four had been turned down; and "five" with a small letter.
  @Test func `L20 says how many came, and a sentence that begins with a number begins with a capital`() throws {
    let opener = try #require(
      try card("L20", [("job_opened", "2026-02-02T09:00:00Z", nil), ("profiles", "2026-03-02T09:00:00Z", 5)]).opener)
    #expect(
      opener.contains("since Monday 2 February. Five profiles have come to you from us so far. Which"), "\(opener)")
  }

  /// "Nothing on record for 60 days" beside seven messages of those days.
  @Test func `L16 does not say that nothing is on record`() throws {
    let evidence = [("last_job", "2025-12-02T09:00:00Z", Int?.none), ("last_talk", "2025-12-20T09:00:00Z", nil)]
    let because = try card("L16", evidence).because
    #expect(because.hasSuffix("and no job has moved for a while; last talk Sat 20 Dec 2025, 09:00."), "\(because)")
  }

  /// Before their name goes "to anybody", to people who are with three clients already.
  @Test func `C01, C02 and C03 do not claim that nobody has heard their name`() throws {
    let desk = try SmallDesk()
    for rule in ["C01", "C02", "C03"] {
      let opener = try #require(desk.card(desk.moment(rule)).opener)
      #expect(!opener.contains("anybody") && !opener.contains("your name anywhere"), "\(opener)")
    }
  }

  @Test func `C24 greets whom nobody of ours ever spoke to`() throws {
    let furthest = ("furthest", "2025-11-03T09:00:00Z", Int?.none)
    let opener = try #require(try card("C24", [furthest]).opener)
    #expect(opener.hasPrefix("Anna, you got a long way with us, and we have never talked about it."), "\(opener)")
  }

  /// An interview at three in London was said to be at three to somebody in New York.
  @Test func `an hour is said by the clock of whoever is addressed`() throws {
    let desk = try SmallDesk()
    var moment = desk.moment("M02")
    moment.evidence = [.init("date", at: SmallDesk.time("2026-03-05T15:00:00Z"))]
    func opener(_ zone: String?) throws -> String {
      let theirs = try zone.map { try #require(Zone.named($0)) }
      let card = desk.maker.card(moment, id: MomentID(value: 1), permission: .allowed, theirs: theirs)
      // The recruiter reads it by the firm's.
      #expect(card.because == "The interview is tomorrow 15:00.")
      return try #require(card.opener)
    }
    #expect(try opener(nil).hasPrefix("Anna, for your interview tomorrow at 15:00: how"))
    #expect(try opener("Europe/London").hasPrefix("Anna, for your interview tomorrow at 15:00: how"))
    #expect(try opener("America/New_York").hasPrefix("Anna, for your interview tomorrow at 10:00 your time: how"))
    #expect(try opener("Asia/Kolkata").hasPrefix("Anna, for your interview tomorrow at 20:30 your time: how"))
    // What is past is said by their day, without an hour.
    moment = desk.moment("C06")
    moment.evidence = [.init("interview_end", at: SmallDesk.time("2026-03-04T02:00:00Z"))]
    let past = desk.maker.card(
      moment, id: MomentID(value: 1), permission: .allowed, theirs: try #require(Zone.named("America/New_York")))
    #expect(past.opener?.contains("with Harbour Ltd ended yesterday and I would like") == true, "\(past.opener ?? "")")
  }
}
