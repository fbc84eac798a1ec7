import Foundation
import Testing

/// What the documentation says is tried: its examples run, its tables agree with the program.
@Suite(.enabled(if: Program.folder != nil, "rightcall was not built beside these tests"))
struct DocumentationTests {
  @Test(arguments: Page.names()) func examplesRun(_ name: String) throws {
    let examples = try Page(name).examples()
    var first = 0
    while first < examples.count {
      let next = examples[(first + 1)...].firstIndex(where: \.beginsAnew) ?? examples.count
      let script = examples[first..<next].map(\.script).joined(separator: "\n")
      let outcome = try Program.withTemporaryFolder { try Program.run(script, in: $0) }
      #expect(outcome.status == 0, "\(name), from line \(examples[first].line):\n\(outcome.output)")
      first = next
    }
  }

  /// Pages whose examples are the point of them have some that run.
  @Test(arguments: ["README.md", "docs/commands.md", "docs/interchange.md", "docs/playbook.md", "docs/operations.md"])
  func pageHasExamples(_ name: String) throws {
    #expect(try !Page(name).examples().isEmpty)
  }

  /// The table says what the program says, and that is what the playbook's text says.
  @Test func ruleTableIsThePlaybook() throws {
    let page = try Page("docs/playbook.md")
    let printed = try Program.output(
      """
      export RIGHTCALL_DATABASE=sqlite:firm.sqlite
      rightcall simulate --seed 7 --recruiters 2 --months 6 --out bundle
      rightcall import bundle
      rightcall playbook rules --markdown --as-of 2026-11-20T18:00
      """
    ).components(separatedBy: "\n").filter { $0.hasPrefix("|") }
    let start = try #require(page.lines.firstIndex(of: "<!-- rules -->"))
    let end = try #require(page.lines.firstIndex(of: "<!-- /rules -->"))
    #expect(Array(page.lines[(start + 1)..<end]) == printed)

    let rows = page.table("rules")
    let rules = Self.rules(in: try Program.output("rightcall playbook check --print"))
    #expect(rules.count > 60 && rows.count == rules.count)
    for (row, rule) in zip(rows, rules) {
      #expect([row[0], row[1], row[4], row[5]] == [rule.code, rule.title, rule.limit, rule.channel])
      let triggers = row[2].components(separatedBy: "` or `")
      #expect(triggers.count == rule.triggers.count, "\(rule.code)")
      for (said, text) in zip(triggers, rule.triggers) {
        // Left out is what asks for nothing: no hours, once.
        let parts = Set(text.components(separatedBy: ", ")).subtracting(["hours: 0"])
        #expect(Set(said.components(separatedBy: ", ")) == parts, "\(rule.code)")
      }
      #expect(row[3].contains(": "), "\(rule.code) needs some data")
      #expect(row[6] == "has its data" || row[6].hasPrefix("waiting for "), "\(rule.code)")
    }
  }

  private struct RuleText {
    var code: String
    var title = ""
    var triggers: [String] = []
    var limit = ""
    var channel = ""
  }

  /// The rules of a playbook's text, line by line.
  private static func rules(in text: String) -> [RuleText] {
    var rules: [RuleText] = []
    for line in text.components(separatedBy: "\n") {
      if let code = value(of: "  - rule", in: line) { rules.append(RuleText(code: code)) }
      guard let last = rules.indices.last else { continue }
      if let title = value(of: "    title", in: line) { rules[last].title = title }
      if let trigger = value(of: "    trigger", in: line) { rules[last].triggers.append(trigger) }
      if let trigger = value(of: "      - { on", in: line) { rules[last].triggers.append("on: " + trigger) }
      if let limit = value(of: "    limit_hours", in: line) { rules[last].limit = limit }
      if let channel = value(of: "    channel", in: line) { rules[last].channel = channel }
    }
    return rules
  }

  private static func value(of field: String, in line: String) -> String? {
    guard line.hasPrefix(field + ": ") else { return nil }
    return line.dropFirst(field.count + 2).trimmingCharacters(in: CharacterSet(charactersIn: " \"{}"))
  }

  /// What can be set, as the program has it.
  @Test func settingsTableIsTheProgram() throws {
    let page = try Page("docs/operations.md")
    let printed = try Program.output("rightcall config --markdown").components(separatedBy: "\n").filter {
      $0.hasPrefix("|")
    }
    let start = try #require(page.lines.firstIndex(of: "<!-- settings -->"))
    let end = try #require(page.lines.firstIndex(of: "<!-- /settings -->"))
    #expect(printed.count > 10 && Array(page.lines[(start + 1)..<end]) == printed)
  }

  @Test func everyTriggerIsExplained() throws {
    let fault = try Program.output(
      """
      printf 'version: 1\\nrules:\\n  - { rule: X, trigger: { on: no_such_word } }\\n' > wrong.yaml
      rightcall playbook check wrong.yaml
      """)
    let list = fault.components(separatedBy: "is not a trigger: one of ").dropFirst().first ?? ""
    let words = list.prefix { $0 != "\n" }.components(separatedBy: ", ")
    #expect(words.count > 10, "\(fault)")
    let page = try Page("docs/playbook.md")
    let headings = page.lines.filter { $0.hasPrefix("### `") }.map { String($0.dropFirst(5).prefix { $0 != "`" }) }
    for word in words { #expect(headings.contains(word), "docs/playbook.md does not explain \(word)") }
    for heading in headings { #expect(words.contains(heading), "\(heading) is no trigger") }
  }

  @Test func everyCommandAndOptionIsInTheReference() throws {
    let page = try Page("docs/commands.md")
    let common = try #require(page.section("What every command takes"))
    var commands = try Self.commands(under: "rightcall")
    #expect(commands.count > 5)
    while let command = commands.popLast() {
      let beneath = try Self.commands(under: command)
      if !beneath.isEmpty {
        commands += beneath
        continue
      }
      let help = try Program.output("\(command) --help")
      guard let section = page.section(command) else {
        Issue.record("docs/commands.md has no section on \(command)")
        continue
      }
      let shown = Self.options(in: help)
      #expect(shown.contains("--help"), "\(command):\n\(help)")
      for option in shown where !Self.options(in: common).contains(option) {
        #expect(Self.options(in: section).contains(option), "docs/commands.md, \(command): nothing about \(option)")
      }
      let others = Self.options(in: Self.prose(section)).subtracting(shown)
      #expect(others.isEmpty, "docs/commands.md, \(command): it takes no \(others.sorted())")
    }
  }

  /// The commands that help lists under one, by their full names.
  private static func commands(under command: String) throws -> [String] {
    let help = try Program.output("\(command) --help")
    guard let list = help.components(separatedBy: "SUBCOMMANDS:\n").dropFirst().first else { return [] }
    return list.components(separatedBy: "\n").compactMap { line in
      let words = line.split(separator: " ")
      return line.hasPrefix("  ") && !line.hasPrefix("   ") && words.first != "See" ? "\(command) \(words[0])" : nil
    }
  }

  private static func options(in text: String) -> Set<String> {
    var found: Set<String> = []
    var rest = text[...]
    while let range = rest.range(of: #"--[a-z][a-z-]*"#, options: .regularExpression) {
      found.insert(String(rest[range]))
      rest = rest[range.upperBound...]
    }
    return found
  }

  /// A section without its examples, which may use other programs.
  private static func prose(_ section: String) -> String {
    section.components(separatedBy: "```").enumerated().filter { $0.offset % 2 == 0 }.map(\.element).joined()
  }
}
