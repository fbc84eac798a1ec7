import Recruitment
import Testing

@testable import Intake

@Suite struct MailReaderTests {
  @Test func aMessageToMeIsInboundFromItsSender() throws {
    let rows = try MailRows(message: SampleMail.inbound(body: "Is Friday still good?"))
    let row = try #require(rows.interactions.first)
    #expect(rows.interactions.count == 1)
    #expect(row["interaction_id"] == "1@client.example")
    #expect(row["direction"] == "inbound")
    #expect(row["channel"] == "email")
    #expect(row["outcome"] == nil)
    #expect(row["at"] == "1772440200")
    #expect(row["subject"] == "Job")
    #expect(row["body"] == "Is Friday still good?")
    #expect(row["asks"] == "yes")
    #expect(row["automatic"] == "no")
    #expect(row["list"] == "no")
    #expect(rows.people.count == 1)
    #expect(rows.people[0]["name"] == "Ann Client")
    #expect(rows.people[0]["kind"] == "unknown")
    #expect(row["person_id"] == rows.people[0]["person_id"])
    #expect(rows.recruiters.map { $0["email"] } == ["me@firm.example"])
    #expect(row["recruiter_id"] == rows.recruiters[0]["recruiter_id"])
  }

  @Test func aMessageFromMeHasARowForEachRecipientButMe() throws {
    let rows = try MailRows(
      message: """
        From: "Bloggs, Jo" <ME@firm.example>
        To: Ann <ann@client.example>, me@firm.example
        Cc: "Old, Bob" <bob@client.example>, Ann <ANN@client.example>
        Date: 2 Mar 2026 08:30 GMT
        Message-ID: <2@firm.example>
        Subject: =?utf-8?Q?Caf=C3=A9?=
         again

        Could you ring me?

        """)
    #expect(rows.interactions.count == 2)
    #expect(
      rows.interactions.allSatisfy { $0["direction"] == "outbound" && $0["outcome"] == "sent" && $0["asks"] == "no" })
    #expect(rows.interactions[0]["subject"] == "Café again")
    #expect(rows.interactions[0]["at"] == "1772440200")
    #expect(Set(rows.people.map { $0["emails"] }) == ["ann@client.example", "bob@client.example"])
    #expect(rows.person("bob@client.example")?["name"] == "Old, Bob")
    #expect(rows.recruiters.map { $0["name"] } == ["Bloggs, Jo"])
  }

  @Test func aPersonIsAKeyedHashOfTheFoldedAddress() throws {
    let one = try MailRows(message: SampleMail.inbound(from: "ANN@Client.Example"))
    // Checked with: printf ann@client.example | openssl dgst -sha256 -hmac "a key for tests"
    #expect(one.people[0]["person_id"] == "mail:\(Self.annsDigest)")
    #expect(one.people[0]["name"] == "ann")
  }

  /// Dots and what follows a plus are nothing to some providers.
  @Test func oneAddressInSeveralSpellingsIsOnePerson() throws {
    let folder = try MailFolder()
    let froms = ["Anna.Smith@gmail.com", "annasmith@gmail.com", "annasmith+cv@googlemail.com"]
    func letter(_ index: Int) -> String {
      "From x Mon Mar  2 09:00:00 2026\nFrom: \(froms[index])\nTo: me@firm.example\nDate: 2 Mar 2026 09:00 GMT\n"
        + "Message-ID: <\(index)@x>\n\nHello\n\n"
    }
    for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2]] {
      let rows = try MailRows([folder.write("box.mbox", order.map(letter).joined())], me: ["me@firm.example"])
      #expect(rows.people.count == 1 && rows.interactions.count == 3)
      // Whichever comes first, and in a mailbox of its own, the person is the same.
      let alone = try MailRows([folder.write("one.mbox", letter(order[2]))], me: ["me@firm.example"])
      #expect(rows.people[0]["person_id"] == alone.people[0]["person_id"])
    }
    let others = ["a.b@x.example", "ab@x.example", "ab+c@x.example"].map {
      "From x Mon Mar  2 09:00:00 2026\nFrom: \($0)\n"
    }
    let text = others.map { $0 + "To: me@firm.example\nDate: 2 Mar 2026 09:00 GMT\n\nHello\n\n" }.joined()
    #expect(try MailRows([folder.write("others.mbox", text)], me: ["me@firm.example"]).people.count == 3)
  }

  private static let annsDigest = "d6c2b3232752cf299091"

  @Test func theSameMessageInTwoMailboxesIsTakenOnce() throws {
    let folder = try MailFolder()
    let first = try folder.write("a.eml", SampleMail.inbound())
    let second = try folder.write(
      "b.mbox", "From x Mon Mar  2 09:30:00 2026\n" + SampleMail.inbound() + "\n")
    let rows = try MailRows([first, second], me: ["me@firm.example"])
    #expect(rows.interactions.count == 1)
    #expect(rows.warned(.again) == 1)
    #expect(rows.summary.files.map(\.messages) == [1, 1])
    #expect(rows.summary.files.map(\.kept) == [1, 0])
  }

  @Test func withoutAMessageIDWhatItSaysIsItsIdentity() throws {
    let text = SampleMail.inbound(id: "").replacing("Message-ID: \n", with: "")
    let folder = try MailFolder()
    let first = try folder.write("a.eml", text)
    let second = try folder.write("b.eml", text.replacing("\n", with: "\r\n"))
    let other = try folder.write("c.eml", text.replacing("Hello", with: "Hullo"))
    let rows = try MailRows([first, second, other], me: ["me@firm.example"])
    #expect(rows.interactions.count == 2)
    #expect(rows.interactions.allSatisfy { $0["interaction_id"]?.hasPrefix("hash:") == true })
  }

  @Test func mailBetweenOthersIsLeftOutAndItsPeopleAreNotKept() throws {
    let rows = try MailRows(
      message: "From: a@x.example\nTo: b@x.example\nDate: 2 Mar 2026 09:30 GMT\nMessage-ID: <3@x>\n\nHi\n")
    #expect(rows.interactions.isEmpty && rows.people.isEmpty && rows.recruiters.isEmpty)
    #expect(rows.warned(.notYours) == 1)
  }

  @Test func whatWasDeliveredToMeIsMine() throws {
    let rows = try MailRows(
      message: "Delivered-To: me@firm.example\nFrom: a@x.example\nTo: undisclosed-recipients:;\n"
        + "Date: 2 Mar 2026 09:30 GMT\nMessage-ID: <4@x>\n\nHi\n")
    #expect(rows.interactions.count == 1)
    #expect(rows.people.map { $0["emails"] } == ["a@x.example"])
  }

  @Test func eachOfTwoOwnAddressesIsARecruiter() throws {
    let folder = try MailFolder()
    let text = SampleMail.inbound().replacing("To: Me <me@firm.example>", with: "To: me@firm.example, us@firm.example")
    let rows = try MailRows([folder.write("a.eml", text)], me: ["me@firm.example", "US@firm.example"])
    #expect(rows.interactions.count == 2)
    #expect(Set(rows.interactions.map { $0["recruiter_id"] }).count == 2)
    #expect(Set(rows.interactions.map { $0["person_id"] }).count == 1)
    #expect(Set(rows.recruiters.map { $0["email"] }) == ["me@firm.example", "us@firm.example"])
  }

  @Test func theNameThatPeopleGiveThemselvesIsBest() throws {
    let folder = try MailFolder()
    let mine = try folder.write(
      "a.eml",
      "From: me@firm.example\nTo: \"annie (client)\" <ann@client.example>\n"
        + "Date: 9 Mar 2026 09:30 GMT\nMessage-ID: <5@x>\n\nHi\n"
    )
    let theirs = try folder.write("b.eml", SampleMail.inbound())
    let rows = try MailRows([mine, theirs], me: ["me@firm.example"])
    #expect(rows.person("ann@client.example")?["name"] == "Ann Client")
  }

  @Test(arguments: [
    ("Thu, 32 Mar 2026 09:30:00 +0100", "Received: from x by y; Mon, 2 Mar 2026 08:31:00 +0000\n", "1772440260"),
    ("Mon, 2 Mar 1926 09:30:00 +0100", "Received: (nothing)\nReceived: from a; 2 Mar 2026 08:32 GMT\n", "1772440320"),
  ])
  func anAbsurdDateGivesWayToReceived(date: String, header: String, at: String) throws {
    let rows = try MailRows(message: SampleMail.inbound(date: date, header: header))
    #expect(rows.interactions.first?["at"] == at)
  }

  @Test func withoutADateTheMailboxLineTellsAndElseItIsRejected() throws {
    let folder = try MailFolder()
    let path = try folder.write(
      "a.mbox",
      "From x Mon Mar  2 08:30:00 2026\n" + SampleMail.inbound(date: nil) + "\nFrom -\n"
        + SampleMail.inbound(id: "<6@x>", date: "yesterday") + "\n")
    let rows = try MailRows([path], me: ["me@firm.example"])
    #expect(rows.interactions.map { $0["at"] } == ["1772440200"])
    #expect(rows.summary.rejects.map(\.line) == [2])
    #expect(rows.summary.rejects.map(\.column) == ["Date"])
    #expect(rows.summary.rejects.map(\.value) == ["yesterday"])
    #expect(rows.summary.files[0].rejected == 1)
  }

  @Test func threadsHoldTogetherHoweverTheyAreReferredTo() throws {
    let folder = try MailFolder()
    func message(_ id: String, _ header: String) throws -> String {
      try folder.write("\(id).eml", SampleMail.inbound(id: "<\(id)@x>", header: header))
    }
    // The file that answers is read before the one that is answered, and one link of the chain is missing.
    let paths = [
      try message("d", "In-Reply-To: <c@x>\n"), try message("c", "References: <a@x>\n <b@x>\n"), try message("a", ""),
      try message("z", ""),
    ]
    let rows = try MailRows(paths, me: ["me@firm.example"])
    let threads = rows.interactions.map { $0["thread_id"] }
    #expect(threads.count == 4)
    #expect(Set(threads[0...2]).count == 1)
    #expect(threads[3] != threads[0])
  }

  @Test func messagesThatClaimToStandAboveEachOtherAreOneThread() throws {
    let folder = try MailFolder()
    let paths = try ["a", "b", "c"].enumerated().map { offset, id in
      let above = ["a", "b", "c"][(offset + 1) % 3]
      return try folder.write("\(id).eml", SampleMail.inbound(id: "<\(id)@x>", header: "In-Reply-To: <\(above)@x>\n"))
    }
    let rows = try MailRows(paths, me: ["me@firm.example"])
    #expect(rows.interactions.count == 3)
    #expect(Set(rows.interactions.map { $0["thread_id"] }).count == 1)
  }

  @Test(arguments: [
    ("Auto-Submitted: auto-replied\n", "yes", "no"), ("Auto-Submitted: no\n", "no", "no"),
    ("X-Autoreply: yes\n", "yes", "no"), ("Precedence: bulk\n", "yes", "no"), ("Precedence: auto_reply\n", "yes", "no"),
    ("Return-Path: <>\n", "yes", "no"), ("Content-Type: multipart/report; boundary=x\n", "yes", "no"),
    ("List-Id: <jobs.example>\n", "no", "yes"), ("List-Unsubscribe: <http://x>\n", "no", "yes"),
    ("Precedence: list\n", "no", "yes"), ("List-Post: <mailto:l@x>\nPrecedence: bulk\n", "no", "yes"),
  ])
  func machinesAndListsAreMarked(header: String, automatic: String, list: String) throws {
    let rows = try MailRows(message: SampleMail.inbound(header: header))
    #expect(rows.interactions.first?["automatic"] == automatic)
    #expect(rows.interactions.first?["list"] == list)
  }

  @Test func aMailingListIsNobody() throws {
    let rows = try MailRows(
      message: "From: me@firm.example\nTo: list@x.example, ann@client.example\nDate: 2 Mar 2026 09:30 GMT\n"
        + "List-Post: <mailto:List@x.example>\nMessage-ID: <7@x>\n\nHi\n")
    #expect(rows.people.map { $0["emails"] } == ["ann@client.example"])
    #expect(rows.interactions.map { $0["list"] } == ["yes"])
  }

  @Test func theFirstQuestionIsWhomOneWritesToMost() throws {
    let folder = try MailFolder()
    try folder.write("in/1.eml", SampleMail.inbound())
    try folder.write("in/2.eml", SampleMail.inbound(id: "<2@x>", from: "bob@x.example"))
    try folder.write("in/3.eml", SampleMail.inbound(id: "<3@x>", from: "bob@x.example"))
    try folder.write("in/4.eml", SampleMail.inbound(id: "<4@x>", from: "noreply@shop.example"))
    try folder.write(
      "sent/1.eml",
      "From: me@firm.example\nTo: ann@client.example\nDate: 3 Mar 2026 09:30 GMT\nMessage-ID: <8@x>\n\nHi\n")
    let files = [(index: 0, path: folder.path)]
    let known = MailReader(files: files, options: .init(me: ["me@firm.example"], addressKey: MailRows.key))
    #expect(
      try known.correspondents(limit: 10) == [
        MailCorrespondent(address: "ann@client.example", name: "Ann Client", from: 1, to: 1),
        MailCorrespondent(address: "bob@x.example", name: "", from: 2, to: 0),
      ])
    let unknown = MailReader(files: files, options: .init(me: [], addressKey: []))
    #expect(
      try unknown.correspondents(limit: 1) == [
        MailCorrespondent(address: "me@firm.example", name: "Me", from: 1, to: 3)
      ])
  }
}
