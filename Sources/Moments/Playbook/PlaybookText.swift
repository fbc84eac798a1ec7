import Yams

/// A playbook as text, rule by rule: when one changes, what stands around it, comments included, stays as it was written.
package struct PlaybookText: Hashable, Sendable {
  package private(set) var text: String

  /// A rule's lines, and what they say.
  private struct Block: Hashable, Sendable {
    var code: String
    var value: PlaybookValue
    /// Lines from 0; without the comments before the next rule.
    var lines: Range<Int>
    /// Of the dash.
    var indent: Int
  }

  private var blocks: [Block] = []
  /// What stands beside the rules, by name.
  package private(set) var rest: [PlaybookValue.Entry] = []

  /// - Throws: `PlaybookError.faults` where it is no playbook at all; whether its rules hold, `PlaybookReader` says.
  package init(_ text: String) throws(PlaybookError) {
    self.text = text
    let root: Node?
    do {
      root = try Yams.compose(yaml: text, .basic)
    } catch let error as YamlError {
      throw .faults([PlaybookReader.fault(of: error)])
    } catch {
      throw .faults([PlaybookFault(line: 1, column: 1, what: "not YAML")])
    }
    guard let mapping = root?.mapping, let rules = mapping.first(where: { $0.key.string == "rules" })?.value.sequence
    else {
      throw .faults([PlaybookFault(line: 1, column: 1, what: "a playbook is a mapping with `version` and `rules`")])
    }
    rest = mapping.filter { $0.key.string != "rules" }.map {
      PlaybookValue.Entry($0.key.string ?? "", PlaybookValue($0.value))
    }
    blocks = try Self.blocks(rules, among: mapping.compactMap { $0.key.mark?.line }, text)
  }

  private static func blocks(
    _ rules: Node.Sequence, among keys: [Int], _ text: String
  ) throws(PlaybookError) -> [Block] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let starts = rules.map { ($0.mark?.line ?? 1) - 1 }
    var blocks: [Block] = []
    for (index, node) in rules.enumerated() {
      let (start, column) = (starts[index], (node.mark?.column ?? 1) - 1)
      guard lines.indices.contains(start), column >= 2,
        lines[start].prefix(column).trimmingBlanks == "-", node.mapping != nil
      else {
        throw .faults([
          PlaybookFault(
            line: start + 1, column: 1, what: "write each rule on lines of its own, beginning with `- rule:`")
        ])
      }
      let following = (starts.dropFirst(index + 1).first).map { [$0] } ?? []
      var end = (following + keys.map { $0 - 1 }.filter { $0 > start }).min() ?? lines.count
      while end > start + 1, lines[end - 1].trimmingBlanks.isEmpty || lines[end - 1].trimmingBlanks.hasPrefix("#") {
        end -= 1
      }
      let value = PlaybookValue(node)
      blocks.append(
        Block(code: value["rule"]?.text ?? "", value: value, lines: start..<end, indent: column - 2))
    }
    return blocks
  }

  /// In order.
  package var codes: [String] { blocks.map(\.code) }

  package func rule(_ code: String) -> PlaybookValue? { blocks.first { $0.code == code }?.value }

  /// The same with one rule changed.
  /// - Parameter value: `nil` takes it out.
  /// - Throws: as `init`.
  package func setting(_ code: String, to value: PlaybookValue?) throws(PlaybookError) -> PlaybookText {
    guard let block = blocks.first(where: { $0.code == code }) else {
      guard let value else { return self }
      return try adding(value)
    }
    guard block.value != value else { return self }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    lines.replaceSubrange(block.lines, with: value.map { Self.lines(of: $0, indent: block.indent) } ?? [])
    return try PlaybookText(lines.joined(separator: "\n"))
  }

  /// Behind the last rule.
  private func adding(_ value: PlaybookValue) throws(PlaybookError) -> PlaybookText {
    guard let last = blocks.last else { return self }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    lines.insert(contentsOf: [""] + Self.lines(of: value, indent: last.indent), at: last.lines.upperBound)
    return try PlaybookText(lines.joined(separator: "\n"))
  }

  private static func lines(of rule: PlaybookValue, indent: Int) -> [String] {
    guard case .map(let entries) = rule else { return [] }
    let space = String(repeating: " ", count: indent)
    return entries.enumerated().flatMap { index, entry in
      entry.value.lines(
        after: "\(space)\(index == 0 ? "- " : "  ")\(entry.name):", indent: space + "  ")
    }
  }
}

extension StringProtocol {
  fileprivate var trimmingBlanks: String {
    let kept = drop { $0 == " " || $0 == "\t" || $0 == "\r" }
    var text = String(kept)
    while let last = text.last, last == " " || last == "\t" || last == "\r" { text.removeLast() }
    return text
  }
}
