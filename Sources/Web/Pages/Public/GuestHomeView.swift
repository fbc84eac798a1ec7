import Desk
import Recruitment

/// The first page of a link that opens all of them.
struct GuestHomeView {
  let guest: Guest
  let path: String
  /// What is to be told first.
  var news: HTML?
  /// The talk of this link that lies ahead, and the clock that it was chosen on.
  var ahead: (booking: Booking, words: DateWords)?
  /// Whether they asked for no contact at all.
  var isStopped = false

  var content: HTML {
    """
    <div class="day">
    <h1>\(guest.firstName.map { "Hello \($0)" } ?? "Hello")</h1>
    <p class="lead">This page is yours, from \(guest.recruiterName.map { "\($0) at " } ?? "")\(guest.firmName). You need no account.</p>
    </div>
    \(news)
    \(isStopped ? stopped : nil)
    <ul class="doors">
    \(guest.recruiterName == nil && ahead == nil ? nil : book)
    <li><a href="\(path)/preferences">Say how you want to be contacted</a><p>By which ways, when, where it is safe to call; or not at all.</p></li>
    <li><a href="\(path)/why">When a call helps you, and when a message will do</a><p>What we ring about, and what we only write about.</p></li>
    </ul>
    <p class="rest">Why am I seeing this? Somebody at \(guest.firmName) made this link for you, so that you can say when and \
    how you are reached without an account.</p>
    """
  }

  private var stopped: HTML {
    """
    <p class="warning">You asked for no contact at all: nobody at \(guest.firmName) calls you or writes to you. \
    <a href="\(path)/preferences">Change it</a></p>
    """
  }

  private var book: HTML {
    if let ahead {
      let time = "\(ahead.words.longDay(ahead.booking.startsAt)), \(ahead.words.time(ahead.booking.startsAt))"
      return """
        <li><a href="\(path)/book">Your talk: \(DateWords.element(ahead.booking.startsAt, time))</a>\
        <p>Put it into your calendar, move it, or call it off.</p></li>
        """
    }
    return """
      <li><a href="\(path)/book">Book \(guest.link.minutes) minutes</a>\
      <p>At a time that suits you, by phone, by video or in person\(isStopped ? ". This one talk alone: nothing else begins again" : .empty).</p></li>
      """
  }
}
