import Guidance
import Recruitment

/// The talks beyond those that a day can hold, a line each: nobody rings thirty people before the evening, and a page of
/// thirty cards hides the one that is due first. None of them is left out.
struct FurtherTalks {
  let talks: [Talk]
  let context: CardContext
  /// The page that shows every card.
  let path: String
  /// Talks, or things that a message is fine for.
  var kind = Kind.conversations
  /// How many stand above, in full.
  let shown: Int
  /// Whether more cards than those come by themselves, once the page is there.
  var comes = false

  enum Kind: String {
    case conversations, messages

    /// How many cards are shown in full.
    var inFull: Int { self == .conversations ? 12 : 5 }

    /// How many of them the page itself brings, so that it is there at once; no screen holds more.
    var atOnce: Int { self == .conversations ? 4 : 2 }

    /// How many of those are painted first: what a screen shows.
    var first: Int { self == .conversations ? 2 : 1 }
  }

  var markup: HTML? {
    guard !talks.isEmpty else { return nil }
    let id = "further-\(kind.rawValue)"
    let rest: HTML = comes && shown < kind.inFull ? " data-rest" : .empty
    let (one, many) =
      kind == .conversations ? ("more is due", "more are due") : ("more message is due", "more messages are due")
    return """
      <section class="further"\(rest) aria-labelledby="\(id)">
      <h3 id="\(id)">\(TradeWords.count(talks.count, one, many))</h3>
      <p class="lead">The first \(shown) stand above, soonest due first. <a href="\(path)">Show every card</a>.</p>
      <ol class="lines" start="\(shown + 1)">
      \(talks.map(line))
      </ol></section>
      """
  }

  private func line(_ talk: Talk) -> HTML {
    let card = talk.card
    let due = DateWords.element(card.dueAt, context.words.due(card.dueAt, overdue: card.overdue))
    let more = TradeWords.count(talk.also.count, "more thing", "more things")
    let also: HTML? = talk.also.isEmpty ? nil : " · \(more) with them"
    return """
      <li><a href="\(path)#card-\(card.moment.description)">\(card.person.name)</a> · \(card.title)\(also) \
      <span class="origin \(card.overdue ? "overdue" : "due")">\(due)</span></li>

      """
  }
}
