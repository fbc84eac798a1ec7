import Desk
import Guidance
import Recruitment

/// What was found, of each kind newest first.
struct SearchView {
  let page: SearchPage
  let words: DateWords

  var content: HTML {
    """
    <div class="day">
    <p class="kicker"><a href="/people">People</a></p>
    <h1>Search</h1>
    \(SearchBox(words: page.query.words).markup)
    \(lag)
    </div>
    \(nothing)
    \(section(.person, "people", "People", page.people.map(person)))
    \(section(.job, "jobs", "Jobs", page.jobs.map(job)))
    \(section(.message, "messages", "Messages and notes", page.messages.map(message)))
    \(WhyHere("Every word stands in each result, whatever its capitals and accents; of names a beginning is enough. You "
      + "find people you have to do with, jobs of clients you have to do with, and messages that are yours, that "
      + "colleagues share, or that were noted of a talk.").markup)
    """
  }

  /// Whether there may be something to find in a moment, and nothing is to be read meanwhile.
  var isBeingMade: Bool { page.isEmpty && !page.tokens.isEmpty && page.lag?.progress != nil }

  private var lag: HTML? {
    guard let lag = page.lag else { return nil }
    if let progress = lag.progress {
      return "<p class=\"freshness\">The index is being made: \(Int(progress * 100))% of the people are in it.</p>"
    }
    let since: HTML? = lag.since.map { ", the first from \(DateWords.element($0, words.near($0)))" }
    return """
      <p class="freshness">\(TradeWords.count(lag.behind, "change is", "changes are")) not in the index yet\(since).\
      \(lag.hasFailed ? " The last try to read them failed, and the log says on what: whoever runs RightCall can look." : nil)</p>
      """
  }

  private var nothing: HTML? {
    guard page.isEmpty else { return nil }
    if page.tokens.isEmpty {
      return "<section class=\"empty\"><p>Type a name, a word of a job, or words of a message.</p></section>"
    }
    if page.query.before != nil { return "<p class=\"empty-line\">There is no more.</p>" }
    if isBeingMade {
      return """
        <section class="empty"><p>The index is still being made, so that nothing can be said yet. This page looks again by \
        itself.</p></section>
        """
    }
    let scope = page.lag == nil ? "" : "of what is in the index "
    return """
      <section class="empty"><p>Nothing of yours \(scope)holds all of: <strong>\(page.tokens.joined(separator: " "))</strong>.</p>
      <p>Fewer words find more. Colleagues’ messages are found where they share them.</p></section>
      """
  }

  private func section(_ kind: SearchKind, _ id: String, _ heading: String, _ lines: [HTML]) -> HTML? {
    guard !lines.isEmpty else { return nil }
    let more: HTML? = page.next[kind].map { next in
      let isAll = page.query.kind == nil
      let place = isAll ? "" : "&before=\(next)"
      let address = "/search?q=\(PercentEncoding.encode(page.query.words))&kind=\(id)\(place)"
      return """
        <p class="rest"><a href="\(address)">\(isAll ? "More" : "Earlier")<span class="unseen"> of: \(heading)</span></a></p>
        """
    }
    return """
      <section aria-labelledby="\(id)"><h2 id="\(id)">\(heading)</h2>
      <ul class="lines">
      \(lines)</ul>\(more)</section>

      """
  }

  private func person(_ found: SearchPage.Person) -> HTML {
    let about = [TradeWords.kind(found.kind), found.person.role, found.clientName, found.city].compactMap { $0 }
    return """
      <li><p><a href="\(CardContext.personPath(found.person.printedID))">\(found.person.name)</a> \
      <span class="origin">\(about.joined(separator: " · "))</span></p></li>

      """
  }

  private func job(_ job: JobLine) -> HTML {
    """
    <li><p><a href="\(CardContext.jobPath(job.jobID))">\(job.title)</a> at \(job.clientName)</p>\
    <p class="origin">\(JobList(words: words).state(job))</p></li>

    """
  }

  private func message(_ message: SearchPage.Message) -> HTML {
    let way = message.direction == .inbound ? "from" : "to"
    let lead = message.channel == .meeting ? "Meeting with" : "\(TradeWords.channel(message.channel)) \(way)"
    let subject: HTML? = message.subject.flatMap { $0.isEmpty ? nil : "<p class=\"subject\" dir=\"auto\">\($0)</p>" }
    let by: HTML? = message.recruiterName.map { " · \($0)" }
    return """
      <li><p>\(lead) <a href="\(CardContext.personPath(message.person.printedID))">\(message.person.name)</a> \
      <span class="origin">\(DateWords.element(message.at, words.dayAndTime(message.at)))\(by)</span></p>\(subject)\
      <p class="message" dir="auto">\(message.excerpt)</p></li>

      """
  }

  static func kind(_ word: String?) -> SearchKind? {
    switch word {
    case "people": .person
    case "jobs": .job
    case "messages": .message
    default: nil
    }
  }
}
