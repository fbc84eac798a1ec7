import Testing

@testable import Intake

/// A mail server is somebody else's program: its answers are text from outside.
@Suite struct ImapMutationTests {
  private static let seeds = [
    #"* LIST (\HasNoChildren \Sent) "/" "Sent \"x\" \\ y""#, #"* LIST () NIL {3}"#, "* 12 FETCH (UID 42 BODY[] {310}",
    "* OK [UIDVALIDITY 3857529045] UIDs valid", "* SEARCH 1 2 3 4 5",
  ]

  private static let words = [
    "\\", "\\\\", "\"", "(", ")", "{", "}", "{99999999999}", "{-1}", "NIL", "UID", "UID 99999999999999999999", "* ",
    String(repeating: "\\", count: 4_000), String(repeating: "\"", count: 4_000), String(repeating: "(", count: 4_000),
    String(repeating: "\\a", count: 2_000), "\0", "\u{FEFF}", "&Jjo-", "🦊",
  ]

  @Test func mutatedAnswersAreReadOrLeft() {
    MutantRun.each(of: "IMAP", short: 300) { number, random in
      var line = Array(Self.seeds[number % Self.seeds.count].utf8)
      for _ in 0...Int.random(in: 0...3, using: &random) {
        let place = Int.random(in: 0...line.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0:
          let word = Self.words[Int.random(in: 0..<Self.words.count, using: &random)]
          line.insert(contentsOf: Array(word.utf8), at: place)
        case 1: line.removeSubrange(place...)
        case 2: if place < line.count { line[place] = UInt8.random(in: 0...255, using: &random) }
        default: line.insert(contentsOf: line[place...], at: place)
        }
      }
      let response = ImapConnection.Response(text: String(decoding: line, as: UTF8.self), literals: [])
      if let folder = ImapMailbox.folder(response) {
        #expect(!folder.name.isEmpty, "seed \(MutantRun.seed), mutant \(number) of IMAP")
        _ = ImapMailbox.isLeft(folder.name, flags: folder.flags)
      }
      _ = ImapMailbox.uid(response)
      if let size = ImapConnection.literalSize(line) { #expect(size >= 0) }
    }
  }

  /// A server that means harm writes a separator that never ends.
  @Test func aSeparatorThatNeverEndsIsNoHang() {
    let line = "* LIST () \"" + String(repeating: "\\", count: 400) + "a"
    var isFolder = true
    let took = MutantTime.taken { isFolder = ImapMailbox.folder(.init(text: line, literals: [])) != nil }
    #expect(!isFolder && took < .seconds(2))
  }
}
