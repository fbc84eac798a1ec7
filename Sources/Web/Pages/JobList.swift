import Desk
import Recruitment

/// Jobs and submissions as lists show them.
struct JobList {
  let words: DateWords
  var showsClient = true
  /// Whether whoever looks may see the pages behind the names.
  var links = true

  private func title(_ line: JobLine) -> HTML {
    links ? "<a href=\"\(CardContext.jobPath(line.jobID))\">\(line.title)</a>" : "<strong>\(line.title)</strong>"
  }

  func jobs(_ lines: [JobLine], id: String, heading: String, empty: String) -> HTML {
    let list: HTML =
      lines.isEmpty
      ? "<p class=\"empty-line\">\(empty)</p>" : "<ul class=\"lines\">\n\(lines.map(job))</ul>"
    return "<section aria-labelledby=\"\(id)\"><h2 id=\"\(id)\">\(heading)</h2>\n\(list)</section>\n"
  }

  private func job(_ line: JobLine) -> HTML {
    let client: HTML? = showsClient ? " at \(self.client(line))" : nil
    let live = line.live > 0 ? " · " + TradeWords.count(line.live, "candidate in it", "candidates in it") : ""
    let whose = line.recruiterName.map { " · \($0)" } ?? ""
    return """
      <li><p>\(title(line))\(client)</p>\
      <p class="origin">\(state(line))\(live)\(whose)</p>\(hold(line))</li>

      """
  }

  private func client(_ line: JobLine) -> HTML {
    guard links, let id = line.clientID else { return "\(line.clientName)" }
    return "<a href=\"\(CardContext.clientPath(id))\">\(line.clientName)</a>"
  }

  func state(_ line: JobLine) -> HTML {
    let since: HTML = DateWords.element(line.since, words.day(line.since))
    return "\(TradeWords.status(line.status)) since \(since) (\(words.wording.age(of: line.since)))"
  }

  /// Why it is held, and when that is looked at again.
  func hold(_ line: JobLine) -> HTML? {
    guard line.phase == .held else { return nil }
    let reason: HTML =
      line.reason.map { "Reason: \(TradeWords.holdReason($0))" } ?? "<strong>Nobody told us why.</strong>"
    let review: HTML =
      line.nextReview.map { review in
        let lead: HTML = review < words.asOf ? "<strong>Review was due</strong> " : "Next review "
        return "\(lead)\(DateWords.element(review, words.near(review)))"
      } ?? "<strong>No review is planned.</strong>"
    return "<p class=\"why\">\(reason) · \(review)</p>"
  }

  func pipeline(_ lines: [PipelineLine], showsJob: Bool, empty: String) -> HTML {
    let live = lines.filter(\.isLive)
    let ended = lines.filter { !$0.isLive }
    let list: HTML =
      live.isEmpty
      ? "<p class=\"empty-line\">\(empty)</p>"
      : "<ul class=\"lines\">\n\(live.map { submission($0, showsJob: showsJob) })</ul>"
    let rest: HTML? =
      ended.isEmpty
      ? nil
      : """
      <details><summary>\(TradeWords.count(ended.count, "earlier one", "earlier ones"))</summary>
      <ul class="lines">
      \(ended.prefix(100).map { submission($0, showsJob: showsJob) })</ul></details>
      """
    return """
      <section aria-labelledby="pipeline"><h2 id="pipeline">Put forward</h2>
      \(list)\(rest)</section>

      """
  }

  private func submission(_ line: PipelineLine, showsJob: Bool) -> HTML {
    let who: HTML =
      line.candidate.map { "<a href=\"\(CardContext.personPath($0.printedID))\">\($0.name)</a>" }
      ?? "A candidate of \(line.recruiterName ?? "a colleague")"
    let client: HTML? = showsClient ? " at \(line.clientName)" : nil
    let job: HTML? =
      showsJob ? " · <a href=\"\(CardContext.jobPath(line.jobID))\">\(line.jobTitle)</a>\(client)" : nil
    let next: HTML? = line.scheduledFor.map { " · \(DateWords.element($0, words.near($0)))" }
    let by: HTML? = line.candidate == nil ? nil : line.recruiterName.map { " · \($0)" }
    return """
      <li><p>\(who)\(job)</p><p class="origin"><strong>\(line.stage.map(TradeWords.stage) ?? "No step on record")\
      </strong>\(next) · since \(DateWords.element(line.since, words.day(line.since)))\(by)</p></li>

      """
  }
}
