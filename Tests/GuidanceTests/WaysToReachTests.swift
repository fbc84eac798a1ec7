import Chronicle
import Moments
import Permission
import Reachability
import Recruitment
import Testing

@testable import Guidance

/// Ways that cards once named and that led nowhere, or where nobody may go.
struct WaysToReachTests {
  private static let email = "anna@mail.example"

  private func completed(
    _ code: String, emails: [String] = [email], phones: [String] = ["+441632960001"],
    preferences: [PreferenceRow] = [], facts: [(String, String)] = [], _ sent: [(String, Channel, Outcome?)] = []
  ) throws -> Card {
    var desk = try SmallDesk()
    desk.frame.preferences = preferences
    desk.frame.words = ["", "GB"]
    desk.frame.people[0].country = 1
    desk.directory.people[PersonID(1)]?.emails = emails
    desk.directory.people[PersonID(1)]?.phones = phones
    for (number, fact) in facts.enumerated() {
      desk.frame.factNames.append(fact.0)
      desk.frame.facts.append(
        FactRow(
          id: UInt32(number + 1), at: SmallDesk.time(fact.1).seconds, digest: UInt64(900 + number), person: 1,
          name: UInt32(desk.frame.factNames.count - 1)))
    }
    var interactions = InteractionColumns()
    for (number, (at, channel, outcome)) in sent.enumerated() {
      let traits = InteractionTraits(
        channel: channel, direction: outcome == nil ? .inbound : .outbound, outcome: outcome, durationSeconds: nil)
      interactions.append(
        id: UInt32(number + 1), person: 1, at: SmallDesk.time(at).seconds, knownAt: SmallDesk.time(at).seconds,
        recruiter: 7, traits: traits.bits, duration: InteractionColumns.unknownDuration)
    }
    let chronicle = try Chronicle.inMemory(frame: desk.frame, interactions: [interactions])
    let moment = desk.moment(code)
    let gate = Gate(chronicle: chronicle)
    let rule = desk.playbook.rules[moment.rule]
    let permission = gate.answer(
      for: moment.person, by: Channel(word: rule.channel) ?? .call, purpose: rule.purpose, at: SmallDesk.now,
      by: moment.recruiter, about: moment.submission, job: moment.job)
    var completer = CardCompleter(
      playbook: desk.playbook, chronicle: chronicle, book: PickUpBook(chronicle: chronicle, asOf: SmallDesk.now),
      gate: gate, asOf: SmallDesk.now)
    var card = desk.maker.card(moment, id: MomentID(value: 1), permission: permission)
    completer.complete(&card, moment)
    return card
  }

  private static let bounced: [(String, Channel, Outcome?)] = [
    ("2026-03-01T09:00:00Z", .email, .bounced), ("2026-03-02T09:00:00Z", .email, .bounced),
  ]

  // MARK: E-mail that comes back

  @Test func `an e-mail was proposed to an address from which two had come back`() throws {
    let card = try completed("M05", Self.bounced)
    #expect(card.channel == "sms" && card.fallback != "email" && card.person.emails.isEmpty)
    #expect(card.channelWhy.contains("the last 2 e-mails to them came back"))
    #expect(card.asks?.name == FactQuestion.address && !card.writable.contains("email"))
    let numberless = try completed("M05", phones: [], Self.bounced)
    #expect(numberless.channel != "email" && numberless.asks?.name == FactQuestion.address)
  }

  @Test func `one that came back, a word of theirs, one that went through or a new address: e-mail is a way`() throws {
    let ways: [[(String, Channel, Outcome?)]] = [
      Array(Self.bounced.prefix(1)), Self.bounced + [("2026-03-03T09:00:00Z", .email, nil)],
      Self.bounced + [("2026-03-03T09:00:00Z", .email, .sent)],
    ]
    for sent in ways {
      let card = try completed("M05", sent)
      #expect(card.channel == "email" && card.person.emails == [Self.email] && card.writable.contains("email"))
    }
    let renewed = try completed("M05", facts: [(FactQuestion.address, "2026-03-03T09:00:00Z")], Self.bounced)
    #expect(renewed.channel == "email" && renewed.asks?.name != FactQuestion.address)
    // A text says nothing of the address.
    let text = try completed("M05", Self.bounced + [("2026-03-03T09:00:00Z", .sms, .sent)])
    #expect(text.channel == "sms")
  }

  @Test func `a fallback to e-mail that comes back gives way`() throws {
    let dealings: [(String, Channel, Outcome?)] = [("2026-02-01T09:00:00Z", .sms, nil)]
    #expect(try completed("L16", dealings).fallback == "email")
    #expect(try completed("L16", dealings + Self.bounced).fallback == "sms")
  }

  // MARK: Permission

  @Test func `a call was named as the way out to somebody who refused calls`() throws {
    let refusal = [PreferenceRow(person: 1, channel: .call, allowed: .no, basis: .objection)]
    let waiting: [(String, Channel, Outcome?)] = [
      ("2026-03-01T09:00:00Z", .sms, .sent), ("2026-03-02T09:00:00Z", .sms, .sent),
      ("2026-03-03T09:00:00Z", .sms, .sent),
    ]
    #expect(try completed("M06", waiting).fallback == "call")
    #expect(try completed("M06", preferences: refusal, waiting).fallback != "call")
    #expect(try completed("C14").fallback != nil)
  }

  @Test func `every way that a card names has passed the gate, whatever rule it is of`() throws {
    let playbook = try Playbook.standard()
    for channel in [Channel.call, .video, .meeting, .sms, .email] {
      let refusal = [PreferenceRow(person: 1, channel: channel, allowed: .no, basis: .objection)]
      for rule in playbook.rules where rule.channel != channel.word {
        let card = try completed(rule.code, preferences: refusal)
        #expect(card.fallback != channel.word, "\(rule.code) \(channel)")
        #expect(!card.writable.contains(channel.word), "\(rule.code) \(channel)")
      }
    }
  }

  @Test func `to whom nothing may be written nothing is to be written`() throws {
    let refusals = [Channel.sms, .whatsapp, .email].map {
      PreferenceRow(person: 1, channel: $0, allowed: .no, basis: .objection)
    }
    #expect(try completed("C14", preferences: refusals).writable.isEmpty)
    #expect(try completed("C14").writable == ["sms", "whatsapp", "email"])
  }

  @Test func `a card that asks for a message alone said when to ring again`() throws {
    let rung: [(String, Channel, Outcome?)] = [("2026-03-04T09:30:00Z", .call, .noAnswer)]
    let talk = try completed("C06", rung)
    #expect(talk.isConversation && talk.afterTry?.next != nil)
    let message = try completed("M05", rung)
    let after = try #require(message.afterTry)
    #expect(!message.isConversation && after.tries.count == 1 && after.next == nil && after.missing.isEmpty)
  }
}
