import Desk
import Recruitment

/// How, when and where somebody may be reached, or not at all.
struct WishesView {
  let guest: Guest
  let wishes: ContactWishes
  let history: [PastWish]
  /// Talks that they have booked.
  var ahead: [Booking] = []
  let words: DateWords
  /// `/for/TOKEN`.
  let home: String
  var path: String { "\(home)/preferences" }
  let formToken: String
  /// What was wrong with what was sent, and with which field.
  var fault: String?
  var field: String?

  var content: HTML {
    """
    <div class="day">
    <h1>How you want to be contacted</h1>
    <p class="lead">What you say here holds at once, for everybody at \(guest.firmName). You can change it whenever you like.</p>
    </div>
    \(Field.summary(fault, field: field))
    <section aria-labelledby="now"><h2 id="now">As it is now</h2>\(standing)</section>
    <section aria-labelledby="quick"><h2 id="quick">In one press</h2>
    <div class="presses">
    \(press("writing", "Tell me in writing", "No calls, video calls or meetings. Whatever you have refused stays refused.\(calledOff)"))
    \(press("stop", "Stop everything", "Nobody here calls you or writes to you any more, for any purpose.\(calledOff)"))
    </div></section>
    <section aria-labelledby="choose"><h2 id="choose">Or choose</h2>\(form)</section>
    \(past)
    <p class="rest">Why am I seeing this? Somebody at \(guest.firmName) made this page for you, so that you need no account to \
    say how you want to be reached.</p>
    """
  }

  /// Said before it is pressed.
  private var calledOff: String {
    switch ahead.count {
    case 0: ""
    case 1: " Your talk on \(words.dayAndTime(ahead[0].startsAt)) is called off with it."
    default: " The talks that you have booked are called off with it."
    }
  }

  private var hidden: HTML { "<input type=\"hidden\" name=\"form\" value=\"\(formToken)\">" }

  private func press(_ deed: String, _ label: String, _ hint: String) -> HTML {
    """
    <form method="post" action="\(path)">\(hidden)<button name="do" value="\(deed)" class="press">\(label)</button>\
    <p class="hint">\(hint)</p></form>

    """
  }

  /// What holds.
  var standing: HTML {
    let hours: HTML? =
      wishes.hours.isEmpty
      ? nil : "<div><dt>Calls only</dt><dd>\(wishes.hours.map(WishWords.hours).joined(separator: "; "))</dd></div>"
    return """
      <dl class="counts">
      <div><dt>About what is under way between us</dt><dd>\(TradeWords.sentence(WishWords.summary(wishes.process, .process)))</dd></div>
      <div><dt>About other jobs and news</dt><dd>\(TradeWords.sentence(WishWords.summary(wishes.marketing, .marketing)))</dd></div>
      \(hours)
      \(wishes.safePlace.map { "<div><dt>Safe place to call</dt><dd>\($0)</dd></div>" as HTML })
      </dl>
      """
  }

  private var form: HTML {
    """
    <form class="sheet wide" method="post" action="\(path)">\(hidden)
    \(purpose("process", "About what is under way between us", wishes.process, any: "Any way is fine"))
    \(purpose("marketing", "About other jobs and news", wishes.marketing, any: nil))
    \(hours)
    <p><label for="safe">Where is it safe to call?</label>\
    <span class="hint" id="safe-hint">Such as “my mobile only” or “not at work”. Your employer need not know.</span>\
    <input id="safe" name="safe" maxlength="200" autocomplete="off" aria-describedby="safe-hint" value="\(wishes.safePlace ?? "")"></p>
    <p><button name="do" value="save" class="main">Save</button></p>
    </form>
    """
  }

  private func purpose(_ name: String, _ legend: String, _ ways: ContactWishes.Ways, any: String?) -> HTML {
    let boxes: [HTML] = WishWords.asked.map { channel in
      let isOn = any == nil ? ways.welcome.contains(channel) : !ways.refused.contains(channel) && ways != .any
      return """
        <label class="check"><input type="checkbox" name="\(name)_\(channel.word)" value="yes"\(isOn ? " checked" : .empty)> \
        \(TradeWords.sentence(WishWords.way(channel)))</label>

        """
    }
    return """
      <fieldset id="\(name)"><legend>\(legend)</legend>
      \(radio(name, "keep", "Leave it: \(WishWords.summary(ways, any == nil ? .marketing : .process))", isOn: true))
      \(any.map { radio(name, "any", $0) })
      \(radio(name, "only", "Only by the ways I tick"))
      <div class="boxes">\(boxes)</div>
      \(radio(name, "none", "Not at all"))
      </fieldset>

      """
  }

  private func radio(_ name: String, _ value: String, _ label: String, isOn: Bool = false) -> HTML {
    """
    <label class="check"><input type="radio" name="\(name)" value="\(value)"\(isOn ? " checked" : .empty)> \(label)</label>

    """
  }

  private var hours: HTML {
    let now = wishes.hours.isEmpty ? "you have not said" : wishes.hours.map(WishWords.hours).joined(separator: "; ")
    let days: [HTML] = WishWords.dayNames.enumerated().map { index, name in
      "<label class=\"check\"><input type=\"checkbox\" name=\"day\(index)\" value=\"yes\"> \(name)</label>\n"
    }
    let known = guest.isZoneAssumed ? ", as far as we know." : "."
    let clock = "On your own clock: \(ZoneChoices.words(guest.zone))\(known)"
    return """
      <fieldset id="hours"><legend>When may we ring?</legend>
      <p class="hint">\(clock)</p>
      \(radio("hours", "keep", "Leave it: \(now)", isOn: true))
      \(radio("hours", "any", "At any reasonable hour"))
      \(radio("hours", "only", "Only on these days, between these hours"))
      <div class="boxes">\(days)</div>
      <div class="fields"><p><label for="from">From</label><input id="from" name="from" type="time" value="17:00"></p>\
      <p><label for="to">Until</label><input id="to" name="to" type="time" value="19:00"></p></div>
      </fieldset>

      """
  }

  private var past: HTML? {
    guard !history.isEmpty else { return nil }
    let lines: [HTML] = history.prefix(60).map { wish in
      let since: HTML? = wish.at.map {
        " <span class=\"origin\">since \(DateWords.element($0, words.dayAndTime($0)))</span>"
      }
      let until: HTML? = wish.until.map {
        " <span class=\"origin\">until \(DateWords.element($0, words.dayAndTime($0)))</span>"
      }
      return "<li>\(WishWords.line(wish.preference))\(since)\(until)</li>\n"
    }
    return """
      <section aria-labelledby="past"><h2 id="past">What is on record</h2>
      <p class="lead">All of it, newest first, with what has ended.</p>
      <ul class="lines">\(lines)</ul></section>
      """
  }
}

/// That it was taken down, and what holds from now on.
struct WishesSavedView {
  let view: WishesView
  /// A talk that is off.
  var off: Booking?

  var content: HTML {
    """
    <div class="day">
    <h1>\(view.wishes.isStopped ? "Stopped" : "Saved")</h1>
    <p class="lead">\(lead)</p>
    \(talk)
    </div>
    <section aria-labelledby="now"><h2 id="now">As it is now</h2>\(view.standing)</section>
    <p class="rest"><a href="\(view.path)">Change it again</a></p>
    <p class="rest">Why am I seeing this? You have just said how you want to be contacted, with a link that \
    \(view.guest.firmName) made for you.</p>
    """
  }

  private var talk: HTML? {
    guard let off, view.wishes.process.refused.contains(off.channel) else { return nil }
    let time = "\(view.words.longDay(off.startsAt)) at \(view.words.time(off.startsAt))"
    let file: HTML? =
      view.guest.link.purpose.opens(.booking)
      ? " <a href=\"\(view.home)/book/talk.ics\">Take it out of your calendar</a>" : nil
    return "<p class=\"lead\">The talk on \(DateWords.element(off.startsAt, time)) is called off.\(file)</p>"
  }

  private var lead: String {
    view.wishes.isStopped
      ? "Nobody at \(view.guest.firmName) will call you or write to you from now on. If that was not what you meant, change it below."
      : "It holds from now on, for everybody at \(view.guest.firmName)."
  }
}
