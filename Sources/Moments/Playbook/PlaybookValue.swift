import Yams

/// A part of a playbook as it is written: a text, a list or a mapping, without meaning.
package indirect enum PlaybookValue: Hashable, Sendable {
  case text(String)
  case list([PlaybookValue])
  case map([Entry])

  package struct Entry: Hashable, Sendable {
    package var name: String
    package var value: PlaybookValue

    package init(_ name: String, _ value: PlaybookValue) {
      self.name = name
      self.value = value
    }
  }

  init(_ node: Node) {
    switch node {
    case .scalar(let scalar): self = .text(scalar.string)
    case .sequence(let sequence): self = .list(sequence.map(PlaybookValue.init))
    case .mapping(let mapping):
      self = .map(mapping.map { Entry($0.key.string ?? "", PlaybookValue($0.value)) })
    case .alias: self = .text("")
    }
  }

  package var text: String? { if case .text(let text) = self { text } else { nil } }

  package subscript(name: String) -> PlaybookValue? {
    guard case .map(let entries) = self else { return nil }
    return entries.first { $0.name == name }?.value
  }

  /// The parts that can be written into a field of a form: texts, and lists of texts, each with its path: `limit_hours`,
  /// `because.0.say`, `trigger.days`.
  package var leaves: [(path: String, value: PlaybookValue)] {
    switch self {
    case .text: return [(path: "", value: self)]
    case .list(let items):
      if items.allSatisfy({ $0.text != nil }) { return [(path: "", value: self)] }
      return items.enumerated().flatMap { index, item in Self.beneath("\(index)", item) }
    case .map(let entries): return entries.flatMap { Self.beneath($0.name, $0.value) }
    }
  }

  private static func beneath(_ name: String, _ value: PlaybookValue) -> [(path: String, value: PlaybookValue)] {
    value.leaves.map { (path: join(name, $0.path), value: $0.value) }
  }

  private static func join(_ first: String, _ rest: String) -> String { rest.isEmpty ? first : "\(first).\(rest)" }

  /// The same with one part changed.
  /// - Parameters:
  ///   - path: as `leaves` says; a name that a mapping does not have yet is added at its end.
  ///   - value: `nil` takes it away.
  package func setting(_ path: String, to value: PlaybookValue?) -> PlaybookValue {
    setting(path.split(separator: ".").map(String.init)[...], to: value)
  }

  private func setting(_ path: ArraySlice<String>, to value: PlaybookValue?) -> PlaybookValue {
    guard let first = path.first else { return value ?? self }
    let rest = path.dropFirst()
    switch self {
    case .text: return self
    case .list(var items):
      guard let index = Int(first), items.indices.contains(index) else { return self }
      items[index] = items[index].setting(rest, to: value)
      return .list(items)
    case .map(var entries):
      guard let index = entries.firstIndex(where: { $0.name == first }) else {
        guard rest.isEmpty, let value else { return self }
        return .map(entries + [Entry(first, value)])
      }
      if rest.isEmpty, value == nil {
        entries.remove(at: index)
      } else {
        entries[index].value = entries[index].value.setting(rest, to: value)
      }
      return .map(entries)
    }
  }
}

// How it is written: as the playbook that comes with RightCall is.
extension PlaybookValue {
  /// As the value of a field, with what stands before it.
  func lines(after head: String, indent: String) -> [String] {
    switch self {
    case .list(let items) where !items.isEmpty:
      return ["\(head)"] + items.map { "\(indent)  - \($0.flow(isInside: $0.text == nil))" }
    default: return ["\(head) \(flow(isInside: false))"]
    }
  }

  private func flow(isInside: Bool) -> String {
    switch self {
    case .text(let text): Self.scalar(text, isInside: isInside)
    case .list(let items): "[\(items.map { $0.flow(isInside: true) }.joined(separator: ", "))]"
    case .map(let entries):
      "{ \(entries.map { "\($0.name): \($0.value.flow(isInside: true))" }.joined(separator: ", ")) }"
    }
  }

  /// Plain where nothing in it could mean something to YAML; else in quotes.
  private static func scalar(_ text: String, isInside: Bool) -> String {
    let plain = text.wholeMatch(of: /[A-Za-z0-9](?:[A-Za-z0-9 _.\/()%'’–-]*[A-Za-z0-9_.\/()%])?/) != nil
    if plain || (!isInside && isPlainSentence(text)) { return text }
    var quoted = "\""
    for character in text.unicodeScalars {
      switch character {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case _ where character.value < 32 || character.value == 127: continue
      default: quoted.unicodeScalars.append(character)
      }
    }
    return quoted + "\""
  }

  /// Outside brackets commas and question marks mean nothing either.
  private static func isPlainSentence(_ text: String) -> Bool {
    text.wholeMatch(of: /[A-Za-z](?:[A-Za-z0-9 _.,;\/()%'’–?!-]*[A-Za-z0-9_.\/()%?!])?/) != nil
  }
}
