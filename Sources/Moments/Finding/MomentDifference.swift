import Chronicle
import Recruitment

/// What another playbook would have opened, by the moments' ids, which depend on no version of it.
package struct MomentDifference: Sendable {
  package struct Entry: Hashable, Sendable {
    package var id: MomentID
    package var rule: String
    package var moment: Moment
  }

  /// Opened by the other alone, in order of opening.
  package var more: [Entry] = []
  /// Opened by the one in force alone.
  package var fewer: [Entry] = []
  /// Opened by both, and due at another time.
  package var moved = 0
  /// The rules that were looked at: those that differ.
  package var rules: [String]

  /// - Parameters:
  ///   - rules: the codes of those that may differ; the others open the same.
  ///   - from: opened after this.
  ///   - to: nothing known later is used.
  package init(
    _ current: Playbook, _ other: Playbook, rules: Set<String>, chronicle: Chronicle, from: Instant, to: Instant
  ) {
    self.rules = rules.sorted()
    let (before, after) = (
      Self.opened(by: current, rules, chronicle, from, to), Self.opened(by: other, rules, chronicle, from, to)
    )
    let (known, wanted) = (Self.byID(before), Self.byID(after))
    more = after.filter { known[$0.id] == nil }
    fewer = before.filter { wanted[$0.id] == nil }
    moved = after.count { entry in known[entry.id].map { $0.moment.dueAt != entry.moment.dueAt } ?? false }
  }

  private static func byID(_ entries: [Entry]) -> [MomentID: Entry] {
    Dictionary(entries.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private static func opened(
    by playbook: Playbook, _ rules: Set<String>, _ chronicle: Chronicle, _ from: Instant, _ to: Instant
  ) -> [Entry] {
    var part = playbook
    part.rules = playbook.rules.filter { rules.contains($0.code) }
    guard !part.rules.isEmpty else { return [] }
    let finder = MomentFinder(playbook: part, chronicle: chronicle, asOf: to)
    return finder.all().filter { $0.openedAt > from }.map { moment in
      Entry(id: finder.id(of: moment), rule: part.rules[moment.rule].code, moment: moment)
    }
  }
}
