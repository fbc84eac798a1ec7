import Recruitment

/// One talk to be held: the card that leads it, and what else is due with the same person. Logged once, all of it ends.
package struct Talk: Sendable {
  package var card: Card
  package var also: [Card]

  /// - Parameter also: what else is due with the same person.
  package init(_ card: Card, also: [Card] = []) {
    self.card = card
    self.also = also
  }

  /// Cards in their order, those with one person brought together at the place of the first of them. What happens within
  /// a day leads the talk, else the first.
  package static func all(_ cards: [Card], now: Instant) -> [Talk] {
    var groups: [[Card]] = []
    var places: [PersonID: Int] = [:]
    for card in cards {
      if let place = places[card.person.id] {
        groups[place].append(card)
      } else {
        places[card.person.id] = groups.count
        groups.append([card])
      }
    }
    return groups.map { talk($0, now) }
  }

  private static func talk(_ cards: [Card], _ now: Instant) -> Talk {
    var lead = 0
    var soonest = now + Span.day + 1
    for (index, card) in cards.enumerated() {
      guard let next = card.facts.lazy.map(\.at).filter({ $0 > now }).min(), next < soonest else { continue }
      (lead, soonest) = (index, next)
    }
    var also = cards
    let card = also.remove(at: lead)
    return Talk(card, also: also)
  }
}
