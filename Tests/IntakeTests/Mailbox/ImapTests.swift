import Testing

@testable import Intake

@Suite struct ImapTests {
  private func folder(_ text: String, _ literals: [[UInt8]] = []) -> String? {
    ImapMailbox.folder(.init(text: text, literals: literals))?.name
  }

  @Test func foldersAreReadAsServersNameThem() {
    #expect(folder(#"* LIST (\HasNoChildren) "." INBOX"#) == "INBOX")
    #expect(folder(#"* list (\Sent) "/" "Sent \"x\" \\ y""#) == #"Sent "x" \ y"#)
    #expect(folder("* LIST () NIL {3}", [Array("a b".utf8)]) == "a b")
    #expect(folder("* OK hello") == nil)
    // A server that means harm writes a separator that never ends: read in one go, not in every way there is.
    #expect(folder("* LIST () \"" + String(repeating: "\\", count: 401) + "a") == nil)
  }

  @Test(arguments: [
    ("INBOX", "", false), ("Sent", "\\sent", false), ("Clients.Harbour", "", false), ("INBOX.Private", "", true),
    ("Drafts", "", true), ("Ablage", "\\trash", true), ("HR/2026", "", true), ("Privat", "", true),
    ("Three", "", false),
  ]) func whatLooksPrivateIsLeft(_ name: String, _ flags: String, _ isLeft: Bool) {
    #expect(ImapMailbox.isLeft(name, flags: flags) == isLeft)
  }

  @Test(arguments: [
    ("Entw&APw-rfe", "Entwürfe"), ("R&-D", "R&D"), ("&ZeVnLIqe-/x", "日本語/x"), ("&2D3eAA-", "😀"), ("INBOX", "INBOX"),
    // None of these is what the form allows: they stay as they are.
    ("A & B", "A & B"), ("&APw", "&APw"), ("&2D0-", "&2D0-"), ("&!-", "&!-"), ("&AP-", "&AP-"),
  ]) func namesAreReadAsPeopleWriteThem(_ name: String, _ read: String) {
    #expect(FolderName.decoded(name) == read)
    #expect(FolderName.isMeant(read.uppercased(), name) && FolderName.isMeant(name, name))
    #expect(!FolderName.isMeant("other", name))
  }

  @Test(arguments: ["Entw&APw-rfe", "INBOX.Pers&APY-nlich", "Priv&AOk-"])
  func whatLooksPrivateInItsOwnLanguageIsLeft(_ name: String) {
    #expect(ImapMailbox.isLeft(FolderName.decoded(name), flags: ""))
  }

  @Test func literalsAreMeasuredAndNothingElseIsOne() {
    func size(_ text: String) -> Int? { ImapConnection.literalSize(Array(text.utf8)) }
    #expect(size("* 1 FETCH (BODY[] {12}") == 12 && size("x {0}") == 0)
    #expect(size("x {}") == nil && size("x {-1}") == nil && size("x {9999999999}") == nil && size("{5} x") == nil)
  }

  @Test(arguments: ["http://x.example", "imap://", "imaps://user:pass@x.example", "imaps://x.example/INBOX", "x"])
  func onlyAMailServersAddressIsTaken(_ url: String) {
    #expect(throws: MailboxError.notAnAddress) {
      try ImapConnection(url: url, user: "u", password: "p", allowsPrivate: true)
    }
  }

  @Test(arguments: ["imaps://127.0.0.1", "imap://10.1.2.3:143", "imaps://[::1]", "imaps://169.254.169.254"])
  func privateRangesAreRefusedUnlessTheyAreMeant(_ url: String) {
    #expect(throws: MailboxError.privateAddress) {
      try ImapConnection(url: url, user: "u", password: "p", allowsPrivate: false)
    }
  }
}
