import Desk
import Guidance
import Recruitment

/// What one logged today: first what is to be finished by the evening, then everything, to copy, take back or take out.
struct LoggedView {
  let logged: [LoggedContact]
  let context: CardContext
  /// Jobs to choose from, by the person's printed id: those that today's cards speak of.
  let jobs: [String: [(id: String, title: String)]]
  /// What may be offered after a talk.
  var offers: [PersonID: PieceToSend] = [:]

  var markup: HTML? {
    guard !logged.isEmpty, let recruiter = context.recruiterID else { return nil }
    return "\(toFinish(recruiter))\(all(recruiter))"
  }

  private func toFinish(_ recruiter: String) -> HTML? {
    let open = logged.filter(\.isToFinish)
    guard !open.isEmpty else { return nil }
    return """
      <section aria-labelledby="to-finish">
      <h2 id="to-finish">To finish by this evening</h2>
      <p class="lead">Talks of today of which only the outcome is written down. A note, a next step: what you would want \
      to know in a month.</p>
      <ul class="to-finish">
      \(open.map { item($0, recruiter) })
      </ul>
      </section>
      """
  }

  private func item(_ log: LoggedContact, _ recruiter: String) -> HTML {
    let id = log.id
    return """
      <li id="finish-\(id)"><p class="what">\(who(log)) <span class="origin">\
      \(DateWords.element(log.at, context.words.time(log.at))) · \(log.what)\
      \(log.about.map { " · \($0)" })</span></p>
      <form method="post" action="/finish" class="finish" data-once>\(context.hiddenFields(next: nil))\
      <input type="hidden" name="log" value="\(id)">
      <p class="wide"><label for="note-\(id)">Note</label>\
      <textarea id="note-\(id)" name="note" rows="2" maxlength="1500"></textarea></p>
      <p><label for="next-\(id)">Next step</label>\
      <input id="next-\(id)" name="next_step" maxlength="300" autocomplete="off"></p>
      <p><label for="when-\(id)">When</label><input id="when-\(id)" name="next_at" type="datetime-local"></p>
      \(job(log))
      <p class="wide others"><button name="finish" value="save">Save</button>\
      <button name="finish" value="nothing" class="quiet">Nothing to add</button></p>
      </form></li>

      """
  }

  private func job(_ log: LoggedContact) -> HTML? {
    guard log.jobID == nil, let person = log.person, let choices = jobs[person.printedID], !choices.isEmpty else {
      return nil
    }
    let options: [HTML] = choices.map { "<option value=\"\($0.id)\">\($0.title)</option>" }
    return """
      <p><label for="job-\(log.id)">Job</label><select id="job-\(log.id)" name="job">\
      <option value="">None</option>\(options)</select></p>
      """
  }

  private func who(_ log: LoggedContact) -> HTML {
    guard let person = log.person else { return "<strong>Somebody who is no longer on record</strong>" }
    return "<a href=\"\(CardContext.personPath(person.printedID))\">\(person.name)</a>"
  }

  private func all(_ recruiter: String) -> HTML {
    var offered: Set<PersonID> = []
    let lines: [HTML] = logged.reversed().map { log in
      let undo = UndoForm(
        receipt: log.batch, recruiter: recruiter, formToken: context.formToken, back: context.back,
        what: "\(log.person?.name ?? "log"), \(context.words.time(log.at))")
      return """
        <li id="logged-\(log.batch)"><p class="line" data-line>\(log.line(context.words.wording))</p>
        <p class="deeds"><button type="button" class="quiet copy-line" hidden>Copy for ATS</button>\(undo.markup)</p>\(offer(log, &offered))</li>

        """
    }
    return section(lines, recruiter)
  }

  /// Once for each of them, beside a talk.
  private func offer(_ log: LoggedContact, _ offered: inout Set<PersonID>) -> HTML? {
    guard log.isConversation, let person = log.person, offered.insert(person.id).inserted else { return nil }
    return OfferView(person, offers[person.id], context)?.markup
  }

  private func section(_ lines: [HTML], _ recruiter: String) -> HTML {
    let path: HTML = "/today/export.csv?recruiter=\(PercentEncoding.encode(recruiter))"
    return """
      <section aria-labelledby="logged">
      <h2 id="logged">Logged today</h2>
      <p class="lead">One line each, for your own system. \
      <a href="\(path)" download="interactions.csv">All of it as a file</a>.</p>
      <ul class="logged">
      \(lines)</ul>
      </section>
      """
  }
}
