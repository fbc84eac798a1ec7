import Desk

/// The question of each: candidate, client, neither?
struct CorrespondentsView {
  let people: [Correspondent]
  let formToken: String

  static let most = 50

  var content: HTML {
    """
    <h1>What are they to you?</h1>
    <p class="lead">A mailbox says who writes to whom, not what they are. Say it of those you write to most: what is due \
    with a candidate or a client shows from then on. Whoever is neither is not kept.</p>
    \(people.isEmpty ? none : form)
    \(WhyHere("These are the people you write to most of whom your record does not say whether they are candidates or "
      + "clients.").markup)
    """
  }

  private var none: HTML {
    """
    <section class="empty"><p>The record says of everybody you write to what they are.</p>
    <p><a class="button main" href="/">Go to your first page</a></p></section>
    """
  }

  private var form: HTML {
    let rows: [HTML] = people.prefix(Self.most).enumerated().map { index, person in
      let choices: [(String, HTML)] = [("candidate", "Candidate"), ("client", "Client"), ("neither", "Neither")]
      let radios: [HTML] = choices.map { value, words in
        "<label class=\"check\"><input type=\"radio\" name=\"k\(index)\" value=\"\(value)\"><span>\(words)</span></label>"
      }
      let address: HTML? = person.email.map { " <span class=\"origin\">\($0)</span>" }
      return """
        <fieldset class="kind"><legend>\(person.name)\(address)</legend>
        <input type="hidden" name="p\(index)" value="\(person.printedID)">
        <p class="origin">\(TradeWords.count(person.sent, "message", "messages")) to them, \
        \(TradeWords.grouped(person.received)) from them</p>
        <div class="kind-choices">\(radios)</div></fieldset>

        """
    }
    return """
      <form class="sheet kinds-form" method="post" action="/people/kinds">
      <input type="hidden" name="form" value="\(formToken)">
      \(rows)
      <p><button class="main">Keep these answers</button> <a href="/">Not now</a></p></form>
      """
  }
}
