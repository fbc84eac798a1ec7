import Guidance

/// Below the list: who was not spoken to lately, and what the next fourteen days hold.
struct AheadView {
  let today: Today
  let words: DateWords

  var markup: HTML { "\(overlooked)\(comingUp)" }

  /// As far as the list names them, and how many there are besides: nobody is hidden.
  private var overlooked: HTML? {
    guard !today.overlooked.isEmpty else { return nil }
    let rest = today.overlookedInAll - today.overlooked.count
    let more: HTML? = rest > 0 ? "<p class=\"rest\">And \(TradeWords.grouped(rest)) more.</p>" : nil
    return """
      <section aria-labelledby="overlooked">
      <h2 id="overlooked">Not spoken to lately</h2>
      <p class="lead">Only a talk counts here: a message does not begin the time anew.</p>
      <ul class="not-now">
      \(today.overlooked.map(line))
      </ul>
      \(more)
      </section>

      """
  }

  private func line(_ overlooked: Overlooked) -> HTML {
    """
    <li><p><a href="\(CardContext.personPath(overlooked.person.printedID))">\(overlooked.person.name)</a></p>\
    <p class="why">\(TradeWords.sentence(overlooked.words(words.wording)))</p></li>

    """
  }

  private var comingUp: HTML? {
    guard !today.comingUp.isEmpty else { return nil }
    let lines: [HTML] = today.comingUp.map { planned in
      let name: HTML? = planned.person.map {
        "<a href=\"\(CardContext.personPath($0.printedID))\">\($0.name)</a> · "
      }
      return """
        <li><p>\(DateWords.element(planned.at, words.wording.short(planned.at)))</p>\
        <p class="why">\(name)\(planned.words)</p></li>

        """
    }
    return """
      <section aria-labelledby="coming-up">
      <h2 id="coming-up">The next 14 days</h2>
      <ul class="not-now">
      \(lines)
      </ul>
      </section>

      """
  }
}
