import Recruitment
import Testing

@testable import Intake

/// List archives: no To, addresses spelt out, replies known by their references only.
@Suite struct MailArchiveTests {
  private static let archive = """
    From ann at client.example  Mon Mar  2 09:00:00 2026
    From: ann at client.example (Ann Client)
    Date: Mon, 2 Mar 2026 09:00:00 +0000
    Subject: [jobs] A question
    Message-ID: <a1@client.example>

    Does anybody know a good actuary?

    From me at firm.example  Mon Mar  2 10:00:00 2026
    From: me at firm.example (=?UTF-8?Q?Jos=C3=A9?=)
    Date: Mon, 2 Mar 2026 10:00:00 +0000
    Subject: [jobs] A question
    In-Reply-To: <a1@client.example>
    Message-ID: <m1@firm.example>

    I do.

    >From my own list. Shall I ring you?

    From bob at other.example  Mon Mar  2 10:30:00 2026
    From: bob at other.example (Bob)
    Date: Mon, 2 Mar 2026 10:30:00 +0000
    Subject: [jobs] A question
    In-Reply-To: <a1@client.example>
    Message-ID: <b1@other.example>

    From here it looks easy.

    From ann at client.example  Mon Mar  2 11:00:00 2026
    From: ann at client.example (Ann Client)
    Date: Mon, 2 Mar 2026 11:00:00 +0000
    Subject: [jobs] A question
    References: <a1@client.example> <m1@firm.example>
    Message-ID: <a2@client.example>

    On Mon, 2 Mar 2026, Jose wrote:
    > I do.

    When?

    From me at firm.example  Mon Mar  2 12:00:00 2026
    From: me at firm.example (=?UTF-8?Q?Jos=C3=A9?=)
    Date: Mon, 2 Mar 2026 12:00:00 +0000
    Subject: [jobs] A question
    In-Reply-To: <m1@firm.example>
    Message-ID: <m2@firm.example>

    One more thing.

    From cut at short....  Mon Mar  2 13:00:00 2026
    From: cut@short.... (Cut)
    Date: Mon, 2 Mar 2026 13:00:00 +0000
    Message-ID: <c1@short>

    Hidden otherwise.


    """

  private func read() throws -> MailRows {
    let folder = try MailFolder()
    return try MailRows([folder.write("2026q1.txt", Self.archive)], me: ["me@firm.example"])
  }

  @Test func aReplyGoesToWhomeverItAnswers() throws {
    let rows = try read()
    let ann = try #require(rows.person("ann@client.example"))
    let outbound = rows.interactions.filter { $0["direction"] == "outbound" }
    #expect(outbound.map { $0["interaction_id"] } == ["m1@firm.example", "m2@firm.example"])
    // The second answers one's own message: it is for the same person as that.
    #expect(outbound.allSatisfy { $0["person_id"] == ann["person_id"] })
    #expect(outbound[0]["body"] == "I do.\n\nFrom my own list. Shall I ring you?")
  }

  @Test func onlyAnswersToMeAreInbound() throws {
    let rows = try read()
    let inbound = rows.interactions.filter { $0["direction"] == "inbound" }
    #expect(inbound.map { $0["interaction_id"] } == ["a2@client.example"])
    #expect(inbound[0]["body"] == "When?")
    #expect(inbound[0]["quoted"] == "On Mon, 2 Mar 2026, Jose wrote:\n> I do.")
    #expect(inbound[0]["asks"] == "yes")
    #expect(inbound[0].line == 4)
    #expect(rows.people.count == 1)
    #expect(rows.warned(.notYours) == 2)
  }

  @Test func allOfItIsOneThread() throws {
    #expect(Set(try read().interactions.map { $0["thread_id"] }).count == 1)
  }

  @Test func linesOfTextThatBeginWithFromBeginNoMessage() throws {
    let rows = try read()
    #expect(rows.summary.files[0].messages == 6)
    #expect(rows.recruiters.map { $0["name"] } == ["José"])
  }

  @Test func anAddressCutShortIsRejectedWithoutSayingIt() throws {
    let rows = try read()
    #expect(
      rows.summary.rejects == [Reject(file: 0, line: 6, column: "From", value: "", why: "no sender's address")])
  }

  @Test func aHiddenAddressIsThatOfWhoeverIsKnown() throws {
    let text = Self.archive
      .replacing("From: me at firm.example", with: "From: me @end|ng |rom ||rm@ex@mp|e")
      .replacing("Message-ID: <a1@client.example>\n\n", with: "Message-ID: <a1@client.example>\n\nHi, ")
    let shown = text.replacing(
      "From: ann at client.example (Ann Client)\nDate: Mon, 2 Mar 2026 11",
      with: "From: @nn @ending from client@ex@mple (Ann)\nDate: Mon, 2 Mar 2026 11")
    let folder = try MailFolder()
    let rows = try MailRows([folder.write("a.txt", shown)], me: ["me@firm.example"])
    #expect(rows.interactions.map { $0["direction"] } == ["outbound", "inbound", "outbound"])
    #expect(rows.people.map { $0["emails"] } == ["ann@client.example"])
    #expect(rows.recruiters.map { $0["email"] } == ["me@firm.example"])
  }

  @Test func whoeverIsHiddenInTwoWaysAndKnownIsOnePerson() throws {
    let text = Self.archive.replacing(
      "From: ann at client.example (Ann Client)\nDate: Mon, 2 Mar 2026 11",
      with: "From: @@@ m@ili@g off ciie@t@ex@mpie (@@@ m@ili@g off ciie@t@ex@mpie)\nDate: Mon, 2 Mar 2026 11")
    let folder = try MailFolder()
    let rows = try MailRows([folder.write("a.txt", text)], me: ["me@firm.example"])
    #expect(text != Self.archive)
    #expect(rows.people.map { $0["emails"] } == ["ann@client.example"])
    #expect(rows.interactions.map { $0["direction"] } == ["outbound", "inbound", "outbound"])
  }

  @Test func aHiddenAddressThatNobodyKnowsIsAPersonWithoutOne() throws {
    let text = Self.archive.replacing("ann at client.example (Ann", with: "@nn @end|ng |rom c||ent@ex@mp|e (Ann")
    let folder = try MailFolder()
    let rows = try MailRows([folder.write("a.txt", text)], me: ["me@firm.example"])
    #expect(rows.people.map { $0["name"] } == ["Ann Client"])
    #expect(rows.people.map { $0["emails"] } == [nil])
    #expect(Set(rows.interactions.map { $0["person_id"] }).count == 1)
  }
}
