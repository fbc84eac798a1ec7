import Testing

@testable import Moments

struct PlaybookReaderTests {
  /// The least a playbook needs. Lines are counted in the tests: `rule` is line 3.
  static let least = """
    version: 4
    rules:
      - rule: T01
        title: A test of the reader
        side: candidate
        verdict: conversation
        trigger: { on: job_held, with: candidate }
        limit_hours: 4
        channel: call
        because:
          - { say: "On hold {held_since}.", from: [held_since] }
        opener:
          - { say: "It is on hold.", from: [] }
        why_firm: It matters.
        why_them: It matters to them.

    """

  private func faults(_ text: String) -> [PlaybookFault] {
    do {
      _ = try PlaybookReader.read(text)
      return []
    } catch let PlaybookError.faults(faults) {
      return faults
    } catch {
      return []
    }
  }

  /// The faults of the least playbook with one line changed.
  private func faults(changing line: String, to other: String) -> [PlaybookFault] {
    #expect(Self.least.contains(line))
    return faults(Self.least.replacing(line, with: other))
  }

  @Test func `the standard playbook knows every moment and says it in full`() throws {
    let playbook = try Playbook.standard()
    let codes =
      (1...24).map { "C\($0 < 10 ? "0" : "")\($0)" } + (1...5).map { "K0\($0)" }
      + (1...24).map { "L\($0 < 10 ? "0" : "")\($0)" } + (1...12).map { "M\($0 < 10 ? "0" : "")\($0)" }
    #expect(Set(codes).isSubset(of: playbook.rules.map(\.code)))
    for rule in playbook.rules {
      #expect(!rule.whyFirm.isEmpty && !rule.whyThem.isEmpty && rule.limitHours > 0, "\(rule.code)")
      #expect(rule.goodMessage?.isEmpty == false && !rule.badMessage.isEmpty, "\(rule.code)")
      #expect(!rule.messageFineFor.isEmpty && (2...4).contains(rule.talkingPoints.count), "\(rule.code)")
      guard rule.verdict != .messageFine else { continue }
      #expect(rule.fallback != nil && !rule.weighs.isEmpty, "\(rule.code)")
      // One reason speaks for a text that offers a call, two or more for the call.
      #expect(rule.weighs.count >= 2 || rule.verdict == .messageThenTalk, "\(rule.code)")
    }
    // For a number, a yes or a last question nobody travels.
    let unmet = playbook.rules.filter { $0.verdict != .messageFine && $0.meet == nil }.map(\.code)
    #expect(unmet == ["C03", "C04", "C20"])
    let always = playbook.rules.filter(\.alwaysTalk).map(\.code)
    #expect(always == ["C07", "C11", "C13", "C17", "C18", "K05", "L10", "L11", "L15", "L19"])
  }

  @Test func `the playbook that comes with RightCall has no faults`() throws {
    let playbook = try Playbook.standard()
    #expect(playbook.rules.count == 69)
    #expect(Set(playbook.rules.map(\.code)).count == 69)
    #expect(playbook.index(of: "c06") == playbook.index(of: "candidate-debrief-after-interview"))
    #expect(playbook.index(of: "Z99") == nil && playbook.index(of: "") == nil)
    #expect(playbook.rules.allSatisfy { !$0.because.isEmpty && !$0.opener.isEmpty && $0.minutes > 0 })
  }

  @Test func `what is silent has its standard`() throws {
    let rule = try PlaybookReader.read(Self.least).rules[0]
    #expect(rule.decisionWindowHours == 72 && rule.minutes == 10 && !rule.yields && !rule.alwaysTalk)
    #expect(rule.desks == [.perm, .contract, .search] && rule.fallback == nil && rule.line == 3)
    #expect(rule.slug == "a-test-of-the-reader")
    // The first clause is required unless it says otherwise.
    #expect(rule.because[0].required)
    #expect(rule.triggers == [.jobHeld(with: .candidate, reasons: [], hours: 0)])
  }

  @Test(arguments: [
    ("version: 4", "version: four", 1, "`version` must be a whole number"),
    ("version: 4", "colour: red", 1, "`version` must be a whole number"),
    ("version: 4\n", "version: 4\ncolour: red\n", 2, "`colour` is not a field here"),
    ("- rule: T01", "- name: T01", 3, "`name` is not a field here"),
    ("title: A test of the reader", "title: ''", 4, "`title` is missing"),
    ("title: A test of the reader", "title: '???'", 3, "`???` gives no name for commands: use letters"),
    ("side: candidate", "side: supplier", 5, "`supplier` is not a `side`"),
    ("verdict: conversation", "verdict: maybe", 6, "`maybe` is not a `verdict`"),
    ("{ on: job_held, with: candidate }", "job_held", 7, "`trigger` is a mapping with `on`"),
    ("{ on: job_held, with: candidate }", "{ with: candidate }", 7, "`trigger` needs `on`"),
    ("on: job_held, with: candidate", "on: job_held", 7, "`job_held` needs `with`: candidate or contact"),
    ("with: candidate", "with: nobody", 7, "`job_held` needs `with`: candidate or contact"),
    ("with: candidate }", "with: candidate, days: 3 }", 7, "`job_held` takes no `days`"),
    ("limit_hours: 4", "limit_hours: soon", 8, "`limit_hours` must be a number from 0 to 10000"),
    ("limit_hours: 4", "limit_hours: -1", 8, "`limit_hours` must be a number from 0 to 10000"),
    ("limit_hours: 4", "limit_hours: .nan", 8, "`limit_hours` must be a number from 0 to 10000"),
    ("limit_hours: 4", "minutes: 4", 3, "`limit_hours` is missing"),
    ("channel: call", "channel: pigeon", 9, "`pigeon` is not a channel"),
    ("channel: call", "channel: call\n    fallback: pigeon", 10, "`pigeon` is not a channel"),
    ("channel: call", "channel: call\n    desks: [temp]", 10, "`temp` is not a kind of job: perm, contract or search"),
    ("channel: call", "channel: call\n    desks: perm", 10, "`desks` must be a list"),
    ("channel: call", "channel: call\n    channel_why: [[a]]", 10, "`channel_why` must be a list of texts"),
    ("channel: call", "channel: call\n    yields: perhaps", 10, "`yields` must be true or false"),
    ("from: [held_since] }", "from: held_since }", 11, "`from` must be a list"),
    ("On hold {held_since}.", "On hold {held_since.", 11, "a brace stands alone: a fact is written {fact}"),
    ("say: \"On hold {held_since}.\",", "text: old,", 11, "a clause needs `say`"),
    ("- { say: \"It is on hold.\", from: [] }", "- It is on hold.", 13, "a clause is a mapping with `say` and `from`"),
    ("from: [] }", "from: [], required: banana }", 13, "`required` must be true or false"),
    ("from: [] }", "from: [], unless: held_since }", 13, "`unless` must be a list"),
    (
      "from: [held_since] }", "from: [], unless: [held_since] }", 11,
      "a clause cannot rest on `held_since` and give way to it"
    ),
    ("why_firm: It", "stays_days: -1\n    why_firm: It", 14, "`stays_days` must be a number from 0 to 10000"),
    ("why_firm: It matters.", "why_firm:", 14, "`why_firm` is missing"),
  ])
  func `each fault is named with its line`(line: String, other: String, at place: Int, what: String) {
    let found = faults(changing: line, to: other)
    #expect(found.contains { $0.line == place && $0.what == what }, "\(found)")
  }

  @Test func `an unknown trigger is named with those there are`() throws {
    let found = faults(changing: "on: job_held, with: candidate", to: "on: full_moon")
    #expect(found.count == 1 && found[0].line == 7)
    #expect(found[0].what.hasPrefix("`full_moon` is not a trigger: one of person_created, "))
  }

  @Test func `a fact that the trigger does not carry is named with its clause's line`() {
    for (line, other) in [
      ("from: [held_since]", "from: [offer_made]"), ("hold {held_since}", "hold {offer_made}"),
      ("from: [held_since]", "from: [held_since], unless: [offer_made]"),
    ] {
      let found = faults(changing: line, to: other)
      #expect(found.count == 1 && found[0].line == 11)
      #expect(found[0].what.hasPrefix("`offer_made` is not a fact of this trigger: candidate, "))
    }
  }

  /// They were cut or taken for something else without a word.
  @Test(arguments: ["0", "2.5", "-1", "100001", "many"])
  func `how many is a whole number from 1`(count: String) {
    let found = faults(
      changing: "trigger: { on: job_held, with: candidate }",
      to: "trigger: { on: rejections_in_a_row, count: \(count) }"
    ).filter { $0.line == 7 }
    #expect(found.count == 1 && found[0].what.hasPrefix("`count` must be a "))
  }

  @Test func `a name that two rules bear is named where it comes again`() {
    let rule = Self.least.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(2).joined(separator: "\n")
    let sameCode = faults(Self.least + rule.replacing("A test of", with: "Another test of"))
    #expect(sameCode == [PlaybookFault(line: 16, column: 1, what: "`t01` is already the name of the rule at line 3")])
    let sameTitle = faults(Self.least + rule.replacing("T01", with: "T02"))
    #expect(
      sameTitle == [
        PlaybookFault(line: 16, column: 1, what: "`a-test-of-the-reader` is already the name of the rule at line 3")
      ])
  }

  @Test func `a rule whose code is its title is not its own double`() {
    #expect(faults(changing: "rule: T01", to: "rule: a-test-of-the-reader").isEmpty)
  }

  @Test func `a field that is there twice is a fault with a line`() {
    let found = faults(changing: "limit_hours: 4\n", to: "limit_hours: 4\n    limit_hours: 5\n")
    #expect(found.count == 1 && found[0].line > 1 && found[0].what.contains("`limit_hours` is here twice"), "\(found)")
  }

  @Test func `every fault is reported, not only the first`() {
    let text = Self.least.replacing("version: 4", with: "version: x").replacing("side: candidate", with: "side: x")
      .replacing("channel: call", with: "channel: x").replacing("on: job_held, with: candidate", with: "on: x")
    #expect(Set(faults(text).map(\.line)) == [1, 5, 7, 9])
  }

  @Test(arguments: [
    "", "   \n", "just text", "- a\n- b", "version: 1", "version: 1\nrules: []", "version: 1\nrules: none",
    "version: 1\nrules: [text]", "42",
  ])
  func `what is no playbook is said to be none`(text: String) { #expect(!faults(text).isEmpty) }

  @Test(arguments: ["a: [1", "\tversion: 1", "a: 'open", "a: *nothing", "%", "version: 1\n rules:\n- x"])
  func `bad YAML is a fault with its line`(text: String) {
    let found = faults(text)
    #expect(found.count == 1 && found[0].line >= 1 && found[0].what.hasPrefix("not YAML"), "\(found)")
  }

  @Test func `every trigger word reads with its standards and bears its name`() throws {
    for word in TriggerVocabulary.words {
      let party = word.takesParty ? ", with: contact" : ""
      let lists = word.lists.filter(\.isRequired).map { ", \($0.name): [\(Self.sample($0.kind))]" }.joined()
      let text = Self.least.replacing("{ on: job_held, with: candidate }", with: "{ on: \(word.name)\(party)\(lists) }")
        .replacing("On hold {held_since}.", with: "It is so.").replacing("from: [held_since]", with: "from: []")
      let trigger = try PlaybookReader.read(text).rules[0].triggers[0]
      #expect(trigger.word == word.name)
      #expect(!trigger.evidence.isEmpty && !trigger.needs.isEmpty)
    }
  }

  @Test func `a trigger says itself as a playbook would`() throws {
    let standard = try Playbook.standard()
    let triggers = Set(standard.rules.flatMap(\.triggers))
    #expect(Set(triggers.map(\.word)).count == TriggerVocabulary.words.count)
    for trigger in triggers {
      let text = Self.least.replacing("on: job_held, with: candidate", with: trigger.said)
        .replacing("On hold {held_since}.", with: "It is so.").replacing("from: [held_since]", with: "from: []")
      #expect(try PlaybookReader.read(text).rules[0].triggers == [trigger], "\(trigger.said)")
    }
    let delayed = Trigger.datePast(
      with: .contact, dates: [.start], .init(hours: 1.5, workingDays: 0, untilDays: 3, quietDays: 0))
    #expect(delayed.said == "on: date_past, with: contact, dates: [start], hours: 1.5, until_days: 3")
    #expect(Trigger.jobHeld(with: .contact, reasons: [], hours: 0).said == "on: job_held, with: contact")
  }

  private static func sample(_ kind: TriggerVocabulary.ListParameter.Kind) -> String {
    switch kind {
    case .facts: "motivation"
    case .stages: "submitted"
    case .dates: "call"
    case .reasons: "budget"
    }
  }

  @Test func `a clause stands while its facts do`() {
    let clause = Clause(say: "Since {a}, {b}.", from: ["a", "b", "c"], required: true)
    #expect(clause.words(isRecorded: { _ in true }, { name, _ in name.uppercased() }) == "Since A, B.")
    for gone in ["a", "b", "c"] {
      #expect(clause.words(isRecorded: { $0 != gone }, { name, _ in name }) == nil)
    }
    #expect(
      clause.words(isRecorded: { _ in true }, { name, before in name == "b" ? before : name }) == "Since a, Since a, .")
    let other = Clause(say: "Or {a}.", from: ["a"], unless: ["b"], required: true)
    #expect(other.words(isRecorded: { _ in true }, { name, _ in name }) == nil && other.givesWay { $0 == "b" })
    #expect(other.words(isRecorded: { $0 == "a" }, { name, _ in name }) == "Or a." && !other.givesWay { $0 == "a" })
    #expect(Clause.placeholders(in: "{a} and {b_c} and } {") == ["a", "b_c"])
  }

  @Test(arguments: [
    ("Candidate debrief after interview", "candidate-debrief-after-interview"),
    ("Role goes on hold: tell the candidate", "role-goes-on-hold-tell-the-candidate"),
    ("  C'est – la vie!  ", "c-est-la-vie"),
    ("Größe", "gr-e"), ("", ""), ("---", ""),
  ])
  func `slugs`(title: String, slug: String) { #expect(Rule.slug(of: title) == slug) }
}
