import Guidance
import Recruitment

/// One's booked talks, and when one is busy elsewhere.
struct CalendarView {
  let booked: [BookedTalk]
  let calendar: BusyCalendar?
  let words: DateWords
  let formToken: String
  var fault: String?

  private var hidden: HTML { "<input type=\"hidden\" name=\"form\" value=\"\(formToken)\">" }

  var content: HTML {
    """
    <div class="day"><h1>Booked talks and my calendar</h1>
    <p class="lead">People who have a link of yours book in the firm’s working hours, at an hour’s notice or more and up to two \
    weeks ahead: never over another booked talk, an interview or call on record, or what your calendar holds.</p></div>
    \(Field.summary(fault, field: "file"))
    \(booked.isEmpty ? "<section class=\"empty\"><p>Nobody has booked a talk. Make a link on a person’s page.</p></section>" : nil)
    \(BookedTalksView(booked: booked, words: words).markup)
    <section aria-labelledby="busy"><h2 id="busy">When I am busy elsewhere</h2>
    <p>\(standing)</p>
    <form class="sheet" method="post" action="/calendar" enctype="multipart/form-data">\(hidden)
    <p><label for="file">Calendar file (.ics)</label><span class="hint" id="file-hint">Exported from your calendar program. Only \
    when you are busy is kept, not what with; read for 120 days ahead, in place of what was read before.</span>\
    <input id="file" name="file" type="file" accept=".ics,text/calendar" required aria-describedby="file-hint"></p>
    <p><button>Read it</button></p></form>
    \(calendar == nil ? nil : forget)
    </section>
    """
  }

  private var standing: HTML {
    guard let calendar else { return "No calendar has been read: times are free unless something here says otherwise." }
    return """
      Read \(DateWords.element(calendar.readAt, words.dayAndTime(calendar.readAt))): \
      \(TradeWords.count(calendar.entries, "entry", "entries")), as far as \
      \(DateWords.element(calendar.until, words.day(calendar.until))). Read it again when it has changed.
      """
  }

  private var forget: HTML {
    "<form method=\"post\" action=\"/calendar/forget\">\(hidden)<button class=\"quiet\">Forget my calendar</button></form>"
  }
}
