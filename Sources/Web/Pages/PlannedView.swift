import Guidance

/// What the next fourteen days hold with somebody, at a client, or for a job.
struct PlannedView {
  let planned: [Planned]
  let words: DateWords
  var showsPerson = true
  /// Managers and administrators see no person's page.
  var linksToPerson = true

  var markup: HTML? {
    guard !planned.isEmpty else { return nil }
    let lines: [HTML] = planned.map { plan in
      let name: HTML? =
        showsPerson
        ? plan.person.map { person in
          linksToPerson
            ? "<a href=\"\(CardContext.personPath(person.printedID))\">\(person.name)</a> · " : "\(person.name) · "
        } : nil
      return """
        <li><p>\(DateWords.element(plan.at, words.wording.short(plan.at)))</p>\
        <p class="why">\(name)\(plan.words)</p></li>

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
