import Desk
import Guidance
import Recruitment

/// What somebody leaves to colleagues, to be printed or read through together.
struct HandOverView {
  let sheet: HandOverSheet
  let words: DateWords
  /// Managers and administrators see no person's page.
  let linksToPeople: Bool

  var content: HTML {
    let list = JobList(words: words, links: linksToPeople)
    return """
      <div class="day">
      <p class="kicker">Hand-over sheet</p>
      <h1>\(sheet.recruiterName)</h1>
      <p class="lead">As of \(words.dayAndTime(sheet.asOf)): \(TradeWords.count(sheet.peopleInAll, "person", "people")), \
      \(TradeWords.count(due, "moment open", "moments open")), \
      \(TradeWords.count(sheet.jobs.count, "job open or on hold", "jobs open or on hold")). It holds no messages.</p>
      \(due > 0 ? Self.fewer : nil)
      <p class="prose">Go through it together, then give people to colleagues on their list under People.</p>
      </div>
      \(booked)
      \(PlannedView(planned: sheet.ahead, words: words, linksToPerson: linksToPeople).markup)
      \(list.jobs(sheet.jobs.filter { $0.phase == .held }, id: "held", heading: "On hold", empty: "Nothing is on hold."))
      \(list.jobs(sheet.jobs.filter { $0.phase == .open }, id: "open", heading: "Open jobs", empty: "No job is open."))
      \(linksToPeople ? list.pipeline(sheet.pipeline, showsJob: true, empty: "Nobody is in process.") : process)
      \(people)
      \(WhyHere("For whoever leaves, their manager, and administrators: so that what was promised is kept.").markup)
      """
  }

  private var due: Int { sheet.people.map(\.due.count).reduce(0, +) }

  /// Why the number is another one than at the head of their day.
  private static let fewer: HTML = """
    <p class="hint">All that is open with them, moment by moment: older ones, messages and those not for now included. Today \
    counts fewer, the conversations that are due now, and one for each person.</p>
    """

  private var booked: HTML? {
    guard !sheet.booked.isEmpty else { return nil }
    let lines: [HTML] = sheet.booked.map { talk in
      let time = "\(words.dayAndTime(talk.startsAt))–\(words.time(talk.endsAt))"
      let name: HTML =
        linksToPeople
        ? "<a href=\"\(CardContext.personPath(talk.person.printedID))\">\(talk.person.name)</a>"
        : "<strong>\(talk.person.name)</strong>"
      return """
        <li><p>\(DateWords.element(talk.startsAt, time)) · \(name)</p>\
        <p class="why">\(TradeWords.sentence(BookedTalk.words(talk.channel)))</p></li>

        """
    }
    return """
      <section aria-labelledby="booked"><h2 id="booked">Booked with them</h2>
      <p class="lead">They wait to be rung at that time: agree who does, or ring before and say so.</p>
      <ul class="not-now">\(lines)</ul></section>

      """
  }

  private var process: HTML {
    let lines: [HTML] = sheet.pipeline.map { line in
      """
      <li>\(line.candidate?.name ?? "A candidate") · \(line.jobTitle) at \(line.clientName) \
      <span class="origin">\(line.stage.map(TradeWords.stage) ?? "No step on record")</span></li>

      """
    }
    let list: HTML =
      lines.isEmpty ? "<p class=\"empty-line\">Nobody is in process.</p>" : "<ul class=\"lines\">\n\(lines)</ul>"
    return """
      <section aria-labelledby="pipeline"><h2 id="pipeline">Put forward</h2>
      \(list)</section>

      """
  }

  private var people: HTML {
    let lines: [HTML] = sheet.people.map(entry)
    let list: HTML =
      lines.isEmpty
      ? "<p class=\"empty-line\">Nobody is on record as theirs.</p>" : "<ul class=\"lines\">\n\(lines)</ul>"
    let rest = sheet.peopleInAll - sheet.people.count
    let more: HTML? = rest > 0 ? "<p class=\"rest\">And \(TradeWords.grouped(rest)) more, spoken to later.</p>" : nil
    return """
      <section aria-labelledby="people"><h2 id="people">People</h2>
      \(list)
      \(more)</section>

      """
  }

  private func entry(_ entry: HandOverSheet.Entry) -> HTML {
    let line = entry.line
    let name: HTML =
      linksToPeople
      ? "<a href=\"\(CardContext.personPath(line.person.printedID))\">\(line.person.name)</a>"
      : "<strong>\(line.person.name)</strong>"
    let about = [line.person.role, line.clientName, line.city].compactMap { $0 }.joined(separator: " · ")
    let due: [HTML] = entry.due.map { due in
      "<br>Due: <strong>\(due.title)</strong>, by \(DateWords.element(due.at, words.near(due.at)))"
    }
    return """
      <li><p>\(name) <span class="origin">\(about)</span></p>\
      <p class="origin">\(PeopleView.spoken(line, words))\(due)</p></li>

      """
  }
}
