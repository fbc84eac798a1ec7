/// When a call helps you, and when a message will do. Text of ours: no fact about anybody, and no figure.
struct WhyView {
  let isClient: Bool
  let firmName: String
  /// Links to the other pages that the same link opens.
  var ways: HTML?

  var content: HTML {
    """
    <article class="why">
    <h1>When a call helps you, and when a message will do</h1>
    <p class="lead">\(lead)</p>
    <section aria-labelledby="calls"><h2 id="calls">Worth ten minutes of talking</h2>
    <dl class="reasons">\((isClient ? Self.clientCalls : Self.candidateCalls).map(Self.reason))</dl></section>
    <section aria-labelledby="messages"><h2 id="messages">A message will do</h2>
    <ul class="dots">\((isClient ? Self.clientMessages : Self.candidateMessages).map { "<li>\($0)</li>\n" as HTML })</ul></section>
    <section aria-labelledby="promise"><h2 id="promise">What you can hold us to</h2>
    <ul class="dots">
    <li>We say at once what the call is about and how long it takes. If it is a bad moment, say so: we ring when it suits you.</li>
    <li>If a message would do, we write.</li>
    <li>Whatever we agree by voice, you get in writing afterwards.</li>
    <li>We do not record calls.</li>
    <li>What you tell us in confidence goes no further unless you say so.</li>
    </ul></section>
    \(ways)
    <section aria-labelledby="reason"><h2 id="reason">Why you are seeing this</h2>
    <p>\(firmName) works with you on \(isClient ? "filling a job" : "your next job"), and would rather talk with you when it \
    helps you than send another message. How you are reached is for you to say.</p></section>
    </article>
    """
  }

  private var lead: String {
    isClient
      ? "Most of what we need from each other fits into a message. A few things go wrong in writing, and cost you weeks or "
        + "a good candidate. For those, please pick up."
      : "Most of what we need from each other fits into a message. A few things go wrong in writing, and the price is "
        + "yours: an offer that is less than it could be, an interview you were not ready for. For those, please pick up."
  }

  private static func reason(_ reason: (String, String)) -> HTML {
    "<div><dt>\(reason.0)</dt><dd>\(reason.1)</dd></div>\n"
  }

  private static let candidateCalls = [
    (
      "Before an interview",
      "Who you will meet, what they care about and what went wrong for others: ten minutes that you cannot read up on."
    ),
    (
      "After an interview",
      "What you say in the first hours still shapes what they think. Doubts that are said aloud can be put to them; doubts "
        + "that are kept become a no."
    ),
    (
      "Money and an offer",
      "What you want, what you would not accept, what else is on the table. In writing a number stands alone; aloud there "
        + "is room."
    ),
    (
      "Handing in your notice",
      "Your employer may make you an offer to stay. It is easier to know beforehand what you would answer."
    ),
    ("When you are not sure", "If it is not right for you, saying so costs two minutes and nobody is cross."),
    ("When things go quiet", "A job on hold has a reason. We tell you what we know, and what we do not."),
  ]

  private static let clientCalls = [
    (
      "A new job, before anybody is looked for",
      "What the job is really about, what is a must and what would be nice: a quarter of an hour now, or three wrong "
        + "shortlists later."
    ),
    (
      "After you have seen somebody",
      "What you liked and what you missed, while it is fresh. It changes who you see next."
    ),
    (
      "When you like somebody",
      "How soon they will decide, what else they have, what would make them say yes: things they tell us and do not write."
    ),
    (
      "An offer",
      "What they expect, and what their employer may do to keep them. An offer that was talked through first is rarely a "
        + "surprise to either side."
    ),
    (
      "When a job is put on hold",
      "Why, and when you will look again: so that we can tell the people who wait the truth, and they are still there."
    ),
    ("When you have decided against somebody", "Two minutes, so that they hear it properly and speak well of you."),
  ]

  private static let candidateMessages = [
    "A date, a place, an address, a link", "A document that is needed, or has come",
    "“Received”, “on my way”, “thanks”",
    "A change of time", "Anything you want to have in writing",
  ]
  private static let clientMessages = [
    "An interview’s date, place and who will be there", "CVs, terms, timesheets, invoices", "“Received”, “approved”",
    "A change of time", "Anything you want to have in writing",
  ]
}
