import Desk
import Guidance
import Recruitment

/// One talk that somebody booked: calling it off, and what to tell them then.
struct BookedTalkView {
  let page: BookedTalkPage
  let words: DateWords
  let formToken: String

  private var talk: BookedTalk { page.talk }
  private var person: HTML { "<a href=\"\(CardContext.personPath(talk.person.printedID))\">\(talk.person.name)</a>" }

  var content: HTML {
    """
    <div class="day">
    <p class="kicker"><a href="/calendar">Booked talks</a></p>
    <h1>\(title) with \(talk.person.name)</h1>
    <p class="lead">\(lead)</p>
    </div>
    <dl class="glance">
    <div><dt>When</dt><dd>\(DateWords.element(talk.startsAt, "\(words.dayAndTime(talk.startsAt))–\(words.time(talk.endsAt))"))</dd></div>
    <div><dt>With</dt><dd>\(person)</dd></div>
    \(talk.note.map { "<div><dt>They wrote</dt><dd>\($0)</dd></div>" as HTML })
    </dl>
    \(rest)
    """
  }

  private var title: String {
    switch talk.channel {
    case .video: "A video call"
    case .meeting: "A meeting"
    default: "A call"
    }
  }

  private var lead: HTML {
    switch page.standing {
    case .ahead: "They chose the time with a link of yours."
    case .begun: "Its time has come: it can be logged, and not called off any more."
    case .offByThem(let time): "They called it off, \(DateWords.element(time, words.near(time)))."
    case .offByUs(let time): "You called it off, \(DateWords.element(time, words.near(time)))."
    }
  }

  private var rest: HTML? {
    switch page.standing {
    case .ahead: callOff
    case .begun: logging
    case .offByThem: entry
    case .offByUs: "\(message)\(entry)"
    }
  }

  private var logging: HTML {
    let path = CardContext.personPath(talk.person.printedID)
    return "<p><a class=\"way\" href=\"\(path)\">Log it on their page</a></p>"
  }

  private var callOff: HTML {
    """
    <section aria-labelledby="off"><h2 id="off">Call it off</h2>
    <p>\(page.isLinkOpen ? "Whoever opens the link sees that it is off, and can choose another time." : "The link that it was booked with is closed: they see nothing of it.") \
    RightCall sends nothing: you tell them, and the words for it come next.</p>
    <form method="post" action="/calendar/\(talk.id.value)/off"><input type="hidden" name="form" value="\(formToken)">\
    <p class="send"><button class="main">Call it off</button> <a href="/calendar">Leave it as it is</a></p></form></section>
    """
  }

  private var message: HTML {
    let ways: [HTML] = ContactLinks.messages(to: talk.person, opener: text, subject: nil).map {
      "<a class=\"way\" href=\"\($0.address)\" rel=\"noopener noreferrer\">\($0.name)</a>"
    }
    return """
      <section aria-labelledby="tell"><h2 id="tell">Tell them</h2>
      <div class="opener"><blockquote><p>\(text)</p></blockquote>\
      <button type="button" class="copy quiet" hidden>Copy<span class="unseen"> the message</span></button></div>
      <p class="ways">\(ways)</p>
      <p class="hint">Nothing was sent: these open your own telephone or mail. \
      \(page.isLinkOpen ? "Their link says that it is off." : "Their link is closed and says nothing.")</p></section>

      """
  }

  private var entry: HTML {
    """
    <p><a class="way" href="/calendar/\(talk.id.value).ics">Take it out of my calendar</a></p>
    """
  }

  /// On their own clock, which they chose the time by.
  private var text: String {
    var settings = words.clock.settings
    settings.timezone = talk.zone
    let theirs = DateWords(clock: FirmClock(settings: settings), asOf: words.asOf)
    let what = title.split(separator: " ").dropFirst().joined(separator: " ")
    let next =
      page.isLinkOpen
      ? "Please choose another time by the same link, or answer this and I will find one."
      : "Please answer this with a time that suits you."
    let time = "\(theirs.longDay(talk.startsAt)) at \(theirs.time(talk.startsAt))"
    return "\(talk.person.firstName), I am sorry: I have to call off our \(what) on \(time). \(next)"
  }
}
