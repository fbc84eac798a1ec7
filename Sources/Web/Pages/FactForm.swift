import Guidance
import Recruitment

/// The one field in which a card asks for a fact that is missing.
struct FactForm {
  let question: FactQuestion
  let card: Card
  let context: CardContext
  let next: MomentID?

  var markup: HTML {
    let field = "fact-\(card.moment)"
    return """
      <form method="post" action="/facts" class="fact">\(context.hiddenFields(next: next))\
      <input type="hidden" name="person" value="\(card.person.printedID)">\
      <input type="hidden" name="fact" value="\(question.name)">\
      \(hidden("job", card.jobID))\(hidden("submission", card.submissionID))
      <label for="\(field)">\(question.label) <span class="origin">not on record</span></label>
      <span class="fields">\(input(field))<button class="quiet">Save<span class="unseen"> the answer</span></button></span>
      </form>
      """
  }

  private func input(_ field: String) -> HTML {
    switch question.kind {
    case .text: "<input id=\"\(field)\" name=\"value\" maxlength=\"500\" required autocomplete=\"off\">"
    case .amount:
      """
      <input id="\(field)" name="value" inputmode="decimal" maxlength="20" size="10" required autocomplete="off">
      """
    case .date: "<input id=\"\(field)\" name=\"value\" type=\"date\" required>"
    case .yesOrNo:
      """
      <select id="\(field)" name="value" required><option value="">Choose</option>\
      <option value="yes">Yes</option><option value="no">No</option></select>
      """
    }
  }

  private func hidden(_ name: String, _ value: String?) -> HTML? {
    value.map { "<input type=\"hidden\" name=\"\(name)\" value=\"\($0)\">" }
  }
}
