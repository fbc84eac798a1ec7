import Recruitment

/// One talk to be held: the card that is due first, and what else is due with the same person. Logged once, all of it ends.
package struct Talk: Sendable {
  package var card: Card
  package var also: [Card]

  /// Cards in their order, those with one person brought together at the first of them.
  package static func all(_ cards: [Card]) -> [Talk] {
    var talks: [Talk] = []
    var places: [PersonID: Int] = [:]
    for card in cards {
      if let place = places[card.person.id] {
        talks[place].also.append(card)
      } else {
        places[card.person.id] = talks.count
        talks.append(Talk(card: card, also: []))
      }
    }
    return talks
  }
}
