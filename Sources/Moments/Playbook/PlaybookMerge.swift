/// A firm's playbook brought up to the one that a new release comes with: what the firm changed stays, the rest is the new
/// one's. Field by field, against the one that the firm began from.
package struct PlaybookMerge: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable {
    /// The firm never changed it, and the release did.
    case taken
    /// The firm changed it, and the release did not, or otherwise.
    case kept
    /// Both changed it: the firm's stays.
    case keptAgainst = "kept_against"
    case ruleAdded = "rule_added"
    case ruleGone = "rule_gone"
  }

  package struct Change: Hashable, Sendable {
    package var rule: String
    /// `nil` for the rule as a whole.
    package var field: String?
    package var kind: Kind
  }

  package var text: String
  package var changes: [Change] = []

  /// Whether anything comes with it.
  package var bringsSomething: Bool { changes.contains { ![.kept].contains($0.kind) } }

  /// - Parameters:
  ///   - base: the text that the firm's began from.
  ///   - firm: the firm's own.
  ///   - release: what comes with this release.
  /// - Throws: `PlaybookError.faults` where one of them is no playbook.
  package init(base: String, firm: String, new release: String) throws(PlaybookError) {
    let was = try PlaybookText(base)
    let ours = try PlaybookText(firm)
    let theirs = try PlaybookText(release)
    text = ""
    var merged = theirs
    for code in theirs.codes {
      guard let new = theirs.rule(code) else { continue }
      if let own = ours.rule(code) {
        merged = try merged.setting(code, to: rule(code, was.rule(code), own, new))
      } else if was.rule(code) != nil {
        // What the firm took out stays out.
        merged = try merged.setting(code, to: nil)
      } else {
        changes.append(Change(rule: code, field: nil, kind: .ruleAdded))
      }
    }
    for code in ours.codes where theirs.rule(code) == nil {
      guard let own = ours.rule(code) else { continue }
      if was.rule(code) == own {
        changes.append(Change(rule: code, field: nil, kind: .ruleGone))
      } else {
        merged = try merged.setting(code, to: own)
        changes.append(Change(rule: code, field: nil, kind: .kept))
      }
    }
    text = try Self.rest(was, ours, theirs, merged)
  }

  /// One rule, field by field.
  private mutating func rule(
    _ code: String, _ base: PlaybookValue?, _ ours: PlaybookValue, _ theirs: PlaybookValue
  ) -> PlaybookValue {
    var result = theirs
    for name in Self.names(theirs) + Self.names(ours).filter({ theirs[$0] == nil }) {
      let (was, firm, release) = (base?[name], ours[name], theirs[name])
      if firm == release { continue }
      if firm == was {
        changes.append(Change(rule: code, field: name, kind: .taken))
        continue
      }
      changes.append(Change(rule: code, field: name, kind: was == release ? .kept : .keptAgainst))
      result = result.setting(name, to: firm)
    }
    return result
  }

  private static func names(_ rule: PlaybookValue) -> [String] {
    guard case .map(let entries) = rule else { return [] }
    return entries.map(\.name)
  }

  /// What stands beside the rules, such as rhythms: the firm's where it changed them.
  private static func rest(
    _ base: PlaybookText, _ firm: PlaybookText, _ new: PlaybookText, _ merged: PlaybookText
  ) throws(PlaybookError) -> String {
    func rhythms(_ text: PlaybookText) -> PlaybookValue? { text.rest.first { $0.name == "rhythms" }?.value }
    let (was, ours, theirs) = (rhythms(base), rhythms(firm), rhythms(new))
    guard ours != was, ours != theirs else { return merged.text }
    return try merged.settingRest("rhythms", to: ours).text
  }
}

extension PlaybookText {
  /// The same with what stands beside the rules changed; `nil` takes it out.
  func settingRest(_ name: String, to value: PlaybookValue?) throws(PlaybookError) -> PlaybookText {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let start = lines.firstIndex { $0.hasPrefix("\(name):") }
    let written = value.map { $0.lines(after: "\(name):", indent: "") } ?? []
    if let start {
      var end = start + 1
      while end < lines.count, lines[end].isEmpty || lines[end].first == " " || lines[end].first == "-" { end += 1 }
      while end > start + 1, lines[end - 1].isEmpty { end -= 1 }
      lines.replaceSubrange(start..<end, with: written)
    } else if let rules = lines.firstIndex(where: { $0.hasPrefix("rules:") }) {
      lines.insert(contentsOf: written + [""], at: rules)
    }
    return try PlaybookText(lines.joined(separator: "\n"))
  }
}
