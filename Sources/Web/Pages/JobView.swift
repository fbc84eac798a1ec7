import Desk
import Guidance
import Recruitment

/// One job: where it stands, who is put forward, what is planned, what passed.
struct JobView {
  let page: JobPage
  let words: DateWords

  private var job: JobLine { page.job }
  private var list: JobList { JobList(words: words) }

  var content: HTML {
    """
    <div class="day">
    <p class="kicker">Job</p>
    <h1>\(job.title)</h1>
    <p class="lead">\(client)\(job.recruiterName.map { " · \($0)" as HTML })</p>
    <p><strong>\(list.state(job))</strong></p>
    \(list.hold(job))
    \(glance)
    </div>
    \(list.pipeline(page.pipeline, showsJob: false, empty: "Nobody is in process for this job."))
    \(PlannedView(planned: page.ahead, words: words).markup)
    \(steps)
    \(timeline)
    \(WhyHere("You have to do with this job’s client. Candidates whom only colleagues deal with stand here without "
      + "their names, and colleagues’ messages show as much as each of them lets be seen.").markup)
    """
  }

  private var client: HTML {
    job.clientID.map { "<a href=\"\(CardContext.clientPath($0))\">\(job.clientName)</a>" } ?? "\(job.clientName)"
  }

  private var glance: HTML {
    var parts: [HTML] = [
      "<div><dt>Opened</dt><dd>\(DateWords.element(job.openedAt, words.day(job.openedAt)))</dd></div>"
    ]
    if let contact = page.contact {
      parts.append(
        """
        <div><dt>Contact</dt><dd><a href="\(CardContext.personPath(contact.printedID))">\(contact.name)</a></dd></div>
        """)
    } else {
      parts.append("<div><dt>Contact</dt><dd>\(page.hasContact ? "A colleague’s" : "Nobody on record")</dd></div>")
    }
    if let openings = page.openings { parts.append("<div><dt>Openings</dt><dd>\(openings)</dd></div>") }
    if let salary = pay { parts.append("<div><dt>Pay</dt><dd>\(salary)</dd></div>") }
    if let fee = page.fee { parts.append("<div><dt>Fee</dt><dd>\(TradeWords.money(fee))</dd></div>") }
    return "<dl class=\"glance\">\n\(parts)</dl>"
  }

  private var pay: String? {
    switch (page.salary, page.salaryMax) {
    case (let low?, let high?) where low != high: "\(TradeWords.money(low)) to \(TradeWords.money(high))"
    case (let one?, _), (nil, let one?): TradeWords.money(one)
    case (nil, nil): nil
    }
  }

  private var steps: HTML? {
    guard !page.steps.isEmpty else { return nil }
    let lines: [HTML] = page.steps.map { step in
      let isHold = step.status == .onHold
      let told = step.reason.flatMap { $0.isEmpty || $0 == "not_told" ? nil : TradeWords.holdReason($0) }
      let reason: HTML? = told.map { " · \($0)" } ?? (isHold ? " · nobody told us why" : nil)
      return """
        <li><strong>\(TradeWords.status(step.status))</strong>\(reason) \
        <span class="origin">\(DateWords.element(step.at, words.dayAndTime(step.at)))</span></li>

        """
    }
    return """
      <section aria-labelledby="steps"><h2 id="steps">What happened to it</h2>
      <ul class="lines">
      \(lines)</ul></section>

      """
  }

  private var timeline: HTML {
    TimelineView(
      timeline: page.timeline, empty: "Nothing has passed with its contact or candidates since it was opened.",
      path: CardContext.jobPath(job.jobID), words: words, isOnePersons: false
    ).markup
  }
}

/// One recruiter's jobs, holds and candidates in process.
struct PipelineView {
  let page: PipelinePage
  let words: DateWords

  var content: HTML {
    let list = JobList(words: words)
    return """
      <div class="day">
      <p class="kicker"><a href="/people">People</a></p>
      <h1>Pipeline and holds</h1>
      <p class="lead">\(page.recruiterName): what is on hold, what is open, who is in process.</p>
      </div>
      \(list.jobs(page.jobs.filter { $0.phase == .held }, id: "held", heading: "On hold", empty: "Nothing is on hold."))
      \(list.pipeline(page.pipeline, showsJob: true, empty: "Nobody is in process."))
      \(list.jobs(page.jobs.filter { $0.phase == .open }, id: "open", heading: "Open jobs", empty: "No job is open."))
      \(PlannedView(planned: page.ahead, words: words).markup)
      \(WhyHere("Jobs on record as yours, and candidates whom you put forward, as long as the job is open or held.")
        .markup)
      """
  }
}
