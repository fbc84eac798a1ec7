/// The firm's moments: what is due when, and how to open. The only place where "due" is defined.
package struct Playbook: Sendable {
  package var version: Int
  package var rules: [Rule]
  /// How often people should be spoken to whatever happens; none where a firm wants none.
  package var rhythms: [Rhythm] = []

  /// The places of the rules whose moments are requests for a call.
  package var rulesOfCallRequests: Set<Int> {
    Set(rules.indices.filter { rules[$0].triggers.contains { if case .callRequested = $0 { true } else { false } } })
  }

  /// The places of the rules that look for such a fact.
  package func rules(lookingFor fact: String) -> Set<Int> {
    Set(rules.indices.filter { rules[$0].triggers.contains { $0.factNames.contains(fact) } })
  }

  /// A rule by code (`C06`) or slug, in any case.
  package func index(of codeOrSlug: String) -> Int? {
    let wanted = codeOrSlug.lowercased()
    return rules.firstIndex { $0.code.lowercased() == wanted || $0.slug == wanted }
  }
}

/// One fault in a playbook, and where it is.
package struct PlaybookFault: Hashable, Sendable {
  /// 1 = the first.
  package var line: Int
  package var column: Int
  package var what: String

  package init(line: Int, column: Int, what: String) {
    self.line = line
    self.column = column
    self.what = what
  }
}

package enum PlaybookError: Error, Equatable {
  case faults([PlaybookFault])
}
