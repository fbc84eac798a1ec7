import Collateral
import Drawing
import Foundation
import Recruitment
import Storage

extension Desk {
  package func claims(_ question: LibraryQuestion, now: Instant) throws -> [LibraryLine] {
    let studio = try Studio(self, now: now)
    let isPlain =
      question.audience == nil && question.topic == nil && question.strength == nil && question.question == nil
    let book = try studio.book(findings: isPlain).book
    var published: [String: Publication] = [:]
    for entry in studio.library.entries { published[entry.id] = entry }
    for (entry, _) in try studio.entries() { published[entry.id] = entry }
    return book.all.compactMap { claim in
      if let entry = published[claim.id] {
        return question.takes(entry) ? LibraryLine(claim: claim, publication: entry) : nil
      }
      guard isPlain else { return nil }
      let words = (question.words ?? "").lowercased().split(separator: " ")
      let text = "\(claim.id) \(claim.sentence)".lowercased()
      return words.allSatisfy { text.contains($0) } ? LibraryLine(claim: claim, publication: nil) : nil
    }
  }

  package func addEntry(_ entry: Publication, expires: CivilDate, now: Instant) throws {
    try addEntry(entry, expires: expires, by: .none, now: now)
  }

  /// - Throws: `DeskError.studio(.entry)` for one that lacks what must stand beside a figure.
  func addEntry(_ entry: Publication, expires: CivilDate, by author: AccountID, now: Instant) throws {
    let needed = [
      ("sentence", entry.sentence), ("citation", entry.citation), ("limits", entry.limits), ("n", entry.n),
      ("population", entry.population), ("topic", entry.topic),
    ]
    if let lacking = needed.first(where: { $0.1.allSatisfy(\.isWhitespace) }) {
      throw DeskError.studio(.entry(field: lacking.0))
    }
    guard Piece.isSlug(entry.id), try Studio(self, now: now).library.entry("firm:" + entry.id) == nil else {
      throw DeskError.studio(.entry(field: "id"))
    }
    guard entry.link.isEmpty || entry.link.hasPrefix("https://") || entry.link.hasPrefix("http://") else {
      throw DeskError.studio(.entry(field: "link"))
    }
    var kept = entry
    kept.id = "firm:" + entry.id
    let body = String(decoding: try JSONEncoder().encode(kept), as: UTF8.self)
    try store.keep(StoredEntry(id: kept.id, body: body, expires: expires.iso, changedAt: now, author: author))
    try store.audit(AuditEntry(at: now, account: author, deed: .changedPiece, subject: "entry \(kept.id)"))
  }

  package func stories(now: Instant) throws -> [StoredStory] { try store.collateralStories() }

  package func addStory(_ story: StoredStory, now: Instant) throws {
    let needed = [("body", story.body), ("said_by", story.saidBy), ("consent", story.consent)]
    if let lacking = needed.first(where: { $0.1.allSatisfy(\.isWhitespace) }) {
      throw DeskError.studio(.story(field: lacking.0))
    }
    guard let given = CivilDate(iso: story.consentDay) else { throw DeskError.studio(.story(field: "consent_day")) }
    guard let until = CivilDate(iso: story.until), given < until else {
      throw DeskError.studio(.story(field: "until"))
    }
    let id = try store.add(story)
    try store.audit(AuditEntry(at: now, account: story.author, deed: .changedPiece, subject: "story \(id)"))
  }

  package func withdrawStory(_ id: Int64, now: Instant) throws { try withdrawStory(id, by: .none, now: now) }

  func withdrawStory(_ id: Int64, by author: AccountID, now: Instant) throws {
    guard try store.withdrawStory(id, now: now) else { throw DeskError.studio(.noSuchStory(id)) }
    try store.audit(AuditEntry(at: now, account: author, deed: .changedPiece, subject: "story \(id)"))
  }

  package func studioLook() throws -> StudioLook { try store.studioLook() }

  package func setStudioLook(_ look: StudioLook, now: Instant) throws { try setStudioLook(look, by: .none, now: now) }

  func setStudioLook(_ look: StudioLook, by author: AccountID, now: Instant) throws {
    if let family = look.family, !TypeSetter.isInstalled(family) { throw DeskError.studio(.family(family)) }
    if let booking = look.booking {
      guard booking.hasPrefix("https://") || booking.hasPrefix("http://"), booking.utf8.count <= 300,
        booking.utf8.allSatisfy({ $0 > 32 && $0 < 127 && ![34, 39, 60, 62, 92].contains($0) })
      else { throw DeskError.studio(.booking) }
    }
    try store.setStudioLook(look, now: now)
    try store.audit(AuditEntry(at: now, account: author, deed: .changedBrandKit))
  }
}
