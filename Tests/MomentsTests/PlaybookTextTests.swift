import Testing

@testable import Moments

@Suite struct PlaybookTextTests {
  private static let small = """
    # Ours.
    version: 1
    rhythms:
      - { segment: candidate_placed, days: 60 }

    rules:
      # The first.
      - rule: A01
        title: "First: talk"
        trigger: { on: person_created, days: 3 }
        limit_hours: 8
        talking_points:
          - One?
        because:
          - { say: "On record {created}, yes.", from: [created], required: false }

      # The second.
      - rule: A02
        title: Second
        limit_hours: 4
    """

  @Test func whatIsNotChangedStaysLetterByLetter() throws {
    let text = try PlaybookText(Self.small)
    #expect(text.codes == ["A01", "A02"])
    let rule = try #require(text.rule("A01"))
    #expect(try text.setting("A01", to: rule).text == Self.small)
    let edited = try text.setting("A02", to: #require(text.rule("A02")).setting("limit_hours", to: .text("6")))
    #expect(edited.text == Self.small.replacing("limit_hours: 4", with: "limit_hours: 6"))
  }

  @Test func aChangedRuleKeepsWhatStandsAroundIt() throws {
    let text = try PlaybookText(Self.small)
    let rule = try #require(text.rule("A01"))
      .setting("because.0.say", to: .text("Since {created}: \"yes\", we # think\nso."))
      .setting("talking_points", to: .list([.text("One?"), .text("- two: three")]))
      .setting("off", to: .text("true")).setting("limit_hours", to: nil).setting("trigger.days", to: .text("5"))
    let edited = try text.setting("A01", to: rule)
    #expect(edited.rule("A01") == rule && edited.rule("A02") == text.rule("A02"))
    #expect(edited.text.contains("# The first.") && edited.text.contains("# The second."))
    #expect(edited.text.contains("trigger: { on: person_created, days: 5 }"))
    #expect(edited.rest == text.rest)
    let without = try edited.setting("A01", to: nil)
    #expect(without.codes == ["A02"] && without.text.contains("# The second."))
  }

  /// Whatever is typed comes back as it was typed.
  @Test(arguments: [
    "", " blank ", "true", "8", "-", "- x", "a: b", "a #b", "#c", "\"q\"", "'q'", "{x}", "[y]", "a, b", "é – “x”", "&a",
    "*b",
    "!c", "|", ">", "%d", "@e", "`f`", "a\nb", "a\\b", "yes?", "null", "~", "tab\there",
  ]) func whateverIsTypedComesBack(_ typed: String) throws {
    let text = try PlaybookText(Self.small)
    let rule = try #require(text.rule("A01")).setting("title", to: .text(typed))
      .setting("because.0.say", to: .text(typed)).setting("talking_points", to: .list([.text(typed)]))
    #expect(try text.setting("A01", to: rule).rule("A01") == rule)
  }

  /// Every rule that comes with RightCall can be written anew and says the same.
  @Test func theStandardSurvivesBeingWrittenAnew() throws {
    let standard = try PlaybookText(Playbook.standardText)
    #expect(standard.codes == (try Playbook.standard()).rules.map(\.code))
    var text = standard
    for code in standard.codes {
      let rule = try #require(standard.rule(code))
      let changed = try text.setting(code, to: rule.setting("minutes", to: .text("77")))
      text = try changed.setting(code, to: rule)
    }
    for code in standard.codes { #expect(text.rule(code) == standard.rule(code), "\(code)") }
    #expect(try PlaybookReader.read(text.text).rules.count == standard.codes.count)
  }

  @Test func whatIsNoPlaybookIsSaidWithItsLine() {
    #expect(throws: PlaybookError.self) { try PlaybookText("rules") }
    #expect(throws: PlaybookError.self) { try PlaybookText("a: [") }
    #expect(throws: PlaybookError.self) { try PlaybookText("version: 1\nrules: [{ rule: A01 }, { rule: A02 }]") }
  }

  // MARK: A new release

  private static func merged(firm: String, release: String) throws -> PlaybookMerge {
    try PlaybookMerge(base: small, firm: firm, new: release)
  }

  @Test func whatTheFirmChangedStaysAndTheRestIsTheReleases() throws {
    let firm = Self.small.replacing("limit_hours: 4", with: "limit_hours: 6").replacing("days: 60", with: "days: 30")
    let release = Self.small.replacing("title: Second", with: "title: The second").replacing(
      "days: 3 }", with: "days: 4 }")
    let merge = try Self.merged(firm: firm, release: release)
    let text = try PlaybookText(merge.text)
    #expect(text.rule("A02")?["limit_hours"]?.text == "6" && text.rule("A02")?["title"]?.text == "The second")
    #expect(text.rule("A01")?["trigger"]?["days"]?.text == "4")
    #expect(merge.text.contains("days: 30"))
    #expect(
      Set(merge.changes) == [
        .init(rule: "A02", field: "limit_hours", kind: .kept), .init(rule: "A02", field: "title", kind: .taken),
        .init(rule: "A01", field: "trigger", kind: .taken),
      ])
    #expect(merge.bringsSomething)
  }

  @Test func whereBothChangedItTheFirmsStays() throws {
    let merge = try Self.merged(
      firm: Self.small.replacing("limit_hours: 4", with: "limit_hours: 6"),
      release: Self.small.replacing("limit_hours: 4", with: "limit_hours: 5"))
    #expect(merge.changes == [.init(rule: "A02", field: "limit_hours", kind: .keptAgainst)])
    #expect(try PlaybookText(merge.text).rule("A02")?["limit_hours"]?.text == "6")
    let same = try Self.merged(
      firm: Self.small.replacing("limit_hours: 4", with: "limit_hours: 6"),
      release: Self.small.replacing("limit_hours: 4", with: "limit_hours: 6"))
    #expect(same.changes.isEmpty)
  }

  @Test func rulesComeAndGoAndOnesOwnStay() throws {
    let third = "\n  - rule: A03\n    title: Third\n"
    let own = "\n  - rule: Z01\n    title: Our own\n"
    let text = try PlaybookText(Self.small)
    let firm = try text.setting("A01", to: nil).text + own
    let merge = try Self.merged(firm: firm, release: Self.small + third)
    #expect(try PlaybookText(merge.text).codes == ["A02", "A03", "Z01"])
    let shrunk = try Self.merged(firm: Self.small + own, release: text.setting("A02", to: nil).text)
    #expect(try PlaybookText(shrunk.text).codes == ["A01", "Z01"])
    #expect(shrunk.changes.contains(.init(rule: "A02", field: nil, kind: .ruleGone)))
    // One that the firm had changed does not go.
    let changed = try Self.merged(
      firm: Self.small.replacing("limit_hours: 4", with: "limit_hours: 6"), release: text.setting("A02", to: nil).text)
    #expect(try PlaybookText(changed.text).codes == ["A01", "A02"])
  }

  @Test func aRuleThatIsOffIsReadAndOpensNothing() throws {
    let standard = try PlaybookText(Playbook.standardText)
    let text = try standard.setting("C01", to: #require(standard.rule("C01")).setting("off", to: .text("true")))
    let playbook = try PlaybookReader.read(text.text)
    #expect(playbook.rules.first { $0.code == "C01" }?.isOff == true)
    #expect(playbook.rules.count { $0.isOff } == 1)
    #expect(throws: PlaybookError.self) {
      try PlaybookReader.read(text.text.replacing("off: true", with: "off: perhaps"))
    }
  }
}
