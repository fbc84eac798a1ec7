import Desk
import Foundation
import Recruitment
import Testing

@testable import Guidance
@testable import Web

@Suite struct PageTests {
  private func today(_ change: @escaping (inout FakeDesk.State) -> Void = { _ in }) async throws -> WebResponse {
    await (try Visitor(FakeDesk(change))).get("/today?recruiter=R1")
  }

  private func person(_ page: PersonPage, recruiter: String? = "R1") async throws -> WebResponse {
    let visitor = try Visitor(FakeDesk { $0.page = page }, recruiter: recruiter)
    return await visitor.get("/people/P%2F1%20%C3%A4")
  }

  @Test func aCardSaysWhyWhoWhenAndHow() async throws {
    let text = try await today().text
    for part in [
      "Interview ended 13:30 today; no talk recorded since.", "Aisha Rahman", "Debrief after the interview",
      "<a href=\"/jobs/J1\">Financial Controller</a> at Northgate",
      "due by 16:30 today", "Aisha, have you ten minutes?",
      "Their doubts are heard.",
      "We hear it first.", "a decision is needed", "What surprised you?", "href=\"tel:+447700900461\"",
      "href=\"sms:+447700900461?body=Aisha%2C", "ave%20you%20ten%20minutes%3F",
      "href=\"https://wa.me/447700900461?text=Aisha%2C",
      "href=\"mailto:a.rahman@example.com?subject=Financial%20Controller&amp;body=",
      "value=\"reached\"", "value=\"voicemail\"", "value=\"no_answer\"", "value=\"already_talked\"",
      "value=\"no_longer_true\"", "value=\"snoozed\"", "value=\"dismissed\"",
    ] { #expect(text.contains(part), "\(part)") }
  }

  /// With two times and a reason it asks for the talk; without times it asks for one, and nothing is left to fill in.
  @Test func theLinksCarryWhatAsksForTheTalk() async throws {
    let whole = try await today { state in
      state.conversations = [
        FakeDesk.card(1, opener: "Aisha, the client asked about your notice period. Have you ten minutes?")
      ]
      state.conversations[0].slots = [
        TalkSlot(at: FakeDesk.now + 5_400), TalkSlot(at: FakeDesk.now + 68_400, theirClock: "10:30"),
      ]
    }.text
    #expect(whole.contains("16:00 today") && whole.contains("09:30 tomorrow (10:30 where you are)"))
    let words = try #require(whole.firstMatch(of: /data-talk>([^<]+)</)?.1)
    #expect(whole.contains("?body=\(PercentEncoding.encode(String(words)))"))
    let timeless = try await today().text
    #expect(try #require(timeless.firstMatch(of: /data-talk>([^<]+)</)?.1).contains("When would suit you?"))
    #expect(!timeless.contains("[time]") && !timeless.contains("%5Btime%5D"))
  }

  @Test func withoutTheFactThereIsNoOpener() async throws {
    let response = try await today { $0.conversations = [FakeDesk.card(1, opener: nil)] }
    #expect(response.text.contains("No opener: record <strong>other offer</strong> first."))
    #expect(!response.text.contains("<blockquote>"))
    #expect(response.text.contains("href=\"sms:+447700900461\""))
  }

  @Test func whatWasTriedIsSaidOnTheCard() async throws {
    let tried = AfterTry(
      tries: [
        .init(at: FakeDesk.now - 3_600, channel: .call, outcome: .noAnswer, dayPart: .afternoon, textBefore: false)
      ], missing: [.textWithReason], next: nil, closePolitely: false)
    let response = try await today { $0.conversations[0].afterTry = tried }
    #expect(response.text.contains("(no answer)."))
    #expect(response.text.contains("What would make it a fair test: a text with the reason first."))
    #expect(try await !today().text.contains("class=\"tries\""))
  }

  @Test func whoWasForgottenAndWhatComesStandBelow() async throws {
    let response = try await today { state in
      let person = state.conversations[1].person
      state.overlooked = [
        Overlooked(
          person: person, segment: .clientHiring, days: 14, lastTalk: FakeDesk.now - 20 * Span.day,
          since: FakeDesk.now - 6 * Span.day)
      ]
      state.comingUp = [
        Planned(
          at: FakeDesk.now + 2 * Span.day, what: .interview, person: person, jobID: "J1",
          jobTitle: "Cook <script>", clientName: "Northgate", submissionID: "S1")
      ]
    }
    #expect(response.text.contains("Hiring with us; last talk 20 days ago, every 14 days is the rhythm"))
    #expect(response.text.contains("And 3 more."))
    #expect(response.text.contains("Interview · Cook &lt;script&gt; at Northgate"))
    #expect(try await !today().text.contains("Not spoken to lately"))
  }

  @Test func staleSourcesAreSaid() async throws {
    let response = try await today { state in
      state.sources = [
        SourceAge(source: "mail", newest: FakeDesk.now - 600, stale: false),
        SourceAge(source: "ats", newest: FakeDesk.now - 3 * Span.day, stale: true),
      ]
      state.conversations[0].checkFirst = true
    }
    #expect(response.text.contains("read to 14:20") && response.text.contains("3 days old"))
    #expect(response.count(of: ">Check first<") == 1)
  }

  @Test func overdueAskFirstNotNowMoreAndOlderAreSaid() async throws {
    let response = try await today { state in
      state.conversations[0].overdue = true
      state.conversations[0].dueAt = FakeDesk.now - Span.day
      state.conversations[1].permission = PermissionAnswer(verdict: .ask, why: ["calls by arrangement"])
      state.notNow = [
        NotNow(
          moment: MomentID(value: 5), rule: "C08", title: "Gone quiet", person: FakeDesk.person("Rhys Pritchard"),
          recruiter: RecruiterID(1), jobID: nil, submissionID: nil, why: "outside the hours agreed",
          until: FakeDesk.now + 3_600)
      ]
      state.messages = [FakeDesk.card(9)]
      state.more = 4
      state.older = 1
    }
    for part in [
      "overdue since 14:30 yesterday", "Ask first.", "Calls by arrangement", "Rhys Pritchard",
      "Outside the hours agreed",
      "Back <time datetime=\"2026-11-24T15:30:00Z\">15:30 today</time>", "4 more due: show",
      "1 older one is still open",
      "A message is fine", "6 conversations due",
    ] { #expect(response.text.contains(part), "\(part)") }
  }

  @Test func whatIsDueWithOnePersonIsOneCard() async throws {
    let response = try await today { state in
      state.conversations = [FakeDesk.card(1), FakeDesk.card(2), FakeDesk.card(3)]
      state.conversations[2].person = state.conversations[0].person
      state.conversations[2].title = "What moves them"
      state.conversations[0].asks = FactQuestion.about("salary_expectation")
      state.conversations[0].meet = "after a final round"
      state.conversations[0].isMeetingAdvised = true
    }
    #expect(response.count(of: "<article class=\"card\"") == 2)
    for part in [
      "2 conversations due", "In the same talk", "What moves them", "What do they expect to be paid?",
      "action=\"/facts\"", "Better face to face</strong>: after a final round", "Newest: Interview ended",
    ] { #expect(response.text.contains(part), "\(part)") }
  }

  @Test func anEmptyDayIsKind() async throws {
    let empty = try await today { $0.conversations = [] }
    #expect(empty.text.contains("<h1>Nothing is due</h1>"))
    let short = try await
      (Visitor(
        FakeDesk {
          $0.conversations = []
          $0.more = 3
        })).get("/today?recruiter=R1&minutes=15")
    #expect(short.text.contains("Nothing fits into 15 minutes."))
  }

  @Test func whoHasNotSaidWhoTheyAreSeesNoButtons() async throws {
    let nobody = await (try Visitor()).get("/today?recruiter=-")
    #expect(nobody.count(of: "method=\"post\"") == 0)
    #expect(nobody.count(of: "Say who you are") == 2)
    #expect(try await person(FakeDesk.page(), recruiter: nil).count(of: "method=\"post\"") == 0)
  }

  @Test func aMeetingHasNoVoicemailAndAMessageOnlySent() async throws {
    let meeting = try await today {
      $0.conversations = [FakeDesk.card(1)]
      $0.conversations[0].channel = "meeting"
    }
    #expect(!meeting.text.contains("value=\"voicemail\"") && meeting.text.contains("We met"))
    let message = try await today {
      $0.conversations = []
      $0.messages = [FakeDesk.card(1)]
      $0.messages[0].channel = "sms"
    }
    #expect(message.text.contains("value=\"sent\"") && !message.text.contains("value=\"reached\""))
    #expect(message.text.contains("name=\"channel\" value=\"sms\""))
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "O'Brien \"Bo\" & Sons", "\" onmouseover=\"alert(1)", "</title><h1>x",
    "محمد \u{202E}evil\u{202C}",
    "a\u{0}b", "{{name}}", "'; DROP TABLE people; --",
  ])
  func namesAreTextEverywhere(name: String) async throws {
    var page = FakeDesk.page(
      name: name,
      contacts: [contact(body: name + "\n\n\n\n" + name, subject: name), contact(body: name, subject: nil)],
      contactsInAll: 2)
    page.city = name
    page.ownerName = name
    page.steps = [.init(at: FakeDesk.now, stage: .offer, jobTitle: name, clientName: name)]
    page.preferences = [.init(words: name, at: nil)]
    page.facts = [CardFact(what: name, at: FakeDesk.now, source: name)]
    let list = try await today { state in
      state.conversations = [FakeDesk.card(1, name: name, opener: name)]
      state.conversations[0].because = name
      state.conversations[0].whyThem = name
      state.conversations[0].jobTitle = name
      state.sources = [SourceAge(source: name, newest: FakeDesk.now, stale: true)]
      state.recruiters[0].name = name
    }
    for response in [list, try await person(page)] {
      #expect(response.status == 200)
      #expect(response.count(of: "<script") == response.count(of: "<script src=\"/"))
      #expect(response.count(of: "<h1") == 1)
      #expect(!response.text.contains("\" onmouseover"))
      #expect(!response.body.contains(0))
      #expect(response.text.contains(Self.escaped(name)))
    }
  }

  @Test func thePersonsRecordIsCountsNotPercentages() async throws {
    let text = try await person(FakeDesk.page()).text
    #expect(text.contains("No conversation on record"))
    #expect(text.contains("2 of 7 connected"))
    #expect(!text.contains("%)") && !text.contains(" %"))
    #expect(text.contains("15:30 where they are"))
  }

  @Test func aLongTimelineSaysHowMuchOfItIsShown() async throws {
    let response = try await person(FakeDesk.page(contacts: [contact(body: nil, subject: nil)], contactsInAll: 1_812))
    #expect(response.text.contains("showing 1 of 1,812."))
  }

  @Test func longMessagesAreFoldedAndHugeOnesCut() async throws {
    let short = try await person(
      FakeDesk.page(contacts: [contact(body: "One\ntwo\nthree", subject: nil)], contactsInAll: 1))
    #expect(!short.text.contains("class=\"body\""))
    let long = try await person(
      FakeDesk.page(contacts: [contact(body: "One\ntwo\nthree\nfour", subject: nil)], contactsInAll: 1))
    #expect(long.text.contains("<details class=\"body\">") && long.text.contains("three…"))
    let huge = String(repeating: "word ", count: 200_000)
    let cut = try await person(FakeDesk.page(contacts: [contact(body: huge, subject: nil)], contactsInAll: 1))
    #expect(cut.text.contains("Cut here") && cut.body.count < 60_000)
  }

  @Test func pagesAreBuiltForEveryReader() async throws {
    let pages = [
      try await today { $0.messages = [FakeDesk.card(3)] }, try await person(FakeDesk.page()),
      await (try Visitor()).get("/today"),
      await (try Visitor()).get("/nowhere"), await (try Visitor(isInside: false)).get("/today"),
    ]
    #expect(Set(try pages.map { try title($0) }).count == 5)
    for page in pages {
      #expect(page.text.hasPrefix("<!doctype html>\n<html lang=\"en-GB\">"))
      #expect(page.count(of: "<h1") == 1)
      #expect(page.count(of: "<main id=\"content\"") == 1)
      #expect(page.text.contains("class=\"skip\" href=\"#content\""))
      #expect(page.text.contains("role=\"status\" aria-live=\"polite\""))
      #expect(!page.text.contains("style=\"") && !page.text.contains("onclick"))
      let ids = page.text.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
      #expect(Set(ids).count == ids.count)
      let labels = Set(page.text.matches(of: /<label for="([^"]*)"/).map { String($0.1) })
      let fields = page.text.matches(of: /<(?:input|select|textarea) id="([^"]*)"/).map { String($0.1) }
      #expect(labels.isSuperset(of: fields))
      var level = 0
      for heading in page.text.matches(of: /<h([1-6])/)
      where !String(page.text[heading.range.lowerBound...].prefix(30)).contains("keys-title") {
        let next = Int(heading.1) ?? 0
        #expect(next <= level + 1)
        level = next
      }
    }
  }

  /// Said again in another way than the code under test says it.
  private static func escaped(_ name: String) -> String {
    [("\u{0}", ""), ("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;"), ("'", "&#39;")].reduce(name) {
      $0.replacingOccurrences(of: $1.0, with: $1.1)
    }
  }

  private func title(_ response: WebResponse) throws -> String {
    String(try #require(response.text.firstMatch(of: /<title>([^<]*)<\/title>/)?.1))
  }

  private func contact(body: String?, subject: String?) -> PersonPage.Contact {
    PersonPage.Contact(
      at: FakeDesk.now - 600, channel: .email, direction: .inbound, outcome: nil, durationSeconds: nil,
      isConversation: false, isAutomatic: false, recruiterName: nil, jobTitle: nil, subject: subject, body: body,
      source: "mail")
  }
}
