import Guidance

/// What was tried since a conversation fell due, and what comes next.
struct AfterTryView {
  let lines: [String]

  init(_ after: AfterTry, _ card: Card, _ context: CardContext) {
    lines = after.lines(context.words.wording, reasons: card.talkingPoints, reach: card.reach)
  }

  var markup: HTML {
    let items: [HTML] = lines.map { "<li>\($0)</li>" }
    return "<ul class=\"tries\">\(items)</ul>"
  }
}
