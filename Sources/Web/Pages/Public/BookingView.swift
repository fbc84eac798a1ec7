import Desk
import Recruitment

/// Choosing ten minutes, in the visitor's own time.
struct BookingView {
  let guest: Guest
  let times: [Instant]
  /// The talk that is to be moved; `nil` = a new one.
  let ahead: Booking?
  /// The last one, where the recruiter called it off.
  var off: Booking?
  /// On the visitor's clock.
  let words: DateWords
  let zone: String
  let path: String
  let formToken: String
  var fault: String?
  /// What was chosen and written in a form that was not taken, so that nobody writes it twice.
  var typed: (channel: Channel?, note: String?)?
  /// What they asked for so far of being contacted.
  var wishes = ContactWishes()
  /// Whether they are to say that this talk may be, though they asked not to be contacted this way.
  var asksForException = false
  var isException = false

  /// Days that are shown; more would be too long for a phone.
  private static let days = 8

  var content: HTML {
    """
    \(calledOff)
    <div class="day">
    <h1>\(ahead == nil ? "Book \(guest.link.minutes) minutes" : "Choose another time")</h1>
    <p class="lead">\(lead)</p>
    </div>
    \(Field.summary(fault, field: "times"))
    \(refusesTalks ? refused : nil)
    \(clock)
    \(times.isEmpty ? nothing : form)
    <p class="rest">Why am I seeing this? \(guest.recruiterName ?? guest.firmName) would rather talk when it suits you than try \
    you at a bad moment.</p>
    """
  }

  /// Neither calls, nor video calls, nor meetings.
  private var refusesTalks: Bool { ContactWishes.spoken.isSubset(of: wishes.process.refused) }

  private var refused: HTML {
    let host = guest.recruiterName ?? guest.firmName
    let asked: HTML =
      wishes.isStopped
      ? """
      You asked us for no contact at all, and that stands. A talk that you book here is held all the same, since you choose \
      it: \(host) rings or meets you at that time, and may write to you about this talk alone. Nothing else begins again.
      """
      : """
      You asked us not to ring you, and that stands. A talk that you book here is held all the same, since you choose it. \
      Nothing else changes.
      """
    return "<p class=\"warning\">\(asked)</p>"
  }

  /// Only what they say themselves makes an exception; where each way is refused the browser asks for it too.
  private var exception: HTML? {
    guard asksForException || (refusesTalks && ahead == nil) else { return nil }
    let what = wishes.isStopped ? "though I asked for no contact" : "though I asked you not to contact me this way"
    return """
      <p><label class="check"><input type="checkbox" name="exception" value="yes"\(isException ? " checked" : .empty)\
      \(refusesTalks && ahead == nil ? " required" : .empty)> Yes: this one talk may be, \(what)</label></p>
      """
  }

  private var calledOff: HTML? {
    off.map { CalledOffView(guest: guest, booking: $0, words: words, path: path).markup }
  }

  private var lead: HTML {
    let whom: HTML = guest.recruiterName.map { "With \($0). " } ?? ""
    let now: HTML? = ahead.map { " So far it is \(words.dayAndTime($0.startsAt))." }
    return "\(whom)Nothing to prepare, and you can move it or call it off on this page.\(now)"
  }

  private var clock: HTML {
    let options: [HTML] = ZoneChoices.all(with: zone).map { name in
      "<option value=\"\(name)\"\(name == zone ? " selected" : .empty)>\(ZoneChoices.words(name))</option>"
    }
    return """
      <form class="clock" method="get" action="\(path)">\(ahead == nil ? .empty : "<input type=\"hidden\" name=\"move\" value=\"1\">")
      <label for="zone">Times are for</label>
      <select id="zone" name="zone">\(options)</select> <button class="quiet">Show these</button></form>
      """
  }

  private var nothing: HTML {
    """
    <section class="empty"><p>There is no free time in the next two weeks.</p>
    <p>Answer the message that this link came in, or ring: \(guest.recruiterName ?? guest.firmName) will find one.</p></section>
    """
  }

  private var form: HTML {
    """
    <form class="booking" method="post" action="\(path)"><input type="hidden" name="form" value="\(formToken)">\
    <input type="hidden" name="zone" value="\(zone)">\
    \(ahead == nil ? .empty : "<input type=\"hidden\" name=\"move\" value=\"1\">")
    <fieldset id="times"><legend>When?</legend>
    \(dayGroups)
    </fieldset>
    <fieldset><legend>How?</legend><div class="boxes">\(Booking.channels.map(way))</div></fieldset>
    <p class="field"><label for="note">Anything to know before? <span class="hint">A number to ring you on, where to meet, what it \
    is about. Not needed.</span></label>\
    <textarea id="note" name="note" rows="2" maxlength="300">\(typed?.note ?? ahead?.note ?? "")</textarea></p>
    \(exception)
    <p class="send"><button class="main">\(ahead == nil ? "Book it" : "Move it")</button>\
    \(ahead == nil ? .empty : " <a href=\"\(path)\">Leave it as it is</a>")</p>
    </form>
    """
  }

  private func way(_ channel: Channel) -> HTML {
    let label =
      switch channel {
      case .video: "By video"
      case .meeting: "In person"
      default: "By phone"
      }
    let isOn = channel == (typed?.channel ?? ahead?.channel ?? .call)
    return """
      <label class="check"><input type="radio" name="how" value="\(channel.word)"\(isOn ? " checked" : .empty)> \(label)</label>

      """
  }

  /// By the visitor's days; the first stands open.
  private var dayGroups: [HTML] {
    var groups: [(day: String, times: [Instant])] = []
    for time in times {
      let day = words.longDay(time)
      if groups.last?.day == day { groups[groups.count - 1].times.append(time) } else { groups.append((day, [time])) }
    }
    return groups.prefix(Self.days).enumerated().map { index, group in
      let slots: [HTML] = group.times.map { time in
        """
        <label class="slot"><input type="radio" name="at" value="\(time.seconds)" required>\
        <span>\(words.time(time))</span></label>
        """
      }
      return """
        <details class="times"\(index == 0 ? " open" : .empty)><summary>\(group.day) \
        <span class="hint">\(TradeWords.count(group.times.count, "time", "times"))</span></summary>
        <div class="slots">\(slots)</div></details>

        """
    }
  }
}

/// The talk that lies ahead.
struct BookedView {
  let guest: Guest
  let booking: Booking
  let words: DateWords
  let zone: String
  let path: String
  let formToken: String
  /// Whether they asked not to be contacted this way otherwise.
  var isException = false

  var content: HTML {
    """
    <div class="day">
    <h1>You are booked</h1>
    <p class="lead">With \(host), \(how)</p>
    </div>
    \(isException ? "<p class=\"warning\">This talk alone: all else that you asked for of being contacted stands.</p>" : nil)
    <dl class="glance">
    <div><dt>When</dt><dd>\(DateWords.element(booking.startsAt, "\(words.longDay(booking.startsAt)), \(words.time(booking.startsAt))–\(words.time(booking.endsAt))"))</dd></div>
    <div><dt>Time of</dt><dd>\(ZoneChoices.words(zone))</dd></div>
    \(booking.note.map { "<div><dt>You wrote</dt><dd>\($0)</dd></div>" as HTML })
    </dl>
    <p class="ways"><a class="way ring" href="\(path)/talk.ics">Put it into your calendar</a> \
    <a class="way" href="\(path)?move=1">Choose another time</a></p>
    <details class="off"><summary>Call it off</summary>
    <form method="post" action="\(path)"><input type="hidden" name="form" value="\(formToken)">\
    <p>Nobody minds. The time is free for others again.</p>\
    <p><button name="do" value="cancel">Yes, call it off</button></p></form></details>
    <p class="rest">Why am I seeing this? You booked this talk with a link that \(guest.firmName) made for you.</p>
    """
  }

  /// Whoever they booked with may have left since.
  private var host: String {
    booking.recruiter == guest.link.recruiter ? guest.recruiterName ?? guest.firmName : guest.firmName
  }

  private var how: String {
    switch booking.channel {
    case .video: "by video: the link comes to you in writing."
    case .meeting: "in person: where, you agree in writing."
    default: "by phone: you are rung."
    }
  }
}
