import Foundation
import Intake
import Permission
import Recruitment
import Storage
import Synchronization

/// What came of loading a screening list.
package struct ScreeningLoad: Hashable, Sendable {
  package var name: String
  package var entries: Int
  /// Lines in which there was neither a number nor an address.
  package var unreadable: Int
  /// How many people on record stand on it.
  package var people: Int
}

/// A screening list as it stands.
package struct ScreeningStanding: Hashable, Sendable {
  package var name: String
  package var loadedAt: Instant
  package var entries: Int
  package var people: Int
  /// For so many days a list holds, as the profiles that ask for it say; `nil` where none asks for it.
  package var days: Int?
  package var isStale: Bool

  package init(name: String, loadedAt: Instant, entries: Int, people: Int, days: Int?, isStale: Bool) {
    self.name = name
    self.loadedAt = loadedAt
    self.entries = entries
    self.people = people
    self.days = days
    self.isStale = isStale
  }
}

extension Desk {
  /// Loads a list in the place of the one of that name. Of numbers and addresses only keyed hashes are kept.
  /// - Parameters:
  ///   - name: as region profiles spell it: `TPS`, `CTPS`, `national`, `own`.
  ///   - text: CSV, or one number or address on a line; of each line the first that can be read counts.
  ///   - country: where numbers without a country's code are dialled; `nil` = the firm's.
  /// - Throws: `DeskError.emptyScreeningList`, `.privacyKey`.
  package func loadScreening(
    _ name: String, text: String, country: String? = nil, by account: AccountID = .none, now: Instant
  ) throws -> ScreeningLoad {
    var intake = try screeningIntake(country: country)
    intake.take(Array(text.utf8)[...])
    return try loadScreening(name, intake, by: account, now: now)
  }

  /// Takes a list as it comes, so that none has to be in memory whole.
  package func screeningIntake(country: String? = nil) throws -> ScreeningIntake {
    ScreeningIntake(hash: try privacyHash(), country: try country ?? store.settings().country)
  }

  /// As `loadScreening`, of what was taken in.
  /// - Throws: `DeskError.emptyScreeningList`.
  package func loadScreening(
    _ name: String, _ intake: ScreeningIntake, by account: AccountID = .none, now: Instant
  ) throws -> ScreeningLoad {
    let name = Substring(name).trimmed
    var intake = intake
    intake.end()
    guard !intake.digests.isEmpty, !name.isEmpty else { throw DeskError.emptyScreeningList }
    let list = try store.loadScreening(name, digests: intake.digests, now: now)
    try store.audit(AuditEntry(at: now, account: account, deed: .loadedScreening, subject: "list \(list.id)"))
    let standing = try screeningStandings(now: now).first { $0.name == list.name }
    return ScreeningLoad(
      name: list.name, entries: list.entries, unreadable: intake.unreadable, people: standing?.people ?? 0)
  }

  /// As `loadScreening`, from a file.
  /// - Throws: `DeskError.cannotRead`, `.notText`.
  package func loadScreening(_ name: String, file: String, country: String?, now: Instant) throws -> ScreeningLoad {
    guard let handle = FileHandle(forReadingAtPath: file) else { throw DeskError.cannotRead(file) }
    defer { try? handle.close() }
    var intake = try screeningIntake(country: country)
    do {
      while let part = try handle.read(upToCount: 1 << 18), !part.isEmpty { intake.take(Array(part)[...]) }
    } catch {
      throw DeskError.cannotRead(file)
    }
    guard intake.isText else { throw DeskError.notText(file) }
    return try loadScreening(name, intake, now: now)
  }

  /// - Throws: `DeskError.noSuchScreeningList`.
  package func removeScreening(_ name: String, by account: AccountID = .none, now: Instant) throws {
    guard try store.removeScreening(name, now: now) else { throw DeskError.noSuchScreeningList(name) }
    try store.audit(AuditEntry(at: now, account: account, deed: .removedScreening, subject: nil))
  }

  package func screeningStandings(now: Instant) throws -> [ScreeningStanding] {
    let book = try screeningBook()
    let entries = Dictionary(
      try store.screeningLists().map { ($0.name, $0.entries) }, uniquingKeysWith: { first, _ in first })
    return book.lists.indices.map { index in
      let list = book.lists[index]
      let days = Self.validDays(list.name)
      return ScreeningStanding(
        name: list.name, loadedAt: list.loadedAt, entries: entries[list.name] ?? 0,
        people: book.hits.values.count { $0.contains { $0.list == index } }, days: days,
        isStale: days.map { now - list.loadedAt > Int64($0) * Span.day } ?? false)
    }
  }

  /// For how many days a list holds: the fewest that any region's profile grants it.
  private static func validDays(_ name: String) -> Int? {
    RegionBook.standard.profiles.flatMap(\.marketing).filter {
      ScreeningBook.names(in: $0.lists).contains(name.lowercased())
    }.map(\.days).min()
  }

  /// Who on record is on which list.
  func screeningBook() throws -> ScreeningBook {
    let lists = try store.screeningLists()
    if lists.isEmpty { return ScreeningBook() }
    return try screening.book(lists, store, privacyHash())
  }
}

/// Who is on which list, worked out anew only for those whose numbers changed.
final class ScreeningShelf: Sendable {
  private struct Known: Sendable {
    var lists: [ScreeningList]
    var hashes: [ReachableBy: [(digest: Int64, isAddress: Bool)]]
  }

  private let kept = Mutex<Known?>(nil)

  func book(_ lists: [ScreeningList], _ store: Store, _ hash: KeyedHash) throws -> ScreeningBook {
    let country = try store.settings().country
    let people = try store.reachable()
    let known = kept.withLock { $0?.hashes } ?? [:]
    var hashes: [ReachableBy: [(digest: Int64, isAddress: Bool)]] = [:]
    for person in people { hashes[person] = known[person] ?? Self.hashes(of: person, country, hash) }
    kept.withLock { $0 = Known(lists: lists, hashes: hashes) }
    let listed = try store.screened(hashes.values.flatMap { $0.map(\.digest) })
    var book = ScreeningBook(lists: lists.map { .init(name: $0.name, loadedAt: $0.loadedAt) })
    for person in people {
      let own = hashes[person] ?? []
      if own.contains(where: { !$0.isAddress }) { book.numbered.insert(person.person) }
      for (place, list) in lists.enumerated() {
        guard let digests = listed[list.id] else { continue }
        for entry in own where digests.contains(entry.digest) {
          book.hits[person.person, default: []].append(.init(list: place, isAddress: entry.isAddress))
        }
      }
    }
    return book
  }

  private static func hashes(
    of person: ReachableBy, _ home: String, _ hash: KeyedHash
  ) -> [(digest: Int64, isAddress: Bool)] {
    let numbers = (person.phones ?? "").split(separator: ";").compactMap {
      DialledNumber(String($0), region: person.country ?? home).map { HashedText.number(dialled: $0.text) }
    }
    let addresses = (person.emails ?? "").split(separator: ";").compactMap { HashedText.address(String($0)) }
    return numbers.map { (hash.short($0), false) } + addresses.map { (hash.short($0), true) }
  }
}
