import Guidance

/// What is open but may not be acted on yet, and why.
struct NotNowView {
  let moments: [NotNow]
  let words: DateWords
  let linksToPerson: Bool

  var markup: HTML? {
    guard !moments.isEmpty else { return nil }
    return """
      <section aria-labelledby="not-now">
      <h2 id="not-now">Not now</h2>
      <ul class="not-now">
      \(moments.map(line))
      </ul>
      </section>
      """
  }

  private func line(_ moment: NotNow) -> HTML {
    let name: HTML =
      linksToPerson
      ? "<a href=\"\(CardContext.personPath(moment.person.printedID))\">\(moment.person.name)</a> · " : ""
    let until: HTML? = moment.until.map { ". Back \(DateWords.element($0, words.near($0)))" }
    return "<li><p>\(name)\(moment.title)</p><p class=\"why\">\(TradeWords.sentence(moment.why))\(until)</p></li>\n"
  }
}
