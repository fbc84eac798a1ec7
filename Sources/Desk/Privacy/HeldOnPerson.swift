import Foundation
import Moments
import Recruitment
import Storage

/// Everything that is held on a person, in words: what they are given who ask what is held on them.
package struct HeldOnPerson: Hashable, Sendable {
  package var id: String
  package var name: String
  package var firmName: String
  package var takenAt: Instant
  package var tables: [HeldTable]

  package init(id: String, name: String, firmName: String, takenAt: Instant, tables: [HeldTable]) {
    self.id = id
    self.name = name
    self.firmName = firmName
    self.takenAt = takenAt
    self.tables = tables
  }
}

extension Desk {
  /// - Throws: `DeskError.noSuchPerson`.
  package func held(on idOrEmail: String, now: Instant) throws -> HeldOnPerson {
    guard let record = try store.person(idOrEmail) else { throw DeskError.noSuchPerson(idOrEmail) }
    let finder = try finder(asOf: now)
    let moments = finder.moments(of: record.id)
    var tables = try store.held(on: record.id, moments: moments.map { finder.id(of: $0) })
    tables.append(Self.due(moments, finder))
    tables.append(try screeningTable(record.id))
    let mask = try OthersMask(record, store)
    tables = tables.map { table in
      var table = table
      if !Self.ownWords.contains(table.name) { table.rows = table.rows.map { $0.map { $0.map(mask.masked) } } }
      return table
    }
    return HeldOnPerson(
      id: record.printedID, name: record.name, firmName: try store.settings().name, takenAt: now, tables: tables)
  }

  /// As `held`, written down: for the door of whoever runs commands.
  package func exportPerson(_ idOrEmail: String, by account: AccountID = .none, now: Instant) throws -> HeldOnPerson {
    let held = try held(on: idOrEmail, now: now)
    guard let record = try store.person(idOrEmail) else { throw DeskError.noSuchPerson(idOrEmail) }
    try store.audit(
      AuditEntry(at: now, account: account, deed: .exportedPerson, subject: "person \(record.id.value)"))
    return held
  }

  /// Tables in which nobody else can be named.
  private static let ownWords: Set<String> = ["person", "names_elsewhere", "who_looked", "screening"]

  private static func due(_ moments: [Moment], _ finder: MomentFinder) -> HeldTable {
    HeldTable(
      name: "conversations_due", title: "When RightCall said that a conversation with you was due",
      columns: ["conversation", "rule", "why", "opened_at", "ended_at"],
      rows: moments.map { moment in
        let rule = finder.playbook.rules[moment.rule]
        return [
          finder.id(of: moment).description, rule.code, rule.title, ISOTimestamp.utc(moment.openedAt),
          moment.endedAt.map(ISOTimestamp.utc),
        ]
      })
  }

  private func screeningTable(_ person: PersonID) throws -> HeldTable {
    let book = try screeningBook()
    let rows = (book.hits[person] ?? []).map { hit -> [String?] in
      [book.lists[hit.list].name, ISOTimestamp.utc(book.lists[hit.list].loadedAt)]
    }
    return HeldTable(
      name: "screening", title: "Lists of people not to be called that you stand on", columns: ["list", "loaded_at"],
      rows: rows)
  }
}

/// Strikes other people out of the words that a person is given: names, addresses and numbers of whoever took part or was
/// put forward for the same job, and every address that is neither theirs nor one of ours.
struct OthersMask {
  private let words: [String]
  private let own: Set<String>
  private static let mark = "[another person]"

  init(_ person: PersonRecord, _ store: Store) throws {
    let others = try store.othersBeside(person.id)
    words = others.flatMap { other -> [String] in
      // A single word may be a common one.
      (other.name.contains(" ") && other.name != person.name ? [other.name] : []) + other.emails
        + other.phones.filter { $0.count >= 7 && !person.phones.contains($0) }
    }
    own = Set(person.emails.map { $0.lowercased() } + (try store.recruiters().compactMap { $0.email?.lowercased() }))
  }

  func masked(_ text: String) -> String {
    var text = text
    for word in words { text = Striking.strike(word, from: text, mark: Self.mark) }
    guard text.contains("@") else { return text }
    return text.replacing(/[A-Za-z0-9._%+\-]+@[A-Za-z0-9\-]+(\.[A-Za-z0-9\-]+)+/) { match in
      own.contains(match.output.0.lowercased()) ? String(match.output.0) : Self.mark
    }
  }
}
