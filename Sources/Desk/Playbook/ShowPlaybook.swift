import Moments
import Recruitment
import Storage

/// What the pages may ask of the playbook.
package protocol PlaybookDesk: Sendable {
  /// The same desk with the playbook that is in force now.
  func inForce() throws -> Self
  func playbookInForce() throws -> PlaybookInForce
  /// How the rules stand in this firm; never waits for it.
  func awaitedRules() throws -> Awaited<RulesAnswer>
  /// What another text would have opened in the month before.
  func tryPlaybook(_ text: String, now: Instant) throws -> PlaybookTry
  /// - Parameter expected: the version that whoever made it began from.
  func adoptPlaybook(_ text: String, why: String, after expected: Int64, now: Instant) throws -> Int64
  /// Newest first.
  func playbookVersions() throws -> [PlaybookVersion]
  func playbookText(version: Int64) throws -> String
  func rollBackPlaybook(to version: Int64, why: String, after expected: Int64, now: Instant) throws -> Int64
  /// What a newer release brings to the firm's own playbook; `nil` where it brings nothing.
  func playbookUpgrade() throws -> PlaybookMerge?
  func upgradePlaybook(after expected: Int64, now: Instant) throws -> Int64
  /// What the findings would change; never waits for them.
  func awaitedProposals() throws -> Awaited<[PlaybookProposal]>
  /// What was changed, when, and what followed, newest first; never waits for it.
  func awaitedChanges() throws -> Awaited<[PlaybookChange]>
}

/// The playbook in force, as text, and where it comes from.
package struct PlaybookInForce: Sendable {
  package var text: String
  package var rules: [Rule]
  /// 0 = what comes with RightCall.
  package var version: Int64
  /// A file that whoever serves has named: then nothing can be changed here.
  package var isFile: Bool
  /// Whether a newer release has changed what it began from.
  package var hasUpgrade: Bool

  package init(text: String, rules: [Rule], version: Int64, isFile: Bool, hasUpgrade: Bool) {
    self.text = text
    self.rules = rules
    self.version = version
    self.isFile = isFile
    self.hasUpgrade = hasUpgrade
  }
}

/// What another playbook would have opened.
package struct PlaybookTry: Sendable {
  package struct Row: Sendable {
    package var id: MomentID
    package var rule: String
    package var title: String
    package var openedAt: Instant
    /// Opened by the tried one alone; else by the one in force alone.
    package var isMore: Bool
    package var person: PersonReference?
    var personID: PersonID
  }

  package struct Count: Hashable, Sendable {
    package var rule: String
    package var title: String
    package var more: Int
    package var fewer: Int
  }

  package var from: Instant
  package var to: Instant
  package var more: Int
  package var fewer: Int
  /// Opened by both, and due at another time.
  package var moved: Int
  /// The rules that differ, in order.
  package var counts: [Count]
  /// Newest first; the first of each sort.
  package var rows: [Row]

  package static let days: Int64 = 30
  /// So many of each sort are listed.
  package static let shown = 50

  package struct PersonReference: Hashable, Sendable {
    package var printedID: String
    package var name: String
  }
}

extension Desk {
  package static let longestPlaybook = 512 * 1_024

  package func playbookInForce() throws -> PlaybookInForce {
    let rules = try playbook().rules
    if let path = playbooks.path {
      return PlaybookInForce(
        text: try Self.playbookText(at: path), rules: rules, version: 0, isFile: true, hasUpgrade: false)
    }
    let version = try store.newestPlaybookVersion()
    guard version > 0, let kept = try store.playbook(version: version) else {
      return PlaybookInForce(text: Playbook.standardText, rules: rules, version: 0, isFile: false, hasUpgrade: false)
    }
    return PlaybookInForce(
      text: kept.text, rules: rules, version: version, isFile: false, hasUpgrade: kept.standard != Playbook.standardText
    )
  }

  package func awaitedRules() throws -> Awaited<RulesAnswer> {
    let record = try studied()
    let desk = self
    guard let keptRules else { return .here(try rules(asOf: record.ends)) }
    return try keptRules.answer(of: record.mark) { progress in
      progress(0)
      return try desk.lookingAnew().rules(asOf: record.ends)
    }
  }

  package func playbookVersions() throws -> [PlaybookVersion] { try store.playbookVersions() }

  /// - Throws: `DeskError.noSuchVersion`.
  package func playbookText(version: Int64) throws -> String {
    if version == 0 { return Playbook.standardText }
    guard let kept = try store.playbook(version: version) else { throw DeskError.noSuchVersion(version) }
    return kept.text
  }

  /// - Parameter now: nothing known later is used.
  /// - Throws: `PlaybookError` where it does not hold.
  package func tryPlaybook(_ text: String, now: Instant) throws -> PlaybookTry {
    let other = try Self.readPlaybook(text)
    let record = try studied()
    // Of a record that ended long ago, its own last month.
    let to = now - record.ends > PlaybookTry.days * Span.day ? record.ends : now
    let from = to - PlaybookTry.days * Span.day
    let difference = MomentDifference(
      record.playbook, other, rules: try changedRules(text), chronicle: record.chronicle, from: from, to: to)
    return try answer(difference, record.playbook, other, from, to)
  }

  /// Which rules another text changes; all where the texts cannot be compared rule by rule.
  func changedRules(_ text: String) throws -> Set<String> {
    guard let now = try? PlaybookText(playbookInForce().text), let other = try? PlaybookText(text) else {
      return Set(try playbook().rules.map(\.code) + Self.readPlaybook(text).rules.map(\.code))
    }
    return Set((now.codes + other.codes).filter { now.rule($0) != other.rule($0) })
  }

  private func answer(
    _ difference: MomentDifference, _ current: Playbook, _ other: Playbook, _ from: Instant, _ to: Instant
  ) throws -> PlaybookTry {
    let titles = Dictionary((current.rules + other.rules).map { ($0.code, $0.title) }, uniquingKeysWith: { $1 })
    let shown =
      difference.more.suffix(PlaybookTry.shown).map { ($0, true) }
      + difference.fewer.suffix(PlaybookTry.shown).map { ($0, false) }
    let people = try store.people(Array(Set(shown.map { $0.0.moment.person })))
    let rows = shown.reversed().map { entry, isMore in
      let person = people[entry.moment.person]
      return PlaybookTry.Row(
        id: entry.id, rule: entry.rule, title: titles[entry.rule] ?? entry.rule, openedAt: entry.moment.openedAt,
        isMore: isMore, person: person.map { .init(printedID: $0.printedID, name: $0.name) },
        personID: entry.moment.person)
    }
    let counts = difference.rules.map { code in
      PlaybookTry.Count(
        rule: code, title: titles[code] ?? code, more: difference.more.count { $0.rule == code },
        fewer: difference.fewer.count { $0.rule == code })
    }
    return PlaybookTry(
      from: from, to: to, more: difference.more.count, fewer: difference.fewer.count, moved: difference.moved,
      counts: counts, rows: rows)
  }

  static func readPlaybook(_ text: String) throws -> Playbook {
    guard text.utf8.count <= longestPlaybook else {
      throw PlaybookError.faults([PlaybookFault(line: 1, column: 1, what: "longer than 512 KB")])
    }
    return try PlaybookReader.read(text)
  }
}
