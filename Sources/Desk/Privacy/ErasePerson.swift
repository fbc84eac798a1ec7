import Foundation
import Intake
import Moments
import Recruitment
import Storage

/// What came of an erasure.
package struct ErasureAnswer: Hashable, Sendable {
  package var report: ErasureReport
  /// By how many names they would be known again.
  package var knownBy: Int

  package init(report: ErasureReport, knownBy: Int) {
    self.report = report
    self.knownBy = knownBy
  }
}

extension Desk {
  /// The keyed hash of this store. Its key is made when it is first needed; from then on only that one will do.
  /// - Throws: `DeskError.privacyKey` where the key is not the one that was used before.
  func privacyHash() throws -> KeyedHash {
    let key = keys.privacyKey
    if try store.meta(Self.privacyCheck) != nil, !FileManager.default.fileExists(atPath: key.path) {
      throw DeskError.privacyKey(key.path)
    }
    let hash = KeyedHash(key: try key.key())
    let check = hash.digest(HashedText.ofKeyItself)
    guard try store.metaKeptOrSet(Self.privacyCheck, check) == check else { throw DeskError.privacyKey(key.path) }
    return hash
  }

  static let privacyCheck = "privacy_key_check"

  /// Erases everything said about a person, and sees to it that they stay erased. `docs/privacy.md` says what is left.
  /// - Parameter confirmation: their id, typed once more.
  /// - Throws: `DeskError.noSuchPerson`, `.notConfirmed`, `.privacyKey`, `.cannotWrite`.
  package func erasePerson(
    _ idOrEmail: String, confirmation: String, by account: AccountID = .none, now: Instant
  ) throws -> ErasureAnswer {
    guard let record = try store.person(idOrEmail) else { throw DeskError.noSuchPerson(idOrEmail) }
    guard confirmation == record.printedID else { throw DeskError.notConfirmed }
    let own = try store.membersNames(record.id).flatMap(\.emails)
    let others = try store.addressesOfOthers(own, than: record.id)
    let digests = try digests(of: record.id, exceptAddresses: others)
    let erasure = Erasure(
      person: record.id, digests: digests, moments: try momentIDs(of: record.id, now: now),
      mentions: try mentions(of: record, sharedAddresses: others))
    var report = try carryOut(erasure, by: account, now: now)
    report.isScrubbed = try store.scrub()
    return ErasureAnswer(report: report, knownBy: digests.count)
  }

  /// On the list first: whoever is interrupted in between finds the rest done by `reapplyErasures`.
  func carryOut(_ erasure: Erasure, by account: AccountID, now: Instant) throws -> ErasureReport {
    try keys.suppressionList.add(erasure.digests, at: now)
    let report = try store.erase(erasure, now: now)
    try store.audit(
      AuditEntry(at: now, account: account, deed: .erasedPerson, subject: "person \(erasure.person.value)"))
    return report
  }

  /// All by which a later file could bring a person back.
  /// - Parameter exceptAddresses: those that somebody else has too: they would keep the wrong person out.
  func digests(of person: PersonID, exceptAddresses: Set<String> = [], idsOnly: Bool = false) throws -> [String] {
    let hash = try privacyHash()
    var digests: Set<String> = []
    for names in try store.personNames(only: person) {
      for identity in names.identities {
        digests.insert(hash.digest(HashedText.identity(source: identity.source, id: identity.id)))
      }
      if idsOnly { continue }
      for email in names.emails where !exceptAddresses.contains(email) {
        if let text = HashedText.address(email) { digests.insert(hash.digest(text)) }
      }
    }
    return digests.sorted()
  }

  func momentIDs(of person: PersonID, now: Instant) throws -> [MomentID] {
    let finder = try finder(asOf: now)
    return try momentIDs(of: person, finder)
  }

  /// Theirs as they are now, and those with a reason on record that were theirs before a merge or another playbook.
  func momentIDs(of person: PersonID, _ finder: MomentFinder) throws -> [MomentID] {
    var ids = Set(finder.moments(of: person).map { finder.id(of: $0) })
    let answered = Set(try store.answeredMoments())
    if answered.isSubset(of: ids) { return ids.sorted { $0.value < $1.value } }
    for anchor in try store.anchors(of: person) {
      for rule in finder.playbook.rules {
        for ordinal in 0..<Self.ordinals {
          let id = MomentID(rule: rule.code, anchor: anchor, ordinal: ordinal)
          if answered.contains(id) { ids.insert(id) }
        }
      }
    }
    return ids.sorted { $0.value < $1.value }
  }

  /// More moments of one rule than these do not open at one record.
  private static let ordinals = 64

  /// What of them may stand in others' texts: full names unless somebody else bears them, addresses and numbers.
  private func mentions(of record: PersonRecord, sharedAddresses: Set<String>) throws -> [String] {
    var mentions: Set<String> = []
    var phones: [String] = []
    for member in try store.membersNames(record.id) {
      mentions.formUnion(member.emails.filter { !sharedAddresses.contains($0) })
      phones += member.phones
      let name = member.name.split(separator: " ").joined(separator: " ")
      // A single word may be a common one.
      guard name.contains(" "), try !store.hasNamesake(member.name, of: record.id) else { continue }
      mentions.formUnion([name, member.name])
    }
    mentions.formUnion(try unshared(phones, of: record))
    return mentions.sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
  }

  /// Those of the numbers, as they are written and as they are dialled, that nobody else on record has.
  private func unshared(_ phones: [String], of record: PersonRecord) throws -> [String] {
    if phones.isEmpty { return [] }
    let country = try record.country ?? store.settings().country
    var shared: Set<String> = []
    for other in try store.reachable() where other.person != record.id {
      for phone in (other.phones ?? "").split(separator: ";") {
        if let number = DialledNumber(String(phone), region: other.country ?? country) { shared.insert(number.text) }
      }
    }
    return phones.flatMap { phone -> [String] in
      guard let number = DialledNumber(phone, region: country)?.text, !shared.contains(number) else { return [] }
      return [phone, number]
    }
  }

  // MARK: After a backup was put back

  /// Erases again whoever was erased before, as the list outside the store says: after a backup from before was put back,
  /// or an interruption.
  /// - Returns: how many people that was.
  package func reapplyErasures(now: Instant) throws -> Int {
    let listed = try keys.suppressionList.entries()
    if listed.isEmpty { return 0 }
    let hash = try privacyHash()
    let known = Set(try store.suppressed().map(\.digest))
    let missing = listed.filter { !known.contains($0.digest) }
    if !missing.isEmpty { try store.addSuppressed(missing) }
    let returned = try returned(Set(listed.map(\.digest)), hash)
    if returned.isEmpty { return 0 }
    let finder = try finder(asOf: now)
    for person in returned {
      let erasure = Erasure(
        person: person, digests: try digests(of: person), moments: try momentIDs(of: person, finder))
      _ = try carryOut(erasure, by: .none, now: now)
    }
    _ = try store.scrub()
    return returned.count
  }

  /// Who is on record though they were erased.
  func returned(_ listed: Set<String>, _ hash: KeyedHash) throws -> [PersonID] {
    try store.personNames().filter { names in
      names.identities.contains {
        listed.contains(hash.digest(HashedText.identity(source: $0.source, id: $0.id)))
      } || names.emails.contains { HashedText.address($0).map { listed.contains(hash.digest($0)) } ?? false }
    }.map(\.person)
  }

  /// Lets whoever has that address, or that id in a system of the firm's, come back with a later file: they asked to.
  /// - Returns: whether they were kept out.
  package func readmit(
    address: String?, source: String?, id: String?, by account: AccountID = .none, now: Instant
  ) throws -> Bool {
    let hash = try privacyHash()
    var digests: [String] = []
    if let text = address.flatMap({ HashedText.address($0) }) { digests.append(hash.digest(text)) }
    if let source, let id { digests.append(hash.digest(HashedText.identity(source: source, id: id))) }
    try keys.suppressionList.takeBack(digests, at: now)
    guard try store.readmit(digests) > 0 else { return false }
    try store.audit(AuditEntry(at: now, account: account, deed: .readmitted, subject: nil))
    return true
  }
}
