import Recruitment

/// Somebody on record whom a card without an id of its own brought, as they are there now.
package struct RecordedCard: Sendable {
  package var id: String
  package var name: String
  package var emails: [String]
  package var phones: [String]

  /// Ids that are made of cards lie here.
  package static let ids = "card:"..<"card;"

  package init(id: String, name: String, emails: [String], phones: [String]) {
    (self.id, self.name, self.emails, self.phones) = (id, name, emails, phones)
  }
}

/// Cards on record, by which a card without an id of its own is known again: one that was edited, or one that came here
/// with an export.
struct RecordedCards {
  private let ids: Set<String>
  private let named: [[String]: [RecordedCard]]

  init(_ cards: [RecordedCard]) {
    ids = Set(cards.map(\.id))
    named = Dictionary(grouping: cards) { NameWords($0.name).words }
  }

  func holds(_ id: String) -> Bool { ids.contains(id) }

  func hasName(_ name: String) -> Bool { !name.isEmpty && named[NameWords(name).words] != nil }

  /// The record that has the card's name and one of its addresses or numbers, first the one that begins with the same; of a
  /// card with a name alone, the record with that name alone.
  func id(of card: ContactCard) -> String? {
    if ids.isEmpty || card.name.isEmpty { return nil }
    let reached = Self.ways(card.emails, card.phones)
    let same = (named[NameWords(card.name).words] ?? []).filter { record in
      let ways = Self.ways(record.emails, record.phones)
      return ways.isEmpty ? reached.isEmpty : !reached.isDisjoint(with: ways)
    }
    let first = card.emails.first ?? card.phones.first
    return (same.first { ($0.emails.first ?? $0.phones.first) == first } ?? same.first)?.id
  }

  /// A number may have its country's code or not.
  private static func ways(_ emails: [String], _ phones: [String]) -> Set<String> {
    Set(emails.compactMap(AddressKey.of) + phones.map { String($0.filter(\.isNumber).suffix(9)) })
  }
}
