import Foundation
import Testing

@testable import Intake

@Suite struct MailTextTests {
  private func divided(_ text: String) -> (new: String, quoted: String) {
    var divider = TextDivider()
    Array(text.utf8).withUnsafeBufferPointer { divider.divide($0) }
    return (String(decoding: divider.new, as: UTF8.self), String(decoding: divider.quoted, as: UTF8.self))
  }

  private func plain(html: String) -> String {
    var page = HTMLText()
    var text: [UInt8] = []
    Array(html.utf8).withUnsafeBufferPointer { page.append($0, to: &text) }
    return String(decoding: text, as: UTF8.self)
  }

  @Test(arguments: [
    "On Tue, 3 Mar 2026 at 10:00, Ann <ann@x.example> wrote:\n> Old?",
    "On Tue, 3 Mar 2026 at 10:00, Ann Client\n<ann@x.example> wrote:\n\n> Old?",
    "Am 03.03.2026 um 10:00 schrieb Ann:\n> Old?", "Le 3 mars 2026 à 10:00, Ann a écrit :\n> Old?",
    "El 3/3/2026 10:00, Ann escribió:\n\nOld?", "Il giorno 3 mar 2026 Ann ha scritto:\nOld?",
    "Op 3 maart 2026 schreef Ann:\n> Old?", "2026年3月3日 Ann <ann@x.example>:\n> Old?", "Ann wrote:\n> Old?",
    "-----Original Message-----\nFrom: Ann\nOld?", "-----Ursprüngliche Nachricht-----\nOld?",
    "---------- Forwarded message ---------\nOld?", "-----???????? ?????????-----\nFrom: Ann\nOld?",
    "________________________________\nFrom: Ann\nSent: Tuesday\nTo: Me\nSubject: x\n\nOld?",
    "*Von:* Ann\n*Gesendet:* Dienstag\n*An:* Me\n*Betreff:* x\n\nOld?",
    "De : Ann\nEnvoyé : mardi\nÀ : Moi\nObjet : x\n\nOld?", "-- \nAnn\nOld?", "--\nAnn\nOld?",
    "Sent from my iPhone\n> Old?", "_______________________________________________\njobs mailing list\nOld?",
    "-------------- next part --------------\nAn attachment was scrubbed. Old?", "> Old?", "AC> Old?", "Ann> Old?",
    "Annabel>\nAnnabel> Old?",
    "    On Tuesday, 3 March 2026 10:00 AM, Ann Client <ann at x.example> wrote:\n\n Old?",
  ])
  func whatIsQuotedIsSetApart(old: String) {
    let parts = divided("New.\n\nSecond line.\n\n" + old + "\n")
    #expect(parts.new == "New.\n\nSecond line.")
    #expect(parts.quoted.contains("Old?"))
  }

  @Test(arguments: [
    "I spoke to Ann, who wrote:\nwe are hiring.", "From: here on it is easy.\nReally.", "A list:\n- one\n- two",
    "-- not a signature", "Dates: 3 March", "-----\nA rule in the text", "On the whole it is fine:\nyes",
  ])
  func whatOnlyLooksQuotedStays(text: String) {
    #expect(divided(text).new == text)
  }

  @Test func answersBetweenQuotesAreNew() {
    let parts = divided("Hi\n\nOn 3 Mar 2026, Ann wrote:\n> One?\nYes.\n\n> Two?\n\nNo.\n-- \nMe\n")
    #expect(parts.new == "Hi\n\nYes.\n\nNo.")
    #expect(parts.quoted == "On 3 Mar 2026, Ann wrote:\n> One?\n> Two?\n--\nMe")
  }

  @Test func signedTextIsReadWithoutItsArmour() {
    let parts = divided(
      "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nHello\n-----BEGIN PGP SIGNATURE-----\n"
        + "\niQ==\n-----END PGP SIGNATURE-----\n"
    )
    #expect(parts.new == "Hello")
    #expect(parts.quoted.isEmpty)
  }

  @Test func longTextsAreCutBetweenCharacters() {
    let text = String(repeating: "é", count: 100_000)
    var divider = TextDivider()
    Array(text.utf8).withUnsafeBufferPointer { divider.divide($0) }
    #expect(divider.isCut)
    #expect(divider.new.count <= TextDivider.longest && divider.new.count > TextDivider.longest - 8)
    #expect(String(validating: divider.new, as: UTF8.self) != nil)
  }

  @Test func htmlIsReadAsAReaderWould() {
    #expect(
      plain(
        html: """
          <html><head><title>t</title><style>p {}</style></head><body><p>Dear&nbsp;Ann,</p>
          <p>Fish &amp; chips
          cost &lt; &euro;5 &#8211; &eacute;h?<br>Really<br><br>Yes</p><ul><li>one<li>two</ul>
          <script>if (a < b) { }</script><!-- no --><div>a<b>b</b>c</div><blockquote>Old?</blockquote></body></html>
          """) == """
          Dear Ann,

          Fish & chips cost < €5 – éh?
          Really

          Yes

          - one
          - two
          abc

          > Old?

          """)
  }

  @Test(arguments: ["<", "a < b", "&", "&#xFFFFFFF;", "<a href=\"", "<!--", "<style>", "</", "&#;", "<head>text"])
  func brokenHTMLIsRead(html: String) {
    // What matters is that it ends, with text that is UTF-8.
    #expect(String(validating: Array(plain(html: "x " + html).utf8), as: UTF8.self)?.hasPrefix("x") == true)
  }

  @Test func plainTextIsPreferredToHTML() throws {
    let rows = try MailRows(
      message: SampleMail.inbound(
        header: "MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n",
        body: """
          --b
          Content-Type: text/plain; charset=iso-8859-1
          Content-Transfer-Encoding: quoted-printable

          Caf=E9 at=
           five?
          --b
          Content-Type: text/html

          <p>No</p>
          --b--
          """))
    #expect(rows.interactions.first?["body"] == "Café at five?")
  }

  @Test func htmlAloneIsMadePlain() throws {
    let rows = try MailRows(
      message: SampleMail.inbound(
        header: "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n",
        body: Data("<p>Grüße</p><p>Ann</p>".utf8).base64EncodedString()))
    #expect(rows.interactions.first?["body"] == "Grüße\n\nAnn")
  }

  @Test func attachmentsAndForwardedMessagesAreNotTheText() throws {
    let rows = try MailRows(
      message: SampleMail.inbound(
        header: "Content-Type: multipart/mixed; boundary=b\n",
        body: """
          --b
          Content-Type: text/plain

          See below
          --b
          Content-Type: text/plain; name=cv.txt
          Content-Disposition: attachment; filename=cv.txt

          A life
          --b
          Content-Type: message/rfc822

          From: x@y

          Other
          --b--
          """))
    #expect(rows.interactions.first?["body"] == "See below")
  }

  @Test func flowedLinesAreRejoined() throws {
    let rows = try MailRows(
      message: SampleMail.inbound(
        header: "Content-Type: text/plain; format=flowed; delsp=no\n",
        body: "> quoted \n> on\nOne \ntwo.\n  Stuffed\n-- \nMe"))
    #expect(rows.interactions.first?["body"] == "One two.\n Stuffed")
    #expect(rows.interactions.first?["quoted"] == "> quoted on\n--\nMe")
  }

  @Test func bytesOfNoCharsetAreReadAsWindowsAndNULsAreDropped() throws {
    let folder = try MailFolder()
    var data = Data(SampleMail.inbound(body: "").utf8)
    data.append(contentsOf: [0x43, 0x61, 0x66, 0xE9, 0x00, 0x20, 0x93, 0x61, 0x94, 0x0A])
    let rows = try MailRows([folder.write("a.eml", data)], me: ["me@firm.example"])
    #expect(rows.interactions.first?["body"] == "Café “a”")
  }

  @Test func encryptedMailHasNoText() throws {
    let rows = try MailRows(
      message: SampleMail.inbound(
        header: "Content-Type: multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=b\n",
        body:
          "--b\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n--b\nContent-Type: text/plain\n\nsecret\n--b--"))
    #expect(rows.interactions.count == 1)
    #expect(rows.interactions[0]["body"] == nil)
  }

  @Test func partsWithoutEndDoNotExhaustTheStack() throws {
    var body = ""
    for depth in 0..<20_000 { body += "--b\(depth)\nContent-Type: multipart/mixed; boundary=b\(depth + 1)\n\n" }
    let rows = try MailRows(
      message: SampleMail.inbound(header: "Content-Type: multipart/mixed; boundary=b0\n", body: body))
    #expect(rows.interactions.count == 1)
    #expect(rows.interactions[0]["subject"] == "Job")
  }
}
