import Foundation
import Recruitment
import WorkingTime

/// The cards of all address books of an import: everybody once, as the newest card has them.
struct CardBook {
  private struct Entry {
    let id: String
    var card: ContactCard
    var file: Int
    var line: Int
  }

  private let addressKey: [UInt8]
  private var entries: [Entry] = []
  /// By id: where in `entries`.
  private var places: [String: Int] = [:]

  /// Cards on record that bear no id of their own.
  private let recorded: RecordedCards

  init(addressKey: [UInt8], recorded: [RecordedCard] = []) {
    self.addressKey = addressKey
    self.recorded = RecordedCards(recorded)
  }

  /// Of cards with one id the newest stays, by what they say themselves (`REV`), else the last. Programs that copy a card to
  /// make the next one leave its id on two people: the second gets one of its own.
  mutating func add(_ card: ContactCard, file: Int, line: Int, tally: inout IntakeTally) {
    var id = card.uid.flatMap { $0.isEmpty ? nil : $0 } ?? knownID(card, file: file, tally: &tally)
    if let place = places[id], entries[place].card.isSomebodyElse(than: card) {
      tally.warn(file: file, "one UID for two people: both were taken")
      id = knownID(card, file: file, tally: &tally)
    }
    guard let place = places[id] else {
      places[id] = entries.count
      entries.append(Entry(id: id, card: card, file: file, line: line))
      return
    }
    let before = entries[place].card
    let isOlder = before.revisedAt.flatMap { old in card.revisedAt.map { $0 < old } } ?? false
    // Said of the file whose card is not taken.
    tally.warn(
      file: isOlder ? file : entries[place].file,
      card.content == before.content
        ? "the same card again: taken once" : "the same card again, changed: the newest was taken")
    if isOlder { return }
    (entries[place].card, entries[place].file, entries[place].line) = (card, file, line)
  }

  /// Passes everybody on, file by file.
  func read(_ pass: (RecordBatch) throws -> Void) throws {
    for (file, members) in Dictionary(grouping: entries, by: \.file).sorted(by: { $0.key < $1.key }) {
      var builder = RecordBatchBuilder(kind: .people, file: file)
      var organisations = TextColumn()
      func flush() throws {
        guard builder.count > 0 else { return }
        var batch = builder.take()
        batch.custom = [RecordBatch.CustomField(name: "organisation", values: organisations)]
        organisations = TextColumn()
        try pass(batch)
      }
      for entry in members.sorted(by: { $0.line < $1.line }) {
        builder.append(line: entry.line, row(entry.card, id: entry.id))
        organisations.append(entry.card.organisation)
        if builder.count >= RecordBatch.preferredRows { try flush() }
      }
      try flush()
    }
  }

  /// The id that a card without one of its own goes by: as it was first read, whatever was changed in it since.
  private func knownID(_ card: ContactCard, file: Int, tally: inout IntakeTally) -> String {
    let id = ownID(card)
    if recorded.holds(id) { return id }
    if let known = recorded.id(of: card) { return known }
    if recorded.hasName(card.name) {
      tally.warn(file: file, "a name that is on record, with no address or number of theirs: taken as somebody else")
    }
    return id
  }

  /// An id made of what a card says first.
  private func ownID(_ card: ContactCard) -> String {
    let said = [card.name, card.emails.first ?? card.phones.first ?? ""].joined(separator: "\u{0}")
    return "card:"
      + String(
        decoding: KeyedDigest.of(Array(said.lowercased().utf8), key: addressKey).prefix(10).flatMap(Hexadecimal.digits),
        as: UTF8.self)
  }

  private func row(_ card: ContactCard, id: String) -> [String: RecordBatchBuilder.Value] {
    let name = card.name.isEmpty ? String(card.emails[0].prefix { $0 != "@" }) : card.name
    var row: [String: RecordBatchBuilder.Value] = [
      "person_id": .text(id), "kind": .integer(Int64(PersonKind.unknown.rawValue)), "name": .text(name),
    ]
    func add(_ column: String, _ text: String) { if !text.isEmpty { row[column] = .text(text) } }
    add("emails", card.emails.joined(separator: ";"))
    add("phones", card.phones.joined(separator: ";"))
    add("job_title", card.title)
    add("city", card.city)
    // A region's rules go by the code; a country's name is no code.
    if card.country.count == 2, card.country.allSatisfy(\.isLetter) { add("country", card.country.uppercased()) }
    if card.timezone.contains("/"), Zone.named(card.timezone) != nil { add("timezone", card.timezone) }
    if let revised = card.revisedAt { row["updated_at"] = .integer(revised) }
    return row
  }
}
