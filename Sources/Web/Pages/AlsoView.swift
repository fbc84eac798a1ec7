import Guidance

/// What else is due with the same person: one talk, several topics.
struct AlsoView {
  let cards: [Card]
  let context: CardContext

  init?(_ cards: [Card], _ context: CardContext) {
    guard !cards.isEmpty else { return nil }
    self.cards = cards
    self.context = context
  }

  var markup: HTML {
    let items: [HTML] = cards.map { card in
      let due = DateWords.element(card.dueAt, context.words.due(card.dueAt, overdue: card.overdue))
      return """
        <li><strong>\(card.title)</strong> <span class="origin">\(due)</span><br>\(card.because)\
        \(Self.point(card))\(dropped(card))</li>

        """
    }
    return """
      <section class="also"><h4>In the same talk</h4>
      <ul>
      \(items)</ul></section>
      """
  }

  private static func point(_ card: Card) -> HTML? {
    card.talkingPoints.first.map { "<br><span class=\"point\">\($0)</span>" }
  }

  private func dropped(_ card: Card) -> HTML? {
    guard context.recruiterID != nil else { return nil }
    return """
      <form method="post" action="/moments/\(card.moment.description)/action">\(context.hiddenFields(next: nil))\
      <button name="action" value="no_longer_true" class="quiet">No longer true\
      <span class="unseen">: \(card.title)</span></button></form>
      """
  }
}
