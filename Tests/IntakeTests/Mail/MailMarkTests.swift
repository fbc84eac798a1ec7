import Recruitment
import Testing

@testable import Intake

/// What the reader makes of a message for those between whom it went.
@Suite struct MailMarkTests {
  /// A message in a mailbox of several.
  private struct Letter {
    var id: String
    var from: String
    var to = ""
    var cc = ""
    var answers = ""
    var header = ""
    var body = "Here it is."
    var day = 2

    var text: String {
      var lines = ["From x Mon Mar  2 09:00:00 2026", "From: \(from)"]
      if !to.isEmpty { lines.append("To: \(to)") }
      if !cc.isEmpty { lines.append("Cc: \(cc)") }
      lines += ["Date: \(day) Mar 2026 09:00 GMT", "Message-ID: <\(id)>", "Subject: Job"]
      if !answers.isEmpty { lines.append("In-Reply-To: <\(answers)>") }
      return lines.joined(separator: "\n") + "\n\(header)\n\(body)\n\n"
    }
  }

  private static let me = "Jo Bloggs <jo@firm.example>"
  private static let ann = "Ann Client <ann@client.example>"
  private static let bob = "Bob Client <bob@client.example>"

  /// The marks of each message's rows, by its id.
  private func marks(_ letters: Letter..., me: [String] = ["jo@firm.example"]) throws -> [String: [MessageMark]] {
    let folder = try MailFolder()
    let rows = try MailRows([folder.write("box.mbox", letters.map(\.text).joined())], me: me)
    var marks: [String: [MessageMark]] = [:]
    for row in rows.interactions {
      func code(_ name: String) -> YesNo? { row[name].map { $0 == "yes" ? .yes : .no } }
      let direction: Direction = row["direction"] == "inbound" ? .inbound : .outbound
      marks[row["interaction_id"] ?? "", default: []].append(
        MessageMark(direction, asks: code("asks"), list: code("list")))
    }
    return marks
  }

  // MARK: Ours

  @Test func oursAnswersTheirsOrAsksOrBoth() throws {
    let theirs = Letter(id: "1@x", from: Self.ann, to: Self.me)
    let found = try marks(
      theirs, Letter(id: "2@x", from: Self.me, to: Self.ann, answers: "1@x"),
      Letter(id: "3@x", from: Self.me, to: Self.ann, answers: "1@x", body: "Is Friday fine?"),
      Letter(id: "4@x", from: Self.me, to: Self.ann, body: "Is Friday fine?"),
      Letter(id: "5@x", from: Self.me, to: Self.ann), Letter(id: "6@x", from: Self.me, to: Self.ann, answers: "5@x"))
    #expect(found["2@x"] == [.answers] && found["3@x"] == [.answersAndAsks])
    #expect(found["4@x"] == [.asks] && found["5@x"] == [.plain])
    #expect(found["6@x"] == [.plain], "a postscript answers nobody")
  }

  @Test func whatOursAnswersMayBeLostOrHaveGoneToOthers() throws {
    let found = try marks(
      Letter(id: "2@x", from: Self.me, to: Self.ann, answers: "lost@x"),
      Letter(id: "3@x", from: Self.me, to: Self.ann, answers: "lost@x", body: "Is Friday fine?"),
      Letter(id: "4@x", from: Self.ann, to: "list@x.example"), Letter(id: "5@x", from: Self.me, answers: "4@x"),
      Letter(id: "6@x", from: Self.ann, answers: "5@x"), Letter(id: "7@x", from: Self.me, answers: "6@x"))
    #expect(found["2@x"] == [.answersLost] && found["3@x"] == [.answersLostAndAsks])
    #expect(found["4@x"] == nil && found["5@x"] == [.answersLost])
    #expect(found["7@x"] == [.answers])
  }

  @Test func toSeveralItAnswersOneOrNobody() throws {
    let both = Self.bob + ", " + Self.ann
    let found = try marks(
      Letter(id: "1@x", from: Self.ann, to: Self.me), Letter(id: "2@x", from: Self.me, to: both, answers: "1@x"),
      Letter(id: "3@x", from: Self.me, to: both, body: "Is Friday fine?"),
      Letter(id: "4@x", from: "Cy <cy@x.example>", to: Self.me),
      Letter(id: "5@x", from: Self.me, to: both, answers: "4@x"))
    #expect(
      found["2@x"] == [.answers, .answers] && found["3@x"] == [.aside, .aside] && found["5@x"] == [.aside, .aside])
  }

  @Test func whoeverWroteWhatItAnswersStandsFirst() throws {
    let folder = try MailFolder()
    let letters = [
      Letter(id: "1@x", from: Self.ann, to: Self.me),
      Letter(id: "2@x", from: Self.me, to: Self.bob + ", " + Self.ann, answers: "1@x"),
    ]
    let rows = try MailRows([folder.write("box.mbox", letters.map(\.text).joined())], me: ["jo@firm.example"])
    let ann = rows.person("ann@client.example")?["person_id"]
    #expect(rows.interactions.first { $0["interaction_id"] == "2@x" }?["person_id"] == ann)
  }

  // MARK: Theirs

  private func ours(_ body: String, to: String = me, cc: String = "", answers: String = "") throws -> MessageMark? {
    try marks(
      Letter(id: "0@x", from: Self.me, to: Self.ann, answers: "old@x"),
      Letter(id: "1@x", from: Self.ann, to: to, cc: cc, answers: answers, body: body),
      Letter(id: "2@x", from: Self.bob, to: "list@x.example"))["1@x"]?.first
  }

  @Test(arguments: [
    ("Is Friday fine?", MessageMark.asks), ("Can you ring me?", .asksForCall), ("Never mind, sorted.", .closes),
    ("See you on Friday.", .plain),
  ])
  func theirsIsReadForWhatItWants(body: String, mark: MessageMark) throws { #expect(try ours(body) == mark) }

  @Test func aGreetingSaysWhoIsAsked() throws {
    let both = Self.me + ", " + Self.bob
    #expect(try ours("Hi Bob,\nis Friday fine?", to: both) == .plain)
    #expect(try ours("Bob,\n\nis Friday fine?", to: both) == .plain)
    for greeting in [
      "Hi Jo,", "Hello Bob and Jo,", "Hi all,", "Dear both,", "Hello,", "Hi Bob, Jo,", "Dear Mr Bloggs,",
    ] {
      #expect(try ours(greeting + "\nis Friday fine?", to: both) == .asks, "\(greeting)")
    }
    // Nobody else is there to be asked: a name of ours that mail does not tell.
    #expect(try ours("Hi Joanna,\nis Friday fine?") == .asks && ours("Hi Kit,\nis Friday fine?") == .asks)
  }

  @Test func onAListAGreetingOfAnotherAsksThem() throws {
    #expect(try ours("Hi Bob,\nis Friday fine?", to: "", answers: "0@x") == .plain)
    #expect(try ours("Hi Kit,\nis Friday fine?", to: "", answers: "0@x") == .plain)
    #expect(try ours("Hi Jo,\nis Friday fine?", to: "", answers: "0@x") == .asks)
    #expect(try ours("Sadly,\nis Friday fine?", to: "", answers: "0@x") == .asks)
  }

  @Test func aCopyAsksUsOnlyByNameOrInAnswer() throws {
    #expect(try ours("Is Friday fine?", to: Self.bob, cc: Self.me) == .plain)
    #expect(try ours("Hi Bob and Jo, is Friday fine?", to: Self.bob, cc: Self.me) == .asks)
    #expect(try ours("Is Friday fine?", to: Self.bob, cc: Self.me, answers: "0@x") == .asks)
  }

  // MARK: Machines and lists

  private func first(_ message: String) throws -> MailRows.Row {
    try #require(MailRows(message: message).interactions.first)
  }

  @Test(arguments: [
    "noreply@shop.example", "jobs-noreply@shop.example", "no-reply+17@shop.example", "ann.no_reply@shop.example",
    "do-not-reply@shop.example", "donotreply.hr@shop.example", "NoReply@shop.example",
  ])
  func aMachinesAddressIsKnown(address: String) throws {
    #expect(try first(SampleMail.inbound(from: address, body: "Is it you?"))["automatic"] == "yes")
  }

  @Test(arguments: ["norbert.eply@x.example", "reply@x.example", "no@x.example", "ann.reply@x.example"])
  func aPersonsAddressIsNone(address: String) throws {
    #expect(try first(SampleMail.inbound(from: address))["automatic"] == "no")
  }

  @Test(arguments: [
    "Automatic reply: Job", "Out of Office: Job", "Autoreply: Job", "Abwesenheitsnotiz: Job",
    "=?utf-8?q?R=C3=A9ponse_automatique_?= : Job",
  ])
  func aMachinesSubjectIsKnown(subject: String) throws {
    let message = SampleMail.inbound().replacing("Subject: Job", with: "Subject: \(subject)")
    #expect(try first(message)["automatic"] == "yes")
  }

  @Test func whoWantsNoReplyIsAMachine() throws {
    #expect(try first(SampleMail.inbound(body: "Please do not reply to this e-mail."))["automatic"] == "yes")
    #expect(try first(SampleMail.inbound(body: "> Please do not reply to this e-mail.\nWhy not?"))["automatic"] == "no")
  }

  @Test func ourOwnGroupIsNoList() throws {
    for header in ["List-Id: Jobs <jobs.firm.example>\n", "List-Post: <mailto:jobs@firm.example>\nPrecedence: bulk\n"] {
      let letter = Letter(id: "1@x", from: Self.ann, to: "jobs@firm.example", header: header, body: "Is it open?")
      #expect(try marks(letter, me: ["jobs@firm.example"])["1@x"] == [.asks])
      #expect(try marks(letter, Letter(id: "2@x", from: Self.ann, to: Self.me, header: header))["2@x"] == [.list])
    }
  }

  @Test func anAnswerToOursThatIsAddressedToUsIsNoListMailUnlessItIsAMailing() throws {
    let mine = Letter(id: "0@x", from: Self.me, to: Self.ann)
    let answer = Letter(
      id: "1@x", from: Self.ann, to: Self.me, answers: "0@x", header: "List-Id: <talk.x.example>\n", body: "Which one?")
    var mailing = answer
    mailing.header += "Precedence: bulk\n"
    #expect(try marks(mine, answer)["1@x"] == [.asks])
    #expect(try marks(mine, mailing)["1@x"] == [.list])
  }
}
