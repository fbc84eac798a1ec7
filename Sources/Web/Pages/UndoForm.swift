/// The button that takes back what one has just written.
struct UndoForm {
  let receipt: String
  let recruiter: String
  let formToken: String
  let back: String
  /// What it takes back, for those who hear the page; `nil` where the words beside it say so.
  var what: String?

  var markup: HTML {
    let unseen: HTML? = what.map { "<span class=\"unseen\">: \($0)</span>" }
    return """
      <form method="post" action="/undo" data-once class="undo"><input type="hidden" name="form" value="\(formToken)">\
      <input type="hidden" name="recruiter" value="\(recruiter)"><input type="hidden" name="back" value="\(back)">\
      <input type="hidden" name="receipt" value="\(receipt)"><button class="quiet">Undo\(unseen)</button></form>
      """
  }
}
